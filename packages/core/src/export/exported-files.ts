import { listScopedFiles, type ScopedFile } from '@parley/db/record/scoped-files';
import { withTenant } from '@parley/db/with-tenant';
import type { Snapshot } from './snapshot.ts';

const pageSize = 500;

/** Every file within reach that belongs to a message as of then. */
export async function* listExportedFiles(tenantId: string, { at, reach }: Snapshot): AsyncGenerator<ScopedFile> {
  for (let after: string | null = null; ;) {
    const from: string | null = after;
    const page: ScopedFile[] = await withTenant(tenantId, (tx) =>
      listScopedFiles(tx, reach, { at: new Date(at), after: from, limit: pageSize }),
    );
    yield* page;
    after = page.at(-1)?.id ?? null;
    if (page.length < pageSize) return;
  }
}

/** By id, with an ending that every file system takes: what people call their files stands in the records. */
export const exportedFileName = ({ id, name }: { id: string; name: string }): string =>
  `files/${id}${/\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0].toLowerCase() ?? ''}`;
