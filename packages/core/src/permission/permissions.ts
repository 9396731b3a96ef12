import type { Page, Role } from '@parley/contract/member-view';
import { carriesPermission, permissions, type Permission, type PermissionHolder } from '@parley/contract/permission';
import { lockStream } from '@parley/db/channel/channel-queries';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { bus } from '../bus/bus.ts';
import { requireAllowed } from '../policy/decide.ts';

const pageSize = 50;

/** Who may do what in the administration: owners and admins, and everybody who was given something; then, by `query`, others. */
export async function listPermissions(
  actor: Actor,
  input: { query?: string | undefined; cursor?: string | null | undefined },
): Promise<Page<PermissionHolder>> {
  requireAllowed(actor, 'people.manage', null);
  const found = await withTenant(actor.tenantId, (tx) =>
    tx.member.findMany({
      where: {
        deactivatedAt: null,
        role: { not: 'guest' },
        ...(input.query
          ? { name: { contains: input.query, mode: 'insensitive' } }
          : { OR: [{ role: { in: ['owner', 'admin'] } }, { permissions: { some: {} } }] }),
      },
      include: { permissions: true },
      orderBy: { id: 'asc' },
      take: pageSize + 1,
      ...(input.cursor ? { cursor: { tenantId_id: { tenantId: actor.tenantId, id: input.cursor } }, skip: 1 } : {}),
    }),
  );
  const items = found.slice(0, pageSize).map(({ id, name, email, role, permissions: given }) => ({
    memberId: id,
    name,
    email,
    role: role as PermissionHolder['role'],
    granted: permissions.filter((one) => given.some(({ permission }) => permission === one)),
  }));
  return { items, nextCursor: found.length > items.length ? (items.at(-1)?.memberId ?? null) : null };
}

/** Gives a permission or takes it back; holds with the person's next request, and at once for who is connected. */
export async function setPermission(
  actor: Actor,
  input: { memberId: string; permission: Permission; isGranted: boolean },
): Promise<void> {
  const { memberId, permission, isGranted } = input;
  await withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, actor.tenantId);
    const member = await tx.member.findFirst({ where: { id: memberId, deactivatedAt: null }, include: { permissions: true } });
    if (!member) throw notFound('person');
    const role = member.role as Role;
    requireAllowed(actor, 'permission.grant', { memberId, role });
    if (carriesPermission(role, permission))
      throw new AppError('CONFLICT', {
        message: 'This comes with their role. Change the role instead.',
        rule: 'roles-carry-permissions',
      });
    const before = member.permissions.map((given) => given.permission).sort();
    if (before.includes(permission) === isGranted) return;
    const key = { tenantId: actor.tenantId, memberId, permission };
    if (isGranted) await tx.memberPermission.create({ data: { ...key, grantedBy: actor.memberId } });
    else await tx.memberPermission.deleteMany({ where: key });
    const after = isGranted ? [...before, permission].sort() : before.filter((one) => one !== permission);
    await recordAct(tx, actor, { type: 'member.permissionsChanged', subjectId: memberId, details: { before, after } });
  });
  bus().announce({ kind: 'member', tenantId: actor.tenantId, memberId, change: 'role' });
}
