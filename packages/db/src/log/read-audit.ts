import { speaksOf } from '../case/silenced.ts';
import { Prisma } from '../generated/client.ts';
import type { TenantTx } from '../with-tenant.ts';

export type AuditRow = {
  version: bigint;
  type: string;
  at: Date;
  actor_id: string | null;
  actor_name: string | null;
  subject_id: string | null;
  subject_name: string | null;
  payload: string | null;
};
export type AuditQuery = {
  /** Beginnings of types; all when left out. */
  types?: readonly string[];
  actorId?: string;
  subjectId?: string;
  from?: Date;
  until?: Date;
  before?: number;
  version?: number;
  /** Left out: every entry that speaks of one of these. */
  without?: readonly string[];
  limit: number;
};

/** The tenant's own stream, newest first. */
export function readAudit(tx: TenantTx, query: AuditQuery): Promise<AuditRow[]> {
  const where = [
    query.types && Prisma.sql`e.type LIKE ANY (${query.types.map((type) => `${type}%`)})`,
    query.actorId && Prisma.sql`e.actor_id = ${query.actorId}::uuid`,
    query.subjectId && Prisma.sql`e.subject_id = ${query.subjectId}::uuid`,
    query.from && Prisma.sql`e.at >= ${query.from}`,
    query.until && Prisma.sql`e.at < ${query.until}`,
    query.before && Prisma.sql`e.version < ${query.before}`,
    query.version && Prisma.sql`e.version = ${query.version}`,
    query.without?.length && Prisma.sql`NOT ${speaksOf(query.without, Prisma.sql`e.subject_id`, Prisma.sql`p.payload`)}`,
  ].filter((part) => part instanceof Prisma.Sql);
  return tx.$queryRaw`SELECT e.version, e.type, e.at, e.actor_id, a.name AS actor_name, s.id AS subject_id, s.name AS subject_name, p.payload
    FROM app.event e
    LEFT JOIN app.event_payload p ON p.tenant_id = e.tenant_id AND p.stream_id = e.stream_id AND p.version = e.version
    LEFT JOIN app.member a ON a.tenant_id = e.tenant_id AND a.id = e.actor_id
    LEFT JOIN app.member s ON s.tenant_id = e.tenant_id AND s.id = e.subject_id
    WHERE e.tenant_id = app.tid() AND e.stream_id = app.tid() ${where.length > 0 ? Prisma.sql`AND ${Prisma.join(where, ' AND ')}` : Prisma.empty}
    ORDER BY e.version DESC LIMIT ${query.limit}`;
}

/** Whether this member has done this kind of thing since then, in the tenant's own stream. */
export async function hasActedSince(tx: TenantTx, act: { type: string; actorId: string; since: Date }): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM app.event e
    WHERE e.tenant_id = app.tid() AND e.stream_id = app.tid() AND e.type = ${act.type} AND e.actor_id = ${act.actorId}::uuid
      AND e.at >= ${act.since} ORDER BY e.version DESC LIMIT 1`;
  return rows.length > 0;
}
