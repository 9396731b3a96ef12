import type { ChannelDetails, MyChannelView } from '@parley/contract/channel-view';
import { limits } from '@parley/contract/limits';
import type { MemberView, Page } from '@parley/contract/member-view';
import { browseChannelIds, type BrowseQuery } from '@parley/db/channel/channel-queries';
import { selectReviewersOf } from '@parley/db/supervision/item-rows';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { seenIds, withoutHidden } from '../barrier/hidden-people.ts';
import { toMemberView } from '../member/to-member-view.ts';
import { decide, requireAllowed } from '../policy/decide.ts';
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
  const channel = await accessChannel(actor, channelId, 'channel.read');
  const { maker, reviewers } = await withTenant(actor.tenantId, async (tx) => {
    const where = { id: channel.created_by ?? '' };
    return {
      maker: channel.created_by ? await tx.member.findFirst({ where, select: { id: true, name: true } }) : null,
      // Whoever is watched is told, in every channel where it may happen.
      reviewers: await selectReviewersOf(tx, channelId),
    };
  });
  const named = [...(maker ? [maker.id] : []), ...reviewers.map(({ id }) => id)];
  const seen = new Set(await withoutHidden(actor, named));
  return {
    createdBy: maker && seen.has(maker.id) ? { memberId: maker.id, name: maker.name } : null,
    isReviewed: reviewers.length > 0,
    reviewers: decide(actor, 'member.listAll', null).allow
      ? reviewers.filter(({ id }) => seen.has(id)).map(({ name }) => name)
      : [],
  };
}

/** Who is in a channel, by id, a page at a time; whom a barrier hides from the actor is left out. */
export async function listChannelMembers(
  actor: Actor,
  input: { channelId: string; cursor?: string | null },
): Promise<Page<MemberView>> {
  await accessChannel(actor, input.channelId, 'channel.read');
  const seen = await seenIds(actor);
  return withTenant(actor.tenantId, async (tx) => {
    const rows = await tx.channelMember.findMany({
      where: {
        channelId: input.channelId,
        AND: [...seen, ...(input.cursor ? [{ gt: input.cursor }] : [])].map((memberId) => ({ memberId })),
      },
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
