import type { TenantTx } from '../with-tenant.ts';

export type LabelEntry = { streamId: string; version: number; type: string; subject: string | null; payload: string | null };

/**
 * The entries up to a version of a channel's log that say under which label something stands after it: the last change of the channel's
 * own, and for each of these messages how it was first said and how it was labelled since. In the order of the log.
 */
export async function labelEntriesBefore(
  tx: TenantTx,
  { streamId, upTo, messageIds }: { streamId: string; upTo: number; messageIds: string[] },
): Promise<LabelEntry[]> {
  return tx.$queryRaw<LabelEntry[]>`
    SELECT e.stream_id AS "streamId", e.version::float8 AS version, e.type, e.subject_id AS subject, p.payload
    FROM (
      (SELECT max(x.version) AS version FROM app.event x
       WHERE x.tenant_id = app.tid() AND x.stream_id = ${streamId}::uuid AND x.type = 'channel.labelSet' AND x.version <= ${upTo}::bigint)
      UNION SELECT m.created_version FROM app.message m WHERE m.tenant_id = app.tid() AND m.id = ANY (${messageIds}::uuid[])
       AND m.channel_id = ${streamId}::uuid AND m.created_version <= ${upTo}::bigint
      UNION SELECT x.version FROM app.event x WHERE x.tenant_id = app.tid() AND x.subject_id = ANY (${messageIds}::uuid[])
       AND x.stream_id = ${streamId}::uuid AND x.type = 'message.labelled'
       AND x.version <= ${upTo}::bigint
    ) AS found
    JOIN app.event e ON e.tenant_id = app.tid() AND e.stream_id = ${streamId}::uuid AND e.version = found.version
    LEFT JOIN app.event_payload p ON p.tenant_id = e.tenant_id AND p.stream_id = e.stream_id AND p.version = e.version
    ORDER BY e.version`;
}
