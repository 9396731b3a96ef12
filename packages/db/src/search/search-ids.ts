import type { ListedFileRow } from '../file/list-channel-files.ts';
import type { TenantTx } from '../with-tenant.ts';

/** What a search asks of messages; every part that is given must hold. */
export type MessageQuery = {
  words: string[];
  phrases: string[];
  without: string[];
  from: string[];
  in: string[];
  after: string | null;
  before: string | null;
  has: string[];
  is: string[];
  /** Public channels that are not for this member, unless they are in them. */
  apart: string[];
};
type Page = { memberId: string; before: string | null; limit: number };

/** Messages that this member may read and that answer the query, newest first, older than `before`. */
export async function searchMessageIds(tx: TenantTx, query: MessageQuery, page: Page): Promise<string[]> {
  const rows = await tx.$queryRaw<{ message_id: string }[]>`
    SELECT * FROM app.search_messages(${page.memberId}::uuid, ${JSON.stringify(query)}::jsonb, ${page.before}::uuid, ${page.limit}::integer)`;
  return rows.map((row) => row.message_id);
}

export type FoundFileRow = ListedFileRow & { channel_id: string; channel_name: string | null };

export type FileQuery = Pick<MessageQuery, 'words' | 'from' | 'in' | 'after' | 'before' | 'apart'> & { image: boolean };

/** Files of messages that this member may read, with every word in their name or every word in their text, newest first. */
export async function searchFileRows(tx: TenantTx, query: FileQuery, page: Page): Promise<FoundFileRow[]> {
  return tx.$queryRaw`
    SELECT f.id, f.name, f.mime, f.bytes, f.width, f.height, f.state, f.duration_ms, f.has_thumb, f.scan_note, f.created_at, m.id AS message_id,
           m.parent_id, m.seq, f.uploader_id, a.name AS uploader_name, c.id AS channel_id, c.name AS channel_name
    FROM app.search_files(${page.memberId}::uuid, ${JSON.stringify(query)}::jsonb, ${page.before}::uuid, ${page.limit}::integer) hit
    JOIN app.file f ON f.tenant_id = app.tid() AND f.id = hit.file_id
    JOIN app.message m ON m.tenant_id = f.tenant_id AND m.id = f.message_id
    JOIN app.channel c ON c.tenant_id = f.tenant_id AND c.id = m.channel_id
    JOIN app.member a ON a.tenant_id = f.tenant_id AND a.id = f.uploader_id
    ORDER BY f.id DESC`;
}
