import { withTenant } from '@parley/db/with-tenant';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../src/actor.ts';
import { verifyStream } from '../src/archive/verify-stream.ts';
import { archiveChannel, leaveChannel } from '../src/channel/change-channel.ts';
import { openFile } from '../src/file/open-file.ts';
import { storeUpload } from '../src/file/store-upload.ts';
import { newId } from '../src/id.ts';
import { acknowledgeMessage, listAcknowledged, remindToAcknowledge, requireAcknowledgement } from '../src/message/acknowledge.ts';
import { deleteMessage, editMessage, reactToMessage } from '../src/message/change-message.ts';
import { forwardMessage } from '../src/message/forward-message.ts';
import { listMessageVersions } from '../src/message/message-history.ts';
import { moveMessage } from '../src/message/move-message.ts';
import { listPinned, pinMessage } from '../src/message/pin-message.ts';
import { closePoll, votePoll } from '../src/message/poll.ts';
import { getThread, listMessages } from '../src/message/read-messages.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { followThread, listThreads, markAllThreadsRead, markThreadRead, resolveThread } from '../src/message/threads.ts';
import { buildChannel, buildDirect, buildMember, buildTenant } from '../src/testing/build.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

type Sent = Partial<Parameters<typeof sendMessage>[1]>;
const send = async (actor: Actor, channelId: string, body = 'hello', more: Sent = {}) =>
  (await sendMessage(actor, { clientId: newId(), channelId, body, ...more })).message;
const refusal = (code: string) => expect.objectContaining({ code });
const told = (tenantId: string, messageId: string, reason: string) =>
  withTenant(tenantId, (tx) => tx.notification.findMany({ where: { messageId, reason } }));
const poll = { question: 'Lunch?', options: ['Soup', 'Salad'], isMultiple: false };

async function firm() {
  const tenant = await buildTenant();
  const [ana, jun, outsider] = await Promise.all([buildMember(tenant), buildMember(tenant), buildMember(tenant)]);
  const channelId = await buildChannel(tenant, { kind: 'private', members: [ana, jun] });
  return { tenant, ana, jun, outsider, channelId };
}

describe('a poll', () => {
  test('counts one choice of each person, or several where it asks for several', async () => {
    const { ana, jun, outsider, channelId } = await firm();
    const { id } = await send(ana, channelId, '', { extra: { poll } });
    await votePoll(jun, { messageId: id, optionId: '1', on: true });
    const { message } = await votePoll(jun, { messageId: id, optionId: '2', on: true });
    expect(message.extra?.poll?.options.map(({ memberIds }) => memberIds)).toEqual([[], [jun.memberId]]);
    await expect(votePoll(outsider, { messageId: id, optionId: '1', on: true })).rejects.toEqual(refusal('NOT_FOUND'));

    const many = await send(ana, channelId, '', { extra: { poll: { ...poll, isMultiple: true } } });
    await votePoll(jun, { messageId: many.id, optionId: '1', on: true });
    const both = await votePoll(jun, { messageId: many.id, optionId: '2', on: true });
    expect(both.message.extra?.poll?.options.map(({ memberIds }) => memberIds.length)).toEqual([1, 1]);
  });

  test('keeps every vote of people who press at the same moment', async () => {
    const { tenant, ana, jun, channelId } = await firm();
    const { id } = await send(ana, channelId, '', { extra: { poll } });
    await Promise.all([ana, jun, tenant.owner].map((actor) => votePoll(actor, { messageId: id, optionId: '1', on: true })));
    const { message } = await votePoll(ana, { messageId: id, optionId: '1', on: true });
    expect(message.extra?.poll?.options[0]?.memberIds.toSorted()).toEqual(
      [ana.memberId, jun.memberId, tenant.owner.memberId].toSorted(),
    );
  });

  test('that its author closed takes no more votes', async () => {
    const { ana, jun, channelId } = await firm();
    const { id } = await send(ana, channelId, '', { extra: { poll } });
    await votePoll(jun, { messageId: id, optionId: '1', on: true });
    await expect(closePoll(jun, { messageId: id })).rejects.toEqual(refusal('FORBIDDEN'));
    await closePoll(ana, { messageId: id });
    await expect(votePoll(jun, { messageId: id, optionId: '1', on: false })).rejects.toEqual(refusal('CONFLICT'));
  });
});

