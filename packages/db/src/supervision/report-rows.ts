import { Prisma } from '../generated/client.ts';
import type { TenantTx } from '../with-tenant.ts';

type Period = { from: string; until: string };
/** Days are those of UTC, both included. */
const within = (column: Prisma.Sql, { from, until }: Period) =>
  Prisma.sql`${column} >= ${from}::date AT TIME ZONE 'UTC' AND ${column} < (${until}::date + 1) AT TIME ZONE 'UTC'`;

export type FigureRow = {
  id: string | null;
  name: string;
  in_scope: bigint;
  sampled: bigint;
  flagged: bigint;
  queued: bigint;
  reviewed: bigint;
  open: bigint;
  late: bigint;
  median_hours: number | null;
};

/** What each policy read and found of what was said in a time, and what became of it; a last row without an id for all together. */
export function selectFigures(tx: TenantTx, period: Period, lateDays: number): Promise<FigureRow[]> {
  return tx.$queryRaw<FigureRow[]>`WITH read AS (
      SELECT t.policy_id, sum(t.in_scope) AS in_scope, sum(t.sampled) AS sampled, sum(t.flagged) AS flagged FROM app.supervision_tally t
      WHERE t.tenant_id = app.tid() AND t.day BETWEEN ${period.from}::date AND ${period.until}::date GROUP BY 1),
    found AS (SELECT * FROM app.supervision_item i WHERE i.tenant_id = app.tid() AND ${within(Prisma.sql`i.said_at`, period)})
    SELECT p.id, coalesce(min(p.name), '') AS name, coalesce(sum(r.in_scope), 0)::bigint AS in_scope, coalesce(sum(r.sampled), 0)::bigint AS sampled,
      coalesce(sum(r.flagged), 0)::bigint AS flagged, coalesce(sum(f.queued), 0)::bigint AS queued, coalesce(sum(f.reviewed), 0)::bigint AS reviewed,
      coalesce(sum(f.open), 0)::bigint AS open, coalesce(sum(f.late), 0)::bigint AS late,
      CASE WHEN p.id IS NULL THEN (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM closed_at - queued_at) / 3600) FROM found WHERE state = 'closed')
        ELSE min(f.median) END::float8 AS median_hours
    FROM app.supervision_policy p
    LEFT JOIN read r ON r.policy_id = p.id
    LEFT JOIN LATERAL (SELECT count(*) AS queued, count(*) FILTER (WHERE f.state = 'closed') AS reviewed, count(*) FILTER (WHERE f.state <> 'closed') AS open,
        count(*) FILTER (WHERE f.state <> 'closed' AND f.queued_at < now() - make_interval(days => ${lateDays}::int)) AS late,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM f.closed_at - f.queued_at) / 3600) FILTER (WHERE f.state = 'closed') AS median
      FROM found f WHERE f.policy_id = p.id) f ON true
    WHERE p.tenant_id = app.tid() GROUP BY GROUPING SETS ((p.id), ()) ORDER BY p.id NULLS LAST`;
}

export type ReviewerRow = { id: string; name: string; opened: bigint; acted: bigint; closed: bigint };

export function selectReviewers(tx: TenantTx, period: Period): Promise<ReviewerRow[]> {
  return tx.$queryRaw<ReviewerRow[]>`SELECT m.id, m.name, count(*) FILTER (WHERE e.action = 'opened') AS opened,
      count(*) FILTER (WHERE e.action <> 'opened') AS acted, count(*) FILTER (WHERE e.action = 'closed') AS closed
    FROM app.supervision_entry e JOIN app.member m ON m.tenant_id = e.tenant_id AND m.id = e.member_id
    WHERE e.tenant_id = app.tid() AND ${within(Prisma.sql`e.at`, period)} GROUP BY m.id, m.name ORDER BY m.name, m.id LIMIT 500`;
}

export function selectOutcomes(tx: TenantTx, period: Period): Promise<{ outcome: string; count: bigint }[]> {
  return tx.$queryRaw`SELECT i.outcome, count(*) AS count FROM app.supervision_item i
    WHERE i.tenant_id = app.tid() AND i.state = 'closed' AND ${within(Prisma.sql`i.said_at`, period)} GROUP BY 1 ORDER BY 2 DESC, 1`;
}

export type EvidenceRow = {
  id: string;
  at: Date;
  member_id: string;
  member_name: string;
  item_id: string;
  message_id: string;
  author_name: string;
  said_at: Date;
  policy_name: string;
  policy_version: number;
  reasons: string[];
  action: string;
  to_name: string | null;
  outcome: string | null;
  note: string;
};

/** What reviewers did, newest first, older than `before`. */
export function selectEvidence(
  tx: TenantTx,
  page: Period & { before: string | null; limit: number; withOpened: boolean },
): Promise<EvidenceRow[]> {
  return tx.$queryRaw<
    EvidenceRow[]
  >`SELECT e.id, e.at, e.member_id, m.name AS member_name, e.item_id, i.message_id, a.name AS author_name, i.said_at,
      p.name AS policy_name, i.policy_version, i.reasons, e.action, g.name AS to_name, e.outcome, e.note
    FROM app.supervision_entry e
    JOIN app.supervision_item i ON i.tenant_id = e.tenant_id AND i.id = e.item_id
    JOIN app.supervision_policy p ON p.tenant_id = i.tenant_id AND p.id = i.policy_id
    JOIN app.member m ON m.tenant_id = e.tenant_id AND m.id = e.member_id
    JOIN app.member a ON a.tenant_id = e.tenant_id AND a.id = i.author_id
    LEFT JOIN app.member g ON g.tenant_id = e.tenant_id AND g.id = e.to_id
    WHERE e.tenant_id = app.tid() AND ${within(Prisma.sql`e.at`, page)} AND (${page.withOpened}::boolean OR e.action <> 'opened')
      AND (${page.before}::uuid IS NULL OR e.id < ${page.before}::uuid)
    ORDER BY e.id DESC LIMIT ${page.limit}`;
}
