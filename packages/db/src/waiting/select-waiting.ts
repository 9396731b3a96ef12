import { Prisma } from '../generated/client.ts';
import { mine } from '../supervision/item-rows.ts';
import type { TenantTx } from '../with-tenant.ts';

type Source = (memberId: string) => Prisma.Sql;

/**
 * What of each kind waits for one member, with the moment since when: never what they asked for, wrote or proposed themselves, nor
 * a case that is about them.
 */
const sources = {
  heldMessages: (me) => Prisma.sql`SELECT q.held_at AS at FROM app.quarantine q
    WHERE q.tenant_id = app.tid() AND q.state IN ('waiting', 'releasing') AND q.author_id <> ${me}::uuid`,
  cases: (me) => Prisma.sql`SELECT c.asked_at AS at FROM app.oversight_case c
    WHERE c.tenant_id = app.tid() AND c.state = 'asked' AND c.ends_at > now()
      AND c.opened_by <> ${me}::uuid AND c.asked_by <> ${me}::uuid AND ${me}::uuid <> ALL (c.member_ids)`,
  exports: (me) => Prisma.sql`SELECT x.created_at AS at FROM app.export x
    WHERE x.tenant_id = app.tid() AND x.state = 'asked' AND x.created_by <> ${me}::uuid`,
  // Those of the firm and those of matters stand on one page.
  retention: (me) => Prisma.sql`SELECT r.asked_at AS at FROM app.retention_change r
    WHERE r.tenant_id = app.tid() AND r.state = 'asked' AND r.asked_by <> ${me}::uuid
    UNION ALL SELECT m.asked_at FROM app.matter_retention_change m
    WHERE m.tenant_id = app.tid() AND m.state = 'asked' AND m.asked_by <> ${me}::uuid`,
  journal: (me) => Prisma.sql`SELECT j.asked_at AS at FROM app.journal_target j
    WHERE j.tenant_id = app.tid() AND j.state = 'asked' AND j.asked_by <> ${me}::uuid`,
  supervisionPolicies: (me) => Prisma.sql`SELECT v.set_at AS at FROM app.supervision_policy_version v
    JOIN app.supervision_policy p ON p.tenant_id = v.tenant_id AND p.id = v.policy_id AND p.version = v.version AND p.deleted_at IS NULL
    WHERE v.tenant_id = app.tid() AND v.state = 'proposed' AND v.set_by <> ${me}::uuid`,
  // Given to them, or to nobody yet; since it was given to them, where somebody did. What they proposed to close waits for another.
  reviews: (me) => Prisma.sql`SELECT GREATEST(i.queued_at, (SELECT max(n.at) FROM app.supervision_entry n
        WHERE n.tenant_id = i.tenant_id AND n.item_id = i.id AND n.to_id = ${me}::uuid)) AS at
    FROM app.supervision_item i JOIN app.supervision_policy p ON p.tenant_id = i.tenant_id AND p.id = i.policy_id
    WHERE i.tenant_id = app.tid() AND i.state <> 'closed' AND ${mine(me)}
      AND (i.assignee_id IS NULL OR i.assignee_id = ${me}::uuid) AND i.proposed_by IS DISTINCT FROM ${me}::uuid`,
  joinRequests: () =>
    Prisma.sql`SELECT j.created_at AS at FROM app.join_request j WHERE j.tenant_id = app.tid() AND j.decided_at IS NULL`,
} satisfies Record<string, Source>;

export type WaitingSource = keyof typeof sources;
export type WaitingRow<Kind extends WaitingSource = WaitingSource> = { kind: Kind; count: number; oldest: Date; newest: Date };

/** Of each of these kinds how many wait for this member, since when, and when the latest of them began to. */
export async function selectWaiting<Kind extends WaitingSource>(
  tx: TenantTx,
  { memberId, kinds }: { memberId: string; kinds: readonly Kind[] },
): Promise<WaitingRow<Kind>[]> {
  if (kinds.length === 0) return [];
  const parts = kinds.map((kind) => {
    const source: Source = sources[kind];
    return Prisma.sql`SELECT ${kind} AS kind, count(*)::int AS count, min(w.at) AS oldest, max(w.at) AS newest
      FROM (${source(memberId)}) w HAVING count(*) > 0`;
  });
  return tx.$queryRaw<WaitingRow<Kind>[]>`${Prisma.join(parts, ' UNION ALL ')}`;
}
