import { isReadOnlyError } from '@parley/db/billing/read-only-error';
import { enqueueJob } from '../job/enqueue-job.ts';
import { withTenant } from '@parley/db/with-tenant';
import { AppError } from '../app-error.ts';
import { log } from '../log.ts';
import { storage, storageKey } from '../storage/storage.ts';
import { checkImport } from './check-import.ts';
import { advance, ImportStopped, readImport, type ImportRow } from './import-row.ts';
import { runImport } from './run-import.ts';
import { ImportRefused } from './source/source.ts';

/** A job is taken for dead, and given to another worker, after a quarter of an hour. */
const sliceMs = 8 * 60_000;
const watchMs = 90_000;

/**
 * Does what an import's state asks for: the dry run, or the run. While it works, a second job for the same import stands ready
 * to look after it; should this process be killed, that one goes on. A handler that finds another at work leaves.
 */
export async function workOnImport({
  tenantId,
  importId,
  isWatch,
}: {
  tenantId: string;
  importId: string;
  isWatch?: boolean | undefined;
}): Promise<void> {
  const row = await readImport(tenantId, importId);
  if (!row || (row.state !== 'checking' && row.state !== 'running')) return;
  if (isWatch && Date.now() - row.touchedAt.valueOf() < watchMs / 2) return watch(row);
  await watch(row);
  const watching = setInterval(() => void watch(row).catch(() => {}), watchMs / 3);
  try {
    if (row.state === 'checking') await checkImport(row);
    else if (await runImport(row, Date.now() + sliceMs)) await storage().remove([storageKey(tenantId, importId)]);
    else
      await withTenant(tenantId, (tx) =>
        enqueueJob(tx, { name: 'import.work', payload: { importId }, key: `import.next:${importId}` }),
      );
  } catch (error) {
    if (error instanceof ImportStopped) return;
    await fail(row, error);
  } finally {
    clearInterval(watching);
  }
}

const watch = (row: ImportRow): Promise<void> =>
  withTenant(row.tenantId, (tx) =>
    enqueueJob(tx, {
      name: 'import.work',
      payload: { importId: row.id, isWatch: true },
      key: `import.watch:${row.id}`,
      runAt: new Date(Date.now() + watchMs),
    }),
  );

/** A file that is no export is refused for good; a run that fails keeps what it has done, and can be told to go on. */
async function fail(row: ImportRow, error: unknown): Promise<void> {
  const isRefused = error instanceof ImportRefused;
  const isReadOnly = isReadOnlyError(error) || (error instanceof AppError && error.code === 'PLAN_LIMIT');
  if (!isRefused && !isReadOnly) log.error({ importId: row.id, err: error }, 'an import failed');
  const state = row.state === 'checking' ? 'refused' : 'failed';
  const failure = isRefused ? error.failure : isReadOnly ? 'readOnly' : 'internal';
  await withTenant(row.tenantId, (tx) => advance(tx, row, { state, failure, finishedAt: new Date() })).catch((caught: unknown) => {
    if (!(caught instanceof ImportStopped)) throw caught;
  });
}
