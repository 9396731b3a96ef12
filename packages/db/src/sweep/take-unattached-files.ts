import type { TenantTx } from '../with-tenant.ts';

/**
 * Deletes the rows of uploads that no message took; answers their ids. One that is being attached right now is passed over,
 * and one that a scheduled message will carry stays.
 */
export async function takeUnattachedFiles(tx: TenantTx, before: Date, limit: number): Promise<string[]> {
  const taken = await tx.$queryRaw<{ id: string }[]>`
    SELECT o.id FROM app.file o
    WHERE o.tenant_id = app.tid() AND o.message_id IS NULL AND o.created_at < ${before}
      AND NOT EXISTS (SELECT 1 FROM app.scheduled_message s
        WHERE s.tenant_id = app.tid() AND s.author_id = o.uploader_id AND s.state IN ('waiting', 'sending', 'failed') AND o.id = ANY (s.file_ids))
    ORDER BY o.id LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
  const ids = taken.map((row) => row.id);
  if (ids.length === 0) return ids;
  await tx.$executeRaw`DELETE FROM app.file_text t WHERE t.tenant_id = app.tid() AND t.file_id = ANY (${ids}::uuid[])`;
  await tx.$executeRaw`DELETE FROM app.file f WHERE f.tenant_id = app.tid() AND f.id = ANY (${ids}::uuid[])`;
  return ids;
}
