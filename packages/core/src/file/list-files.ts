import type { FileKind, ListedFile } from '@parley/contract/file-view';
import { limits } from '@parley/contract/limits';
import { listChannelFiles, type ListedFileRow } from '@parley/db/file/list-channel-files';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { accessChannel } from '../channel/access-channel.ts';
import { readTimeCursor, writeTimeCursor } from '../time-cursor.ts';
import { toFileView } from './to-file-view.ts';

/** A page of what was shared in a channel, the latest first: all of it, or one kind, or by words of the name. */
export async function listFiles(
  actor: Actor,
  input: { channelId: string; kind?: FileKind; query?: string; cursor?: string | null },
): Promise<{ items: ListedFile[]; nextCursor: string | null }> {
  const channel = await accessChannel(actor, input.channelId, 'channel.read');
  const rows = await withTenant(actor.tenantId, (tx) =>
    listChannelFiles(tx, {
      channelId: channel.id,
      floor: channel.visible_from,
      kind: input.kind ?? null,
      words: input.query?.trim() || null,
      before: readTimeCursor(input.cursor),
      limit: limits.pageSize + 1,
    }),
  );
  const items = rows.slice(0, limits.pageSize);
  const last = items.at(-1);
  return {
    items: items.map(toListedFile),
    nextCursor: rows.length > items.length && last ? writeTimeCursor({ at: last.created_at, id: last.id }) : null,
  };
}

export const toListedFile = (row: ListedFileRow): ListedFile => ({
  file: toFileView({ ...row, durationMs: row.duration_ms, hasThumb: row.has_thumb, scanNote: row.scan_note }),
  messageId: row.message_id,
  parentId: row.parent_id,
  seq: Number(row.seq),
  uploader: { memberId: row.uploader_id, name: row.uploader_name },
  createdAt: row.created_at.toISOString(),
});
