import type { Span } from '../inspect/detectors/detector.ts';

/** A find, and what stands in its place. */
export type Omission = Span & { mark: string };

/** The text with a mark in place of each find; finds that lie over each other or touch are one, under the mark of the first. */
export function leaveOut(text: string, omissions: readonly Omission[]): string {
  const merged: Omission[] = [];
  for (const next of omissions.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last && next.start < last.end) last.end = Math.max(last.end, next.end);
    else merged.push({ ...next });
  }
  let left = '';
  let at = 0;
  for (const { start, end, mark } of merged) {
    left += text.slice(at, start) + mark;
    // In Markdown a bracket behind the mark would make a link of it.
    if (/^[([]/.test(text.slice(end))) left += ' ';
    at = end;
  }
  return left + text.slice(at);
}
