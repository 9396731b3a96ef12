import { replaceRange } from '../composer/replace-range.ts';

/** Puts words into the composer as a quotation, below what is written there, with the cursor where the answer goes. */
export function quoteMessage(text: string, isThread: boolean): void {
  const pane = isThread ? '[data-region="pane"] ' : 'main ';
  const field = document.querySelector<HTMLTextAreaElement>(`${pane}[data-region="composer"] textarea`);
  if (!field) return;
  const { value } = field;
  const before = value === '' || value.endsWith('\n') ? '' : '\n';
  replaceRange(field, { start: value.length, end: value.length, text: `${before}${asQuotation(text)}\n\n` });
}

export const asQuotation = (text: string): string =>
  text
    .trim()
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
