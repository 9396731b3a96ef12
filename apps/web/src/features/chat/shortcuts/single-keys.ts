const key = 'parley.singleKeys';

/** Shortcuts of one printable key disturb those who speak to their computer, so they can be switched off (WCAG 2.1.4). */
export const areSingleKeysOn = (): boolean => localStorage.getItem(key) !== 'off';
export const setSingleKeys = (isOn: boolean): void => localStorage.setItem(key, isOn ? 'on' : 'off');
