import { limits } from '@parley/contract/limits';
import type { MemberView, Page } from '@parley/contract/member-view';
import { id } from '@parley/contract/primitives';
import { sharedChannelMembers } from '@parley/db/channel/channel-queries';
import { knownMembers } from '@parley/db/member/known-members';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { seenIds, withoutHidden } from '../barrier/hidden-people.ts';
import { decide } from '../policy/decide.ts';
import { toMemberView } from './to-member-view.ts';

/**
 * People of the workspace by name, a page at a time. A guest sees those they share a channel with, and nobody else; nobody
 * sees whom a barrier hides from them: the same rule for lists, profiles and presence.
 */
export async function listMembers(
  actor: Actor,
  input: { query?: string; cursor?: string | null; includeDeactivated?: boolean; limit?: number },
): Promise<Page<MemberView>> {
  const limit = input.limit ?? limits.pageSizeMax;
  const query = input.query?.trim();
  const seen = await seenIds(actor);
  return withTenant(actor.tenantId, async (tx) => {
    const visible = await visibleTo(tx, actor);
    const isAdmin = decide(actor, 'people.manage', null).allow;
    const after = parseCursor(input.cursor);
    const rows = await tx.member.findMany({
      where: {
        AND: [
          visible ? { id: { in: visible } } : {},
          ...seen.map((id) => ({ id })),
          input.includeDeactivated && isAdmin ? {} : { deactivatedAt: null },
          query
            ? {
                OR: [
                  { name: { contains: query, mode: 'insensitive' } },
                  ...(visible ? [] : [{ email: { contains: query.toLowerCase() } }]),
                ],
              }
            : {},
          after ? { OR: [{ name: { gt: after.name } }, { name: after.name, id: { gt: after.id } }] } : {},
        ],
      },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: limit + 1,
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map((row) => toMemberView(actor, row)),
      nextCursor: rows.length > limit && last ? `${last.id} ${last.name}` : null,
    };
  });
}

export async function getMember(actor: Actor, memberId: string): Promise<MemberView> {
  if (!(await seenMembers(actor, [memberId])).includes(memberId)) throw notFound('person');
  const row = await withTenant(actor.tenantId, (tx) => tx.member.findFirst({ where: { id: memberId } }));
  if (!row) throw notFound('person');
  return toMemberView(actor, row);
}

/** Of these members, those the actor may see at all. */
export async function seenMembers(actor: Actor, memberIds: string[]): Promise<string[]> {
  if (memberIds.length === 0) return [];
  if (decide(actor, 'member.listAll', null).allow) return withoutHidden(actor, await knownMembers(actor.tenantId, memberIds));
  const found = await withTenant(actor.tenantId, (tx) => sharedChannelMembers(tx, actor.memberId, memberIds));
  const shared = await withoutHidden(actor, found);
  return memberIds.includes(actor.memberId) ? [...new Set([...shared, actor.memberId])] : shared;
}

/** Null: everybody. Else the ids a guest may see. */
async function visibleTo(tx: TenantTx, actor: Actor): Promise<string[] | null> {
  if (decide(actor, 'member.listAll', null).allow) return null;
  const mine = await tx.channelMember.findMany({ where: { memberId: actor.memberId }, select: { channelId: true } });
  const shared = await tx.channelMember.findMany({
    where: { channelId: { in: mine.map((row) => row.channelId) } },
    select: { memberId: true },
    distinct: ['memberId'],
  });
  return [...new Set([actor.memberId, ...shared.map((row) => row.memberId)])];
}

function parseCursor(cursor: string | null | undefined): { id: string; name: string } | null {
  const afterId = id.safeParse(cursor?.slice(0, 36));
  return cursor && afterId.success ? { id: afterId.data, name: cursor.slice(37) } : null;
}
