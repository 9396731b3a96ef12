import type { FileView } from '@parley/contract/file-view';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError } from '../app-error.ts';
import { toFileView } from './to-file-view.ts';

/** Files that the actor uploaded, in the order asked for. That they are still free is checked by the append itself. */
export async function findOwnFiles(actor: Actor, fileIds: string[]): Promise<FileView[]> {
  const wanted = [...new Set(fileIds)];
  const rows = await withTenant(actor.tenantId, (tx) =>
    tx.file.findMany({ where: { id: { in: wanted }, uploaderId: actor.memberId } }),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return wanted.map((id) => {
    const file = byId.get(id);
    if (!file) throw new AppError('NOT_FOUND', { message: 'One of the files is not there any more. Attach it again.' });
    if (file.state === 'blocked')
      throw new AppError('FORBIDDEN', {
        message: `The scanner found something harmful in ${file.name}. Remove it from the message.`,
        rule: 'no-malware',
      });
    return toFileView(file);
  });
}

/** An upload of the actor's that is whole, if it is. */
export async function findOwnFile(actor: Actor, fileId: string): Promise<FileView | null> {
  const row = await withTenant(actor.tenantId, (tx) => tx.file.findFirst({ where: { id: fileId, uploaderId: actor.memberId } }));
  return row && toFileView(row);
}
