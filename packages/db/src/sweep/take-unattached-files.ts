import type { TenantTx } from '../with-tenant.ts';

type Sweep = { before: Date; draftsBefore: Date; limit: number };

/**
 * Deletes the rows of uploads that no message took; answers their ids, and beside whose draft one lay. One that is being attached right
 * now is passed over, one that a scheduled message will carry stays, one beside a draft that was changed since `draftsBefore`, and one of
 * a message that a rule held: its words are in the record, and it goes with them. What was taken off a draft is an upload like any other from then on.
 */
export async function takeUnattachedFiles(
  tx: TenantTx,
  { before, draftsBefore, limit }: Sweep,
): Promise<{ id: string; drafter: string | null }[]> {
  await tx.$executeRaw`DELETE FROM app.draft_file d USING app.file f
    WHERE d.tenant_id = app.tid() AND f.tenant_id = app.tid() AND f.id = d.file_id AND f.message_id IS NOT NULL`;
  const taken = await tx.$queryRaw<{ id: string; drafter: string | null }[]>`
    SELECT o.id, (SELECT d.member_id FROM app.draft_file d WHERE d.tenant_id = app.tid() AND d.file_id = o.id AND d.is_attached) AS drafter
    FROM app.file o
    WHERE o.tenant_id = app.tid() AND o.message_id IS NULL AND o.created_at < ${before}
      AND NOT EXISTS (SELECT 1 FROM app.scheduled_message s
        WHERE s.tenant_id = app.tid() AND s.author_id = o.uploader_id AND s.state IN ('waiting', 'sending', 'failed') AND o.id = ANY (s.file_ids))
      AND NOT EXISTS (SELECT 1 FROM app.quarantine q
        WHERE q.tenant_id = app.tid() AND q.author_id = o.uploader_id AND o.id = ANY (q.file_ids))
      AND NOT EXISTS (SELECT 1 FROM app.draft_file d
        LEFT JOIN app.draft t ON t.tenant_id = d.tenant_id AND t.member_id = d.member_id AND t.key = d.key
        WHERE d.tenant_id = app.tid() AND d.file_id = o.id
          AND (d.changed_at >= ${before} OR d.is_attached AND greatest(d.changed_at, t.updated_at) >= ${draftsBefore}))
    ORDER BY o.id LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
  const ids = taken.map((row) => row.id);
  if (ids.length === 0) return taken;
  await tx.$executeRaw`DELETE FROM app.file_text t WHERE t.tenant_id = app.tid() AND t.file_id = ANY (${ids}::uuid[])`;
  await tx.$executeRaw`DELETE FROM app.file f WHERE f.tenant_id = app.tid() AND f.id = ANY (${ids}::uuid[])`;
  return taken;
}
