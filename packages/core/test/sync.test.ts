import { limits } from '@parley/contract/limits';
import { logEventNames, type LogEvent } from '@parley/contract/server-events';
import { readStoredEvents } from '@parley/db/log/read-events';
import { withTenant } from '@parley/db/with-tenant';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../src/actor.ts';
import type { Announcement } from '../src/bus/announcement.ts';
import { bus } from '../src/bus/bus.ts';
import { getChannel } from '../src/channel/access-channel.ts';
import { listChannelChanges } from '../src/channel/list-channel-changes.ts';
import { joinChannel, removeChannelMember } from '../src/channel/change-channel.ts';
import { markChannelRead } from '../src/channel/mark-read.ts';
import { newId } from '../src/id.ts';
import { deactivateMember } from '../src/member/change-member.ts';
import { deleteMessage } from '../src/message/change-message.ts';
import { listThreads, markThreadRead } from '../src/message/threads.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { openConnection, refreshMemberships } from '../src/realtime/open-connection.ts';
import { findAdvancedStreams } from '../src/sync/find-advanced-streams.ts';
import { readLogEvents } from '../src/sync/read-log-events.ts';
import { syncChannels } from '../src/sync/sync-channels.ts';
import { buildChannel, buildMember, buildTenant, type BuiltMember, type BuiltTenant } from '../src/testing/build.ts';
import { bootstrap } from '../src/workspace/bootstrap.ts';
import { openTestCore } from './open-test-core.ts';
import { applyLogEvent, applySyncAnswer, fetchState, replayChanges, standingOf, type ChannelState } from './sync/channel-state.ts';
import { command, everyCommand, perform, type Stage } from './sync/commands.ts';

openTestCore();

let tenant: BuiltTenant;
let people: BuiltMember[];
beforeAll(async () => {
  tenant = await buildTenant();
  people = await Promise.all([1, 2, 3].map(() => buildMember(tenant)));
});

async function newStage(): Promise<Stage> {
  const channelId = await buildChannel(tenant, { members: people });
  return { channelId, people, owner: tenant.owner, said: [] };
}

/** Catches up by reading the log, a few entries at a time. */
async function catchUpFromLog(state: ChannelState, channelId: string, limit: number): Promise<ChannelState> {
  let next = state;
  for (;;) {
    const events = await readLogEvents(tenant.tenantId, channelId, next.version, limit);
    if (events.length === 0) return next;
    next = events.reduce(applyLogEvent, next);
  }
}

async function catchUpBySync(actor: Actor, state: ChannelState, channelId: string): Promise<ChannelState> {
  let next = state;
  for (;;) {
    const answer = (await syncChannels(actor, { channels: { [channelId]: next.version } })).channels[channelId];
    if (!answer) throw new Error('sync left the channel out');
    next = applySyncAnswer(next, answer);
    if (answer.complete) return next;
  }
}

/** Catches up from what was announced while it happened; what did not fit into an announcement is read from the log. */
async function catchUpLive(state: ChannelState, channelId: string, heard: Announcement[]): Promise<ChannelState> {
  const announced = new Map<number, LogEvent>();
  for (const one of heard) if (one.kind === 'log' && one.streamId === channelId && one.event) announced.set(one.version, one.event);
  let next = state;
  for (;;) {
    const event = announced.get(next.version + 1) ?? (await readLogEvents(tenant.tenantId, channelId, next.version, 1))[0];
    if (!event) return next;
    next = applyLogEvent(next, event);
  }
}

