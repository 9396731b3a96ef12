import type { HistoryChoice, MyChannelView } from '@parley/contract/channel-view';
import { limits } from '@parley/contract/limits';
import { lockStream, seqBefore } from '@parley/db/channel/channel-queries';
import { appendEvent } from '@parley/db/log/append-event';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { announceMeeting } from '../barrier/announce-barriers.ts';
import { withoutHidden } from '../barrier/hidden-people.ts';
import { requireMeeting } from '../barrier/require-meeting.ts';
import { requireWithinRules } from '../boundary-rule/apply-rules.ts';
import { requireOpenToGuests } from '../label/closed-to-guests.ts';
import { accessChannel, getChannel } from './access-channel.ts';
import { announceChannel, type ChannelEvent } from './announce-channel.ts';
import { appendMembers, asNameTaken } from './create-channel.ts';

type Field = 'name' | 'topic' | 'posting';
type Change = {
  type: string;
  payload: Record<string, unknown>;
  data: Partial<Record<Field, string>> & { archivedAt?: Date | null };
};
/** A channel as it stands under the lock of its stream. */
type Standing = Record<Field, string | null> & { archivedAt: Date | null };

export async function renameChannel(actor: Actor, input: { channelId: string; name: string }): Promise<MyChannelView> {
  const channel = await accessChannel(actor, input.channelId, 'channel.rename');
  if (channel.name !== input.name) {
    await requireWithinRules(actor, [input.name], { door: 'channel', channelId: input.channelId });
    await changeChannel(actor, input.channelId, setField('channel.renamed', 'name', input.name)).catch(asNameTaken(input.name));
  }
  return getChannel(actor, input.channelId);
}

export async function setChannelTopic(actor: Actor, input: { channelId: string; topic: string }): Promise<MyChannelView> {
  const channel = await accessChannel(actor, input.channelId, 'channel.setTopic');
  if (channel.topic !== input.topic) {
    await requireWithinRules(actor, [input.topic], { door: 'channel', channelId: input.channelId });
    await changeChannel(actor, input.channelId, setField('channel.topicSet', 'topic', input.topic));
  }
  return getChannel(actor, input.channelId);
}

/** Says who begins conversations in a channel. Replies in threads stay open to all its members. */
export async function setChannelPosting(
  actor: Actor,
  input: { channelId: string; posting: 'all' | 'admins' },
): Promise<MyChannelView> {
  await accessChannel(actor, input.channelId, 'channel.setPosting');
  await changeChannel(actor, input.channelId, setField('channel.postingSet', 'posting', input.posting));
  return getChannel(actor, input.channelId);
}

/** Closes a channel for writing; its history stays readable, and it can be opened again. */
export async function archiveChannel(actor: Actor, input: { channelId: string }): Promise<MyChannelView> {
  await accessChannel(actor, input.channelId, 'channel.archive');
  await changeChannel(actor, input.channelId, ({ archivedAt }) =>
    archivedAt ? null : { type: 'channel.archived', payload: {}, data: { archivedAt: new Date() } },
  );
  return getChannel(actor, input.channelId);
}

export async function unarchiveChannel(actor: Actor, input: { channelId: string }): Promise<MyChannelView> {
  const channel = await accessChannel(actor, input.channelId, 'channel.archive');
  await changeChannel(actor, input.channelId, ({ archivedAt }) =>
    archivedAt ? { type: 'channel.unarchived', payload: {}, data: { archivedAt: null } } : null,
  ).catch(asNameTaken(channel.name ?? ''));
  return getChannel(actor, input.channelId);
}

export async function joinChannel(actor: Actor, input: { channelId: string }): Promise<MyChannelView> {
  await accessChannel(actor, input.channelId, 'channel.join');
  await addAndAnnounce(actor, input.channelId, [actor.memberId]);
  return getChannel(actor, input.channelId);
}

/** Adds people, who may read what was written before as far as `history` says; all of it where nothing is said. */
export async function addChannelMembers(
  actor: Actor,
  input: { channelId: string; memberIds: string[]; history?: HistoryChoice | undefined },
): Promise<MyChannelView> {
  await accessChannel(actor, input.channelId, 'channel.addMember');
  if (input.memberIds.length > limits.channelMembersPerCall)
    throw new AppError('INVALID', { message: `Add at most ${limits.channelMembersPerCall} people at a time.` });
  const known = await withTenant(actor.tenantId, (tx) =>
    tx.member.count({ where: { id: { in: input.memberIds }, deactivatedAt: null } }),
  );
  if (known !== new Set(input.memberIds).size) throw notFound('person');
  await addAndAnnounce(actor, input.channelId, input.memberIds, input.history);
  return getChannel(actor, input.channelId);
}

