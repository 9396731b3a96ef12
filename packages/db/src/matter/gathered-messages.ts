import type { MessageRow } from '../message/message-row.ts';
import type { TenantTx } from '../with-tenant.ts';

export type GatheredRow = MessageRow & { is_privileged: boolean };
type Page = {
  matterId: string;
  after: { at: Date; id: string } | null;
  channelId: string | null;
  onlyPrivileged: boolean;
  /** Only this one, if it is in it. */
  messageId?: string;
  limit: number;
};

/** What a matter has gathered, the oldest first; each message once, however many of its parts hold it. Not of what was deleted. */
export async function selectGathered(tx: TenantTx, page: Page): Promise<GatheredRow[]> {
  const at = page.after?.at ?? null;
  const id = page.after?.id ?? null;
  const one = page.messageId ?? null;
  return tx.$queryRaw<GatheredRow[]>`
    WITH found AS (
      SELECT DISTINCT m.id, m.created_at FROM app.matter_part p
      CROSS JOIN LATERAL (
        SELECT x.id, x.created_at FROM app.message x
        WHERE x.tenant_id = p.tenant_id AND x.channel_id = p.channel_id AND p.message_id IS NULL AND x.seq > p.floor_seq
          AND x.deleted_at IS NULL AND (${one}::uuid IS NULL OR x.id = ${one}::uuid)
          AND (p.from_day IS NULL OR x.created_at >= p.from_day::timestamp AT TIME ZONE 'UTC')
          AND (p.until_day IS NULL OR x.created_at < (p.until_day + 1)::timestamp AT TIME ZONE 'UTC')
          AND (${at}::timestamptz IS NULL OR (x.created_at, x.id) > (${at}::timestamptz, ${id}::uuid))
          AND (NOT ${page.onlyPrivileged}::boolean OR EXISTS (SELECT 1 FROM app.matter_privilege v
            WHERE v.tenant_id = x.tenant_id AND v.matter_id = p.matter_id AND v.message_id = x.id))
        ORDER BY x.created_at, x.id LIMIT ${page.limit}) m
      WHERE p.tenant_id = app.tid() AND p.matter_id = ${page.matterId}::uuid
        AND (${page.channelId}::uuid IS NULL OR p.channel_id = ${page.channelId}::uuid)
      UNION
      SELECT x.id, x.created_at FROM app.matter_part p
      JOIN app.message x ON x.tenant_id = p.tenant_id AND (x.id = p.message_id OR x.parent_id = p.message_id)
      WHERE p.tenant_id = app.tid() AND p.matter_id = ${page.matterId}::uuid AND p.message_id IS NOT NULL AND x.deleted_at IS NULL
        AND x.seq > p.floor_seq AND (${one}::uuid IS NULL OR x.id = ${one}::uuid)
        AND (${page.channelId}::uuid IS NULL OR p.channel_id = ${page.channelId}::uuid)
        AND (${at}::timestamptz IS NULL OR (x.created_at, x.id) > (${at}::timestamptz, ${id}::uuid))
        AND (NOT ${page.onlyPrivileged}::boolean OR EXISTS (SELECT 1 FROM app.matter_privilege v
          WHERE v.tenant_id = x.tenant_id AND v.matter_id = p.matter_id AND v.message_id = x.id)))
    SELECT r.*, EXISTS (SELECT 1 FROM app.matter_privilege v WHERE v.tenant_id = r.tenant_id
        AND v.matter_id = ${page.matterId}::uuid AND v.message_id = r.id) AS is_privileged
    FROM (SELECT id, created_at FROM found ORDER BY created_at, id LIMIT ${page.limit}) f
    JOIN app.message_row r ON r.tenant_id = app.tid() AND r.id = f.id
    ORDER BY f.created_at, f.id`;
}
