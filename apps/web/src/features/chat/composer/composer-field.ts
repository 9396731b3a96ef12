/** The field of the composer that is on screen, of the channel or of the open thread. */
export const composerField = (isThread: boolean): HTMLTextAreaElement | null =>
  document.querySelector<HTMLTextAreaElement>(`${isThread ? '[data-region="pane"]' : 'main'} [data-region="composer"] textarea`);
