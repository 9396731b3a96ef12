const charactersPerLine = 88;
/** A text of more lines than this is folded to so many as leave room for what comes after it. */
const foldedAbove = 28;
export const foldedLines = 18;
export const lineHeight = 22;

/** How many lines a text fills at the width of a feed, roughly. */
export const countLines = (body: string): number =>
  body.split('\n').reduce((sum, text) => sum + Math.max(1, Math.ceil(text.length / charactersPerLine)), 0);

export const isLongText = (body: string): boolean =>
  // Counting is for what may be long at all.
  body.length > foldedAbove && countLines(body) > foldedAbove;

/** Messages that were opened up, for as long as this page lives: a row that scrolls away and comes back is as it was. */
const opened = new Set<string>();
export const isOpened = (clientId: string): boolean => opened.has(clientId);
export function setOpened(clientId: string, isOpen: boolean): void {
  if (isOpen) opened.add(clientId);
  else opened.delete(clientId);
}
