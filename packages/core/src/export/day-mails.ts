import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { storage, storageKey } from '../storage/storage.ts';
import { conversationDays, type ConversationDay } from './conversation-days.ts';
import { writeMail, type MailParty } from './eml.ts';
import type { ExportRow } from './export-row.ts';
import type { Person, Snapshot } from './snapshot.ts';

type PackedMail = { path: string; pieces: AsyncIterable<string> };

/** A mail for each conversation and day; the days of a conversation refer to each other, so that they make one thread. */
export async function* dayMails(
  row: ExportRow,
  snapshot: Snapshot,
  records: AsyncIterable<Uint8Array>,
): AsyncGenerator<PackedMail> {
  const people = new Map(snapshot.people.map((one) => [one.id, one]));
  const lines = createInterface({ input: Readable.from(records, { objectMode: false }), crlfDelay: Infinity });
  let thread: { id: string; references: string[] } = { id: '', references: [] };
  for await (const day of conversationDays(lines, snapshot)) {
    const { conversation } = day;
    if (thread.id !== conversation.id) thread = { id: conversation.id, references: [] };
    const name = day.piece === 1 ? day.day : `${day.day}-${day.piece}`;
    const messageId = `<${name}.${conversation.id}@${snapshot.workspace.slug}.parley.invalid>`;
    const members = conversation.members.flatMap((id) => people.get(id) ?? []);
    yield {
      path: `eml/${folderName(conversation)}/${name}.eml`,
      pieces: writeMail({
        from: day.authors.map(toParty),
        to: members.map(toParty),
        subject: `${titleOf(conversation, members)}, ${name}`,
        date: new Date(day.at),
        messageId,
        references: thread.references,
        classification: day.labels,
        text: day.text,
        files: day.files.map((file) => ({ ...file, open: () => openFile(row.tenantId, file.id) })),
      }),
    };
    const [first = messageId] = thread.references;
    thread.references = first === messageId ? [first] : [first, messageId];
  }
}

const toParty = ({ name, email }: Person): MailParty => ({ name, email });

/** Something to recognise it by, and the id: two conversations never share a folder, whatever they are called. */
export function folderName({ id, name, kind }: ConversationDay['conversation']): string {
  const plain = (name ?? kind)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40);
  return `${plain}-${id}`.replace(/^-+/, '');
}

const titleOf = ({ name }: ConversationDay['conversation'], members: Person[]): string =>
  name === null ? members.map((one) => one.name).join(', ') : `#${name}`;

async function openFile(tenantId: string, fileId: string): Promise<AsyncIterable<Uint8Array>> {
  return storage()
    .read(storageKey(tenantId, fileId))
    .catch(() => Readable.from([Buffer.from('The bytes of this file are not in the store any more.')]));
}
