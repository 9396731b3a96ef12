import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { wholeRecord } from '@parley/contract/record-scope';
import { withTenant } from '@parley/db/with-tenant';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../src/actor.ts';
import { verifyStream } from '../src/archive/verify-stream.ts';
import { config } from '../src/config.ts';
import { cancelExport, listExports, startExport } from '../src/export/manage-exports.ts';
import { expireExport, workOnExport } from '../src/export/work-on-export.ts';
import { storeUpload } from '../src/file/store-upload.ts';
import { createHold, releaseHold } from '../src/hold/place-hold.ts';
import { newId } from '../src/id.ts';
import { resolveActor } from '../src/identity/session.ts';
import { deactivateMember } from '../src/member/change-member.ts';
import { accessMessage } from '../src/message/access-message.ts';
import { editMessage, reactToMessage } from '../src/message/change-message.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { writePolicy } from '../src/retention/read-policy.ts';
import { erasePerson, purgePerson } from '../src/subject-rights/erase-person.ts';
import { previewErasure } from '../src/subject-rights/preview-erasure.ts';
import { mailMyData } from '../src/subject-rights/mail-my-data.ts';
import { askForMyData, getMyData, linkMyData } from '../src/subject-rights/my-data.ts';
import { buildChannel, buildMember, buildTenant, type BuiltMember, type BuiltTenant } from '../src/testing/build.ts';
import { asOwner } from './as-owner.ts';
import { takeExport } from './export/make-export.ts';
import { openJobDatabase } from './job-database.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();
const withJobDb = openJobDatabase();

const refusal = (fields: object) => expect.objectContaining(fields);
const send = async (actor: Actor, channelId: string, body: string, fileIds?: string[]) =>
  (await sendMessage(actor, { clientId: newId(), channelId, body, ...(fileIds ? { fileIds } : {}) })).message;

test('P18: a person takes their own data: all versions, files, reactions, sign-ins, and nothing that others wrote', async () => {
  const tenant = await buildTenant();
  const { owner, generalId } = tenant;
  const ana = await buildMember(tenant, { name: 'Ana Own' });
  async function* bytes() {
    yield Buffer.from('what the file says');
  }
  const { file } = await storeUpload(ana, { name: 'notes.txt', bytes: bytes() });
  const said = await send(ana, generalId, 'the first text', [file.id]);
  await editMessage(ana, { messageId: said.id, body: 'the second text' });
  const theirs = await send(owner, generalId, 'what somebody else said');
  await reactToMessage(ana, { messageId: theirs.id, emoji: '🎈', on: true });
  const { id: exportId } = await askForMyData(ana);
  await expect(askForMyData(ana)).rejects.toEqual(refusal({ code: 'CONFLICT' }));
  await workOnExport({ tenantId: tenant.tenantId, exportId });
  const dir = await takeExport(ana, exportId);
  const read = (name: string) => readFile(join(dir, name), 'utf8');
  expect(await read('messages.ndjson')).toContain('the first text');
  expect(await read('messages.ndjson')).toContain('the second text');
  expect(await read('reactions.ndjson')).toContain('🎈');
  expect(await read('profile.json')).toContain(ana.email);
  expect(await read('acts.ndjson')).toContain('member.dataAsked');
  expect(await read(join('files', (await readdir(join(dir, 'files')))[0] ?? ''))).toBe('what the file says');
  const all = await Promise.all(['messages.ndjson', 'reactions.ndjson', 'profile.json', 'acts.ndjson'].map(read));
  expect(all.join('\n')).not.toContain('what somebody else said');
  expect(all.join('\n')).not.toContain(owner.email);
});

describe('one’s own data', () => {
  async function made(): Promise<{ tenant: BuiltTenant; ana: BuiltMember; exportId: string }> {
    const tenant = await buildTenant();
    const ana = await buildMember(tenant, { name: 'Ana Own' });
    const { id: exportId } = await askForMyData(ana);
    await workOnExport({ tenantId: tenant.tenantId, exportId });
    return { tenant, ana, exportId };
  }
  const stateOf = async (actor: Actor) => (await getMyData(actor)).latest?.state ?? null;

  test('is taken by nobody else, also not by an owner, who does not see it among the exports', async () => {
    const { tenant, ana, exportId } = await made();
    expect([await stateOf(ana), await stateOf(tenant.owner)]).toEqual(['ready', null]);
    for (const other of [tenant.owner, await buildMember(tenant), (await buildTenant()).owner]) {
      await expect(linkMyData(other, { exportId })).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
      await expect(takeExport(other, exportId)).rejects.toBeDefined();
    }
    await expect(cancelExport(tenant.owner, { exportId })).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
    expect((await listExports(tenant.owner, {})).items).toEqual([]);
    // It takes no turn from the firm's own.
    await askForMyData(ana);
    await expect(startExport(tenant.owner)).resolves.toMatchObject({ state: 'reading' });
  });

  test('is noted in the log when it is asked for, made and taken, each time', async () => {
    const { tenant, ana, exportId } = await made();
    await takeExport(ana, exportId);
    await takeExport(ana, exportId);
    const acts = await asOwner<{ type: string }>(
      `SELECT type FROM app.event WHERE tenant_id = $1 AND type LIKE 'member.data%' ORDER BY version`,
      [tenant.tenantId],
    );
    expect(acts.map(({ type }) => type)).toEqual(['member.dataAsked', 'member.dataMade', 'member.dataTaken', 'member.dataTaken']);
  });

  test('is gone after its time, and with the person', async () => {
    const { tenant, ana, exportId } = await made();
    await expireExport({ tenantId: tenant.tenantId, exportId });
    expect(await stateOf(ana)).toBe('expired');
    await expect(takeExport(ana, exportId)).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
    const { id } = await askForMyData(ana);
    await deactivateMember(tenant.owner, { memberId: ana.memberId });
    await erasePerson(tenant.owner, { memberId: ana.memberId, name: ana.name, reason: 'She asked for it' });
    const rows = await asOwner<{ state: string }>('SELECT state FROM app.export WHERE id = $1', [id]);
    expect(rows).toEqual([{ state: 'cancelled' }]);
  });

  test('is asked for a few times a day, and no more', async () => {
    const { tenant, ana } = await made();
    for (let more = 0; more < 2; more += 1) {
      const { id: exportId } = await askForMyData(ana);
      await workOnExport({ tenantId: tenant.tenantId, exportId });
    }
    await expect(askForMyData(ana)).rejects.toEqual(refusal({ code: 'RATE_LIMITED' }));
  });

  test('is told of by mail when it is ready, and not when it is not', async () => {
    const { tenant, ana, exportId } = await made();
    await mailMyData({ tenantId: tenant.tenantId, exportId });
    const { id: again } = await askForMyData(ana);
    await mailMyData({ tenantId: tenant.tenantId, exportId: again });
    const mails = (await readdir(join(config().dataDir, 'outbox'))).filter((name) => name.includes(ana.email));
    expect(mails).toHaveLength(1);
  });
});

