import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { DayFile } from './conversation-days.ts';
import { changeSentence } from './change-sentence.ts';
import { labelTrail } from './label-trail.ts';
import type { Conversation, Person, Snapshot } from './snapshot.ts';

/** One thing that happened in a conversation: a version of a message, somebody coming in or leaving, or a change about it. */
export type Said = {
  kind: 'original' | 'edited' | 'deleted' | 'entered' | 'left' | 'changed';
  conversation: Conversation;
  version: number;
  /** Of a message: its id, else the member's. */
  subject: string;
  actor: Person | null;
  at: number;
  text: string | null;
  files: DayFile[];
  isErased: boolean;
  /** Who wrote an imported message, and when, as the file said; the log's time is that of the import. */
  imported: { by: Person | null; at: string } | null;
  /** The label that it stands under: its own, or its channel's. */
  label: string | null;
};

type Line = {
  stream: string;
  version: number;
  type: string;
  actor: string | null;
  subject: string | null;
  at: number;
  payload: string | null;
  withheld?: string;
};
type Payload = {
  body?: string;
  before?: unknown;
  after?: unknown;
  files?: DayFile[];
  imported?: { authorId: string; sentAt: string };
  extra?: { label?: { id: string; name: string } };
};

const kinds: Record<string, Said['kind']> = {
  'message.created': 'original',
  'message.imported': 'original',
  'message.edited': 'edited',
  'message.deleted': 'deleted',
  'channel.memberAdded': 'entered',
  'channel.memberRemoved': 'left',
  'channel.renamed': 'changed',
  'channel.topicSet': 'changed',
  'channel.postingSet': 'changed',
  'channel.archived': 'changed',
  'channel.unarchived': 'changed',
  'channel.madeFromGroup': 'changed',
  'channel.labelSet': 'changed',
};

/** What was said, in the order of the records. What is withheld is not there. */
export async function* readSaid(records: AsyncIterable<Uint8Array>, snapshot: Snapshot): AsyncGenerator<Said> {
  const people = new Map(snapshot.people.map((one) => [one.id, one]));
  const conversations = new Map(snapshot.conversations.map((one) => [one.id, one]));
  const follow = labelTrail();
  const find = (id: string | null | undefined) => (id ? (people.get(id) ?? null) : null);
  for await (const text of createInterface({ input: Readable.from(records, { objectMode: false }), crlfDelay: Infinity })) {
    if (!text.startsWith('{"record":"event"')) continue;
    const line = JSON.parse(text) as Line;
    const kind = kinds[line.type];
    const conversation = conversations.get(line.stream);
    if (!conversation || line.withheld || !(kind || line.type === 'message.labelled')) continue;
    const payload = (line.payload === null ? {} : JSON.parse(line.payload)) as Payload;
    const label = follow(line, payload);
    if (!kind) continue;
    const { imported } = payload;
    yield {
      kind,
      conversation,
      version: line.version,
      subject: line.subject ?? '',
      actor: find(line.actor),
      at: line.at,
      text: kind === 'changed' ? changeSentence(line.type, payload) : textOf(kind, payload),
      files: payload.files ?? [],
      isErased: line.payload === null,
      label,
      imported: imported ? { by: find(imported.authorId), at: imported.sentAt } : null,
    };
  }
}

function textOf(kind: Said['kind'], payload: Payload): string | null {
  return (kind === 'edited' ? (payload.after as string | undefined) : payload.body) ?? null;
}
