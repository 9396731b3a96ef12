import type { BarrierInput } from '@parley/contract/barrier';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Actor } from '../src/actor.ts';
import { changeBarrier, createBarrier, deleteBarrier, switchBarrier } from '../src/barrier/change-barrier.ts';
import { listBarriers } from '../src/barrier/list-barriers.ts';
import { previewBarrier } from '../src/barrier/preview-barrier.ts';
import { simulate } from '../src/barrier/simulate.ts';
import type { Announcement } from '../src/bus/announcement.ts';
import { bus } from '../src/bus/bus.ts';
import { getChannel } from '../src/channel/access-channel.ts';
import { addChannelMembers, joinChannel, leaveChannel, removeChannelMember } from '../src/channel/change-channel.ts';
import { createChannel, openDirect } from '../src/channel/create-channel.ts';
import { browseChannels, listChannelMembers } from '../src/channel/list-channels.ts';
import { handleClientEvent } from '../src/client-event/handle-client-event.ts';
import { changeGroupMembers, createGroup, deleteGroup } from '../src/group/change-group.ts';
import { listGroupMembers } from '../src/group/list-groups.ts';
import { newId } from '../src/id.ts';
import { getMember, listMembers } from '../src/member/list-members.ts';
import { editMessage, reactToMessage } from '../src/message/change-message.ts';
import { forwardMessage } from '../src/message/forward-message.ts';
import { moveMessage } from '../src/message/move-message.ts';
import { listMessages } from '../src/message/read-messages.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { watchPresence } from '../src/presence/client-presence.ts';
import { listSaved, saveMessage } from '../src/saved/saved-messages.ts';
import { scheduleMessage } from '../src/scheduled/scheduled-messages.ts';
import { searchMessages } from '../src/search/search-messages.ts';
import { buildChannel, buildDirect, buildMember, buildTenant, type BuiltMember, type BuiltTenant } from '../src/testing/build.ts';
import { asOwner } from './as-owner.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

const refusal = (fields: object) => expect.objectContaining(fields);
const absent = refusal({ code: 'NOT_FOUND' });
const kept = refusal({ code: 'FORBIDDEN', rule: expect.stringMatching(/^barrier:/) });

let firm: BuiltTenant;
let owner: BuiltMember;
/** Ana and Amy advise one client, Ben another; Nia has nothing to do with either. */
let ana: BuiltMember;
let amy: BuiltMember;
let ben: BuiltMember;
let nia: BuiltMember;
let sideA: string;
let sideB: string;
beforeEach(async () => {
  firm = await buildTenant();
  owner = firm.owner;
  [ana, amy, ben, nia] = (await Promise.all(
    ['Ana', 'Amy', 'Ben', 'Nia'].map((name) => buildMember(firm, { name, inGeneral: false })),
  )) as [BuiltMember, BuiltMember, BuiltMember, BuiltMember];
  sideA = (await createGroup(owner, { name: 'Client A', memberIds: [ana.memberId, amy.memberId] })).id;
  sideB = (await createGroup(owner, { name: 'Client B', memberIds: [ben.memberId] })).id;
});

const wish = (more: Partial<BarrierInput> = {}): BarrierInput => ({
  ...{ name: 'A and B', reason: 'Their clients are opponents.', oneGroupId: sideA, isOn: true },
  other: { kind: 'group', groupId: sideB },
  ...more,
});
const raise = (more: Partial<BarrierInput> = {}) => createBarrier(owner, wish(more));
const send = (from: Actor, channelId: string, body: string) =>
  sendMessage(from, { clientId: newId(), channelId, body }).then(({ message }) => message);
const names = (page: { items: { name: string }[] }) => page.items.map(({ name }) => name);

