import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { ImportRefused, type Report, type Source, type SourceChannel, type SourceMessage, type SourcePerson } from './source.ts';
import { openSpool } from './spool.ts';

const recordMax = 1024 * 1024;
/** The words that head a column, in the order of preference. */
const headings = {
  time: ['time', 'timestamp', 'date', 'datetime', 'sent', 'created_at'],
  channel: ['channel', 'room', 'conversation'],
  author: ['author', 'email', 'user', 'from', 'sender', 'name'],
  text: ['text', 'message', 'body', 'content'],
  thread: ['thread', 'thread_id'],
};
type Columns = Record<keyof typeof headings, number>;

/** Rows with time, channel, author, text and perhaps a thread; rows of one channel that share a thread belong together. */
export async function openCsv(
  bytes: Readable,
  { head, spoolDir, report }: { head: Buffer; spoolDir: string; report: Report },
): Promise<Source> {
  const isUtf8 = isValidUtf8(head);
  const firstLine =
    head
      .toString(isUtf8 ? 'utf8' : 'latin1')
      .replace(/^\ufeff/, '')
      .split(/\r?\n/, 1)[0] ?? '';
  const delimiter = [',', ';', '\t'].toSorted((a, b) => firstLine.split(b).length - firstLine.split(a).length)[0] ?? ',';
  const parser = bytes.pipe(
    parse({
      delimiter,
      bom: true,
      encoding: isUtf8 ? 'utf8' : 'latin1',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: recordMax,
      info: true,
    }),
  );
  const spool = await openSpool(spoolDir);
  const people = new Map<string, SourcePerson>();
  const channels = new Map<string, SourceChannel>();
  const threads = new Map<string, { key: string; at: number }>();
  let columns: Columns | null = null;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (columns) take(record, columns, `line ${info.lines}`);
      else columns = readColumns(record);
    }
  } catch (error) {
    await spool.close();
    throw error instanceof ImportRefused ? error : new ImportRefused('damaged', { cause: error });
  }
  if (!columns) throw new ImportRefused('notAnExport');
  spool.flush();
  return {
    kind: 'csv',
    people: [...people.values()],
    channels: [...channels.values()],
    parts: (key) =>
      spool
        .parts(key, (raw) => raw.replaceAll('\0', ''))
        .map(({ read }) => ({
          read: async (names, problem) => (await read(names, problem)).map(withParent),
        })),
    openFile: async () => null,
    close: () => spool.close(),
  };

  // Which row of a thread is the first is known when all have been seen.
  function withParent(message: SourceMessage): SourceMessage {
    const first = message.thread ? threads.get(message.thread) : undefined;
    return first && first.key !== message.key ? { ...message, parent: first } : message;
  }

  function take(record: string[], at: Columns, place: string): void {
    const value = (column: keyof Columns) => (record[at[column]] ?? '').trim();
    const time = toMs(value('time'));
    const room = value('channel').replace(/^#/, '').toLowerCase();
    const author = value('author');
    if (time === null) return report('badTime', place, value('time').slice(0, 60));
    if (!room) return report('noChannel', place);
    if (!author) return report('noAuthor', place);
    const email = author.includes('@') ? author.toLowerCase() : null;
    const personKey = email ?? author.toLowerCase();
    if (!people.has(personKey))
      people.set(personKey, { key: personKey, name: email ? (author.split('@')[0] ?? author) : author, email, isBot: false });
    const channel: SourceChannel = channels.get(room) ?? {
      key: room,
      kind: 'public',
      name: room,
      topic: '',
      memberKeys: [],
      isArchived: false,
    };
    channels.set(room, channel);
    if (!channel.memberKeys.includes(personKey)) channel.memberKeys.push(personKey);
    const raw = record[at.text] ?? '';
    const key = createHash('sha256')
      .update(JSON.stringify([time, personKey, raw]))
      .digest('base64url')
      .slice(0, 24);
    const thread = value('thread') && `${room} ${value('thread')}`;
    if (thread && !((threads.get(thread)?.at ?? Infinity) <= time)) threads.set(thread, { key, at: time });
    spool.add(room, { key, at: time, author: personKey, raw, ...(thread ? { thread } : {}), reactions: [], files: [], place });
  }
}

function readColumns(record: string[]): Columns {
  const given = record.map((heading) =>
    heading
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_'),
  );
  const find = (names: string[]) => names.map((name) => given.indexOf(name)).find((at) => at >= 0) ?? -1;
  const columns = Object.fromEntries(Object.entries(headings).map(([column, names]) => [column, find(names)])) as Columns;
  if (columns.time < 0 || columns.channel < 0 || columns.author < 0 || columns.text < 0) throw new ImportRefused('notAnExport');
  return columns;
}

/** ISO 8601, also with a space; a time without a zone is UTC. Or seconds or milliseconds since 1970. */
function toMs(text: string): number | null {
  if (/^\d{9,10}(?:\.\d+)?$/.test(text)) return Math.floor(Number(text) * 1000);
  if (/^\d{12,13}$/.test(text)) return Number(text);
  const parts = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?))?\s*(Z|[+-]\d\d:?\d\d)?$/i.exec(text);
  const ms = parts ? Date.parse(`${parts[1]}T${parts[2] ?? '00:00'}${parts[3] ?? 'Z'}`) : NaN;
  return Number.isFinite(ms) ? ms : null;
}

function isValidUtf8(head: Buffer): boolean {
  try {
    // The head may end inside a sign.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