describe('an acknowledgement', () => {
  test('is asked of every reader but the author, whether with the message or later, and never twice', async () => {
    const { tenant, ana, jun, channelId } = await firm();
    const withIt = await send(ana, channelId, 'read this', { extra: { ackRequired: true } });
    const later = await send(ana, channelId, 'and this');
    expect(await told(tenant.tenantId, later.id, 'ack')).toHaveLength(0);
    await requireAcknowledgement(ana, { messageId: later.id });
    await requireAcknowledgement(tenant.owner, { messageId: later.id });
    for (const { id } of [withIt, later])
      expect((await told(tenant.tenantId, id, 'ack')).map(({ memberId }) => memberId).toSorted()).toEqual(
        [jun.memberId, tenant.owner.memberId].toSorted(),
      );
    await expect(requireAcknowledgement(jun, { messageId: later.id })).rejects.toEqual(refusal('FORBIDDEN'));
  });

  test('leaves a roster for the author, and reminds only those who are missing', async () => {
    const { tenant, ana, jun, outsider, channelId } = await firm();
    const { id } = await send(ana, channelId, 'read this', { extra: { ackRequired: true } });
    await acknowledgeMessage(jun, { messageId: id });
    await acknowledgeMessage(jun, { messageId: id });
    await expect(acknowledgeMessage(outsider, { messageId: id })).rejects.toEqual(refusal('NOT_FOUND'));
    await expect(acknowledgeMessage(ana, { messageId: id })).rejects.toEqual(refusal('INVALID'));
    const roster = await listAcknowledged(ana, { messageId: id, state: 'missing' });
    expect(roster).toMatchObject({ done: 1, missing: 1, items: [{ memberId: tenant.owner.memberId }] });
    await expect(listAcknowledged(jun, { messageId: id, state: 'done' })).rejects.toEqual(refusal('FORBIDDEN'));
    await withTenant(tenant.tenantId, (tx) =>
      tx.notification.updateMany({ where: { messageId: id }, data: { pushOutcome: 'sent' } }),
    );
    expect(await remindToAcknowledge(ana, { messageId: id })).toEqual({ reminded: 1 });
    const again = await told(tenant.tenantId, id, 'ack');
    expect(again.filter(({ pushOutcome }) => pushOutcome === null).map(({ memberId }) => memberId)).toEqual([
      tenant.owner.memberId,
    ]);
  });

  test('reminds no more than three times an hour', async () => {
    const { ana, channelId } = await firm();
    const { id } = await send(ana, channelId, 'read this', { extra: { ackRequired: true } });
    for (let i = 0; i < 3; i += 1) await remindToAcknowledge(ana, { messageId: id });
    await expect(remindToAcknowledge(ana, { messageId: id })).rejects.toEqual(refusal('RATE_LIMITED'));
  });
});

describe('a pinned message', () => {
  test('is listed for those who read the channel, page by page, and a deleted one is not', async () => {
    const { ana, jun, outsider, channelId } = await firm();
    const first = await send(ana, channelId, 'one');
    const second = await send(ana, channelId, 'two');
    await pinMessage(jun, { messageId: first.id, on: true });
    await pinMessage(jun, { messageId: second.id, on: true });
    expect((await listPinned(ana, { channelId })).items.map(({ body }) => body)).toEqual(['two', 'one']);
    await deleteMessage(ana, { messageId: second.id });
    expect((await listPinned(ana, { channelId })).items.map(({ body }) => body)).toEqual(['one']);
    await pinMessage(ana, { messageId: first.id, on: false });
    expect((await listPinned(ana, { channelId })).items).toEqual([]);
    await expect(listPinned(outsider, { channelId })).rejects.toEqual(refusal('NOT_FOUND'));
    await expect(pinMessage(outsider, { messageId: first.id, on: true })).rejects.toEqual(refusal('NOT_FOUND'));
  });
});

