export type Completion = {
  kind: 'mention' | 'channel' | 'emoji' | 'command' | 'language';
  query: string;
  start: number;
  end: number;
};

// Where words are written without spaces between them, a name may begin at once.
const mention =
  /(?:^|[\s([{"'“‘、。，！？：（「『\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー])@([\p{L}\p{M}\p{N}'’.-]*(?: [\p{L}\p{M}\p{N}'’.-]*){0,3})$/u;
const channel =
  /(?:^|[\s([{"'“‘、。，！？：（「『\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー])#([\p{L}\p{M}\p{N}_-]*)$/u;
const emoji = /(?:^|[\s(])(:[a-z0-9_+-]{2,30})$/i;
const command = /^\/([a-z]*)$/i;
const language = /(?:^|\n)```([a-z][a-z0-9+#-]*)$/i;

/** What is being completed at the caret: the stretch from its sign (`@`, `#`, `:`, `/`) up to the caret, or null. */
export function findCompletion(text: string, caret: number): Completion | null {
  const before = text.slice(Math.max(0, caret - 120), caret);
  const upTo = (kind: Completion['kind'], query: string, length: number): Completion => ({
    kind,
    query,
    start: caret - length,
    end: caret,
  });
  const act = command.exec(text.slice(0, caret))?.[1];
  if (act !== undefined) return upTo('command', act.toLowerCase(), caret);
  const fence = language.exec(before)?.[1];
  if (fence && isFenceOpen(text.slice(0, caret))) return upTo('language', fence.toLowerCase(), fence.length);
  if (isInCode(text.slice(0, caret))) return null;
  const person = mention.exec(before)?.[1];
  if (person !== undefined) return upTo('mention', person, person.length + 1);
  const place = channel.exec(before)?.[1];
  if (place !== undefined) return upTo('channel', place, place.length + 1);
  const sign = emoji.exec(before)?.[1];
  return sign ? upTo('emoji', sign.slice(1).toLowerCase(), sign.length) : null;
}

/** The `:name:` that has just been closed at the caret, with where it stands; null where none was. */
export function findShortcode(text: string, caret: number): { name: string; start: number; end: number } | null {
  const before = text.slice(Math.max(0, caret - 40), caret);
  const name = /(?:^|[\s(]):([a-z0-9_+-]{2,30}):$/i.exec(before)?.[1];
  if (!name || isInCode(text.slice(0, caret))) return null;
  return { name: name.toLowerCase(), start: caret - name.length - 2, end: caret };
}

const isFenceOpen = (before: string): boolean => ((before.match(/```/g)?.length ?? 0) & 1) === 1;

/** Whether what follows stands in code, where signs are only signs. */
export function isInCode(before: string): boolean {
  if (isFenceOpen(before)) return true;
  const line = before.slice(before.lastIndexOf('\n') + 1).replaceAll('```', '');
  return ((line.match(/`/g)?.length ?? 0) & 1) === 1;
}
