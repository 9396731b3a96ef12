import type { Role } from '@parley/contract/member-view';
import { permissionsOf } from '@parley/contract/permission';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';

/**
 * A member who asked earlier for what is done now, when no session of theirs is there: with the role and name of today. Null
 * when they may not act any more. Such an actor has no device, and passes for one whose address is not confirmed.
 */
export async function actAsMember(tenantId: string, memberId: string): Promise<Actor | null> {
  const member = await withTenant(tenantId, (tx) =>
    tx.member.findFirst({ where: { id: memberId, deactivatedAt: null }, include: { permissions: true } }),
  );
  if (!member || (member.endsAt && member.endsAt <= new Date())) return null;
  const { userId, name } = member;
  const role = member.role as Role;
  const permissions = permissionsOf(
    role,
    member.permissions.map((given) => given.permission),
  );
  return { tenantId, memberId, userId, name, role, permissions, slug: '', sessionId: '', isEmailConfirmed: false };
}
