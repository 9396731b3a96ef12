import { withTenant } from '@parley/db/with-tenant';
import { log } from '../log.ts';
import { fileTextMax, readerOf } from './read-text.ts';
import { withLocalCopy } from './with-local-copy.ts';

/** As much of a file as rules look into. */
const innerTextMax = 500_000;

/**
 * What rules read of files that are about to be sent: their names, and what is written inside. Mostly that has been read for
 * search already; what has not, is read now, so that nobody else can open a file before rules have seen it.
 */
export async function readInnerTexts(
  tenantId: string,
  files: readonly { id: string; name: string; mime: string }[],
): Promise<string[]> {
  if (files.length === 0) return [];
  const rows = await withTenant(tenantId, (tx) => tx.fileText.findMany({ where: { fileId: { in: files.map(({ id }) => id) } } }));
  const texts: string[] = [];
  for (const file of files) {
    const known = rows.find(({ fileId }) => fileId === file.id)?.text;
    texts.push(file.name, known && known.length < fileTextMax ? known : await readNow(tenantId, file));
  }
  return texts.filter((text) => text !== '');
}

async function readNow(tenantId: string, file: { id: string; name: string; mime: string }): Promise<string> {
  const read = readerOf(file.mime, file.name);
  if (!read) return '';
  return withLocalCopy({ tenantId, id: file.id }, (path) => read(path, innerTextMax)).catch((error: unknown) => {
    log.info({ tenantId, fileId: file.id, err: error }, 'what is inside a file could not be read for the rules');
    return '';
  });
}
