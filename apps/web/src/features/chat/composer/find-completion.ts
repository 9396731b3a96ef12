export type Completion = { kind: 'mention' | 'emoji'; query: string; start: number; end: number };

const mention = /(?:^|[\s([{"'“‘])@([\p{L}\p{M}\p{N}'’.-]*(?: [\p{L}\p{M}\p{N}'’.-]*){0,3})$/u;
const emoji = /(?:^|[\s(])(:[a-z0-9_+-]{2,30})$/i;

/** What is being completed at the caret: the stretch from its sign (`@` or `:`) up to the caret, or null. */
export function findCompletion(text: string, caret: number): Completion | null {
  const before = text.slice(Math.max(0, caret - 120), caret);
  if (insideCode(text.slice(0, caret))) return null;
  const person = mention.exec(before);
  if (person) {
    const query = person[1] ?? '';
    return { kind: 'mention', query, start: caret - query.length - 1, end: caret };
  }
  const sign = emoji.exec(before)?.[1];
  return sign ? { kind: 'emoji', query: sign.slice(1).toLowerCase(), start: caret - sign.length, end: caret } : null;
}

function insideCode(before: string): boolean {
  if (((before.match(/```/g)?.length ?? 0) & 1) === 1) return true;
  const line = before.slice(before.lastIndexOf('\n') + 1).replaceAll('```', '');
  return ((line.match(/`/g)?.length ?? 0) & 1) === 1;
}
