import type { ImportOptions, ImportView } from '@parley/contract/import-view';
import type { Actor } from '../../src/actor.ts';
import { newId } from '../../src/id.ts';
import { getImport, startImport, takeInImport } from '../../src/import/manage-imports.ts';
import { workOnImport } from '../../src/import/work-on-import.ts';

export const asItWas: ImportOptions = { prefix: '', channels: 'asTheyWere', withDirect: true };

/** The file as uploaded and checked, by the job that would do it. */
export async function checked(actor: Actor, path: string): Promise<ImportView> {
  const { importId } = await takeInImport(actor, { id: newId(), name: 'export.zip', path });
  await workOnImport({ tenantId: actor.tenantId, importId });
  return getImport(actor, { importId });
}

/** Checked, confirmed and run to its end. */
export async function imported(actor: Actor, path: string, options: Partial<ImportOptions> = {}): Promise<ImportView> {
  const { id: importId } = await checked(actor, path);
  await startImport(actor, { importId, options: { ...asItWas, ...options } });
  await workOnImport({ tenantId: actor.tenantId, importId });
  return getImport(actor, { importId });
}
