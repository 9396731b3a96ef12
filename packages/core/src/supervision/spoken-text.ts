import type { MessageExtra } from '@parley/contract/message-extra';
import type { Span } from '../inspect/detectors/detector.ts';

type Payload = { body?: string; after?: string; files?: { name?: string }[]; extra?: Partial<MessageExtra> };

/** All that people read in one version of a message, as its log entry has it: the words, questions and titles, names of files. */
export function spokenText(payload: string): string {
  const { body, after, files = [], extra = {} } = JSON.parse(payload) as Payload;
  const { poll, snippet, forward } = extra;
  return [
    after ?? body,
    snippet?.title,
    poll?.question,
    ...(poll?.options.map(({ text }) => text) ?? []),
    forward?.body,
    ...files.map(({ name }) => name),
  ]
    .filter(Boolean)
    .join('\n');
}

const token = /<([@#&])([0-9a-f-]{36})>/g;

export const namedIn = (text: string): string[] => [...text.matchAll(token)].map(([, , id]) => id ?? '');

/** The text with people and places by their names, and where the spans are in it now. */
export function withNames<S extends Span>(
  text: string,
  names: ReadonlyMap<string, string>,
  spans: readonly S[],
): { text: string; spans: S[] } {
  const shifts: { at: number; by: number }[] = [];
  const named = text.replaceAll(token, (whole, sign: string, id: string, at: number) => {
    const name = `${sign === '#' ? '#' : '@'}${names.get(id) ?? '…'}`;
    shifts.push({ at, by: name.length - whole.length });
    return name;
  });
  const move = (place: number) => shifts.reduce((sum, { at, by }) => (at < place ? sum + by : sum), place);
  return {
    text: named,
    spans: spans.map((span) => ({ ...span, start: move(span.start), end: Math.max(move(span.start), move(span.end)) })),
  };
}
