import type { Span } from '../inspect/detectors/detector.ts';

const around = 40;
const mask = '•••••';

/** The first find in a text with some words around it, on one line; whatever was found is blotted out, all of it. */
export function maskSnippet(text: string, spans: readonly Span[]): string {
  const sorted = spans.toSorted((a, b) => a.start - b.start);
  const first = sorted[0];
  if (!first) return '';
  const from = Math.max(0, first.start - around);
  const to = Math.min(text.length, first.end + around);
  let masked = '';
  let at = from;
  for (const { start, end } of sorted) {
    if (start >= to) break;
    if (end <= at) continue;
    masked += text.slice(at, Math.max(at, start)) + mask;
    at = end;
  }
  const tail = text.slice(at, Math.max(at, to));
  // A word that is cut in two says nothing.
  masked += to < text.length ? tail.replace(/\s\S*$/, '') : tail;
  const line = masked.replaceAll(/\s+/g, ' ').trim().toWellFormed();
  return `${from > 0 ? '… ' : ''}${line}${to < text.length ? ' …' : ''}`;
}
