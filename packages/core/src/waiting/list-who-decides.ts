import type { Role } from '@parley/contract/member-view';
import { permissionsOf } from '@parley/contract/permission';
import type { WaitingKind } from '@parley/contract/waiting';
import type { TenantTx } from '@parley/db/with-tenant';
import { decidedBy } from './waiting-kinds.ts';

export type Decider = { id: string; userId: string; email: string };

/** Everybody who may decide on some of a kind. On which of them, `selectWaiting` knows. */
export async function listWhoDecides(tx: TenantTx, kind: WaitingKind): Promise<Decider[]> {
  const by = decidedBy[kind];
  const people = await tx.member.findMany({
    where: {
      deactivatedAt: null,
      isPlaceholder: false,
      role: { not: 'guest' },
      OR: [
        { role: { in: ['owner', 'admin'] } },
        by === 'review' ? { id: { in: await listReviewers(tx) } } : { permissions: { some: { permission: by } } },
      ],
    },
    select: { id: true, userId: true, email: true, role: true, permissions: { select: { permission: true } } },
    orderBy: { id: 'asc' },
  });
  return people.filter(({ role, permissions }) => {
    const granted = permissions.map((one) => one.permission);
    return by === 'review' || permissionsOf(role as Role, granted).includes(by);
  });
}

async function listReviewers(tx: TenantTx): Promise<string[]> {
  const policies = await tx.supervisionPolicy.findMany({ select: { reviewerIds: true } });
  const given = await tx.supervisionItem.findMany({
    where: { state: { not: 'closed' }, assigneeId: { not: null } },
    distinct: ['assigneeId'],
    select: { assigneeId: true },
  });
  return [...policies.flatMap(({ reviewerIds }) => reviewerIds), ...given.flatMap(({ assigneeId }) => assigneeId ?? [])];
}
