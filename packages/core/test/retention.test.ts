import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { exportRequest } from '@parley/contract/export-request';
import type { RetentionRule } from '@parley/contract/retention';
import { wholeRecord } from '@parley/contract/record-scope';
import { withTenant } from '@parley/db/with-tenant';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../src/actor.ts';
import { verifyArchive } from '../src/archive/verify.mjs';
import { verifyStream } from '../src/archive/verify-stream.ts';
import { config } from '../src/config.ts';
import { cancelExport, startExport } from '../src/export/manage-exports.ts';
import { openFile } from '../src/file/open-file.ts';
import { storeUpload } from '../src/file/store-upload.ts';
import { createHold } from '../src/hold/place-hold.ts';
import { newId } from '../src/id.ts';
import { accessMessage } from '../src/message/access-message.ts';
import { deleteMessage, editMessage } from '../src/message/change-message.ts';
import { listMessageVersions } from '../src/message/message-history.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { agreeToRetention, applyRetention, setRetention, withdrawRetention } from '../src/retention/change-retention.ts';
import { getRetention } from '../src/retention/get-retention.ts';
import { listPurges } from '../src/retention/list-purges.ts';
import { purgeTenant } from '../src/retention/purge.ts';
import { tryRetention } from '../src/retention/try-retention.ts';
import { searchMessages } from '../src/search/search-messages.ts';
import { readLogEvents } from '../src/sync/read-log-events.ts';
import { syncChannels } from '../src/sync/sync-channels.ts';
import { buildChannel, buildMember, buildTenant, type BuiltTenant } from '../src/testing/build.ts';
import { asOwner, tamper } from './as-owner.ts';
import { makeExport } from './export/make-export.ts';
import { openJobDatabase } from './job-database.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();
const run = promisify(execFile);
const withJobDb = openJobDatabase();

const refusal = (fields: object) => expect.objectContaining(fields);
const reason = 'What our regulator asks for';
const goes = (days: number): RetentionRule => ({ scope: 'everything', id: null, act: 'deleteAfter', days });
const keeps = (days: number): RetentionRule => ({ scope: 'everything', id: null, act: 'atLeast', days });
const send = async (actor: Actor, channelId: string, body: string, fileIds?: string[]) =>
  (await sendMessage(actor, { clientId: newId(), channelId, body, ...(fileIds ? { fileIds } : {}) })).message;
const upload = async (actor: Actor, text: string) => {
  async function* bytes() {
    yield Buffer.from(text);
  }
  return (await storeUpload(actor, { name: 'notes.txt', bytes: bytes() })).file.id;
};
const comeDue = ({ tenantId }: BuiltTenant) =>
  withTenant(tenantId, (tx) =>
    tx.retentionChange.updateMany({ where: { state: 'agreed' }, data: { dueAt: new Date(Date.now() - 1) } }),
  );
/** Asked for by the owner, agreed to by another, waited for. */
async function shorten(tenant: BuiltTenant, second: Actor, rules: RetentionRule[]): Promise<void> {
  const { version } = await getRetention(tenant.owner);
  const { change } = await setRetention(tenant.owner, { rules, version, reason });
  const changeId = change?.id ?? '';
  await agreeToRetention(second, { changeId });
  await comeDue(tenant);
  await applyRetention({ tenantId: tenant.tenantId, changeId });
}
const purge = ({ tenantId }: BuiltTenant) => purgeTenant({ tenantId }, { id: '0', createdAt: new Date(), withJobDb });
/** So old is what was said before. */
const age = ({ tenantId }: BuiltTenant, days: number) =>
  asOwner(
    `UPDATE app.message SET created_at = created_at - $2 * interval '1 day', edited_at = edited_at - $2 * interval '1 day',
    deleted_at = deleted_at - $2 * interval '1 day' WHERE tenant_id = $1`,
    [tenantId, days],
  );
