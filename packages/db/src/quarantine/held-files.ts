import type { TenantTx } from '../with-tenant.ts';

export type HeldFileRow = {
  id: string;
  name: string;
  bytes: bigint;
  state: 'held' | 'blocked';
  scan_note: string | null;
  /** When it came, or was closed if that was later. */
  held_at: Date;
  uploader_id: string;
  uploader_name: string;
  channel_kind: 'public' | 'private' | 'direct' | 'group' | null;
  channel_name: string | null;
  /** The reader is in the channel, or brought the file. */
  is_in: boolean;
};
type FileQuery = { memberId: string; before: { at: Date; id: string } | null; limit: number };

/** Files that the scanner has closed, or that wait for it, the latest first. One that is in no message yet is nowhere. */
export function listHeldFiles(tx: TenantTx, query: FileQuery): Promise<HeldFileRow[]> {
  return tx.$queryRaw<HeldFileRow[]>`
    SELECT * FROM (
      SELECT f.id, f.name, f.bytes, f.state, f.scan_note, greatest(f.created_at, f.scanned_at) AS held_at,
        f.uploader_id, u.name AS uploader_name, c.kind AS channel_kind, c.name AS channel_name,
        f.uploader_id = ${query.memberId}::uuid OR EXISTS (SELECT 1 FROM app.channel_member m WHERE m.tenant_id = app.tid()
          AND m.channel_id = f.channel_id AND m.member_id = ${query.memberId}::uuid) AS is_in
      FROM app.file f
      JOIN app.member u ON u.tenant_id = app.tid() AND u.id = f.uploader_id
      LEFT JOIN app.channel c ON c.tenant_id = app.tid() AND c.id = f.channel_id
      WHERE f.tenant_id = app.tid() AND f.state IN ('held', 'blocked')) held
    WHERE ${query.before?.at ?? null}::timestamptz IS NULL
      OR (held.held_at, held.id) < (${query.before?.at ?? null}::timestamptz, ${query.before?.id ?? null}::uuid)
    ORDER BY held.held_at DESC, held.id DESC LIMIT ${query.limit}`;
}