async function addAndAnnounce(actor: Actor, channelId: string, memberIds: string[], history?: HistoryChoice): Promise<void> {
  const events = await withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, channelId);
    await requireMeeting(tx, actor, { newcomers: memberIds, channelIds: [channelId] });
    await requireOpenToGuests(tx, channelId, memberIds);
    const added = await appendMembers(tx, actor, channelId, memberIds, await floorFor(tx, actor, channelId, history));
    await touchMeta(tx, channelId, added);
    return added;
  });
  await announceMeeting(actor.tenantId);
  await announceChannel(actor.tenantId, channelId, events);
}

/** Up to which seq those who are added see nothing. Nobody hands on more than they may read themselves. */
async function floorFor(tx: TenantTx, actor: Actor, channelId: string, history: HistoryChoice = { kind: 'all' }): Promise<number> {
  const own = await tx.channelMember.findFirst({ where: { channelId, memberId: actor.memberId }, select: { visibleFrom: true } });
  const ownFloor = Number(own?.visibleFrom ?? 0);
  if (history.kind === 'all') return ownFloor;
  if (history.kind === 'days')
    return Math.max(ownFloor, await seqBefore(tx, channelId, new Date(Date.now() - history.days * 86_400_000)));
  const stream = await tx.stream.findFirst({ where: { id: channelId }, select: { messageCount: true } });
  return Math.max(ownFloor, Number(stream?.messageCount ?? 0));
}

/** Leaves a channel. The answer is the channel as it now looks from outside, or null when it is out of sight. */
export async function leaveChannel(actor: Actor, input: { channelId: string }): Promise<MyChannelView | null> {
  await accessChannel(actor, input.channelId, 'channel.leave');
  await removeAndAnnounce(actor, input.channelId, actor.memberId);
  return getChannel(actor, input.channelId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
    throw error;
  });
}

export async function removeChannelMember(actor: Actor, input: { channelId: string; memberId: string }): Promise<MyChannelView> {
  await accessChannel(actor, input.channelId, 'channel.removeMember');
  if ((await withoutHidden(actor, [input.memberId])).length === 0) throw notFound('person');
  await removeAndAnnounce(actor, input.channelId, input.memberId);
  return getChannel(actor, input.channelId);
}

async function removeAndAnnounce(actor: Actor, channelId: string, memberId: string): Promise<void> {
  const events = await withTenant(actor.tenantId, (tx) => removeMember(tx, actor, channelId, memberId));
  if (events.length === 0) throw notFound('person');
  await announceMeeting(actor.tenantId);
  await announceChannel(actor.tenantId, channelId, events);
}

/** Takes a member out of a channel, with its log entry, in the caller's transaction. Nothing if they were not in it. */
export async function removeMember(
  tx: TenantTx,
  actor: { memberId: string },
  channelId: string,
  memberId: string,
): Promise<ChannelEvent[]> {
  await lockStream(tx, channelId);
  const { count } = await tx.channelMember.deleteMany({ where: { channelId, memberId } });
  if (count === 0) return [];
  await tx.channel.updateMany({ where: { id: channelId }, data: { memberCount: { decrement: 1 } } });
  const member = await tx.member.findFirst({ where: { id: memberId }, select: { name: true } });
  const memberName = member?.name ?? '';
  const { version } = await appendEvent(tx, {
    streamId: channelId,
    type: 'channel.memberRemoved',
    actorId: actor.memberId,
    subjectId: memberId,
    payload: JSON.stringify({ name: memberName }),
  });
  const events: ChannelEvent[] = [{ name: 'channel.memberRemoved', version, memberId, memberName }];
  await touchMeta(tx, channelId, events);
  return events;
}

const setField =
  (type: string, field: Field, after: string) =>
  (channel: Standing): Change | null =>
    channel[field] === after ? null : { type, payload: { before: channel[field], after }, data: { [field]: after } };

/**
 * Changes a channel, with its entry of the log. What it was before is read under the lock of its stream, so that of two changes at once
 * each says truly what it changed, and the same one twice is one.
 */
async function changeChannel(actor: Actor, channelId: string, decideChange: (channel: Standing) => Change | null): Promise<void> {
  const version = await withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, channelId);
    const standing = await tx.channel.findFirst({
      where: { id: channelId },
      select: { name: true, topic: true, posting: true, archivedAt: true },
    });
    const change = standing && decideChange(standing);
    if (!change) return null;
    const appended = await appendEvent(tx, {
      streamId: channelId,
      type: change.type,
      actorId: actor.memberId,
      subjectId: null,
      payload: JSON.stringify(change.payload),
    });
    await tx.channel.updateMany({ where: { id: channelId }, data: { ...change.data, metaVersion: appended.version } });
    return appended.version;
  });
  if (version !== null) await announceChannel(actor.tenantId, channelId, [{ name: 'channel.changed', version }]);
}

async function touchMeta(tx: TenantTx, channelId: string, events: ChannelEvent[]): Promise<void> {
  const last = events.at(-1);
  if (last) await tx.channel.updateMany({ where: { id: channelId }, data: { metaVersion: last.version } });
}