const contentsOf = async (tenantId: string, messageId: string) =>
  (
    await asOwner<{ payload: string | null }>(
      `SELECT p.payload FROM app.event e LEFT JOIN app.event_payload p USING (tenant_id, stream_id, version)
       WHERE e.tenant_id = $1 AND e.subject_id = $2 ORDER BY e.version`,
      [tenantId, messageId],
    )
  ).map(({ payload }) => payload);

describe('P7: what would let anything go earlier', () => {
  test('takes a second person and seven days; it can be withdrawn; what keeps longer holds at once', async () => {
    const tenant = await buildTenant();
    const { owner, tenantId } = tenant;
    expect(await getRetention(owner)).toMatchObject({ rules: [], version: 0, change: null, others: 0 });
    const second = await buildMember(tenant, { granted: ['archive'] });
    const first = await setRetention(owner, { rules: [keeps(365)], version: 0, reason });
    expect(first).toMatchObject({ version: 1, change: null, others: 1 });
    await expect(setRetention(owner, { rules: [], version: 0, reason })).rejects.toEqual(refusal({ code: 'CONFLICT' }));

    const asked = await setRetention(owner, { rules: [keeps(365), goes(730)], version: 1, reason });
    expect(asked).toMatchObject({ version: 1, rules: [keeps(365)], change: { agreedBy: null, canAgree: false } });
    const changeId = asked.change?.id ?? '';
    await expect(agreeToRetention(owner, { changeId })).rejects.toEqual(refusal({ code: 'FORBIDDEN', rule: 'two-people' }));
    await expect(setRetention(second, { rules: [keeps(500)], version: 1, reason })).rejects.toEqual(refusal({ code: 'CONFLICT' }));
    const agreed = await agreeToRetention(second, { changeId });
    expect(Date.parse(agreed.change?.dueAt ?? '') - Date.now()).toBeGreaterThan(6.9 * 86_400_000);
    await applyRetention({ tenantId, changeId });
    expect((await getRetention(owner)).version).toBe(1);
    expect((await withdrawRetention(second, { changeId })).change).toBeNull();
    await comeDue(tenant);
    await applyRetention({ tenantId, changeId });
    expect((await getRetention(owner)).version).toBe(1);

    await shorten(tenant, second, [keeps(365), goes(730)]);
    expect(await getRetention(owner)).toMatchObject({ version: 2, rules: [keeps(365), goes(730)], change: null });
    const longer = await setRetention(second, { rules: [keeps(365), goes(3650)], version: 2, reason });
    expect(longer).toMatchObject({ version: 3, change: null });
  });

  test('is for people who carry the permission, and of one firm', async () => {
    const [tenant, other] = [await buildTenant(), await buildTenant()];
    const admin = await buildMember(tenant, { role: 'admin' });
    const hidden = await buildChannel(other, { kind: 'private' });
    const rules: RetentionRule[] = [{ scope: 'channel', id: hidden, act: 'atLeast', days: 3 }];
    await expect(getRetention(admin)).rejects.toEqual(refusal({ rule: 'archive-permission' }));
    await expect(setRetention(admin, { rules: [], version: 0, reason })).rejects.toEqual(refusal({ rule: 'archive-permission' }));
    await expect(setRetention(tenant.owner, { rules, version: 0, reason })).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
    expect((await setRetention(other.owner, { rules, version: 0, reason })).version).toBe(1);
    const { change } = await setRetention(other.owner, { rules: [], version: 1, reason });
    // Without a rule that lets something go, nothing goes any earlier.
    expect(change).toBeNull();
    const asked = await setRetention(other.owner, { rules: [goes(9)], version: 2, reason });
    const changeId = asked.change?.id ?? '';
    await expect(agreeToRetention(tenant.owner, { changeId })).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
    await expect(withdrawRetention(tenant.owner, { changeId })).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
  });
});