test('P18: an erasure says first what stays and why, is put off by a hold, and leaves nobody to be known', async () => {
  const tenant = await buildTenant();
  const { owner, tenantId, generalId } = tenant;
  const helper = await buildMember(tenant, { granted: ['people', 'archive'] });
  const keeper = await buildMember(tenant, { granted: ['archive'] });
  const ana = await buildMember(tenant, { name: 'Ana Leaving' });
  const books = await buildChannel(tenant, { members: [ana] });
  const matter = await buildChannel(tenant, { members: [ana] });
  const [gone, kept, held] = [
    await send(ana, generalId, 'goes'),
    await send(ana, books, 'a duty'),
    await send(ana, matter, 'a matter'),
  ];
  const others = await send(owner, generalId, 'stays with its author');
  const { memberId } = ana;
  const input = { memberId, name: ana.name, reason: 'She asked for it' };
  const erase = (actor: Actor) => erasePerson(actor, input);
  await expect(erase(keeper)).rejects.toEqual(refusal({ code: 'FORBIDDEN' }));
  await expect(previewErasure(keeper, { memberId })).rejects.toEqual(refusal({ code: 'FORBIDDEN' }));
  await expect(erase((await buildTenant()).owner)).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
  await expect(erase(helper)).rejects.toEqual(refusal({ code: 'CONFLICT', rule: 'active' }));
  await expect(erasePerson(helper, { ...input, memberId: owner.memberId })).rejects.toEqual(refusal({ rule: 'owner' }));
  await deactivateMember(owner, { memberId });

  await createHold(owner, { name: 'Matter', reason: 'A letter', scope: { ...wholeRecord, channelIds: [matter] }, words: '' });
  const rules = [{ scope: 'channel' as const, id: books, act: 'atLeast' as const, days: 365 }];
  await withTenant(tenantId, (tx) => writePolicy(tx, { tenantId, rules, version: 1, setBy: owner.memberId }));
  const named = await createHold(owner, {
    name: 'Ana',
    reason: 'A letter',
    scope: { ...wholeRecord, memberIds: [memberId] },
    words: '',
  });
  expect(await previewErasure(helper, { memberId })).toMatchObject({ obstacle: 'held', holds: [{ id: named.id, name: 'Ana' }] });
  await expect(erase(helper)).rejects.toEqual(refusal({ code: 'CONFLICT', rule: 'held' }));
  await releaseHold(owner, { id: named.id, reason: 'Settled' });
  expect(await previewErasure(helper, { memberId })).toMatchObject({
    ...{ obstacle: null, messages: 1, held: 1, kept: 1, holds: [] },
    heldBy: [{ name: 'Matter', messages: 1 }],
    duties: [{ scope: 'channel', channel: expect.stringMatching(/^c-/), days: 365 }],
  });

  await expect(erasePerson(helper, { ...input, name: 'Somebody' })).rejects.toEqual(refusal({ code: 'INVALID' }));
  await erase(helper);
  await purgePerson({ tenantId, memberId }, { id: '0', createdAt: new Date(), withJobDb });
  const [row] = await asOwner<{ name: string; email: string }>('SELECT name, email FROM app.member WHERE id = $1', [memberId]);
  expect(row).toEqual({ name: 'Former member', email: `${memberId}@erased.invalid` });
  await expect(resolveActor(ana.sessionToken, tenant.slug)).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
  expect(await accessMessage(owner, gone.id)).toMatchObject({
    body: '',
    author: { name: 'Former member' },
    extra: { purged: true },
  });
  expect((await accessMessage(owner, kept.id)).body).toBe('a duty');
  expect((await accessMessage(owner, held.id)).body).toBe('a matter');
  expect((await accessMessage(owner, others.id)).body).toBe('stays with its author');
  for (const streamId of [generalId, books, tenantId]) expect(await verifyStream(tenantId, streamId)).toMatchObject({ ok: true });
});
