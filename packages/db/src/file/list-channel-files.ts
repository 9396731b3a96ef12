import type { TenantTx } from '../with-tenant.ts';

export type ListedFileRow = {
  id: string;
  name: string;
  mime: string;
  bytes: bigint;
  width: number | null;
  height: number | null;
  state: string;
  duration_ms: number | null;
  has_thumb: boolean;
  scan_note: string | null;
  created_at: Date;
  message_id: string;
  parent_id: string | null;
  seq: bigint;
  uploader_id: string;
  uploader_name: string;
};
export type FileKind = 'picture' | 'document' | 'media' | 'other';

type Query = {
  channelId: string;
  floor: number;
  kind: FileKind | null;
  words: string | null;
  before: { at: Date; id: string } | null;
  limit: number;
};

/** The files in a channel's standing messages above `floor`, the latest first; of one kind, with these words in the name. */
export function listChannelFiles(tx: TenantTx, query: Query): Promise<ListedFileRow[]> {
  const pattern = query.words ? `%${query.words.replaceAll(/[\\%_]/g, '\\$&')}%` : null;
  return tx.$queryRaw<ListedFileRow[]>`
    SELECT f.id, f.name, f.mime, f.bytes, f.width, f.height, f.state, f.duration_ms, f.has_thumb, f.scan_note, f.created_at,
           m.id AS message_id, m.parent_id, m.seq, f.uploader_id, a.name AS uploader_name
    FROM app.file f
    JOIN app.message m ON m.tenant_id = f.tenant_id AND m.id = f.message_id AND m.deleted_at IS NULL
    JOIN app.member a ON a.tenant_id = f.tenant_id AND a.id = f.uploader_id
    WHERE f.tenant_id = app.tid() AND f.channel_id = ${query.channelId}::uuid AND m.seq > ${query.floor}
      AND (${pattern}::text IS NULL OR f.name ILIKE ${pattern})
      AND (${query.kind}::text IS NULL OR ${query.kind} = CASE
        WHEN f.mime LIKE 'image/%' THEN 'picture'
        WHEN f.mime LIKE 'audio/%' OR f.mime LIKE 'video/%' THEN 'media'
        WHEN f.mime IN ('application/pdf', 'text/plain', 'application/rtf') OR f.mime LIKE '%openxmlformats%'
          OR f.mime LIKE '%opendocument%' OR f.mime LIKE 'application/x-cfb%' THEN 'document'
        ELSE 'other' END)
      AND (${query.before?.at ?? null}::timestamptz IS NULL
        OR (f.created_at, f.id) < (${query.before?.at ?? null}::timestamptz, ${query.before?.id ?? null}::uuid))
    ORDER BY f.created_at DESC, f.id DESC LIMIT ${query.limit}`;
}
