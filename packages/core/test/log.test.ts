import { readStoredEvents, type StoredEvent } from '@parley/db/log/read-events';
import { withTenant } from '@parley/db/with-tenant';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../src/actor.ts';
import { verifyStream } from '../src/archive/verify-stream.ts';
import { archiveChannel, joinChannel, leaveChannel } from '../src/channel/change-channel.ts';
import { openFile } from '../src/file/open-file.ts';
import { storeUpload } from '../src/file/store-upload.ts';
import { newId } from '../src/id.ts';
import { deactivateMember, setMemberRole } from '../src/member/change-member.ts';
import { accessMessage } from '../src/message/access-message.ts';
import { deleteMessage, editMessage, reactToMessage } from '../src/message/change-message.ts';
import { getThread, listMessages } from '../src/message/read-messages.ts';
import { searchMessages } from '../src/search/search-messages.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { readLogEvents } from '../src/sync/read-log-events.ts';
import { syncChannels } from '../src/sync/sync-channels.ts';
import { buildChannel, buildMember, buildTenant } from '../src/testing/build.ts';
import { asOwner } from './as-owner.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

const send = (
  actor: Actor,
  channelId: string,
  body = 'hello',
  more: { clientId?: string; parentId?: string; fileIds?: string[] } = {},
) => sendMessage(actor, { clientId: newId(), channelId, body, ...more });
const upload = async (actor: Actor, text: string) => {
  async function* bytes() {
    yield new TextEncoder().encode(text);
  }
  return (await storeUpload(actor, { name: 'notes.txt', bytes: bytes() })).file.id;
};
const readAll = (tenantId: string, streamId: string) => withTenant(tenantId, (tx) => readStoredEvents(tx, streamId, 0, 10_000));
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

describe('versions', () => {
  test('are contiguous under fifty concurrent senders, and so are the numbers of messages', async () => {
    const tenant = await buildTenant();
    const members = await Promise.all(upTo(10).map(() => buildMember(tenant)));
    const visitors = await Promise.all(upTo(3).map(() => buildMember(tenant)));
    const channelId = await buildChannel(tenant, { members });
    const first = await send(tenant.owner, channelId);
    const acts = upTo(50).map(async (n) => {
      const actor = members[n % members.length] ?? tenant.owner;
      const { message } = await send(actor, channelId, `message ${n}`);
      await send(actor, tenant.generalId, `elsewhere ${n}`);
      if (n % 5 === 0) await editMessage(actor, { messageId: message.id, body: `edited ${n}` });
      if (n % 7 === 0) await deleteMessage(actor, { messageId: message.id });
      await reactToMessage(actor, { messageId: first.message.id, emoji: '👍', on: true });
      await send(actor, channelId, `reply ${n}`, { parentId: first.message.id });
    });
    const comings = visitors.map(async (member) => {
      await leaveChannel(member, { channelId: tenant.generalId });
      await joinChannel(member, { channelId: tenant.generalId });
    });
    await Promise.all([...acts, ...comings]);

    for (const streamId of [channelId, tenant.generalId, tenant.tenantId]) {
      const events = await readAll(tenant.tenantId, streamId);
      expect(events.map((event) => Number(event.version))).toEqual(upTo(events.length));
      expect(await verifyStream(tenant.tenantId, streamId)).toEqual({ ok: true, version: events.length });
    }
    const seqs = await asOwner<{ seq: string }>(
      'SELECT seq FROM app.message WHERE tenant_id = $1 AND channel_id = $2 ORDER BY seq',
      [tenant.tenantId, channelId],
    );
    expect(seqs.map(({ seq }) => Number(seq))).toEqual(upTo(101));
    const thread = await accessMessage(tenant.owner, first.message.id);
    expect(thread.replyCount).toBe(50);
    expect(thread.reactions).toEqual([{ emoji: '👍', memberIds: expect.any(Array) }]);
    expect(new Set(thread.reactions[0]?.memberIds)).toEqual(new Set(members.map((member) => member.memberId)));
  });
});

