import type { TenantTx } from '../with-tenant.ts';

/**
 * Files that passed while no scanner answered, and that were not taken since `before`; the longest waiting first. They count as
 * taken from now on. What somebody released by their own word has no note and is left alone.
 */
export async function takeUnlookedFiles(tx: TenantTx, { before, limit }: { before: Date; limit: number }): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE app.file SET looked_at = now() WHERE tenant_id = app.tid() AND id IN (
      SELECT f.id FROM app.file f
      WHERE f.tenant_id = app.tid() AND f.state = 'unscanned' AND f.scan_note IS NOT NULL
        AND (f.looked_at IS NULL OR f.looked_at < ${before})
      ORDER BY f.looked_at NULLS FIRST, f.id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING id`;
  return rows.map(({ id }) => id);
}