test('P7: expiry takes the words, files, search and versions away and leaves a tombstone; the chain and an export verify', async () => {
  const tenant = await buildTenant();
  const { owner, tenantId, generalId } = tenant;
  const second = await buildMember(tenant, { granted: ['archive'] });
  const fileId = await upload(owner, 'inside the file');
  const old = await send(owner, generalId, 'the walrus sings', [fileId]);
  await editMessage(owner, { messageId: old.id, body: 'the walrus sang' });
  const removed = await send(owner, generalId, 'removed by its author');
  await deleteMessage(owner, { messageId: removed.id });
  // Deleted by its author it stays in the log.
  expect((await contentsOf(tenantId, removed.id))[0]).toContain('removed by its author');
  await age(tenant, 40);
  const young = await send(second, generalId, 'the walrus sleeps');
  await shorten(tenant, second, [goes(30)]);
  const cursor = (await verifyStream(tenantId, generalId)).version;

  const tried = await tryRetention(owner, { rules: [goes(30)] });
  expect(tried).toMatchObject({
    isAll: true,
    isShortening: false,
    places: [{ kind: 'public', name: 'general', messages: 2, files: 1, held: 0 }],
  });
  await purge(tenant);
  await purge(tenant);

  expect((await contentsOf(tenantId, old.id)).every((payload) => payload === null)).toBe(true);
  expect((await contentsOf(tenantId, removed.id)).every((payload) => payload === null)).toBe(true);
  expect((await contentsOf(tenantId, young.id))[0]).toContain('sleeps');
  expect(await accessMessage(owner, old.id)).toMatchObject({ body: '', files: [], extra: { purged: true } });
  await expect(listMessageVersions(owner, { messageId: old.id })).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
  await expect(openFile(owner, fileId)).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
  expect(readdirSync(join(config().dataDir, 'files', tenantId)).filter((name) => name.startsWith(fileId))).toEqual([]);
  expect((await searchMessages(owner, { query: 'walrus' })).items.map(({ id }) => id)).toEqual([young.id]);

  // Whoever has it on the screen hears that something went, and sync says what.
  const heard = await readLogEvents(tenantId, generalId, cursor, 10);
  expect(heard).toEqual([
    expect.objectContaining({ name: 'channel.changed', payload: expect.objectContaining({ hasPurged: true }) as unknown }),
  ]);
  const synced = await syncChannels(owner, { channels: { [generalId]: cursor } });
  expect(synced.channels[generalId]?.messages.map(({ id }) => id).toSorted()).toEqual([old.id, removed.id].toSorted());

  for (const streamId of [generalId, tenantId]) expect(await verifyStream(tenantId, streamId)).toMatchObject({ ok: true });
  const runs = (await listPurges(owner, {})).items;
  expect(runs.map(({ messages, files }) => [messages, files])).toEqual([
    [0, 0],
    [2, 1],
  ]);
  const { dir } = await makeExport(owner);
  expect(await verifyArchive(dir)).toMatchObject({ workspace: { id: tenantId } });
  // What somebody else took out is named.
  const { version } = young;
  await tamper('DELETE FROM app.event_payload WHERE tenant_id = $1 AND stream_id = $2 AND version = $3', [
    tenantId,
    generalId,
    version,
  ]);
  expect(await verifyStream(tenantId, generalId)).toEqual({ ok: false, version, problem: 'the content is missing' });
  const { dir: later } = await makeExport(owner);
  await expect(verifyArchive(later)).rejects.toThrow(`the content of entry ${version} is missing`);
});