describe('the history of a message', () => {
  test('shows its readers every version, and nobody that of a deleted one', async () => {
    const { ana, jun, outsider, channelId } = await firm();
    const { id } = await send(ana, channelId, 'first');
    await reactToMessage(jun, { messageId: id, emoji: '👍', on: true });
    await editMessage(ana, { messageId: id, body: 'second' });
    await editMessage(ana, { messageId: id, body: 'third' });
    const { versions } = await listMessageVersions(jun, { messageId: id });
    expect(versions.map(({ edit, body }) => [edit, body])).toEqual([
      [0, 'first'],
      [1, 'second'],
      [2, 'third'],
    ]);
    expect(versions[1]?.by?.memberId).toBe(ana.memberId);
    await expect(listMessageVersions(outsider, { messageId: id })).rejects.toEqual(refusal('NOT_FOUND'));
    await deleteMessage(ana, { messageId: id });
    await expect(listMessageVersions(ana, { messageId: id })).rejects.toEqual(refusal('NOT_FOUND'));
  });
});

describe('a forwarded message', () => {
  test('says who wrote it and keeps the name of a closed channel to itself', async () => {
    const { tenant, ana, jun, outsider, channelId } = await firm();
    const source = await send(ana, channelId, 'the figures');
    const to = { clientId: newId(), messageId: source.id, channelId: tenant.generalId, comment: 'see' };
    const { message } = await forwardMessage(jun, to);
    expect(message).toMatchObject({
      body: 'see',
      extra: { forward: { messageId: source.id, channelName: null, author: { memberId: ana.memberId }, body: 'the figures' } },
    });
    expect((await forwardMessage(jun, to)).message.id).toBe(message.id);
    await expect(forwardMessage(outsider, { ...to, clientId: newId() })).rejects.toEqual(refusal('NOT_FOUND'));
    await expect(forwardMessage(jun, { ...to, clientId: newId(), channelId: newId() })).rejects.toEqual(refusal('NOT_FOUND'));
    const open = await send(outsider, tenant.generalId, 'to all');
    const onward = await forwardMessage(jun, { clientId: newId(), messageId: open.id, channelId, comment: '' });
    expect(onward.message.extra?.forward?.channelName).toBe('general');
  });
});

describe('a moved thread', () => {
  test('stands in the other channel with its words, files and replies, and leaves only the way there', async () => {
    const { tenant, ana, jun, outsider, channelId } = await firm();
    async function* bytes() {
      yield new TextEncoder().encode('in the file');
    }
    const file = (await storeUpload(ana, { name: 'notes.txt', bytes: bytes() })).file;
    const parent = await send(ana, channelId, 'a question', { fileIds: [file.id] });
    await send(jun, channelId, 'an answer', { parentId: parent.id });
    await expect(openFile(outsider, file.id)).rejects.toEqual(refusal('NOT_FOUND'));

    const { message } = await moveMessage(ana, { messageId: parent.id, channelId: tenant.generalId });
    const there = await getThread(outsider, { messageId: message.id });
    expect(there.parent).toMatchObject({ body: 'a question', replyCount: 1, author: { memberId: ana.memberId } });
    expect(there.parent.extra?.moved?.from).toMatchObject({ messageId: parent.id, at: parent.createdAt });
    expect(there.replies.map(({ body, author }) => [body, author.memberId])).toEqual([['an answer', jun.memberId]]);
    expect(await openFile(outsider, file.id)).toMatchObject({ name: 'notes.txt' });

    const [trace] = (await listMessages(jun, { channelId })).messages.filter(({ id }) => id === parent.id);
    expect(trace).toMatchObject({
      body: '',
      files: [],
      replyCount: 0,
      extra: { moved: { to: { channelId: tenant.generalId, messageId: message.id } } },
    });
    await expect(editMessage(ana, { messageId: parent.id, body: 'x' })).rejects.toEqual(refusal('CONFLICT'));
    await expect(moveMessage(ana, { messageId: parent.id, channelId: tenant.generalId })).rejects.toEqual(refusal('CONFLICT'));
    for (const streamId of [channelId, tenant.generalId])
      expect(await verifyStream(tenant.tenantId, streamId)).toMatchObject({ ok: true });
    const { messages } = await listMessages(ana, { channelId: tenant.generalId });
    const sent = await send(ana, tenant.generalId, 'after');
    expect(sent.seq).toBe(Math.max(...messages.map(({ seq }) => seq), there.replies[0]?.seq ?? 0) + 1);
  });

  test('is moved by its author or an admin, to where they may write, and never out of a conversation', async () => {
    const { tenant, ana, jun, channelId } = await firm();
    const { id } = await send(ana, channelId);
    await expect(moveMessage(jun, { messageId: id, channelId: tenant.generalId })).rejects.toEqual(refusal('FORBIDDEN'));
    const foreign = await buildChannel(tenant, { kind: 'private' });
    await expect(moveMessage(ana, { messageId: id, channelId: foreign })).rejects.toEqual(refusal('NOT_FOUND'));
    const old = await buildChannel(tenant, { members: [ana] });
    await archiveChannel(tenant.owner, { channelId: old });
    await expect(moveMessage(ana, { messageId: id, channelId: old })).rejects.toEqual(refusal('FORBIDDEN'));
    const directId = await buildDirect(ana, [jun]);
    const between = await send(ana, directId, 'between us');
    await expect(moveMessage(ana, { messageId: between.id, channelId })).rejects.toEqual(refusal('FORBIDDEN'));
    await moveMessage(tenant.owner, { messageId: id, channelId: tenant.generalId });
  });

  test('two moves in opposite ways at once both end', async () => {
    const { tenant, ana, channelId } = await firm();
    const here = await Promise.all(Array.from({ length: 5 }, () => send(ana, channelId)));
    const there = await Promise.all(Array.from({ length: 5 }, () => send(ana, tenant.generalId)));
    await Promise.all([
      ...here.map(({ id }) => moveMessage(ana, { messageId: id, channelId: tenant.generalId })),
      ...there.map(({ id }) => moveMessage(ana, { messageId: id, channelId })),
    ]);
    expect(await verifyStream(tenant.tenantId, channelId)).toMatchObject({ ok: true });
  });
});

