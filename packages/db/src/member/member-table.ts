import { Prisma } from '../generated/client.ts';
import { enterTenant, withSystem } from '../with-system.ts';

export type MemberTableQuery = {
  query?: string | undefined;
  role?: string | undefined;
  state?: 'active' | 'deactivated' | undefined;
  groupId?: string | undefined;
  hasSecondFactor?: boolean | undefined;
  seenAfter?: Date | undefined;
  notSeenAfter?: Date | undefined;
  neverSeen?: boolean | undefined;
  sort: 'name' | 'joined' | 'active';
  isDescending: boolean;
  /** Where the page before ended: the sorted value as the database wrote it, and the id. */
  after?: { value: string; id: string } | undefined;
  limit: number;
};
export type MemberTableRow = {
  id: string;
  name: string;
  title: string;
  email: string;
  role: string;
  joinedAt: Date;
  deactivatedAt: Date | null;
  lastActiveAt: Date | null;
  endsAt: Date | null;
  hasSecondFactor: boolean;
  groups: string[];
  sorted: string;
};

/** Each as text that sorts as the value does, so that a cursor is one shape whatever the order. */
const sortable = {
  name: Prisma.sql`lower(m.name)`,
  joined: Prisma.sql`to_char(m.joined_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')`,
  active: Prisma.sql`coalesce(to_char(m.last_active_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), '')`,
};

/** The people of a tenant with what the tables of identities know of them. */
export async function readMemberTable(tenantId: string, query: MemberTableQuery): Promise<MemberTableRow[]> {
  const { role, groupId, after } = query;
  const value = sortable[query.sort];
  const text = query.query && `%${query.query.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const where = [
    text && Prisma.sql`(lower(m.name) LIKE ${text} OR m.email LIKE ${text})`,
    role && Prisma.sql`m.role = ${role}`,
    query.state && (query.state === 'active' ? Prisma.sql`m.deactivated_at IS NULL` : Prisma.sql`m.deactivated_at IS NOT NULL`),
    groupId &&
      Prisma.sql`EXISTS (SELECT 1 FROM app.group_member x
        WHERE x.tenant_id = m.tenant_id AND x.group_id = ${groupId}::uuid AND x.member_id = m.id)`,
    query.hasSecondFactor !== undefined && Prisma.sql`(f.user_id IS NOT NULL) = ${query.hasSecondFactor}`,
    query.seenAfter && Prisma.sql`m.last_active_at >= ${query.seenAfter}`,
    query.notSeenAfter && Prisma.sql`m.last_active_at < ${query.notSeenAfter}`,
    query.neverSeen && Prisma.sql`m.last_active_at IS NULL`,
    after &&
      (query.isDescending
        ? Prisma.sql`(${value}, m.id) < (${after.value}, ${after.id}::uuid)`
        : Prisma.sql`(${value}, m.id) > (${after.value}, ${after.id}::uuid)`),
  ].filter((part) => part instanceof Prisma.Sql);
  const order = query.isDescending ? Prisma.sql`${value} DESC, m.id DESC` : Prisma.sql`${value}, m.id`;
  return withSystem(async (tx) => {
    await enterTenant(tx, tenantId);
    return tx.$queryRaw<MemberTableRow[]>`
      SELECT m.id, m.name, m.title, m.email, m.role, m.joined_at AS "joinedAt", m.deactivated_at AS "deactivatedAt",
             m.last_active_at AS "lastActiveAt", m.ends_at AS "endsAt", f.user_id IS NOT NULL AS "hasSecondFactor",
             ARRAY(SELECT g.name FROM app.group_member x JOIN app.member_group g ON g.tenant_id = x.tenant_id AND g.id = x.group_id
                   WHERE x.tenant_id = m.tenant_id AND x.member_id = m.id ORDER BY g.name) AS groups,
             ${value} AS sorted
      FROM app.member m
      LEFT JOIN LATERAL (SELECT c.user_id FROM identity.second_factor c WHERE c.user_id = m.user_id AND c.confirmed_at IS NOT NULL
                         UNION SELECT p.user_id FROM identity.passkey p WHERE p.user_id = m.user_id) f ON true
      WHERE m.tenant_id = app.tid() ${where.length > 0 ? Prisma.sql`AND ${Prisma.join(where, ' AND ')}` : Prisma.empty}
      ORDER BY ${order} LIMIT ${query.limit}`;
  });
}
