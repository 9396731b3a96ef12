import type { TenantTx } from '../with-tenant.ts';

/** Name only of channels that are open to the firm. */
export type LowerPlace = { channelId: string; name: string | null; count: number };

/** How many messages carry a label of this rank or a higher one in which channels below it; where most stand, first. */
export async function standingLower(tx: TenantTx, rank: number): Promise<LowerPlace[]> {
  return tx.$queryRaw`SELECT c.id AS "channelId", CASE WHEN c.kind = 'public' THEN c.name END AS name, count(*)::int AS count
    FROM app.message m
    JOIN app.label own ON own.tenant_id = m.tenant_id AND own.id::text = m.extra -> 'label' ->> 'id'
    JOIN app.channel c ON c.tenant_id = m.tenant_id AND c.id = m.channel_id
    LEFT JOIN app.label l ON l.tenant_id = c.tenant_id AND l.id = c.label_id
    WHERE m.tenant_id = app.tid() AND m.extra ? 'label' AND own.rank >= ${rank}::integer AND coalesce(l.rank, 0) < ${rank}::integer
    GROUP BY c.id, c.kind, c.name ORDER BY 3 DESC, 1`;
}