describe('threads', () => {
  test('tell those who follow, and no longer those who stopped, also when these write in them', async () => {
    const { tenant, ana, jun, outsider, channelId } = await firm();
    const parent = await send(ana, channelId, 'question');
    const first = await send(jun, channelId, 'one', { parentId: parent.id });
    expect((await told(tenant.tenantId, first.id, 'thread')).map(({ memberId }) => memberId)).toEqual([ana.memberId]);
    await followThread(ana, { messageId: parent.id, on: false });
    await send(ana, channelId, 'two', { parentId: parent.id });
    const third = await send(jun, channelId, 'three', { parentId: parent.id });
    expect(await told(tenant.tenantId, third.id, 'thread')).toEqual([]);
    await expect(followThread(outsider, { messageId: parent.id, on: true })).rejects.toEqual(refusal('NOT_FOUND'));
  });

  test('are one inbox: unread ones alone, page by page even within one moment, and all read at once', async () => {
    const { ana, jun, channelId } = await firm();
    const parents = [];
    for (let i = 0; i < 3; i += 1) parents.push(await send(ana, channelId, `question ${i}`));
    for (const parent of parents) await send(jun, channelId, 'answer', { parentId: parent.id });
    expect((await listThreads(ana, { only: 'unread' })).items.map(({ unread }) => unread)).toEqual([1, 1, 1]);
    const last = parents[2];
    await markThreadRead(ana, { messageId: last?.id ?? '', seq: 1_000 });
    expect((await listThreads(ana, { only: 'unread' })).items).toHaveLength(2);
    await markAllThreadsRead(ana);
    expect((await listThreads(ana, { only: 'unread' })).items).toEqual([]);
    expect((await listThreads(ana, {})).items).toHaveLength(3);
    await leaveChannel(ana, { channelId });
    expect((await listThreads(ana, {})).items).toEqual([]);
  });

  test('are resolved and reopened by anybody who writes there', async () => {
    const { ana, jun, channelId } = await firm();
    const parent = await send(ana, channelId, 'question');
    const reply = await send(jun, channelId, 'answer', { parentId: parent.id });
    expect((await resolveThread(jun, { messageId: parent.id, on: true })).message.resolvedAt).not.toBeNull();
    expect((await resolveThread(ana, { messageId: parent.id, on: false })).message.resolvedAt).toBeNull();
    await expect(resolveThread(ana, { messageId: reply.id, on: true })).rejects.toEqual(refusal('INVALID'));
  });
});
