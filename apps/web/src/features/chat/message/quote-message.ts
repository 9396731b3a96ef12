import type { MessageView } from '@parley/contract/message-view';
import { composerField } from '../composer/composer-field.ts';
import { quoteLabel } from '../composer/quoted-labels.ts';
import { replaceRange } from '../composer/replace-range.ts';

/**
 * Puts the words of a message into the composer as a quotation, below what is written there, with the cursor where the answer goes.
 * The message's own label goes with them.
 */
export function quoteMessage({ id, channelId, parentId, extra }: MessageView, text: string, isThread: boolean): void {
  if (!appendWords(`${asQuotation(text)}\n\n`, isThread)) return;
  if (extra?.label) quoteLabel(isThread ? (parentId ?? id) : channelId, extra.label.id);
}

/** Puts words into the composer, below what is written there; false when there is none. */
export function appendWords(text: string, isThread: boolean): boolean {
  const field = composerField(isThread);
  if (!field) return false;
  const { value } = field;
  const before = value === '' || value.endsWith('\n') ? '' : '\n';
  replaceRange(field, { start: value.length, end: value.length, text: before + text });
  return true;
}

export const asQuotation = (text: string): string =>
  text
    .trim()
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
