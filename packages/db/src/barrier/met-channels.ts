import type { TenantTx } from '../with-tenant.ts';

/** The two sides of a barrier, there or thought of; without another group: everybody else. */
export type Sides = { id: string; oneGroupId: string; otherGroupId: string | null };

export type MetChannel = {
  barrier_id: string;
  channel_id: string;
  kind: 'public' | 'private' | 'direct' | 'group';
  name: string | null;
  is_archived: boolean;
  has_one: boolean;
  has_other: boolean;
  /** Two people are in it who may not meet. */
  is_crossed: boolean;
};

/**
 * Channels in which people of two sides are together, and public ones in which somebody of either side is, for whoever looks in
 * from outside. Who has been deactivated meets nobody. Closed channels and conversations without anybody of the first side, most of
 * all there are, are not looked into.
 */
export async function metChannels(tx: TenantTx, sides: Sides[]): Promise<MetChannel[]> {
  if (sides.length === 0) return [];
  return tx.$queryRaw<MetChannel[]>`
    SELECT x.barrier_id, c.id AS channel_id, c.kind, c.name, c.archived_at IS NOT NULL AS is_archived, x.has_one, x.has_other, x.is_crossed
    FROM (
      SELECT s.barrier_id, s.channel_id, bool_or(s.is_one) AS has_one, bool_or(s.is_other) AS has_other,
             bool_or(s.is_one) AND bool_or(s.is_other) AND count(*) FILTER (WHERE s.is_one OR s.is_other) > 1 AS is_crossed
      FROM (
        SELECT b.id AS barrier_id, cm.channel_id, g.member_id IS NOT NULL AS is_one,
               CASE WHEN b.other_group IS NULL THEN g.member_id IS NULL ELSE h.member_id IS NOT NULL END AS is_other
        FROM unnest(${sides.map(({ id }) => id)}::uuid[], ${sides.map(({ oneGroupId }) => oneGroupId)}::uuid[],
                    ${sides.map(({ otherGroupId }) => otherGroupId)}::uuid[]) AS b (id, one_group, other_group)
        CROSS JOIN LATERAL (
          SELECT n.channel_id FROM app.group_member o
          JOIN app.channel_member n ON n.tenant_id = o.tenant_id AND n.member_id = o.member_id
          WHERE o.tenant_id = app.tid() AND o.group_id = b.one_group
          UNION SELECT p.id FROM app.channel p WHERE p.tenant_id = app.tid() AND p.kind = 'public') near
        JOIN app.channel_member cm ON cm.tenant_id = app.tid() AND cm.channel_id = near.channel_id
        JOIN app.member m ON m.tenant_id = cm.tenant_id AND m.id = cm.member_id AND m.deactivated_at IS NULL
        LEFT JOIN app.group_member g ON g.tenant_id = cm.tenant_id AND g.group_id = b.one_group AND g.member_id = cm.member_id
        LEFT JOIN app.group_member h ON h.tenant_id = cm.tenant_id AND h.group_id = b.other_group AND h.member_id = cm.member_id) s
      GROUP BY s.barrier_id, s.channel_id) x
    JOIN app.channel c ON c.tenant_id = app.tid() AND c.id = x.channel_id
    WHERE x.is_crossed OR (c.kind = 'public' AND (x.has_one OR x.has_other))
    ORDER BY c.name, c.id`;
}