describe('sending again', () => {
  test('with the same id and words gives the first result and writes nothing', async () => {
    const tenant = await buildTenant();
    const clientId = newId();
    const first = await send(tenant.owner, tenant.generalId, 'once', { clientId });
    const events = await readAll(tenant.tenantId, tenant.generalId);
    expect(await send(tenant.owner, tenant.generalId, 'once', { clientId })).toEqual(first);
    expect(await readAll(tenant.tenantId, tenant.generalId)).toEqual(events);
  });

  test('gives the message as it now stands when it was edited or deleted in between', async () => {
    const tenant = await buildTenant();
    const clientId = newId();
    const { message } = await send(tenant.owner, tenant.generalId, 'once', { clientId });
    await editMessage(tenant.owner, { messageId: message.id, body: 'twice' });
    expect((await send(tenant.owner, tenant.generalId, 'once', { clientId })).message).toMatchObject({
      id: message.id,
      body: 'twice',
    });
    await deleteMessage(tenant.owner, { messageId: message.id });
    expect((await send(tenant.owner, tenant.generalId, 'once', { clientId })).message).toMatchObject({ id: message.id, body: '' });
  });

  test('with the same id and anything else is a conflict', async () => {
    const tenant = await buildTenant();
    const other = await buildMember(tenant);
    const elsewhere = await buildChannel(tenant);
    const root = await send(tenant.owner, tenant.generalId);
    const clientId = newId();
    await send(tenant.owner, tenant.generalId, 'once', { clientId });
    const conflict = { code: 'CONFLICT' };
    await expect(send(tenant.owner, tenant.generalId, 'other words', { clientId })).rejects.toMatchObject(conflict);
    await expect(send(tenant.owner, elsewhere, 'once', { clientId })).rejects.toMatchObject(conflict);
    await expect(send(tenant.owner, tenant.generalId, 'once', { clientId, parentId: root.message.id })).rejects.toMatchObject(
      conflict,
    );
    await expect(
      sendMessage(tenant.owner, { clientId, channelId: tenant.generalId, body: 'once', priority: 'urgent' }),
    ).rejects.toMatchObject(conflict);
    await expect(send(other, tenant.generalId, 'other words', { clientId })).resolves.toBeDefined();
  });

  test('twenty times at once leaves one row, and one answer', async () => {
    const tenant = await buildTenant();
    const clientId = newId();
    const before = (await readAll(tenant.tenantId, tenant.generalId)).length;
    const answers = await Promise.all(upTo(20).map(() => send(tenant.owner, tenant.generalId, 'once', { clientId })));
    expect(new Set(answers.map(({ message }) => JSON.stringify(message))).size).toBe(1);
    expect((await readAll(tenant.tenantId, tenant.generalId)).length).toBe(before + 1);
  });

  test('twenty times at once with twenty texts leaves one, and nineteen conflicts', async () => {
    const tenant = await buildTenant();
    const clientId = newId();
    const answers = await Promise.allSettled(upTo(20).map((n) => send(tenant.owner, tenant.generalId, `text ${n}`, { clientId })));
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason.code as string] : []));
    expect(refused).toEqual(Array(19).fill('CONFLICT'));
  });
});