test('P7: a longer duty and a hold keep what another rule lets go; who was in a channel stays known', async () => {
  const tenant = await buildTenant();
  const { owner, tenantId, generalId } = tenant;
  const second = await buildMember(tenant, { granted: ['archive'] });
  const room = await buildChannel(tenant, { kind: 'private', members: [second] });
  const [kept, gone, held] = [
    await send(second, room, 'kept'),
    await send(owner, room, 'gone'),
    await send(owner, generalId, 'held'),
  ];
  await age(tenant, 40);
  await createHold(owner, { name: 'A matter', reason, scope: { ...wholeRecord, channelIds: [generalId] }, words: '' });
  await shorten(tenant, second, [goes(30), { scope: 'person', id: second.memberId, act: 'atLeast', days: 365 }]);
  expect((await tryRetention(owner, { rules: [goes(30)] })).places).toEqual([
    expect.objectContaining({ kind: 'public', name: 'general', messages: 0, held: 1 }),
    expect.objectContaining({ kind: 'private', name: null, messages: 2, held: 0 }),
  ]);
  await purge(tenant);
  expect((await accessMessage(owner, kept.id)).body).toBe('kept');
  expect((await accessMessage(owner, held.id)).body).toBe('held');
  expect(await accessMessage(owner, gone.id)).toMatchObject({ body: '', extra: { purged: true } });
  const joins = await asOwner<{ payload: string | null }>(
    `SELECT p.payload FROM app.event e LEFT JOIN app.event_payload p USING (tenant_id, stream_id, version)
     WHERE e.tenant_id = $1 AND e.stream_id = $2 AND e.type NOT LIKE 'message.%'`,
    [tenantId, room],
  );
  expect(joins.every(({ payload }) => payload !== null)).toBe(true);
});

test('nothing goes while an export is being made, whoever asks the database; an export of a part tells what went', async () => {
  const tenant = await buildTenant();
  const { owner, tenantId, generalId } = tenant;
  const second = await buildMember(tenant, { granted: ['archive'] });
  const old = await send(owner, generalId, 'the walrus sings');
  await age(tenant, 40);
  await shorten(tenant, second, [goes(30)]);
  const { id: exportId } = await startExport(owner, exportRequest.parse({}));
  const id = newId();
  await withTenant(tenantId, (tx) => tx.purge.create({ data: { tenantId, id } }));
  const call = () =>
    withJobDb((client) => client.query('SELECT * FROM app.purge_messages($1, $2, $3, 0, 10)', [tenantId, id, generalId]));
  expect((await call()).rows).toMatchObject([{ next_seq: 0, version: null }]);
  expect((await accessMessage(owner, old.id)).body).toBe('the walrus sings');
  await cancelExport(owner, { exportId });
  expect((await call()).rows).toMatchObject([{ messages: 1 }]);

  // A part in which nothing of the channel is.
  await asOwner(`UPDATE app.purge SET finished_at = now() WHERE tenant_id = $1`, [tenantId]);
  const { dir } = await makeExport(owner, { scope: { ...wholeRecord, until: '2020-01-01' } });
  const { stdout } = await run(process.execPath, ['verify.mjs', '.'], { cwd: dir });
  expect(stdout).toContain('Verified');
  expect(await readFile(join(dir, 'records.ndjson'), 'utf8')).toMatch(/"type":"retention\.purged".*"payload":"\{/);
});

test('no role that serves requests can purge, and the worker cannot past the rules', async () => {
  const tenant = await buildTenant();
  const { tenantId, generalId, owner } = tenant;
  await send(owner, generalId, 'stays');
  const denied = /permission denied/;
  await expect(
    withTenant(
      tenantId,
      (tx) => tx.$queryRaw`SELECT app.purge_messages(${tenantId}::uuid, ${newId()}::uuid, ${generalId}::uuid, 0, 10)`,
    ),
  ).rejects.toThrow(denied);
  await expect(withTenant(tenantId, (tx) => tx.$executeRaw`DELETE FROM app.event_payload`)).rejects.toThrow(denied);
  await expect(withTenant(tenantId, (tx) => tx.$executeRaw`DELETE FROM app.hold`)).rejects.toThrow(denied);
  await expect(withTenant(tenantId, (tx) => tx.$executeRaw`UPDATE app.hold SET scope = '{}'`)).rejects.toThrow(denied);
  const call = (runId: string) =>
    withJobDb((client) => client.query('SELECT * FROM app.purge_messages($1, $2, $3, 0, 10)', [tenantId, runId, generalId]));
  await expect(call(newId())).rejects.toThrow('no such purge is under way');
  const id = newId();
  await withTenant(tenantId, (tx) => tx.purge.create({ data: { tenantId, id } }));
  expect((await call(id)).rows).toMatchObject([{ messages: 0, version: null }]);
});
