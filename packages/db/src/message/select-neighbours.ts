import type { TenantTx } from '../with-tenant.ts';
import type { MessageRow } from './message-row.ts';

type Of = { channelId: string; parentId: string | null; seq: number; floor: number };

/**
 * The message said before this place and the one after, above `floor`: in a thread its first message and replies, else what
 * stands in the channel. Deleted ones are passed over.
 */
export async function selectNeighbours(tx: TenantTx, { channelId, parentId, seq, floor }: Of): Promise<MessageRow[]> {
  return tx.$queryRaw<MessageRow[]>`
    WITH beside AS NOT MATERIALIZED (
      SELECT * FROM app.message_row WHERE tenant_id = app.tid() AND channel_id = ${channelId}::uuid AND seq > ${floor} AND deleted_at IS NULL
        AND CASE WHEN ${parentId}::uuid IS NULL THEN parent_id IS NULL OR broadcast ELSE id = ${parentId}::uuid OR parent_id = ${parentId}::uuid END
    )
    (SELECT * FROM beside WHERE seq < ${seq} ORDER BY seq DESC LIMIT 1) UNION ALL (SELECT * FROM beside WHERE seq > ${seq} ORDER BY seq LIMIT 1)`;
}