describe('old state and what happened since equal a fresh fetch', () => {
  test('for every kind of entry, from every point in between, on every way', async () => {
    const heard: Announcement[] = [];
    const listening = await bus().listen(
      (announcement) => heard.push(announcement),
      () => {},
    );
    const stage = await newStage();
    const { owner, channelId } = stage;
    const states = [await fetchState(owner, channelId)];
    for (const act of everyCommand) {
      await perform(stage, act);
      states.push(await fetchState(owner, channelId));
    }
    const fresh = states.at(-1);
    const stored = await withTenant(tenant.tenantId, (tx) => readStoredEvents(tx, channelId, 0, 1000));
    expect(new Set(stored.map((event) => event.type))).toEqual(
      new Set([
        ...['channel.created', 'channel.memberAdded', 'channel.memberRemoved', 'channel.renamed', 'channel.topicSet'],
        'channel.postingSet',
        ...['channel.archived', 'channel.unarchived', 'message.created', 'message.edited', 'message.deleted', 'message.reacted'],
      ]),
    );
    const travelling = await readLogEvents(tenant.tenantId, channelId, 0, 1000);
    expect(new Set(travelling.map((event) => event.name))).toEqual(new Set(logEventNames));
    expect(travelling.map((event) => event.payload.version)).toEqual(stored.map((event) => Number(event.version)));

    await expect
      .poll(() => heard.some((one) => one.kind === 'log' && one.streamId === channelId && one.version === fresh?.version))
      .toBe(true);
    for (const state of states) {
      expect(await catchUpFromLog(state, channelId, 3)).toEqual(fresh);
      expect(await catchUpBySync(owner, state, channelId)).toEqual(fresh);
      expect(await catchUpLive(state, channelId, heard)).toEqual(fresh);
    }
    await listening.close();
  });

  test('for whatever people do, several of them at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(command, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 10 }),
        fc.nat(9),
        fc.integer({ min: 1, max: 7 }),
        async (rounds, cut, limit) => {
          const stage = await newStage();
          const { owner, channelId } = stage;
          const first = standingOf((await fetchState(owner, channelId)).channel);
          const before = rounds.slice(0, cut % rounds.length);
          for (const round of before) await Promise.all(round.map((act) => perform(stage, act)));
          const old = await fetchState(owner, channelId);
          for (const round of rounds.slice(before.length)) await Promise.all(round.map((act) => perform(stage, act)));
          const fresh = await fetchState(owner, channelId);
          expect(await catchUpFromLog(old, channelId, limit)).toEqual(fresh);
          expect(await catchUpBySync(owner, old, channelId)).toEqual(fresh);
          const lines = await listChannelChanges(owner, { channelId });
          expect(replayChanges(first, lines)).toEqual(standingOf(fresh.channel));
          // What is handed over twice changes nothing.
          const again = await readLogEvents(tenant.tenantId, channelId, old.version, 1000);
          expect(again.reduce(applyLogEvent, fresh)).toEqual(fresh);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('also where an answer of sync ends between a reply and the message it answers', async () => {
    const { owner, channelId } = await newStage();
    const old = await fetchState(owner, channelId);
    const sent = await Promise.all(
      Array.from({ length: limits.syncMessages }, (_, i) =>
        sendMessage(owner, { clientId: newId(), channelId, body: `message ${i}` }),
      ),
    );
    const parentId = sent[7]?.message.id;
    for (const parent of [parentId, parentId, sent[8]?.message.id])
      await sendMessage(owner, { clientId: newId(), channelId, body: 'reply', parentId: parent });
    expect(await catchUpBySync(owner, old, channelId)).toEqual(await fetchState(owner, channelId));
  });

  test('over many channels in one call of sync, however much has changed in each', async () => {
    const { owner } = tenant;
    const stages = await Promise.all([1, 2, 3].map(newStage));
    const old = await Promise.all(stages.map(({ channelId }) => fetchState(owner, channelId)));
    for (const { channelId } of stages)
      await Promise.all(
        Array.from({ length: 150 }, (_, i) => sendMessage(owner, { clientId: newId(), channelId, body: `message ${i}` })),
      );
    const states = new Map(stages.map(({ channelId }, i) => [channelId, old[i] as ChannelState]));
    for (let isComplete = false; !isComplete;) {
      const answer = await syncChannels(owner, {
        channels: Object.fromEntries([...states].map(([id, { version }]) => [id, version])),
      });
      for (const [id, changes] of Object.entries(answer.channels))
        states.set(id, applySyncAnswer(states.get(id) as ChannelState, changes));
      isComplete = Object.values(answer.channels).every((changes) => changes.complete);
    }
    for (const [channelId, state] of states) expect(state).toEqual(await fetchState(owner, channelId));
  });

  test('and nothing is said of channels in which nothing has happened', async () => {
    const { owner, channelId } = await newStage();
    const { version } = await fetchState(owner, channelId);
    expect(await syncChannels(owner, { channels: { [channelId]: version } })).toEqual({
      channels: { [channelId]: { version, messages: [], complete: true } },
    });
    const cursor = { tenantId: tenant.tenantId, streamId: channelId, version };
    expect(await findAdvancedStreams([cursor, { ...cursor, version: version - 1 }])).toEqual([cursor]);
  });
});

describe('unread', () => {
  type Said = { seq: number; id: string; authorId: string; parentId: string | null; mentioned: string | null; isDeleted: boolean };
  const act = fc.record({
    what: fc.constantFrom('send', 'send', 'reply', 'delete', 'read', 'readThread'),
    who: fc.nat(2),
    on: fc.nat(20),
    isMention: fc.boolean(),
  });

  test('counts equal a count of all messages, after anything that changes them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 40 }), async (acts) => {
        const { channelId } = await newStage();
        const said: Said[] = [];
        const readUpTo = new Map<string, number>();
        const threadReadUpTo = new Map<string, number>();
        for (const { what, who, on, isMention } of acts) {
          const actor = people[who] as BuiltMember;
          const target = said[on % Math.max(1, said.length)];
          if (what === 'send' || what === 'reply') {
            const mentioned = isMention ? (people[(who + 1) % 3]?.memberId ?? null) : null;
            const parentId = what === 'reply' && target && !target.isDeleted && !target.parentId ? target.id : undefined;
            const body = mentioned ? `for <@${mentioned}>` : 'for all';
            const { message } = await sendMessage(actor, { clientId: newId(), channelId, body, parentId });
            said.push({
              seq: message.seq,
              id: message.id,
              authorId: actor.memberId,
              parentId: parentId ?? null,
              mentioned,
              isDeleted: false,
            });
          } else if (what === 'delete' && target) {
            await deleteMessage(tenant.owner, { messageId: target.id });
            target.isDeleted = true;
          } else if (what === 'read') {
            await markChannelRead(actor, { channelId, seq: on });
            readUpTo.set(actor.memberId, Math.max(readUpTo.get(actor.memberId) ?? 0, Math.min(on, said.length)));
          } else if (what === 'readThread' && target) {
            const rootId = target.parentId ?? target.id;
            await markThreadRead(actor, { messageId: target.id, seq: on });
            const key = rootId + actor.memberId;
            threadReadUpTo.set(key, Math.max(threadReadUpTo.get(key) ?? 0, Math.min(on, said.length)));
          }
        }
        for (const reader of people) {
          const readSeq = readUpTo.get(reader.memberId) ?? 0;
          const unread = said.filter(
            (one) => !one.isDeleted && !one.parentId && one.authorId !== reader.memberId && one.seq > readSeq,
          );
          const expected = {
            readSeq,
            unread: unread.length,
            mentions: unread.filter((one) => one.mentioned === reader.memberId).length,
          };
          expect(await getChannel(reader, channelId)).toMatchObject(expected);
          const first = await bootstrap(reader, { email: reader.email, isEmailConfirmed: true });
          expect(first.channels.find((mine) => mine.channel.id === channelId)).toMatchObject(expected);
          expect(await markChannelRead(reader, { channelId, seq: 0 })).toEqual({ unread: unread.length });
          for (const { parent, unread: count } of (await listThreads(reader, {})).items) {
            if (parent.channelId !== channelId) continue;
            const cursor = threadReadUpTo.get(parent.id + reader.memberId) ?? 0;
            const replies = said.filter(
              (one) => one.parentId === parent.id && !one.isDeleted && one.authorId !== reader.memberId && one.seq > cursor,
            );
            expect(count).toBe(replies.length);
          }
        }
      }),
      { numRuns: 10 },
    );
  });

  test('is nothing for somebody who has just come in, however much was said before', async () => {
    const { owner, channelId } = await newStage();
    for (const body of ['a', 'b', 'c']) await sendMessage(owner, { clientId: newId(), channelId, body });
    const late = await buildMember(tenant);
    expect(await joinChannel(late, { channelId })).toMatchObject({ isMember: true, unread: 0, readSeq: 3 });
    await sendMessage(owner, { clientId: newId(), channelId, body: 'd' });
    expect(await getChannel(late, channelId)).toMatchObject({ unread: 1 });
  });

  test('goes neither back nor past what there is', async () => {
    const { channelId } = await newStage();
    const [writer, reader] = people as [BuiltMember, BuiltMember];
    for (const body of ['a', 'b', 'c']) await sendMessage(writer, { clientId: newId(), channelId, body });
    expect(await markChannelRead(reader, { channelId, seq: 1_000_000 })).toEqual({ unread: 0 });
    expect(await markChannelRead(reader, { channelId, seq: 1 })).toEqual({ unread: 0 });
    await sendMessage(writer, { clientId: newId(), channelId, body: 'd' });
    expect(await getChannel(reader, channelId)).toMatchObject({ readSeq: 3, unread: 1 });
  });
});

