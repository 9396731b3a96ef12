import type { ChannelDetails, MyChannelView } from '@parley/contract/channel-view';
import { limits } from '@parley/contract/limits';
import type { MemberView, Page } from '@parley/contract/member-view';
import { browseChannelIds, type BrowseQuery } from '@parley/db/channel/channel-queries';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { toMemberView } from '../member/to-member-view.ts';
import { requireAllowed } from '../policy/decide.ts';
import { accessChannel } from './access-channel.ts';
import { readMyChannels } from './to-channel-view.ts';

/** Named channels that the actor is in or may join, archived ones included: by name, the largest or the liveliest first. */
export async function browseChannels(
  actor: Actor,
  input: { query?: string; sort?: BrowseQuery['sort']; show?: BrowseQuery['show']; cursor?: string | null },
): Promise<Page<MyChannelView>> {
  requireAllowed(actor, 'channel.browse', null);
  const found = await withTenant(actor.tenantId, (tx) =>
    browseChannelIds(tx, {
      memberId: actor.memberId,
      match: input.query ?? '',
      sort: input.sort ?? 'name',
      show: input.show ?? 'all',
      after: input.cursor ?? null,
      limit: limits.pageSize + 1,
    }),
  );
  const page = found.slice(0, limits.pageSize);
  const views = await readMyChannels(
    actor,
    page.map((row) => row.id),
  );
  const byId = new Map(views.map((view) => [view.channel.id, view]));
  const last = page.at(-1);
  return {
    items: page.flatMap((row) => byId.get(row.id) ?? []),
    nextCursor: found.length > limits.pageSize && last ? last.key : null,
  };
}

/** What is known of a channel besides what its name says. */
export async function getChannelDetails(actor: Actor, channelId: string): Promise<ChannelDetails> {
  const channel = await accessChannel(actor, channelId, 'channel.see');
  if (!channel.created_by) return { createdBy: null };
  const where = { id: channel.created_by };
  const maker = await withTenant(actor.tenantId, (tx) => tx.member.findFirst({ where, select: { id: true, name: true } }));
  return { createdBy: maker && { memberId: maker.id, name: maker.name } };
}

/** Who is in a channel, by id, a page at a time. */
export async function listChannelMembers(
  actor: Actor,
  input: { channelId: string; cursor?: string | null },
): Promise<Page<MemberView>> {
  await accessChannel(actor, input.channelId, 'channel.see');
  return withTenant(actor.tenantId, async (tx) => {
    const rows = await tx.channelMember.findMany({
      where: { channelId: input.channelId, ...(input.cursor ? { memberId: { gt: input.cursor } } : {}) },
      orderBy: { memberId: 'asc' },
      take: limits.pageSizeMax + 1,
      include: { member: true },
    });
    const page = rows.slice(0, limits.pageSizeMax);
    return {
      items: page.map((row) => toMemberView(actor, row.member)),
      nextCursor: rows.length > limits.pageSizeMax ? (page.at(-1)?.memberId ?? null) : null,
    };
  });
}
