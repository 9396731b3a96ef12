import type { TenantTx } from '../with-tenant.ts';

/** Deletes the rows of uploads that no message took; answers their ids. One that is being attached right now is passed over. */
export async function takeUnattachedFiles(tx: TenantTx, before: Date, limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    DELETE FROM app.file f WHERE f.tenant_id = app.tid() AND f.message_id IS NULL AND f.id IN (
      SELECT o.id FROM app.file o
      WHERE o.tenant_id = app.tid() AND o.message_id IS NULL AND o.created_at < ${before}
      ORDER BY o.id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING f.id`;
  return rows.map((row) => row.id);
}
