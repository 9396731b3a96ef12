import type { Selection } from './wrap-selection.ts';

const item = /^(\s*)(?:([-*])|(\d{1,3})([.)])|(>)) (.*)$/;

/** A new line in a list or a quotation begins as the one before; on an empty item it ends the list. Null: an ordinary line. */
export function continueLine({ text, start, end }: Selection): Selection | null {
  if (start !== end) return null;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const [, indent = '', bullet, number, dot = '.', quote, words = ''] = item.exec(text.slice(from, start)) ?? [];
  const sign = bullet ?? quote ?? (number && `${Number(number) + 1}${dot}`);
  if (!sign) return null;
  if (words.trim() === '') return { text: text.slice(0, from) + text.slice(start), start: from, end: from };
  const added = `\n${indent}${sign} `;
  return { text: text.slice(0, start) + added + text.slice(start), start: start + added.length, end: start + added.length };
}
