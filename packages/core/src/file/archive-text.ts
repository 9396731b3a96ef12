import { forEachEntry, readEntry } from '../scan/read-zip.ts';
import { officeText } from './office-text.ts';
import { pdfText } from './pdf-text.ts';

const depthMax = 3;
const entriesMax = 1_000;
const entryMax = 8 * 1024 * 1024;
const unpackedMax = 64 * 1024 * 1024;
const patienceMs = 20_000;
const plain = /\.(?:txt|md|csv|tsv|log|json|xml|ya?ml|ini|eml|ics|vcf|html?|rtf|sql)$/i;

type Left = { entries: number; bytes: number; until: number };

/**
 * The words of the files in a zip, with their names, and of archives within it. Each bound is counted while it is read, whatever
 * the archive announces: what is past one of them has no text.
 */
export async function archiveText(source: string | Buffer, most: number): Promise<string> {
  return look(source, { most, depth: 1, left: { entries: entriesMax, bytes: unpackedMax, until: Date.now() + patienceMs } });
}

async function look(source: string | Buffer, { most, depth, left }: { most: number; depth: number; left: Left }): Promise<string> {
  let text = '';
  await forEachEntry(source, async (entry, zip) => {
    text += `${entry.fileName}\n`;
    left.entries -= 1;
    const isWorthIt = plain.test(entry.fileName) || /\.(?:docx|xlsx|pptx|pdf|zip)$/i.test(entry.fileName);
    if (isWorthIt && !entry.isEncrypted()) {
      const bytes = await readEntry(zip, entry, Math.min(entryMax, left.bytes));
      left.bytes -= bytes?.length ?? entryMax;
      if (bytes) text += `${await wordsOf(entry.fileName, bytes, { most: most - text.length, depth, left })}\n`;
    }
    return left.entries > 0 && left.bytes > 0 && Date.now() < left.until && text.length < most;
  });
  return text.slice(0, most);
}

/** A part that cannot be read has no words; the others still do. */
async function wordsOf(name: string, bytes: Buffer, bounds: { most: number; depth: number; left: Left }): Promise<string> {
  if (plain.test(name)) return bytes.toString('utf8').slice(0, bounds.most);
  const read = /\.pdf$/i.test(name)
    ? pdfText(bytes, bounds.most)
    : /\.zip$/i.test(name)
      ? bounds.depth < depthMax
        ? look(bytes, { ...bounds, depth: bounds.depth + 1 })
        : Promise.resolve('')
      : officeText(bytes, bounds.most);
  return read.catch(() => '');
}
