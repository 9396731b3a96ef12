import type { Conversation, Person, Snapshot } from './snapshot.ts';

type EventRecord = {
  record: string;
  stream: string;
  version: number;
  type: string;
  actor: string | null;
  subject: string | null;
  at: number;
  payload: string | null;
};
export type DayFile = { id: string; name: string; mime: string };
/** What was said in one conversation on one day of Greenwich; a very long day comes in several pieces, counted from 1. */
export type ConversationDay = {
  conversation: Conversation;
  day: string;
  piece: number;
  at: number;
  authors: Person[];
  text: string;
  files: DayFile[];
};

const linesPerPiece = 5_000;
const lettersPerPiece = 4_000_000;

/** Gathers the lines of an export, as they stand in it, into days of conversations. */
export async function* conversationDays(lines: AsyncIterable<string>, snapshot: Snapshot): AsyncGenerator<ConversationDay> {
  const people = new Map(snapshot.people.map((one) => [one.id, one]));
  const conversations = new Map(snapshot.conversations.map((one) => [one.id, one]));
  let open: ReturnType<typeof openDay> | undefined;
  for await (const line of lines) {
    if (!line.startsWith('{"record":"event"')) continue;
    const event = JSON.parse(line) as EventRecord;
    const conversation = conversations.get(event.stream);
    const said = conversation && describe(event, people);
    if (!said) continue;
    const day = new Date(event.at).toISOString().slice(0, 10);
    const isSame = open?.conversation === conversation && open.day === day;
    if (open && !(isSame && open.lines.length < linesPerPiece && open.letters < lettersPerPiece)) {
      yield closeDay(open);
      open = openDay(conversation, day, event.at, isSame ? open.piece + 1 : 1);
    }
    open ??= openDay(conversation, day, event.at, 1);
    open.lines.push(`[${new Date(event.at).toISOString().slice(11, 19)}] ${said.text}`);
    open.letters += said.text.length;
    open.files.push(...said.files);
    if (said.author) open.authors.set(said.author.id, said.author);
  }
  if (open) yield closeDay(open);
}

const openDay = (conversation: Conversation, day: string, at: number, piece: number) => ({
  conversation,
  day,
  at,
  piece,
  letters: 0,
  lines: [] as string[],
  files: [] as DayFile[],
  authors: new Map<string, Person>(),
});

const closeDay = ({ lines, authors, letters: _, ...rest }: ReturnType<typeof openDay>): ConversationDay => ({
  ...rest,
  authors: [...authors.values()],
  text: `${lines.join('\n')}\n`,
});

type Said = { text: string; files: DayFile[]; author: Person | null };

/** An entry as a line of a transcript; null for what is no part of a conversation's text (the records hold it all). */
function describe(event: EventRecord, people: Map<string, Person>): Said | null {
  const nameOf = (id: string | null | undefined) => (id ? (people.get(id)?.name ?? id) : 'Parley');
  const author = (event.actor && people.get(event.actor)) || null;
  if (event.payload === null) return { text: `${nameOf(event.actor)}: (${event.type}; its content was erased)`, files: [], author };
  const { body, after, files, imported } = JSON.parse(event.payload) as {
    body?: string;
    after?: string;
    files?: DayFile[];
    imported?: { authorId: string; sentAt: string };
  };
  const plain = (text: string): Said => ({ text, files: [], author });
  const who = nameOf(event.actor);
  switch (event.type) {
    case 'message.created':
      return { text: `${who}: ${withFiles(body, files)}`, files: files ?? [], author };
    case 'message.imported': {
      const writer = (imported && people.get(imported.authorId)) || null;
      const text = `${nameOf(imported?.authorId)}, said to be written ${imported?.sentAt ?? ''}, imported by ${who}: ${withFiles(body, files)}`;
      return { text, files: files ?? [], author: writer };
    }
    case 'message.edited':
      return plain(`${who} changed message ${event.subject} to: ${after ?? ''}`);
    case 'message.deleted':
      return plain(`${who} deleted message ${event.subject}`);
    case 'channel.memberAdded':
      return plain(`${nameOf(event.subject)} came in, added by ${who}`);
    case 'channel.memberRemoved':
      return plain(`${nameOf(event.subject)} was removed by ${who}`);
    default:
      return null;
  }
}

const withFiles = (body = '', files: DayFile[] = []): string =>
  [body, ...files.map(({ name }) => `(file: ${name})`)].filter(Boolean).join('\n  ');
