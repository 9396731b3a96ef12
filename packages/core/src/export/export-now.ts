import type { Readable } from 'node:stream';
import { systemDb } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { newId } from '../id.ts';
import { storage } from '../storage/storage.ts';
import { archiveName, exportKey, readExport } from './export-row.ts';
import { expireExport, workOnExport } from './work-on-export.ts';

/**
 * An export for whoever runs this server, who needs nobody's leave to read the disk; that it was made stands in the log all the
 * same. It holds everything, private conversations too, so nobody takes it from the page while it lies in the store. It is in the
 * name of the first owner. `done` takes it out of the store again.
 */
export async function exportNow(slug: string): Promise<{ stream: Readable; done: () => Promise<void> }> {
  const found = await systemDb().workspace.findUnique({ where: { slug }, select: { tenantId: true } });
  if (!found) throw notFound('workspace');
  const { tenantId } = found;
  const id = newId();
  await withTenant(tenantId, async (tx) => {
    const owner = await tx.member.findFirstOrThrow({
      where: { role: 'owner' },
      orderBy: { joinedAt: 'asc' },
      select: { id: true },
    });
    const data = [{ tenantId, id, state: 'reading', createdBy: owner.id, byOperator: true }];
    const { count } = await tx.export.createMany({ data, skipDuplicates: true });
    if (count === 0) throw new AppError('CONFLICT', { message: 'An export is being made already. Wait for it, or stop it first.' });
    await recordAct(tx, { tenantId, memberId: null }, { type: 'export.started', details: { exportId: id, byOperator: true } });
  });
  await workOnExport({ tenantId, exportId: id });
  const row = await readExport(tenantId, id);
  if (row?.state !== 'done') throw new Error('The export could not be made; a worker tries it again.');
  return {
    stream: await storage().read(exportKey(row, archiveName)),
    done: () => expireExport({ tenantId, exportId: id }),
  };
}