describe('whom a barrier hides', () => {
  test('is in no list, card, group or presence, from either side; others see both', async () => {
    const everywhere = async (actor: Actor, other: BuiltMember, groupId: string) => [
      names(await listMembers(actor, {})).includes(other.name),
      names(await listMembers(actor, { query: other.name })).includes(other.name),
      names(await listGroupMembers(actor, { groupId })).includes(other.name),
      (await watchPresence(actor, { memberIds: [other.memberId] })).presences.length > 0,
      await getMember(actor, other.memberId).then(
        () => true,
        () => false,
      ),
    ];
    expect(await everywhere(ana, ben, sideB)).toEqual([true, true, true, true, true]);
    await raise();
    expect(await everywhere(ana, ben, sideB)).toEqual([false, false, false, false, false]);
    expect(await everywhere(ben, ana, sideA)).toEqual([false, false, false, false, false]);
    expect(await everywhere(nia, ben, sideB)).toEqual([true, true, true, true, true]);
    expect(await everywhere(ana, amy, sideA)).toEqual([true, true, true, true, true]);
  });

  test('answers an id exactly as nobody does', async () => {
    await raise();
    const errorOf = (act: Promise<unknown>) =>
      act.then(
        () => null,
        (error: Error) => error.message,
      );
    for (const ask of [
      (id: string) => getMember(ana, id),
      (id: string) => openDirect(ana, { memberIds: [id] }),
      (id: string) => openDirect(ana, { memberIds: [nia.memberId, id] }),
      (id: string) => createChannel(ana, { name: `c-${newId().slice(-8)}`, kind: 'private', memberIds: [id] }),
    ])
      expect(await errorOf(ask(ben.memberId))).toBe((await errorOf(ask(newId()))) ?? 'was let in');
  });

  test('is not reached by a mention, by name or by group, and nobody else is left out', async () => {
    const room = await buildChannel(firm, { kind: 'private', members: [ana, nia] });
    const text = `<@${ben.memberId}> <@${nia.memberId}> <&${sideB}> <&${sideA}>`;
    expect((await send(ana, room, text)).mentions.toSorted()).toEqual([ben, nia, ana, amy].map((one) => one.memberId).toSorted());
    await raise();
    expect((await send(ana, room, text)).mentions.toSorted()).toEqual([nia, ana, amy].map((one) => one.memberId).toSorted());
  });

  test('is everybody else, where the other side is the rest of the firm', async () => {
    await raise({ other: { kind: 'rest' } });
    expect(names(await listMembers(ana, {})).toSorted()).toEqual(['Amy', 'Ana']);
    expect(names(await listMembers(nia, {})).toSorted()).toEqual(['Ben', owner.name, 'Nia'].toSorted());
    await expect(openDirect(nia, { memberIds: [ben.memberId] })).resolves.toBeTruthy();
    await expect(openDirect(owner, { memberIds: [ana.memberId] })).rejects.toEqual(absent);
  });
});

describe('a channel in which both sides are', () => {
  let shared: string;
  beforeEach(async () => {
    shared = await buildChannel(firm, { kind: 'private', members: [ana, ben, nia] });
  });

  test('is readable and closed for both, open for who is on no side, and says whom to ask', async () => {
    const first = await send(ana, shared, 'before');
    const { id } = await raise();
    for (const actor of [ana, ben]) {
      expect((await listMessages(actor, { channelId: shared })).messages.map(({ body }) => body)).toEqual(['before']);
      const view = await getChannel(actor, shared);
      expect([view.can.post, view.can.addMembers, view.can.leave, view.barrier]).toEqual([
        ...[false, false, true],
        { name: 'A and B', setBy: owner.name },
      ]);
    }
    const doors: [string, () => Promise<unknown>][] = [
      ['write', () => send(ana, shared, 'after')],
      ['reply', () => sendMessage(ana, { clientId: newId(), channelId: shared, body: 'after', parentId: first.id })],
      ['edit', () => editMessage(ana, { messageId: first.id, body: 'after' })],
      ['react', () => reactToMessage(ben, { messageId: first.id, emoji: '👍', on: true })],
      ['add', () => addChannelMembers(ana, { channelId: shared, memberIds: [amy.memberId] })],
      [
        'schedule',
        () =>
          scheduleMessage(ana, {
            id: newId(),
            channelId: shared,
            body: 'x',
            sendAt: new Date(Date.now() + 3_600_000).toISOString(),
          }),
      ],
    ];
    for (const [door, open] of doors) await expect(open(), door).rejects.toEqual(kept);
    await expect(send(ana, shared, 'after')).rejects.toThrow(
      `The barrier “A and B” keeps people apart who would meet here. ${owner.name} set it`,
    );
    await expect(send(nia, shared, 'to all')).resolves.toBeTruthy();
    expect((await getChannel(nia, shared)).barrier).toBeUndefined();

    await switchBarrier(owner, { id, isOn: false });
    await expect(send(ana, shared, 'open again')).resolves.toBeTruthy();
    expect((await getChannel(ben, shared)).barrier).toBeUndefined();
  });

  test('closes a conversation likewise, and opens again when the barrier is deleted', async () => {
    const direct = await buildDirect(ana, [ben]);
    const { id } = await raise();
    await expect(send(ben, direct, 'psst')).rejects.toEqual(kept);
    expect((await openDirect(ana, { memberIds: [ben.memberId] })).channel.id).toBe(direct);
    await deleteBarrier(owner, { id });
    await expect(send(ben, direct, 'hello again')).resolves.toBeTruthy();
  });

  test('does not tell who is in it: a stranger on a side hears what they hear of no channel', async () => {
    await raise();
    await expect(send(amy, shared, 'x')).rejects.toEqual(absent);
    const typing = (actor: Actor) => handleClientEvent(actor, 'channel.typing', { channelId: shared });
    expect((await typing(amy)).ok).toBe(false);
    expect((await typing(ana)).ok).toBe(true);
    expect(names(await listChannelMembers(ana, { channelId: shared })).toSorted()).toEqual(['Ana', owner.name, 'Nia'].toSorted());
  });

  test('opens when one side has left or was taken out', async () => {
    await raise();
    await expect(removeChannelMember(owner, { channelId: shared, memberId: ben.memberId })).resolves.toBeTruthy();
    await expect(send(ana, shared, 'alone')).resolves.toBeTruthy();
    const other = await buildChannel(firm, { kind: 'private', members: [nia] });
    await addChannelMembers(owner, { channelId: other, memberIds: [ana.memberId] });
    await leaveChannel(ana, { channelId: other });
    await addChannelMembers(owner, { channelId: other, memberIds: [ben.memberId] });
    await expect(send(ben, other, 'hello')).resolves.toBeTruthy();
  });
});

