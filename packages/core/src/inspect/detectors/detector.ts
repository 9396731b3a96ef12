/** A place in a text, in UTF-16 code units; `end` is behind the last. */
export type Span = { start: number; end: number };

/** Finds one kind of thing in a text. Pure, and never slower than the text is long, whatever stands in it. */
export type Detector = { id: string; find(text: string): Span[] };

export const spanOf = (match: RegExpExecArray): Span => ({ start: match.index, end: match.index + match[0].length });

/** All that a pattern with the flag `g` matches and `isReal` confirms, in the text as `readDigits` gives it. */
export function findAll(text: string, pattern: RegExp, isReal: (match: RegExpExecArray) => boolean = () => true): Span[] {
  return [...text.matchAll(pattern)].filter(isReal).map(spanOf);
}

/** In order, and where two lie over each other, the one that begins first, the longer one of those. */
export function withoutOverlap(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end))
    if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span);
  return kept;
}
