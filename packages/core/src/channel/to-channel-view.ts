import type { ChannelView, MyChannelView } from '@parley/contract/channel-view';
import { conversationMembers } from '@parley/db/channel/channel-queries';
import { myChannels, type MyChannelRow } from '@parley/db/channel/my-channels';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { decide, type ChannelTarget } from '../policy/decide.ts';

type People = ChannelView['members'];

export const toChannelTarget = (row: MyChannelRow): ChannelTarget => ({
  kind: row.kind,
  isMember: row.is_member,
  isArchived: row.archived_at !== null,
});

/** The one maker of what people see of a channel. `members` only for conversations without a name. */
export function toChannelView(row: MyChannelRow, members: People): ChannelView {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    topic: row.topic,
    isArchived: row.archived_at !== null,
    memberCount: row.member_count,
    members,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    lastMessageAt: row.last_message_at?.toISOString() ?? null,
  };
}

function toMyChannelView(actor: Actor, row: MyChannelRow, members: People): MyChannelView {
  const target = toChannelTarget(row);
  const may = (
    verb: 'channel.rename' | 'channel.archive' | 'channel.addMember' | 'channel.removeMember' | 'channel.join' | 'channel.leave',
  ) => decide(actor, verb, target).allow;
  return {
    channel: toChannelView(row, members),
    isMember: row.is_member,
    readSeq: row.read_seq,
    unread: row.unread,
    mentions: row.mentions,
    can: {
      post: target.isMember && !target.isArchived,
      rename: may('channel.rename'),
      archive: may('channel.archive'),
      addMembers: may('channel.addMember'),
      removeMembers: may('channel.removeMember'),
      join: !target.isMember && may('channel.join'),
      leave: may('channel.leave'),
    },
  };
}

/** The people of those rows that have no name, read in one query. */
export async function peopleOf(tenantId: string, rows: MyChannelRow[]): Promise<Map<string, People>> {
  const unnamed = rows.filter((row) => row.name === null).map((row) => row.id);
  const people = new Map<string, People>();
  if (unnamed.length === 0) return people;
  for (const person of await withTenant(tenantId, (tx) => conversationMembers(tx, unnamed))) {
    const list = people.get(person.channel_id) ?? [];
    list.push({ memberId: person.member_id, name: person.name });
    people.set(person.channel_id, list);
  }
  return people;
}

/** The actor's channels, or the named ones that they may see; nothing else. */
export async function readMyChannels(actor: Actor, only?: string[]): Promise<MyChannelView[]> {
  const rows = (await myChannels(actor.tenantId, actor.memberId, only)).filter(
    (row) => decide(actor, 'channel.see', toChannelTarget(row)).allow,
  );
  const people = await peopleOf(actor.tenantId, rows);
  return rows.map((row) => toMyChannelView(actor, row, people.get(row.id) ?? []));
}
