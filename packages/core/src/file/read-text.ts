import { readFile } from 'node:fs/promises';
import { withTenant } from '@parley/db/with-tenant';
import { log } from '../log.ts';
import { archiveText } from './archive-text.ts';
import { officeText } from './office-text.ts';
import { pdfText } from './pdf-text.ts';
import { withLocalCopy } from './with-local-copy.ts';

/** As much of a file as search looks into. */
export const fileTextMax = 200_000;

/** Keeps what is written inside a file, so that it can be found. A file that cannot be read has no text; that is no failure. */
export async function readText({ tenantId, fileId }: { tenantId: string; fileId: string }): Promise<void> {
  const file = await withTenant(tenantId, (tx) => tx.file.findFirst({ where: { id: fileId } }));
  if (!file || file.state === 'held' || file.state === 'blocked') return;
  const read = readerOf(file.mime, file.name);
  if (!read) return;
  const raw = await withLocalCopy(file, (path) => read(path, fileTextMax)).catch((error: unknown) => {
    log.info({ tenantId, fileId, err: error }, 'the text of a file could not be read');
    return '';
  });
  const text = raw.replaceAll('\0', '').replaceAll(/\s+/g, ' ').trim().slice(0, fileTextMax).toWellFormed();
  if (!text) return;
  await withTenant(tenantId, async (tx) => {
    // The file may have been swept meanwhile.
    if (!(await tx.file.findFirst({ where: { id: fileId }, select: { id: true } }))) return;
    await tx.fileText.deleteMany({ where: { fileId } });
    await tx.fileText.create({ data: { tenantId, fileId, text } });
  });
}

/** How the words of such a file are read, at most so many signs of them; null for what has none. */
export function readerOf(mime: string, name: string): ((path: string, most: number) => Promise<string>) | null {
  if (mime === 'text/plain') return async (path, most) => (await readFile(path)).subarray(0, most * 4).toString('utf8');
  if (mime === 'application/pdf') return pdfText;
  if (/openxmlformats/.test(mime) || (mime === 'application/zip' && /\.(?:docx|xlsx|pptx)$/i.test(name))) return officeText;
  return mime === 'application/zip' ? archiveText : null;
}
