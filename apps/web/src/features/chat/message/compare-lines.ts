import { diffLines } from 'diff';

/** A row of two versions side by side; a missing number is a gap. Numbers count from 1. */
export type LinePair = { before: number | null; after: number | null; isChanged: boolean };

const timeout = 1_000;
const countLines = (text: string): number => (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n').length;
const withEnd = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);

/** Lines of two versions, what is the same on one row, what replaced what on rows of its own. */
export function compareLines(before: string, after: string): LinePair[] {
  const parts = diffLines(withEnd(before), withEnd(after), { timeout }) ?? [
    { value: before, added: false, removed: true, count: 0 },
    { value: after, added: true, removed: false, count: 0 },
  ];
  const pairs: LinePair[] = [];
  let left = 0;
  let right = 0;
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index];
    if (!part) continue;
    const lines = countLines(part.value);
    if (!part.added && !part.removed) {
      for (let line = 0; line < lines; line += 1) pairs.push({ before: (left += 1), after: (right += 1), isChanged: false });
      continue;
    }
    const next = parts[index + 1];
    const isReplaced = part.removed && next?.added === true;
    const removed = part.removed ? lines : 0;
    const added = part.added ? lines : isReplaced ? countLines(next.value) : 0;
    for (let line = 0; line < Math.max(removed, added); line += 1)
      pairs.push({ before: line < removed ? (left += 1) : null, after: line < added ? (right += 1) : null, isChanged: true });
    if (isReplaced) index += 1;
  }
  return pairs;
}

/** Where a line of one version stands in another; null where it was changed or removed. */
export function followLine(before: string, after: string, line: number): number | null {
  return compareLines(before, after).find((pair) => pair.before === line && !pair.isChanged)?.after ?? null;
}
