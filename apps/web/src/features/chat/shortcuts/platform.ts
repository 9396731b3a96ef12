/** Whether shortcuts go by Cmd. Asked of the browser, so false while a page is made on the server. */
export const isMac = () => typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.platform);
export const modKey = () => (isMac() ? '⌘' : 'Ctrl');
