import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { ownerQuery } from '@parley/db/testing/owner-query';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openScratchDatabase } from '../../db/test/scratch-database.ts';
import { makeCheckpoint } from '../src/archive/checkpoint.ts';
import { bookName, readBook } from '../src/backup/backup-book.ts';
import { getArchive } from '../src/archive/manage-archive.ts';
import { makeBackup } from '../src/backup/make-backup.ts';
import { nightlyBackup } from '../src/backup/nightly-backup.ts';
import { restoreBackup } from '../src/backup/restore-backup.ts';
import { readSecondCopy } from '../src/backup/second-copy.ts';
import { verifyBackup } from '../src/backup/verify-backup.ts';
import { verifyRestored } from '../src/backup/verify-restored.ts';
import { config, configureCore } from '../src/config.ts';
import { openFile } from '../src/file/open-file.ts';
import { storeUpload } from '../src/file/store-upload.ts';
import { newId } from '../src/id.ts';
import { signIn } from '../src/identity/sign-in.ts';
import { log } from '../src/log.ts';
import { deleteMessage, editMessage } from '../src/message/change-message.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { buildTenant, type BuiltTenant } from '../src/testing/build.ts';
import { openCore } from '../src/testing/open-core.ts';
import { makeExport } from './export/make-export.ts';

const { TEST_ADMIN_URL = '', PARLEY_SECRET: secret = '' } = process.env;
const migrationsDir = fileURLToPath(new URL('../../db/prisma/migrations', import.meta.url));
const folder = (name: string) => mkdtemp(join(tmpdir(), `parley-${name}-`));
const addressOf = (database: string) => Object.assign(new URL(TEST_ADMIN_URL), { pathname: `/${database}` }).toString();
const say = () => {};
// A restore runs every migration: a slow machine takes a while.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

/** The installation that is lost: two firms on a database and a data folder of their own. */
let primary: { url: string; dataDir: string; close: () => Promise<void>; drop: () => Promise<void> };
let firms: BuiltTenant[];
let fileId: string;
/** What was taken of it before. */
let backup: string;

beforeAll(async () => {
  const scratch = await openScratchDatabase();
  const dataDir = await folder('primary');
  const close = openCore({ appUrl: scratch.urls.app, systemUrl: scratch.urls.system, secret, dataDir });
  primary = { url: addressOf(scratch.owner.database ?? ''), dataDir, close, drop: scratch.drop };
  firms = [await buildTenant({ marker: 'First' }), await buildTenant({ marker: 'Second' })];
  const [first, second] = firms as [BuiltTenant, BuiltTenant];
  await talk(first);
  await talk(second);
  fileId = await sendFile(first);
  await makeCheckpoint(first.tenantId);
  await talk(first);
  backup = await folder('backup');
  await makeBackup({ databaseUrl: primary.url, dir: backup, say });
});
afterAll(async () => {
  await primary.close();
  await primary.drop();
});

async function talk({ owner, generalId }: BuiltTenant): Promise<void> {
  for (const body of ['a line\twith\na tab, \\ and 🙂', 'to be edited', 'to be deleted']) {
    const { message } = await sendMessage(owner, { clientId: newId(), channelId: generalId, body });
    if (body.endsWith('edited')) await editMessage(owner, { messageId: message.id, body: 'edited' });
    if (body.endsWith('deleted')) await deleteMessage(owner, { messageId: message.id });
  }
}

async function sendFile({ owner, generalId }: BuiltTenant): Promise<string> {
  async function* bytes() {
    yield new TextEncoder().encode('what the file says');
  }
  const { file } = await storeUpload(owner, { name: 'plan.txt', bytes: bytes() });
  await sendMessage(owner, { clientId: newId(), channelId: generalId, body: 'with a file', fileIds: [file.id] });
  return file.id;
}

