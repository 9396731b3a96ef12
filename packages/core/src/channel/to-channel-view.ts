import type { ChannelView, MyChannelView } from '@parley/contract/channel-view';
import { conversationMembers, openProposals } from '@parley/db/channel/channel-queries';
import { myChannels, type MyChannelRow } from '@parley/db/channel/my-channels';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { cutOf, heldBarriers, type HeldBarriers } from '../barrier/held-barriers.ts';
import { channelLabels } from '../label/channel-label.ts';
import type { Cut } from '../policy/decide-barrier.ts';
import { decide, type ChannelTarget } from '../policy/decide.ts';

/** What a channel has besides its row: who is in one without a name, what they have proposed, and its label. */
type People = Pick<ChannelView, 'members' | 'proposal' | 'label'>;
const nobodyNamed: People = { members: [] };

/** `cut`: what a barrier does to this member there. */
export const toChannelTarget = (row: MyChannelRow, memberId: string, cut: Cut | null = null): ChannelTarget => ({
  kind: row.kind,
  isMember: row.is_member,
  isArchived: row.archived_at !== null,
  posting: row.posting,
  isCreator: row.created_by === memberId,
  cut,
});

export const cutOfRow = (held: HeldBarriers, memberId: string, row: MyChannelRow): Cut | null =>
  cutOf(held, { memberId, channelId: row.id, isMember: row.is_member });

/** The one maker of what people see of a channel. */
export function toChannelView(row: MyChannelRow, people: People = nobodyNamed): ChannelView {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    topic: row.topic,
    posting: row.posting,
    isArchived: row.archived_at !== null,
    memberCount: row.member_count,
    members: people.members,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    lastMessageAt: row.last_message_at?.toISOString() ?? null,
    ...(people.proposal && row.name === null ? { proposal: people.proposal } : {}),
    ...(people.label ? { label: people.label } : {}),
  };
}

function toMyChannelView(actor: Actor, row: MyChannelRow, people: People | undefined, cut: Cut | null): MyChannelView {
  const target = toChannelTarget(row, actor.memberId, cut);
  const may = (
    verb:
      | 'channel.rename'
      | 'channel.archive'
      | 'channel.addMember'
      | 'channel.removeMember'
      | 'channel.setPosting'
      | 'channel.setLabel'
      | 'channel.join'
      | 'channel.leave',
  ) => decide(actor, verb, target).allow;
  return {
    channel: toChannelView(row, people),
    isMember: row.is_member,
    readSeq: row.read_seq,
    unread: row.unread,
    mentions: row.mentions,
    notify: row.notify,
    isMuted: row.is_muted,
    sectionId: row.section_id,
    position: row.position,
    visibleFrom: row.visible_from,
    can: {
      post:
        target.isMember &&
        !target.isArchived &&
        decide(actor, 'channel.post', { cut }).allow &&
        decide(actor, 'channel.begin', target).allow,
      rename: may('channel.rename'),
      archive: may('channel.archive'),
      addMembers: may('channel.addMember'),
      removeMembers: may('channel.removeMember'),
      setPosting: may('channel.setPosting'),
      setLabel: may('channel.setLabel'),
      join: !target.isMember && may('channel.join'),
      leave: may('channel.leave'),
    },
    ...(cut ? { barrier: { name: cut.name, setBy: cut.setBy } } : {}),
  };
}

/** What these rows have besides: the people of those without a name, and the labels of those that carry one. */
export async function peopleOf(tenantId: string, rows: MyChannelRow[]): Promise<Map<string, People>> {
  const unnamed = rows.filter((row) => row.name === null).map((row) => row.id);
  const labels = await channelLabels(
    tenantId,
    rows.filter((row) => row.name !== null).map((row) => row.id),
  );
  const people = new Map<string, People>([...labels].map(([id, label]) => [id, { members: [], label }]));
  if (unnamed.length === 0) return people;
  const { persons, proposals } = await withTenant(tenantId, async (tx) => ({
    persons: await conversationMembers(tx, unnamed),
    proposals: await openProposals(tx, unnamed),
  }));
  for (const person of persons) {
    const proposal = proposals.get(person.channel_id);
    const entry = people.get(person.channel_id) ?? { members: [], ...(proposal ? { proposal } : {}) };
    entry.members.push({ memberId: person.member_id, name: person.name });
    people.set(person.channel_id, entry);
  }
  return people;
}

/** The actor's channels, or the named ones that they may see; nothing else. */
export async function readMyChannels(actor: Actor, only?: string[]): Promise<MyChannelView[]> {
  const rows = (await myChannels(actor.tenantId, actor.memberId, only)).filter(
    (row) => decide(actor, 'channel.see', toChannelTarget(row, actor.memberId)).allow,
  );
  const [people, held] = await Promise.all([peopleOf(actor.tenantId, rows), heldBarriers(actor.tenantId)]);
  return rows.map((row) => toMyChannelView(actor, row, people.get(row.id), cutOfRow(held, actor.memberId, row)));
}
