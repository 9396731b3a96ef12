import { changeSentence } from './change-sentence.ts';
import { labelTrail } from './label-trail.ts';
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
  withheld?: string;
};
export type DayFile = { id: string; name: string; mime: string };
/** What was said in one conversation on one day of Greenwich; a very long day comes in several pieces, counted from 1. */
export type ConversationDay = {
  conversation: Conversation;
  day: string;
  piece: number;
  at: number;
  authors: Person[];
  /** The labels that something of it stands under. */
  labels: string[];
  text: string;
  files: DayFile[];
};

const linesPerPiece = 5_000;
const lettersPerPiece = 4_000_000;

/** Gathers the lines of an export, as they stand in it, into days of conversations. */
export async function* conversationDays(lines: AsyncIterable<string>, snapshot: Snapshot): AsyncGenerator<ConversationDay> {
  const people = new Map(snapshot.people.map((one) => [one.id, one]));
  const conversations = new Map(snapshot.conversations.map((one) => [one.id, one]));
  const follow = labelTrail();
  let open: ReturnType<typeof openDay> | undefined;
  for await (const line of lines) {
    if (!line.startsWith('{"record":"event"')) continue;
    const event = JSON.parse(line) as EventRecord;
    if (event.withheld) continue;
    const conversation = conversations.get(event.stream);
    const label = conversation ? follow(event, payloadOf(event)) : null;
    const said = conversation && describe(event, people, label);
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
    if (label && event.type.startsWith('message.')) open.labels.add(label);
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
  labels: new Set<string>(),
});

const closeDay = ({ lines, authors, labels, letters: _, ...rest }: ReturnType<typeof openDay>): ConversationDay => ({
  ...rest,
  authors: [...authors.values()],
  labels: [...labels],
  text: `${lines.join('\n')}\n`,
});

type Payload = {
  body?: string;
  before?: unknown;
  after?: unknown;
  files?: DayFile[];
  imported?: { authorId: string; sentAt: string };
  extra?: { label?: { id: string; name: string } };
};
const payloadOf = ({ payload }: EventRecord): Payload => (payload === null ? {} : (JSON.parse(payload) as Payload));

type Said = { text: string; files: DayFile[]; author: Person | null };

/** An entry as a line of a transcript; null for what is no part of a conversation's text (the records hold it all). */
function describe(event: EventRecord, people: Map<string, Person>, label: string | null): Said | null {
  const nameOf = (id: string | null | undefined) => (id ? (people.get(id)?.name ?? id) : 'Parley');
  const author = (event.actor && people.get(event.actor)) || null;
  if (event.payload === null) return { text: `${nameOf(event.actor)}: (${event.type}; its content was erased)`, files: [], author };
  const payload = payloadOf(event);
  const { body, files, imported } = payload;
  const plain = (text: string): Said => ({ text, files: [], author });
  const mark = label ? ` (${label})` : '';
  const who = nameOf(event.actor);
  switch (event.type) {
    case 'message.created':
      return { text: `${who}${mark}: ${withFiles(body, files)}`, files: files ?? [], author };
    case 'message.imported': {
      const writer = (imported && people.get(imported.authorId)) || null;
      const text = `${nameOf(imported?.authorId)}, said to be written ${imported?.sentAt ?? ''}, imported by ${who}${mark}: ${withFiles(body, files)}`;
      return { text, files: files ?? [], author: writer };
    }
    case 'message.edited':
      return plain(`${who} changed message ${event.subject} to: ${(payload.after as string | undefined) ?? ''}`);
    case 'message.deleted':
      return plain(`${who} deleted message ${event.subject}`);
    case 'channel.memberAdded':
      return plain(`${nameOf(event.subject)} came in, added by ${who}`);
    case 'channel.memberRemoved':
      return plain(`${nameOf(event.subject)} was removed by ${who}`);
    default: {
      const change = changeSentence(event.type, payload);
      return change === null ? null : plain(`${who} ${change}`);
    }
  }
}

const withFiles = (body = '', files: DayFile[] = []): string =>
  [body, ...files.map(({ name }) => `(file: ${name})`)].filter(Boolean).join('\n  ');