describe('nothing is told', () => {
  const hears = async (actor: Actor, channelId: string) => {
    const { channels } = await syncChannels(actor, { channels: { [channelId]: 0 } });
    const { tenantId, memberId, sessionId } = actor;
    const connection = await openConnection({ tenantId, memberId, sessionId }).catch(() => null);
    const refreshed = (await refreshMemberships(tenantId, [memberId])).get(memberId) ?? [];
    const connected = (channels: { channelId: string }[]) => channels.some((one) => one.channelId === channelId);
    return [channels[channelId] !== undefined, connected(connection?.channels ?? []), connected(refreshed)];
  };
  const everywhere = [true, true, true];
  const nowhere = [false, false, false];

  test('to a member who was removed from the channel, nor may they come back by themselves', async () => {
    const member = await buildMember(tenant);
    const channelId = await buildChannel(tenant, { kind: 'private', members: [member] });
    await sendMessage(member, { clientId: newId(), channelId, body: 'still here' });
    expect(await hears(member, channelId)).toEqual(everywhere);
    await removeChannelMember(tenant.owner, { channelId, memberId: member.memberId });
    expect(await hears(member, channelId)).toEqual(nowhere);
    const notFound = { code: 'NOT_FOUND' };
    await expect(sendMessage(member, { clientId: newId(), channelId, body: 'again' })).rejects.toMatchObject(notFound);
    await expect(markChannelRead(member, { channelId, seq: 1 })).rejects.toMatchObject(notFound);
    await expect(joinChannel(member, { channelId })).rejects.toMatchObject(notFound);
  });

  test('to somebody who is not in the channel, be it public', async () => {
    const [stranger, guest] = await Promise.all([buildMember(tenant), buildMember(tenant, { role: 'guest' })]);
    for (const kind of ['public', 'private'] as const) {
      const channelId = await buildChannel(tenant, { kind, members: people });
      await sendMessage(tenant.owner, { clientId: newId(), channelId, body: 'among us' });
      expect(await hears(people[0] as BuiltMember, channelId)).toEqual(everywhere);
      expect(await hears(stranger, channelId)).toEqual(nowhere);
      expect(await hears(guest, channelId)).toEqual(nowhere);
    }
  });

  test('to a guest but of the channels they were invited to', async () => {
    const guest = await buildMember(tenant, { role: 'guest' });
    const channelId = await buildChannel(tenant, { kind: 'private', members: [guest] });
    expect(await hears(guest, channelId)).toEqual(everywhere);
    expect(await hears(guest, tenant.generalId)).toEqual(nowhere);
  });

  test('to somebody who was deactivated, when they connect', async () => {
    const member = await buildMember(tenant);
    const { tenantId, memberId, sessionId } = member;
    expect((await openConnection({ tenantId, memberId, sessionId })).channels).toHaveLength(1);
    await deactivateMember(tenant.owner, { memberId });
    await expect(openConnection({ tenantId, memberId, sessionId })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect((await refreshMemberships(tenantId, [memberId])).get(memberId)).toEqual([]);
  });
});
