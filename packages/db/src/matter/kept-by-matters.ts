import type { TenantTx } from '../with-tenant.ts';

/**
 * The matters whose own rule obliges to keep something that a member wrote, each with how many messages. The same of each message as
 * `app.matter_rules` says, and `app.due_messages` reads.
 */
export async function keptByMatters(tx: TenantTx, memberId: string): Promise<{ id: string; name: string; messages: number }[]> {
  return tx.$queryRaw`SELECT t.id, t.name, count(DISTINCT m.id)::int AS messages
    FROM app.matter_retention r
    JOIN app.matter t ON t.tenant_id = r.tenant_id AND t.id = r.matter_id
    JOIN app.matter_part p ON p.tenant_id = r.tenant_id AND p.matter_id = r.matter_id
    JOIN app.message m ON m.tenant_id = p.tenant_id AND m.channel_id = p.channel_id AND m.seq > p.floor_seq
      AND CASE WHEN p.message_id IS NULL THEN (p.from_day IS NULL OR m.created_at >= p.from_day::timestamp AT TIME ZONE 'UTC')
            AND (p.until_day IS NULL OR m.created_at < (p.until_day + 1)::timestamp AT TIME ZONE 'UTC')
          ELSE m.id = p.message_id OR m.parent_id = p.message_id END
    WHERE r.tenant_id = app.tid() AND jsonb_typeof(r.rule) = 'object' AND r.rule ->> 'act' <> 'deleteAfter'
      AND m.author_id = ${memberId}::uuid AND (m.extra ? 'purged') IS NOT TRUE
      AND (r.rule ->> 'act' = 'forever'
        OR (r.rule ->> 'countsFrom' = 'closing'
          AND (t.closed_at IS NULL OR t.closed_at >= now() - (r.rule ->> 'days')::numeric * interval '1 day'))
        OR greatest(m.created_at, m.edited_at, m.deleted_at, (SELECT max(e.at) FROM app.event e WHERE e.tenant_id = m.tenant_id
          AND e.subject_id = m.id AND e.type <> 'message.created' AND e.type <> 'message.imported' AND e.type = 'message.moved'))
          >= now() - (r.rule ->> 'days')::numeric * interval '1 day')
    GROUP BY t.id, t.name ORDER BY t.name, t.id`;
}
