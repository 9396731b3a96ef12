import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { MatterView } from '@parley/contract/matter';
import { selectGathered, type GatheredRow } from '@parley/db/matter/gathered-messages';
import { withTenant } from '@parley/db/with-tenant';
import { stringify } from 'csv-stringify/sync';
import yazl from 'yazl';
import type { Actor } from '../actor.ts';
import { recordAct } from '../audit/record-act.ts';
import { throttle } from '../identity/throttle.ts';
import { log } from '../log.ts';
import { toMessageView } from '../message/to-message-view.ts';
import { storage, storageKey } from '../storage/storage.ts';
import { accessMatter } from './access-matter.ts';
import { withoutBarred } from './past-barriers.ts';
import { toMatterView } from './to-matter-view.ts';

const batch = 500;
type Request = { matterId: string; withPrivileged: boolean };
type Wanted = { id: string; name: string };

/**
 * The matter as a zip: its messages as JSON lines and as rows, their files, and the SHA-256 of each, with or without what is
 * privileged. It is written as it is read, in flat memory; that it was taken is in the log before the first byte leaves.
 */
export async function takeMatter(actor: Actor, request: Request): Promise<{ name: string; stream: Readable }> {
  await throttle('matterTake.member', `${actor.tenantId} ${actor.memberId}`);
  const { matterId, withPrivileged } = request;
  const matter = await withTenant(actor.tenantId, async (tx) => {
    const found = await accessMatter(tx, actor, matterId, 'read');
    await recordAct(tx, actor, { type: 'matter.taken', details: { matterId, name: found.name, withPrivileged } });
    return toMatterView(tx, actor, found);
  });
  const zip = new yazl.ZipFile();
  const stream = zip.outputStream as Readable;
  writeEntries(zip, { actor, request, matter }).catch((error: unknown) => {
    log.error({ err: error, matterId }, 'a matter could not be written down');
    stream.destroy(error instanceof Error ? error : new Error('broken off'));
  });
  return { name: `matter-${matterId}.zip`, stream };
}

async function writeEntries(
  zip: yazl.ZipFile,
  { actor, request, matter }: { actor: Actor; request: Request; matter: MatterView },
): Promise<void> {
  const sums: string[] = [];
  const files: Wanted[] = [];
  const add = (path: string, source: AsyncIterable<string | Uint8Array> | Iterable<string>) =>
    new Promise<void>((resolve, reject) => {
      const hash = createHash('sha256');
      async function* measured() {
        for await (const chunk of source) {
          hash.update(chunk);
          yield Buffer.from(chunk);
        }
      }
      const entry = Readable.from(measured(), { objectMode: false });
      entry.once('error', reject).once('end', () => {
        sums.push(`${hash.digest('hex')}  ${path}\n`);
        resolve();
      });
      zip.addReadStream(entry, path);
    });

  await add('messages.ndjson', jsonLines(actor, request, files));
  await add('messages.csv', csvRows(actor, request));
  for (const { id, name } of files)
    await add(`files/${id}${/\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0].toLowerCase() ?? ''}`, bytesOf(actor.tenantId, id));
  await add('README.txt', [explain(matter, request)]);
  zip.addBuffer(Buffer.from(sums.join('')), 'manifest.sha256');
  zip.end();
}

async function* gathered(actor: Actor, { matterId, withPrivileged }: Request): AsyncGenerator<GatheredRow> {
  for (let after: { at: Date; id: string } | null = null; ;) {
    const { page, shown }: Record<'page' | 'shown', GatheredRow[]> = await withTenant(actor.tenantId, async (tx) => {
      const found = await selectGathered(tx, { matterId, after, channelId: null, onlyPrivileged: false, limit: batch });
      return { page: found, shown: await withoutBarred(tx, actor, found) };
    });
    for (const row of shown) if (withPrivileged || !row.is_privileged) yield row;
    const last = page.at(-1);
    if (!last || page.length < batch) return;
    after = { at: last.created_at, id: last.id };
  }
}

async function* jsonLines(actor: Actor, request: Request, files: Wanted[]): AsyncGenerator<string> {
  for await (const { is_privileged: isPrivileged, ...row } of gathered(actor, request)) {
    const message = toMessageView(row);
    for (const { id, name } of message.files) files.push({ id, name });
    yield `${JSON.stringify({ ...message, isPrivileged })}\n`;
  }
}

async function* csvRows(actor: Actor, request: Request): AsyncGenerator<string> {
  yield toCsv(['time', 'channel', 'message', 'in the thread of', 'author', 'text', 'files', 'privileged']);
  for await (const { is_privileged: isPrivileged, ...row } of gathered(actor, request)) {
    const { createdAt, channelId, id, parentId, author, body, files } = toMessageView(row);
    const names = files.map(({ name }) => name).join('\n');
    yield toCsv([createdAt, channelId, id, parentId ?? '', author.name, body, names, isPrivileged ? 'yes' : 'no']);
  }
}

/** A file that is gone since, or that inspection has not passed, is an empty entry: the message names it all the same. */
async function* bytesOf(tenantId: string, fileId: string): AsyncGenerator<Uint8Array> {
  const file = await withTenant(tenantId, (tx) => tx.file.findFirst({ where: { id: fileId }, select: { state: true } }));
  if (!file || file.state === 'held' || file.state === 'blocked') return;
  const stream = await storage()
    .read(storageKey(tenantId, fileId))
    .catch(() => null);
  if (stream) for await (const chunk of stream) yield chunk as Uint8Array;
}

const explain = ({ name, client, people }: MatterView, { withPrivileged }: Request): string =>
  [
    `${name}${client ? ` (${client})` : ''}`,
    '',
    `Written down by Parley at ${new Date().toISOString()}.`,
    withPrivileged ? 'What is marked as privileged is in it.' : 'What is marked as privileged has been left out.',
    `People of the matter: ${people.map((person) => person.name).join(', ')}.`,
    '',
    'messages.ndjson   one message a line, the oldest first',
    'messages.csv      the same as rows',
    'files/            what was attached, by id',
    'manifest.sha256   `sha256sum -c manifest.sha256` says whether each file is as it was',
    '',
    'The firm’s own export (Administration, Archive) has the same messages in all their versions, with the proof of the log.',
    '',
  ].join('\n');

// What begins like a formula must not become one in somebody's spreadsheet.
const toCsv = (row: string[]): string => stringify([row], { escape_formulas: true, record_delimiter: '\r\n' });
