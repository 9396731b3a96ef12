import { permissionsOf, type Permission } from '@parley/contract/permission';
import type { TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';

/** Who besides the actor could be the second person for an act that needs two holders of a permission. */
export async function listSeconds(tx: TenantTx, actor: Actor, wanted: Permission = 'archive'): Promise<string[]> {
  const people = await tx.member.findMany({
    where: {
      id: { not: actor.memberId },
      deactivatedAt: null,
      isPlaceholder: false,
      OR: [{ role: { in: ['owner', 'admin'] } }, { permissions: { some: { permission: wanted } } }],
    },
    select: { id: true, role: true, permissions: { select: { permission: true } } },
  });
  return people
    .filter(({ role, permissions }) =>
      permissionsOf(
        role as Actor['role'],
        permissions.map((one) => one.permission),
      ).includes(wanted),
    )
    .map(({ id }) => id);
}