describe('a door through which both sides would meet', () => {
  test('stays shut for whoever adds, joins or begins, and says which barrier it is', async () => {
    await raise();
    const withAna = await buildChannel(firm, { kind: 'private', members: [ana] });
    await expect(addChannelMembers(owner, { channelId: withAna, memberIds: [nia.memberId] })).resolves.toBeTruthy();
    await expect(addChannelMembers(owner, { channelId: withAna, memberIds: [ben.memberId] })).rejects.toEqual(kept);
    await expect(addChannelMembers(ana, { channelId: withAna, memberIds: [ben.memberId] })).rejects.toEqual(
      refusal({ code: 'NOT_FOUND' }),
    );
    await expect(buildChannel(firm, { members: [ana, ben] })).rejects.toEqual(kept);
    await expect(buildDirect(nia, [ana, ben])).rejects.toEqual(kept);
    await expect(buildDirect(nia, [ana, amy])).resolves.toBeTruthy();
  });

  test('two who come in at the same moment do not both get in', async () => {
    await raise();
    for (let round = 0; round < 4; round += 1) {
      const hall = await buildChannel(firm, { kind: 'public' });
      const came = await Promise.allSettled([joinChannel(ana, { channelId: hall }), joinChannel(ben, { channelId: hall })]);
      expect(came.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
  });

  test('a public channel of the other side is seen by name and not read, found or joined', async () => {
    const hall = await buildChannel(firm, { name: `hall-${newId().slice(-8)}`, kind: 'public', members: [ben] });
    const { id: messageId } = await send(ben, hall, 'harbour figures');
    await saveMessage(ana, { messageId });
    const found = async () => (await searchMessages(ana, { query: 'harbour' })).items.length;
    const saved = async () => (await listSaved(ana, { view: 'open' })).items.length;
    expect([await found(), await saved()]).toEqual([1, 1]);
    await raise();
    expect([await found(), await saved()]).toEqual([0, 0]);
    await expect(listMessages(ana, { channelId: hall })).rejects.toEqual(kept);
    await expect(joinChannel(ana, { channelId: hall })).rejects.toEqual(kept);
    await expect(listMessages(nia, { channelId: hall })).resolves.toBeTruthy();
    const seen = (await browseChannels(ana, {})).items.find(({ channel }) => channel.id === hall);
    expect(seen?.can.join).toBe(false);
    expect(seen?.barrier).toEqual({ name: 'A and B', setBy: owner.name });
  });

  test("one side's words are not carried to the other, by nobody", async () => {
    await raise();
    const withAna = await buildChannel(firm, { kind: 'private', members: [ana, nia] });
    const withBen = await buildChannel(firm, { kind: 'private', members: [ben, nia] });
    const { id: messageId } = await send(ben, withBen, 'of B');
    const neutral = await send(nia, withBen, 'of nobody');
    const forward = (id: string, channelId: string) =>
      forwardMessage(nia, { clientId: newId(), messageId: id, channelId, comment: '' });
    await expect(forward(messageId, withAna)).rejects.toEqual(kept);
    await expect(moveMessage(owner, { messageId, channelId: withAna })).rejects.toEqual(kept);
    await expect(forward(neutral.id, withAna)).resolves.toBeTruthy();
  });
});

describe('a barrier', () => {
  test('takes in who is put on a side later, at once, on every node', async () => {
    const shared = await buildDirect(ben, [nia]);
    await raise();
    await expect(send(nia, shared, 'hello')).resolves.toBeTruthy();
    const heard: Announcement[] = [];
    const listening = await bus().listen(
      (one) => heard.push(one),
      () => {},
    );
    await changeGroupMembers(owner, { groupId: sideA, add: [nia.memberId], remove: [] });
    await expect(send(nia, shared, 'hello')).rejects.toEqual(kept);
    await vi.waitFor(() => expect(heard).toContainEqual({ kind: 'barrier', tenantId: firm.tenantId }), { timeout: 10_000 });
    await changeGroupMembers(owner, { groupId: sideA, add: [], remove: [nia.memberId] });
    await expect(send(nia, shared, 'hello')).resolves.toBeTruthy();
    await listening.close();
  });

  test('does not fall because somebody deletes its group', async () => {
    const { id } = await raise({ isOn: false });
    await expect(deleteGroup(owner, { groupId: sideA })).rejects.toEqual(refusal({ code: 'CONFLICT' }));
    await deleteBarrier(owner, { id });
    await expect(deleteGroup(owner, { groupId: sideA })).resolves.toBeUndefined();
  });

  test('is changed as it was seen, each act with its entry, and by those who keep the rules alone', async () => {
    const { id, version } = await raise({ isOn: false });
    await expect(createBarrier(ana, wish())).rejects.toEqual(refusal({ code: 'FORBIDDEN' }));
    await expect(raise({ other: { kind: 'group', groupId: newId() } })).rejects.toEqual(absent);
    await changeBarrier(owner, { ...wish({ reason: 'Since March.', isOn: true }), id, version });
    await expect(changeBarrier(owner, { ...wish(), id, version })).rejects.toEqual(refusal({ code: 'CONFLICT' }));
    const [view] = (await listBarriers(owner)).items;
    expect(view).toMatchObject({ reason: 'Since March.', version: 2, one: { name: 'Client A', people: 2 }, other: { people: 1 } });
    await switchBarrier(owner, { id, isOn: false });
    await deleteBarrier(owner, { id });
    const rows = await asOwner<{ type: string }>(
      `SELECT type FROM app.event WHERE tenant_id = $1 AND type LIKE 'barrier.%' ORDER BY version`,
      [firm.tenantId],
    );
    expect(rows.map(({ type }) => type)).toEqual(['barrier.created', 'barrier.changed', 'barrier.switchedOff', 'barrier.deleted']);
  });

  test('tells before it stands what it would close: names that the reader may see, numbers of the rest', async () => {
    const open = await buildChannel(firm, { name: `open-${newId().slice(-8)}`, members: [ana, ben] });
    const closed = await createChannel(ana, { name: `own-${newId().slice(-8)}`, kind: 'private', memberIds: [ben.memberId] });
    await buildDirect(ana, [ben]);
    await buildDirect(ana, [nia]);
    const preview = await previewBarrier(owner, { oneGroupId: sideA, other: { kind: 'group', groupId: sideB } });
    expect(preview).toMatchObject({ one: 2, other: 1, onBoth: 0, moreChannels: 0, closedChannels: 1, conversations: 1 });
    expect(preview.channels.map(({ id }) => id)).toEqual([open]);
    await raise();
    expect((await getChannel(ana, closed.channel.id)).can.post).toBe(false);
    expect((await getChannel(ana, open)).can.post).toBe(false);
  });

  test('is what the simulator answers with, and what it answers is what happens', async () => {
    const hall = await buildChannel(firm, { members: [ben] });
    const { id } = await raise();
    const ask = (actor: Actor, other: Actor) =>
      simulate(owner, { act: 'write', memberId: actor.memberId, otherId: other.memberId });
    for (const [a, b] of [
      [ana, ben],
      [ben, amy],
      [ana, amy],
      [nia, ben],
    ] as const) {
      const said = await ask(a, b);
      const done = await openDirect(a, { memberIds: [b.memberId] }).then(
        () => true,
        () => false,
      );
      expect(said.allow, `${a.name} to ${b.name}`).toBe(done);
      expect(said.barrier?.id).toBe(done ? undefined : id);
    }
    const join = await simulate(owner, { act: 'join', memberId: ana.memberId, channelId: hall });
    expect(join).toMatchObject({ allow: false, rule: `barrier:${id}`, barrier: { name: 'A and B', setBy: owner.name } });
    expect(await simulate(owner, { act: 'join', memberId: nia.memberId, channelId: hall })).toMatchObject({
      ...{ allow: true, rule: 'public-channels-are-open', barrier: null },
    });
    const secret = await createChannel(ana, { name: `own-${newId().slice(-8)}`, kind: 'private' });
    const peek = { act: 'read', memberId: ana.memberId, channelId: secret.channel.id } as const;
    await expect(simulate(owner, peek)).rejects.toEqual(absent);
  });
});
