import { stringify } from 'csv-stringify/sync';
import { readSaid, type Said } from './read-said.ts';
import type { Snapshot } from './snapshot.ts';

const headings = [
  'row',
  'conversation',
  'kind',
  'message',
  'version',
  'state',
  'supersedes',
  'at',
  'author',
  'e-mail',
  'text',
  'files',
  'written as imported',
  'classification',
];
const states = new Set<Said['kind']>(['original', 'edited', 'deleted']);

/**
 * A row for each version of each message: the original, each edit, the deletion, and which row each of them supersedes. Only what
 * was ever edited or deleted is remembered, so that the length of a record costs no memory.
 */
export async function* csvRows(snapshot: Snapshot, records: () => AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  yield toCsv(headings);
  const latest = new Map<string, string | null>();
  for await (const { kind, subject } of readSaid(records(), snapshot))
    if (kind === 'edited' || kind === 'deleted') latest.set(subject, null);
  for await (const said of readSaid(records(), snapshot)) {
    if (!states.has(said.kind)) continue;
    const id = `${said.conversation.id}:${said.version}`;
    yield toCsv([
      id,
      said.conversation.name ?? said.conversation.id,
      said.conversation.kind,
      said.subject,
      said.version,
      said.kind,
      latest.get(said.subject) ?? '',
      new Date(said.at).toISOString(),
      (said.imported?.by ?? said.actor)?.name ?? '',
      (said.imported?.by ?? said.actor)?.email ?? '',
      said.isErased ? '(erased)' : (said.text ?? ''),
      said.files.map(({ id: file, name }) => `${file} ${name}`).join('\n'),
      said.imported?.at ?? '',
      said.label ?? '',
    ]);
    if (latest.has(said.subject)) latest.set(said.subject, id);
  }
}

// What begins like a formula must not become one in somebody's spreadsheet.
const toCsv = (row: (string | number)[]): string => stringify([row], { escape_formulas: true, record_delimiter: '\r\n' });
