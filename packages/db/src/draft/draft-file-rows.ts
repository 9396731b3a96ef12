import type { TenantTx } from '../with-tenant.ts';

export type DraftFileRow = {
  file_id: string;
  key: string;
  channel_id: string;
  is_attached: boolean;
  version: number;
  added_at: Date;
};

/** One device's changes of the files beside a member's drafts at a time: what is counted and what is known stays so until the end. */
export async function lockDraftFiles(tx: TenantTx, memberId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM app.member WHERE tenant_id = app.tid() AND id = ${memberId}::uuid FOR NO KEY UPDATE`;
}

/**
 * The files beside a member's drafts, as they were begun, and those that left one, the latest first. One that a message has taken,
 * a scheduled one will take, or that waits with a message for a decision, lies beside no draft.
 */
export async function selectDraftFiles(
  tx: TenantTx,
  query: { memberId: string; limit: number; limitLeft: number },
): Promise<DraftFileRow[]> {
  const beside = await tx.$queryRaw<DraftFileRow[]>`
    SELECT d.file_id, d.key, d.channel_id, d.is_attached, d.version::float8 AS version, d.added_at
    FROM app.draft_file d JOIN app.file f ON f.tenant_id = app.tid() AND f.id = d.file_id AND f.message_id IS NULL
    WHERE d.tenant_id = app.tid() AND d.member_id = ${query.memberId}::uuid AND d.is_attached
      AND NOT EXISTS (SELECT 1 FROM app.scheduled_message s WHERE s.tenant_id = app.tid() AND s.author_id = d.member_id
        AND s.state IN ('waiting', 'sending', 'failed') AND d.file_id = ANY (s.file_ids))
      AND NOT EXISTS (SELECT 1 FROM app.quarantine q WHERE q.tenant_id = app.tid() AND q.author_id = d.member_id
        AND q.state IN ('waiting', 'releasing') AND d.file_id = ANY (q.file_ids))
    ORDER BY d.file_id LIMIT ${query.limit}`;
  // Also of what waits to be sent: it may come back, and whoever puts it back says which version they knew.
  const left = await tx.$queryRaw<DraftFileRow[]>`
    SELECT d.file_id, d.key, d.channel_id, d.is_attached, d.version::float8 AS version, d.added_at
    FROM app.draft_file d JOIN app.file f ON f.tenant_id = app.tid() AND f.id = d.file_id AND f.message_id IS NULL
    WHERE d.tenant_id = app.tid() AND d.member_id = ${query.memberId}::uuid AND NOT d.is_attached
    ORDER BY d.changed_at DESC, d.file_id LIMIT ${query.limitLeft}`;
  return [...beside, ...left];
}

/** Where these files stand, of those that ever lay beside a draft of the member's. */
export async function findDraftFiles(tx: TenantTx, memberId: string, fileIds: string[]): Promise<DraftFileRow[]> {
  return tx.$queryRaw<DraftFileRow[]>`
    SELECT file_id, key, channel_id, is_attached, version::float8 AS version, added_at FROM app.draft_file
    WHERE tenant_id = app.tid() AND member_id = ${memberId}::uuid AND file_id = ANY (${fileIds}::uuid[])`;
}

export async function writeDraftFile(
  tx: TenantTx,
  row: Pick<DraftFileRow, 'file_id' | 'key' | 'channel_id' | 'is_attached' | 'version'> & { memberId: string },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO app.draft_file AS d (tenant_id, file_id, member_id, key, channel_id, is_attached, version, added_at, changed_at)
    VALUES (app.tid(), ${row.file_id}::uuid, ${row.memberId}::uuid, ${row.key}::uuid, ${row.channel_id}::uuid, ${row.is_attached},
      ${row.version}::bigint, clock_timestamp(), clock_timestamp())
    ON CONFLICT (tenant_id, file_id) DO UPDATE SET key = excluded.key, channel_id = excluded.channel_id,
      is_attached = excluded.is_attached, version = excluded.version, changed_at = excluded.changed_at,
      added_at = CASE WHEN excluded.is_attached AND NOT d.is_attached THEN excluded.added_at ELSE d.added_at END
    WHERE d.member_id = excluded.member_id`;
}

/** A message has taken these files. Answers whether one of them lay beside a draft. */
export async function dropDraftFiles(tx: TenantTx, fileIds: string[]): Promise<boolean> {
  return (await tx.draftFile.deleteMany({ where: { fileId: { in: fileIds } } })).count > 0;
}
