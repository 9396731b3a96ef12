import type { GroupView } from '@parley/contract/group-view';
import { limits } from '@parley/contract/limits';
import type { MemberView, Page } from '@parley/contract/member-view';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { seenIds } from '../barrier/hidden-people.ts';
import { toMemberView } from '../member/to-member-view.ts';
import { decide, requireAllowed } from '../policy/decide.ts';

/** All groups by name. A guest, who may not know how the firm is made up, sees none. */
export async function listGroups(actor: Actor): Promise<{ items: GroupView[] }> {
  if (!decide(actor, 'group.list', null).allow) return { items: [] };
  const rows = await withTenant(actor.tenantId, (tx) =>
    tx.memberGroup.findMany({
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: limits.groups,
      include: { _count: { select: { members: true } } },
    }),
  );
  return { items: rows.map(toGroupView) };
}

/** Who is in a group, a page at a time. Whom a barrier hides is left out, save for who keeps the groups. */
export async function listGroupMembers(
  actor: Actor,
  input: { groupId: string; cursor?: string | null },
): Promise<Page<MemberView>> {
  requireAllowed(actor, 'group.list', null);
  const seen = decide(actor, 'group.manage', null).allow ? [] : await seenIds(actor);
  return withTenant(actor.tenantId, async (tx) => {
    await readGroup(tx, input.groupId);
    const rows = await tx.groupMember.findMany({
      where: {
        groupId: input.groupId,
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

type GroupRow = { id: string; name: string; createdAt: Date; _count: { members: number } };
export const toGroupView = ({ id, name, createdAt, _count }: GroupRow): GroupView => ({
  id,
  name,
  memberCount: _count.members,
  createdAt: createdAt.toISOString(),
});

/** A group as it stands within a transaction, or NOT_FOUND. */
export async function readGroup(tx: TenantTx, groupId: string): Promise<GroupView> {
  const row = await tx.memberGroup.findFirst({ where: { id: groupId }, include: { _count: { select: { members: true } } } });
  if (!row) throw notFound('group');
  return toGroupView(row);
}
