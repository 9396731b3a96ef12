import type { Role } from '@parley/contract/member-view';
import { withTenant } from '@parley/db/with-tenant';

/** The roles of those of these members who are active. */
export async function findActiveRoles(tenantId: string, memberIds: string[]): Promise<Map<string, Role>> {
  const rows = await withTenant(tenantId, (tx) =>
    tx.member.findMany({ where: { id: { in: memberIds }, deactivatedAt: null }, select: { id: true, role: true } }),
  );
  return new Map(rows.map((row) => [row.id, row.role as Role]));
}
