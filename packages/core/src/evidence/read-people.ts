import { withTenant } from '@parley/db/with-tenant';
import { stringify } from 'csv-stringify/sync';

const headings = ['name', 'email', 'role', 'joined', 'deactivated', 'guest until', 'permissions', 'id'];

/** Everybody who is or was of the workspace, and what they may; who gave a permission and when stands beside it. */
export async function readPeople(tenantId: string): Promise<string> {
  const people = await withTenant(tenantId, (tx) =>
    tx.member.findMany({
      orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
      include: { permissions: { orderBy: { permission: 'asc' } } },
    }),
  );
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const rows = people.map((one) => [
    one.name,
    one.email,
    one.role,
    one.joinedAt.toISOString(),
    one.deactivatedAt?.toISOString() ?? '',
    one.endsAt?.toISOString() ?? '',
    one.permissions
      .map(
        ({ permission, grantedBy, grantedAt }) =>
          `${permission} (${names.get(grantedBy) ?? grantedBy}, ${grantedAt.toISOString()})`,
      )
      .join('; '),
    one.id,
  ]);
  // A name that begins like a formula must not become one in somebody's spreadsheet.
  return stringify([headings, ...rows], { escape_formulas: true, record_delimiter: '\r\n' });
}