test('in a batch, what cannot be sent fails alone', async () => {
  const tenant = await buildTenant();
  const { owner, generalId } = tenant;
  const [archivedId, fileId, freeFileId, sealedTenant] = await Promise.all([
    buildChannel(tenant),
    upload(owner, 'once'),
    upload(owner, 'free'),
    buildTenant(),
  ]);
  await archiveChannel(owner, { channelId: archivedId });
  const goodBefore = upTo(10).map((n) => send(owner, generalId, `before ${n}`));
  const bad = [
    send(owner, archivedId),
    send(owner, newId()),
    send(owner, sealedTenant.generalId),
    send(owner, generalId, 'x', { parentId: newId() }),
  ];
  const twice = [send(owner, generalId, 'first', { fileIds: [fileId] }), send(owner, generalId, 'second', { fileIds: [fileId] })];
  const free = send(owner, generalId, 'third', { fileIds: [freeFileId] });
  const goodAfter = upTo(10).map((n) => send(owner, generalId, `after ${n}`));

  const outcomes = (acts: Promise<unknown>[]) =>
    Promise.all(
      acts.map((act) =>
        act.then(
          () => 'ok',
          (error: { code: string }) => error.code,
        ),
      ),
    );
  const [good, refused, once] = await Promise.all([outcomes([...goodBefore, ...goodAfter, free]), outcomes(bad), outcomes(twice)]);
  expect(good).toEqual(Array(21).fill('ok'));
  expect(refused).toEqual(['FORBIDDEN', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
  expect(once.toSorted()).toEqual(['CONFLICT', 'ok']);
  const { messages } = await listMessages(owner, { channelId: generalId, limit: 100 });
  const bodies = messages.map(({ body }) => body);
  expect(bodies).toHaveLength(22);
  expect(bodies).toEqual(expect.arrayContaining([...upTo(10).flatMap((n) => [`before ${n}`, `after ${n}`]), 'third']));
  expect(await verifyStream(tenant.tenantId, generalId)).toMatchObject({ ok: true });
});

describe('what was said', () => {
  const text = (events: StoredEvent[]) => events.map((event) => event.payload).join('\n');

  test('P2: stays in the log when it is edited or deleted', async () => {
    const { tenantId, owner, generalId } = await buildTenant();
    const { message } = await send(owner, generalId, 'the first words');
    await editMessage(owner, { messageId: message.id, body: 'the second words' });
    await deleteMessage(owner, { messageId: message.id });
    const events = await readAll(tenantId, generalId);
    expect(events.slice(-3).map((event) => event.type)).toEqual(['message.created', 'message.edited', 'message.deleted']);
    const [created, edited, deleted] = events.slice(-3).map((event) => JSON.parse(event.payload ?? '') as Record<string, unknown>);
    expect(created).toMatchObject({ body: 'the first words' });
    expect(edited).toMatchObject({ before: 'the first words', after: 'the second words' });
    expect(deleted).toMatchObject({ before: 'the second words' });
  });

  test('shows nowhere once it is deleted: the tombstone carries nothing', async () => {
    const tenant = await buildTenant();
    const { tenantId, owner, generalId } = tenant;
    const reader = await buildMember(tenant);
    const before = (await readAll(tenantId, generalId)).length;
    const fileId = await upload(owner, 'unsayable file');
    const { message } = await send(owner, generalId, `unsayable <@${reader.memberId}>`, { fileIds: [fileId] });
    await reactToMessage(reader, { messageId: message.id, emoji: '👍', on: true });
    await editMessage(owner, { messageId: message.id, body: `unsayable, edited <@${reader.memberId}>` });
    await send(reader, generalId, 'an answer', { parentId: message.id });

    const seen = async () =>
      JSON.stringify([
        await accessMessage(reader, message.id),
        await listMessages(reader, { channelId: generalId }),
        await getThread(reader, { messageId: message.id }),
        await searchMessages(reader, { query: 'unsayable' }),
        await syncChannels(reader, { channels: { [generalId]: before } }),
        await readLogEvents(tenantId, generalId, before, 100),
      ]);
    expect(await seen()).toContain('unsayable');
    expect((await openFile(reader, fileId)).name).toBe('notes.txt');

    const deleted = await deleteMessage(owner, { messageId: message.id });
    const after = await seen();
    expect(after).not.toContain('unsayable');
    expect(after).not.toContain('notes.txt');
    await expect(openFile(reader, fileId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(openFile(owner, fileId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(deleted.message).toMatchObject({ body: '', files: [], reactions: [], mentions: [], editedAt: null, replyCount: 1 });
    expect(deleted.message.deletedAt).not.toBeNull();
    expect(text(await readAll(tenantId, generalId))).toContain('unsayable, edited');
  });
});

test('what happens outside channels is in the log of the tenant', async () => {
  const tenant = await buildTenant();
  const member = await buildMember(tenant);
  await setMemberRole(tenant.owner, { memberId: member.memberId, role: 'admin' });
  await deactivateMember(tenant.owner, { memberId: member.memberId });
  const events = await readAll(tenant.tenantId, tenant.tenantId);
  expect(events.map((event) => event.type)).toEqual([
    'tenant.created',
    'member.joined',
    'member.roleChanged',
    'member.deactivated',
  ]);
  expect(events.slice(-2).every((event) => event.actor_id === tenant.owner.memberId && event.subject_id === member.memberId)).toBe(
    true,
  );
});