async function countRows(url: string): Promise<Record<string, number>> {
  const tables = await ownerQuery<{ name: string }>(
    url,
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('app', 'identity') ORDER BY 1`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables)
    counts[name] = Number((await ownerQuery<{ count: string }>(url, `SELECT count(*) AS count FROM ${name}`))[0]?.count);
  return counts;
}

test('P17: the primary is lost, and the archive is readable from the second copy', async () => {
  const kept = await countRows(primary.url);
  delete kept['app.presence_lease'];
  const verified = await verifyBackup(backup, say);
  expect(verified.book.tenants).toBe(2);
  expect(verified.events).toBe(kept['app.event']);
  const former = config();
  await primary.close();
  await primary.drop();
  await rm(primary.dataDir, { recursive: true });

  const dataDir = await folder('second');
  configureCore({ ...former, dataDir });
  const url = addressOf(`restored_${newId().slice(-8)}`);
  const { urls } = await restoreBackup({ dir: backup, adminUrl: url, migrationsDir, replaces: false, say });
  expect(await countRows(url)).toMatchObject(kept);
  const close = openCore({ appUrl: urls.app, systemUrl: urls.system, secret, dataDir });
  primary = {
    url,
    dataDir,
    close,
    drop: () => ownerQuery(TEST_ADMIN_URL, `DROP DATABASE ${new URL(url).pathname.slice(1)} WITH (FORCE)`).then(() => {}),
  };

  expect((await verifyRestored()).map(({ problem }) => problem)).toEqual([null, null]);
  for (const { owner } of firms) {
    const { dir } = await makeExport(owner);
    const { status, stdout, stderr } = spawnSync(process.execPath, ['verify.mjs', '.'], { cwd: dir, encoding: 'utf8' });
    expect(status, stdout + stderr).toBe(0);
    const { email, password } = owner;
    expect(await signIn({ email, password, userAgent: 'test', address: '192.0.2.1' })).toMatchObject({ email });
  }
  const [first] = firms as [BuiltTenant, BuiltTenant];
  const file = await openFile(first.owner, fileId);
  expect(await text(await file.stream())).toBe('what the file says');
  await talk(first);
  expect((await makeCheckpoint(first.tenantId)).number).toBeGreaterThan(1);
});

test('P17: every night a second copy is made, read back whole and the last few kept, and the Archive page and health say when', async () => {
  const [first] = firms as [BuiltTenant, BuiltTenant];
  const former = config();
  const dir = await folder('nightly');
  expect(await readSecondCopy()).toBeNull();
  await nightlyBackup();
  expect(await readSecondCopy()).toBeNull();

  configureCore({ ...former, backup: { dir: join(dir, 'not', 'there'), keep: 2, databaseUrl: former.publicUrl } });
  const told = vi.spyOn(log, 'error').mockReturnValue(undefined);
  await expect(nightlyBackup()).rejects.toThrow();
  expect(told).toHaveBeenCalledWith(expect.anything(), expect.stringContaining('there is no new second copy'));
  expect(await readSecondCopy()).toEqual({ verifiedAt: null, isLate: false });
  vi.useFakeTimers({ now: Date.now() + 37 * 3_600_000, toFake: ['Date'] });
  expect(await readSecondCopy()).toEqual({ verifiedAt: null, isLate: true });
  vi.useRealTimers();

  configureCore({ ...former, backup: { dir, keep: 2, databaseUrl: primary.url } });
  for (const name of ['2026-01-01T01-12-00Z', '2026-01-02T01-12-00Z']) await cp(backup, join(dir, name), { recursive: true });
  await nightlyBackup();
  const names = (await readdir(dir)).toSorted();
  expect(names).toEqual(['2026-01-02T01-12-00Z', expect.stringMatching(/^20\d\d-.*Z$/), 'not']);
  const [older, newer] = [names[0], names[1]].map((name) => join(dir, name ?? '', 'files', first.tenantId, fileId));
  expect((await stat(older ?? '')).ino, 'a file that both copies have lies on the disk once').toBe((await stat(newer ?? '')).ino);
  const { secondCopy } = await getArchive(first.owner);
  expect(secondCopy).toEqual({ verifiedAt: expect.any(String), isLate: false });
  configureCore(former);
});

test('a database that is used is left alone, unless it is to be replaced', async () => {
  const restore = (adminUrl: string, replaces: boolean) => restoreBackup({ dir: backup, adminUrl, migrationsDir, replaces, say });
  await expect(restore(primary.url, true)).rejects.toThrow('A Parley is connected to this database.');
  const name = `used_${newId().slice(-8)}`;
  const url = addressOf(name);
  await ownerQuery(TEST_ADMIN_URL, `CREATE DATABASE ${name}`);
  try {
    await ownerQuery(url, 'CREATE SCHEMA identity');
    await ownerQuery(url, 'CREATE TABLE identity.workspace AS SELECT 1 AS tenant_id');
    await ownerQuery(url, 'CREATE TABLE identity.user (id integer)');
    await expect(restore(url, false)).rejects.toThrow('This database holds workspaces. Nothing was changed.');
    expect(await countRows(url)).toEqual({ 'identity."user"': 0, 'identity.workspace': 1 });
    await restore(url, true);
    expect(await countRows(url)).toMatchObject({ 'identity."user"': 2, 'app.tenant': 2 });
  } finally {
    await ownerQuery(TEST_ADMIN_URL, `DROP DATABASE ${name} WITH (FORCE)`);
  }
});

test('a backup is never written over anything, and belongs to one secret', async () => {
  await expect(makeBackup({ databaseUrl: primary.url, dir: backup, say })).rejects.toThrow('is not empty');
  const former = config();
  configureCore({ ...former, secret: 'another-secret-of-another-installation' });
  await expect(readBook(backup)).rejects.toThrow('belongs to another PARLEY_SECRET');
  configureCore(former);
  expect((await readBook(backup)).tenants).toBe(2);
});

test('a byte that differs in the backup is found, and the part named', async () => {
  const book = await readBook(backup);
  const part = book.parts.find(({ table }) => table === 'app.event_payload');
  const line = JSON.parse((await readFile(join(backup, 'files.ndjson'), 'utf8')).split('\n')[0] ?? '') as { key: string };
  for (const name of [part?.file ?? '', join('files', line.key), 'files.ndjson', bookName]) {
    const path = join(backup, name);
    const right = await readFile(path);
    const wrong = Buffer.from(right);
    const middle = wrong.length >> 1;
    wrong[middle] = (wrong[middle] ?? 0) ^ 1;
    await writeFile(path, wrong);
    await expect(verifyBackup(backup, say), name).rejects.toThrow(name);
    await writeFile(path, right);
  }
  await verifyBackup(backup, say);
});

test('an archive that does not fit is found from the copy alone, and the entry named', async () => {
  const [first] = firms as [BuiltTenant, BuiltTenant];
  const tampered = `UPDATE app.event_payload SET payload = payload || ' ' WHERE tenant_id = $1 AND stream_id = $2 AND version = 3`;
  await ownerQuery(primary.url, tampered, [first.tenantId, first.generalId], true);
  const dir = await folder('backup');
  await makeBackup({ databaseUrl: primary.url, dir, former: backup, say });
  await expect(verifyBackup(dir, say)).rejects.toThrow(
    `workspace ${first.tenantId}, stream ${first.generalId}, entry 3: the content was changed`,
  );
  const taken = 'DELETE FROM app.event_payload WHERE tenant_id = $1 AND stream_id = $2 AND version = 3';
  await ownerQuery(primary.url, taken, [first.tenantId, first.generalId], true);
  const next = await folder('backup');
  await makeBackup({ databaseUrl: primary.url, dir: next, say });
  await expect(verifyBackup(next, say)).rejects.toThrow('entry 3: the content is missing');
});
