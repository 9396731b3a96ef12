import type { TenantTx } from '../with-tenant.ts';
import type { MessageRow } from './message-row.ts';

/** The pinned messages of a channel above `floor`, the last pinned first. */
export async function selectPinned(
  tx: TenantTx,
  query: { channelId: string; floor: number; before: { at: Date; id: string } | null; limit: number },
): Promise<MessageRow[]> {
  return tx.$queryRaw<MessageRow[]>`SELECT * FROM app.message_row
    WHERE tenant_id = app.tid() AND channel_id = ${query.channelId}::uuid AND pinned_at IS NOT NULL AND seq > ${query.floor}
      AND (${query.before?.at ?? null}::timestamptz IS NULL OR (pinned_at, id) < (${query.before?.at ?? null}::timestamptz, ${query.before?.id ?? null}::uuid))
    ORDER BY pinned_at DESC, id DESC LIMIT ${query.limit}`;
}

export async function countPinned(tx: TenantTx, channelId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ count: bigint }[]>`SELECT count(*) FROM app.message
    WHERE tenant_id = app.tid() AND channel_id = ${channelId}::uuid AND pinned_at IS NOT NULL`;
  return Number(rows[0]?.count ?? 0);
}
