import type { FileView } from '@parley/contract/file-view';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError } from '../app-error.ts';

/** Files that the actor uploaded, in the order asked for. That they are still free is checked by the append itself. */
export async function findOwnFiles(actor: Actor, fileIds: string[]): Promise<FileView[]> {
  const wanted = [...new Set(fileIds)];
  const rows = await withTenant(actor.tenantId, (tx) =>
    tx.file.findMany({ where: { id: { in: wanted }, uploaderId: actor.memberId } }),
  );
  const byId = new Map(rows.map((row) => [row.id, toFileView(row)]));
  return wanted.map((id) => {
    const file = byId.get(id);
    if (!file) throw new AppError('NOT_FOUND', { message: 'One of the files is not there any more. Attach it again.' });
    return file;
  });
}

export function toFileView(row: {
  id: string;
  name: string;
  mime: string;
  bytes: bigint;
  width: number | null;
  height: number | null;
}): FileView {
  return { id: row.id, name: row.name, mime: row.mime, bytes: Number(row.bytes), width: row.width, height: row.height };
}
