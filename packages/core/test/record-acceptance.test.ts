import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readStoredEvents } from '@parley/db/log/read-events';
import { withTenant } from '@parley/db/with-tenant';
import { afterEach, expect, test, vi } from 'vitest';
import type { Actor } from '../src/actor.ts';
import { beginCheck } from '../src/archive/begin-check.ts';
import { checkArchive } from '../src/archive/check-archive.ts';
import { makeCheckpoint } from '../src/archive/checkpoint.ts';
import { getArchive } from '../src/archive/manage-archive.ts';
import { renameChannel } from '../src/channel/change-channel.ts';
import { storeUpload } from '../src/file/store-upload.ts';
import { checkHealth } from '../src/health/check-health.ts';
import { newId } from '../src/id.ts';
import { log } from '../src/log.ts';
import { deleteMessage, editMessage, reactToMessage } from '../src/message/change-message.ts';
import { pinMessage } from '../src/message/pin-message.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { storage, storageKey } from '../src/storage/storage.ts';
import { buildChannel, buildDirect, buildMember, buildTenant, type BuiltTenant } from '../src/testing/build.ts';
import { asOwner, tamper } from './as-owner.ts';
import { makeExport } from './export/make-export.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();
afterEach(() => void vi.useRealTimers());

const say = (actor: Actor, channelId: string, body: string, fileIds?: string[]) =>
  sendMessage(actor, { clientId: newId(), channelId, body, ...(fileIds ? { fileIds } : {}) }).then(({ message }) => message);
const typesIn = ({ tenantId }: BuiltTenant, streamId: string) =>
  withTenant(tenantId, (tx) => readStoredEvents(tx, streamId, 0, 1_000)).then((events) => events.map(({ type }) => type));
const verdict = async ({ tenantId, owner }: BuiltTenant) => {
  const checkId = await beginCheck(tenantId, null);
  await checkArchive({ tenantId, checkId });
  return (await getArchive(owner)).check;
};

/** The acceptance tests of a compliance archive that no other file is about; the numbers are those of the list that they come from. */
test('P3: the rows of the log are those of the export, stream by stream without a gap, and one row less is found by the daily check', async () => {
  const tenant = await buildTenant();
  const room = await buildChannel(tenant, { kind: 'private' });
  for (let n = 0; n < 5; n += 1) await say(tenant.owner, n % 2 ? room : tenant.generalId, `line ${n}`);
  await makeCheckpoint(tenant.tenantId);
  const { dir } = await makeExport(tenant.owner);
  const records = (await readFile(join(dir, 'records.ndjson'), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { record: string; stream: string; version: number; at: number });
  const exported = records.filter(({ record }) => record === 'event');
  const until = Math.max(...exported.map(({ at }) => at));
  const kept = await asOwner<{ day: string; stream: string; count: string; head: string }>(
    `SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, stream_id AS stream, count(*) AS count, max(version) AS head
     FROM app.event WHERE tenant_id = $1 AND at <= to_timestamp($2::double precision / 1000) GROUP BY 1, 2`,
    [tenant.tenantId, until + 1],
  );
  const key = (row: { stream: string; at: number }) => `${new Date(row.at).toISOString().slice(0, 10)} ${row.stream}`;
  for (const { day, stream, count } of kept)
    expect(exported.filter((row) => key(row) === `${day} ${stream}`).length, `${day} ${stream}`).toBe(Number(count));
  for (const stream of new Set(exported.map((row) => row.stream))) {
    const versions = exported.filter((row) => row.stream === stream).map(({ version }) => version);
    expect(versions).toEqual(versions.map((_, n) => n + 1));
  }
  expect(await verdict(tenant)).toMatchObject({ state: 'sound' });

  await tamper('DELETE FROM app.event_payload WHERE tenant_id = $1 AND stream_id = $2 AND version = 3', [tenant.tenantId, room]);
  await tamper('DELETE FROM app.event WHERE tenant_id = $1 AND stream_id = $2 AND version = 3', [tenant.tenantId, room]);
  expect(await verdict(tenant)).toMatchObject({ state: 'broken', problem: 'entryMissing', streamId: room, version: 3 });
});

test('P5: files, reactions, pins, names of channels and direct conversations are in the record, and a deleted file stays in it', async () => {
  const tenant = await buildTenant();
  const { owner, generalId } = tenant;
  const bert = await buildMember(tenant, { name: 'Bert Bell' });
  const room = await buildChannel(tenant, { members: [bert] });
  const direct = await buildDirect(bert, [owner]);
  async function* bytes() {
    yield new TextEncoder().encode('what the file says');
  }
  const { file } = await storeUpload(owner, { name: 'plan.txt', bytes: bytes() });
  const message = await say(owner, room, 'with a file', [file.id]);
  await reactToMessage(bert, { messageId: message.id, emoji: '👍', on: true });
  await pinMessage(owner, { messageId: message.id, on: true });
  await renameChannel(owner, { channelId: room, name: `renamed-${newId().slice(-8)}` });
  await editMessage(owner, { messageId: message.id, body: 'with a file, edited' });
  await deleteMessage(owner, { messageId: message.id });
  await say(bert, direct, 'between two');
  expect(await typesIn(tenant, room)).toEqual(
    expect.arrayContaining([
      'channel.created',
      'channel.memberAdded',
      'message.created',
      'message.reacted',
      'message.pinned',
      'channel.renamed',
      'message.edited',
      'message.deleted',
    ]),
  );
  expect(await typesIn(tenant, direct)).toContain('message.created');
  const created = await withTenant(tenant.tenantId, (tx) => readStoredEvents(tx, room, 0, 100));
  expect(created.find(({ type }) => type === 'message.created')?.payload).toContain(file.id);
  const stored: Buffer[] = [];
  for await (const chunk of await storage().read(storageKey(tenant.tenantId, file.id))) stored.push(chunk as Buffer);
  expect(Buffer.concat(stored).toString()).toBe('what the file says');
  expect(await typesIn(tenant, generalId)).toContain('channel.created');
});

test('P6: the log is dated by the database: a server an hour behind changes no order and no time, and says that its clock is off', async () => {
  const tenant = await buildTenant();
  const first = await say(tenant.owner, tenant.generalId, 'before');
  expect((await checkHealth()).clock).toBe(true);
  const alarm = vi.spyOn(log, 'error').mockImplementation(() => {});
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 3_600_000 });
  const second = await say(tenant.owner, tenant.generalId, 'on a machine an hour behind');
  expect(await checkHealth()).toMatchObject({ ok: true, clock: false });
  expect(alarm).toHaveBeenCalledWith({ clockOffMs: expect.closeTo(-3_600_000, -5) as number }, expect.stringContaining('clock'));
  vi.useRealTimers();
  alarm.mockRestore();
  expect(second.seq).toBe(first.seq + 1);
  expect(Date.parse(second.createdAt)).toBeGreaterThanOrEqual(Date.parse(first.createdAt));
  expect(Date.parse(second.createdAt)).toBeGreaterThan(Date.now() - 600_000);
});
