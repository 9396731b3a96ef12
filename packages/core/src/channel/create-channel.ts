import type { MyChannelView } from '@parley/contract/channel-view';
import { limits } from '@parley/contract/limits';
import { insertChannelMembers } from '@parley/db/channel/channel-queries';
import { appendEvent } from '@parley/db/log/append-event';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { announceMeeting } from '../barrier/announce-barriers.ts';
import { requireMeeting } from '../barrier/require-meeting.ts';
import { requireWithinRules } from '../boundary-rule/apply-rules.ts';
import { newId } from '../id.ts';
import { requireAllowed } from '../policy/decide.ts';
import { getChannel, nameTaken } from './access-channel.ts';
import { announceChannel, type ChannelEvent } from './announce-channel.ts';

type NewChannel =
  | { kind: 'public' | 'private'; name: string; topic?: string; memberIds: string[] }
  | { kind: 'direct' | 'group'; directKey: string; memberIds: string[] };

/** Makes a named channel with the actor and those named in it. */
export async function createChannel(
  actor: Actor,
  input: { name: string; kind: 'public' | 'private'; topic?: string; memberIds?: string[] },
): Promise<MyChannelView> {
  requireAllowed(actor, input.kind === 'public' ? 'channel.createPublic' : 'channel.createPrivate', null);
  await requireWithinRules(actor, [input.name, input.topic ?? ''], { door: 'channel' });
  const memberIds = [...new Set([actor.memberId, ...(input.memberIds ?? [])])];
  const made = await withTenant(actor.tenantId, async (tx) => {
    const taken = await tx.channel.findFirst({ where: { name: input.name, archivedAt: null }, select: { id: true } });
    if (taken) throw nameTaken(input.name);
    const people = await tx.member.count({ where: { id: { in: memberIds }, deactivatedAt: null } });
    if (people !== memberIds.length) throw notFound('person');
    await requireMeeting(tx, actor, { newcomers: memberIds });
    return insertChannel(tx, actor, { kind: input.kind, name: input.name, topic: input.topic, memberIds });
  }).catch(asNameTaken(input.name));
  await announceMeeting(actor.tenantId);
  await announceChannel(actor.tenantId, made.channelId, made.events);
  return getChannel(actor, made.channelId);
}

/** The conversation of exactly these people: the one that exists, or a new one. One other makes it direct, more a group. */
export async function openDirect(actor: Actor, input: { memberIds: string[] }): Promise<MyChannelView> {
  const memberIds = [...new Set([actor.memberId, ...input.memberIds])].toSorted();
  if (memberIds.length < 2) throw new AppError('INVALID', { message: 'Choose somebody to write to.' });
  if (memberIds.length > limits.groupMembers)
    throw new AppError('INVALID', {
      message: `A group conversation has at most ${limits.groupMembers} people. Make a channel for more.`,
    });
  const directKey = memberIds.join(',');
  const found = await withTenant(actor.tenantId, async (tx) => {
    const existing = await tx.channel.findFirst({ where: { directKey }, select: { id: true } });
    if (existing) return { channelId: existing.id, events: [] };
    requireAllowed(actor, 'channel.startDirect', null);
    const people = await tx.member.count({ where: { id: { in: memberIds }, deactivatedAt: null } });
    if (people !== memberIds.length) throw notFound('person');
    await requireMeeting(tx, actor, { newcomers: memberIds });
    return insertChannel(tx, actor, { kind: memberIds.length === 2 ? 'direct' : 'group', directKey, memberIds });
  }).catch(async (error: unknown) => {
    // Both opened it in the same moment: the other's is the one.
    if (!isUniqueViolation(error)) throw error;
    const existing = await withTenant(actor.tenantId, (tx) => tx.channel.findFirst({ where: { directKey }, select: { id: true } }));
    if (!existing) throw error;
    return { channelId: existing.id, events: [] };
  });
  await announceChannel(actor.tenantId, found.channelId, found.events);
  return getChannel(actor, found.channelId);
}

/** Stream, channel, members and their log entries, in the caller's transaction. */
export async function insertChannel(
  tx: TenantTx,
  actor: { tenantId: string; memberId: string },
  channel: NewChannel,
): Promise<{ channelId: string; events: ChannelEvent[] }> {
  const channelId = newId();
  await tx.stream.create({ data: { tenantId: actor.tenantId, id: channelId } });
  const created = await appendEvent(tx, {
    streamId: channelId,
    type: 'channel.created',
    actorId: actor.memberId,
    subjectId: null,
    payload: JSON.stringify(
      'name' in channel ? { kind: channel.kind, name: channel.name, topic: channel.topic ?? '' } : { kind: channel.kind },
    ),
  });
  await tx.channel.create({
    data: {
      tenantId: actor.tenantId,
      id: channelId,
      kind: channel.kind,
      createdBy: actor.memberId,
      ...('name' in channel ? { name: channel.name, topic: channel.topic ?? '' } : { directKey: channel.directKey }),
    },
  });
  const added = await appendMembers(tx, actor, channelId, channel.memberIds);
  await tx.channel.updateMany({ where: { id: channelId }, data: { metaVersion: created.version + added.length } });
  return { channelId, events: added };
}

/** Adds people with one log entry each; those who are in already, or gone, are passed over. */
export async function appendMembers(
  tx: TenantTx,
  actor: { memberId: string },
  channelId: string,
  memberIds: string[],
  floor = 0,
): Promise<ChannelEvent[]> {
  const events: ChannelEvent[] = [];
  for (const added of await insertChannelMembers(tx, channelId, memberIds, floor)) {
    const visibleFrom = Number(added.visible_from);
    const { version } = await appendEvent(tx, {
      streamId: channelId,
      type: 'channel.memberAdded',
      actorId: actor.memberId,
      subjectId: added.member_id,
      payload: JSON.stringify({ name: added.name, ...(visibleFrom > 0 ? { visibleFrom } : {}) }),
    });
    events.push({ name: 'channel.memberAdded', version, memberId: added.member_id, memberName: added.name, visibleFrom });
  }
  return events;
}

export function isUniqueViolation(error: unknown): boolean {
  return (error as { code?: string }).code === 'P2002';
}

export const asNameTaken =
  (name: string) =>
  (error: unknown): never => {
    throw isUniqueViolation(error) ? nameTaken(name) : error;
  };
