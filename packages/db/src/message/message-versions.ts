import type { TenantTx } from '../with-tenant.ts';

export type VersionRow = { at: Date; actor_id: string | null; actor_name: string | null; payload: string };

/** What a message said at first and after each edit, in order, as its channel's log has it; the first `limit`. */
export async function selectMessageVersions(tx: TenantTx, messageId: string, limit: number): Promise<VersionRow[]> {
  return tx.$queryRaw<VersionRow[]>`
    SELECT e.at, e.actor_id, a.name AS actor_name, p.payload
    FROM app.message m
    JOIN app.event e ON e.tenant_id = m.tenant_id AND e.stream_id = m.channel_id
      AND (e.version = m.created_version OR (e.type = 'message.edited' AND e.subject_id = m.id))
    JOIN app.event_payload p ON p.tenant_id = e.tenant_id AND p.stream_id = e.stream_id AND p.version = e.version
    LEFT JOIN app.member a ON a.tenant_id = e.tenant_id AND a.id = e.actor_id
    WHERE m.tenant_id = app.tid() AND m.id = ${messageId}::uuid
    ORDER BY e.version LIMIT ${limit}`;
}
