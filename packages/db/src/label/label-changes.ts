import type { TenantTx } from '../with-tenant.ts';

export type LabelChangeRow = { version: number; at: Date; memberId: string | null; name: string | null; payload: string };

/** The latest changes of a channel's label, oldest first: those that came after the message `after`, by its seq. */
export async function labelChangesOf(
  tx: TenantTx,
  { channelId, after, limit }: { channelId: string; after: number; limit: number },
): Promise<LabelChangeRow[]> {
  const rows = await tx.$queryRaw<LabelChangeRow[]>`
    SELECT e.version::float8 AS version, e.at, e.actor_id AS "memberId", a.name, p.payload FROM app.event e
    JOIN app.event_payload p ON p.tenant_id = e.tenant_id AND p.stream_id = e.stream_id AND p.version = e.version
    LEFT JOIN app.member a ON a.tenant_id = e.tenant_id AND a.id = e.actor_id
    WHERE e.tenant_id = app.tid() AND e.stream_id = ${channelId}::uuid AND e.type = 'channel.labelSet'
      AND e.version > coalesce((SELECT m.created_version FROM app.message m
        WHERE m.tenant_id = app.tid() AND m.channel_id = ${channelId}::uuid AND m.seq = ${after}::bigint), 0)
    ORDER BY e.version DESC LIMIT ${limit}`;
  return rows.toReversed();
}
