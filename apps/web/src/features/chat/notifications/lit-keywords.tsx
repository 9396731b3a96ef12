import type { ReactNode } from 'react';

/** Splits a text at these words, whatever their case; every second part is one of them. The server looks for them alike. */
export function splitAtWords(text: string, words: readonly string[]): string[] {
  const wanted = words.filter(Boolean).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return wanted.length > 0 ? text.split(new RegExp(`(${wanted.join('|')})`, 'giu')) : [text];
}

/** Draws text with the reader's keywords lit; nothing to draw with where there are none. */
export const litKeywords = (words: readonly string[]): ((text: string) => ReactNode) | undefined =>
  words.length === 0
    ? undefined
    : (text) =>
        splitAtWords(text, words).map((part, index) =>
          index % 2 === 1 ? (
            <mark key={index} className="rounded-xs bg-amber-soft text-inherit">
              {part}
            </mark>
          ) : (
            part
          ),
        );
