export type Selection = { text: string; start: number; end: number };

export const marks = { bold: '**', italic: '_', code: '`', strike: '~~' } as const;
export type Mark = keyof typeof marks;

/**
 * Puts a mark around the selection, or takes it off when it is there already. Several lines of code become a fenced
 * block. With nothing selected the caret lands between the two marks.
 */
export function wrapSelection({ text, start, end }: Selection, mark: Mark): Selection {
  const chosen = text.slice(start, end);
  if (mark === 'code' && chosen.includes('\n')) return fence({ text, start, end });
  const sign = marks[mark];
  const outside = text.slice(start - sign.length, start) === sign && text.slice(end, end + sign.length) === sign;
  if (outside && start >= sign.length)
    return {
      text: text.slice(0, start - sign.length) + chosen + text.slice(end + sign.length),
      start: start - sign.length,
      end: end - sign.length,
    };
  if (chosen.length > 2 * sign.length && chosen.startsWith(sign) && chosen.endsWith(sign)) {
    const bare = chosen.slice(sign.length, -sign.length);
    return { text: text.slice(0, start) + bare + text.slice(end), start, end: start + bare.length };
  }
  return {
    text: text.slice(0, start) + sign + chosen + sign + text.slice(end),
    start: start + sign.length,
    end: end + sign.length,
  };
}

function fence({ text, start, end }: Selection): Selection {
  const before = start > 0 && text[start - 1] !== '\n' ? '\n```\n' : '```\n';
  const after = end < text.length && text[end] !== '\n' ? '\n```\n' : '\n```';
  return {
    text: text.slice(0, start) + before + text.slice(start, end) + after + text.slice(end),
    start: start + before.length,
    end: end + before.length,
  };
}
