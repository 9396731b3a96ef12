import { lockStream } from '@parley/db/channel/channel-queries';
import { appendEvent } from '@parley/db/log/append-event';
import type { SystemTx } from '@parley/db/with-system';
import { seatsHaveChanged } from '../billing/require-seats.ts';
import { bus } from '../bus/bus.ts';
import { announceChannel, type ChannelEvent } from '../channel/announce-channel.ts';
import { appendMembers } from '../channel/create-channel.ts';
import { announceMeeting } from '../barrier/announce-barriers.ts';
import { channelsToJoin } from '../barrier/require-meeting.ts';
import { newId } from '../id.ts';
import { channelsForGuests } from '../label/closed-to-guests.ts';
import { enqueueGuestEnd } from '../member/guest-end.ts';
import { startMember } from '../workspace/member-defaults.ts';

export type Joiner = {
  userId: string;
  email: string;
  name: string;
  role: string;
  channelIds: string[];
  groupIds: string[];
  guestUntil: Date | null;
  /** What let them in, for the log. */
  by: Record<string, string>;
};
export type Joined = { tenantId: string; memberId: string; channels: { channelId: string; events: ChannelEvent[] }[] };

/**
 * Makes a person a member, with their entry in the log, their groups and first channels. The caller holds the lock of the
 * tenant's stream and has seen that there is a seat.
 */
export async function insertMember(tx: SystemTx, tenantId: string, joiner: Joiner): Promise<Joined> {
  const { userId, email, name, role, guestUntil } = joiner;
  // Whom an import knew by this address: what they wrote elsewhere is theirs from now on.
  const before = await tx.member.findFirst({ where: { email, isPlaceholder: true }, select: { id: true } });
  const memberId = before?.id ?? newId();
  await tx.membership.create({ data: { userId, tenantId, memberId } });
  const data = { userId, email, name, role, endsAt: guestUntil };
  if (before)
    await tx.member.updateMany({
      where: { id: before.id },
      data: { ...data, isPlaceholder: false, deactivatedAt: null, joinedAt: new Date() },
    });
  else await tx.member.create({ data: { ...data, tenantId, id: memberId } });
  await appendEvent(tx, {
    streamId: tenantId,
    type: 'member.joined',
    actorId: memberId,
    subjectId: memberId,
    payload: JSON.stringify({ name, role, ...joiner.by, ...(guestUntil ? { until: guestUntil } : {}) }),
  });
  await enqueueGuestEnd(tx, memberId, guestUntil);
  await seatsHaveChanged(tx, tenantId);
  const groups = await tx.memberGroup.findMany({ where: { id: { in: joiner.groupIds } }, select: { id: true } });
  await tx.groupMember.createMany({ data: groups.map(({ id }) => ({ tenantId, groupId: id, memberId })) });
  const channelIds = [...joiner.channelIds, ...(await startMember(tx, { tenantId, memberId, role }))];
  return { tenantId, memberId, channels: await joinFirstChannels(tx, { memberId, role, channelIds }) };
}

export async function announceJoined({ tenantId, memberId, channels }: Joined): Promise<void> {
  await announceMeeting(tenantId);
  for (const channel of channels) await announceChannel(tenantId, channel.channelId, channel.events);
  bus().announce({ kind: 'member', tenantId, memberId, change: 'added' });
}

/**
 * Members start in #general; everybody also in the channels that let them in. Archived ones are passed over, those where a
 * barrier keeps them from somebody, and for guests those whose label is not for guests.
 */
async function joinFirstChannels(
  tx: SystemTx,
  joiner: { memberId: string; role: string; channelIds: string[] },
): Promise<Joined['channels']> {
  const channels = await tx.channel.findMany({
    where: {
      archivedAt: null,
      OR: [{ id: { in: joiner.channelIds } }, ...(joiner.role === 'guest' ? [] : [{ name: 'general', kind: 'public' }])],
    },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  const joined: Joined['channels'] = [];
  const ids = channels.map(({ id }) => id);
  const open = await channelsToJoin(tx, joiner.memberId, joiner.role === 'guest' ? await channelsForGuests(tx, ids) : ids);
  for (const id of open) {
    // Stream before channel, as everybody else locks them: the other way round two joins could wait for each other.
    await lockStream(tx, id);
    const events = await appendMembers(tx, joiner, id, [joiner.memberId]);
    const last = events.at(-1);
    if (last) await tx.channel.updateMany({ where: { id }, data: { metaVersion: last.version } });
    joined.push({ channelId: id, events });
  }
  return joined;
}
