import { forEachEntry, readEntry } from './read-zip.ts';

const entriesMax = 10_000;
const unpackedMax = 500 * 1024 * 1024;
const ratioMax = 200;
/** Small things compress well and hurt nobody. */
const ratioCountsFrom = 10 * 1024 * 1024;
const depthMax = 4;
const nestedMax = 25 * 1024 * 1024;
const markupMax = 64 * 1024;

/** What makes this archive one that must not be unpacked, or null. What it announces is added up; nested archives are opened. */
export async function findZipBomb(source: string | Buffer, packedBytes: number): Promise<string | null> {
  const total = { entries: 0, bytes: 0 };
  return look(source, packedBytes, total, 1);
}

async function look(
  source: string | Buffer,
  packedBytes: number,
  total: { entries: number; bytes: number },
  depth: number,
): Promise<string | null> {
  if (depth > depthMax) return 'archives within archives, too deep to look into';
  let found: string | null = null;
  let unpacked = 0;
  await forEachEntry(source, async (entry, zip) => {
    total.entries += 1;
    total.bytes += entry.uncompressedSize;
    unpacked += entry.uncompressedSize;
    if (total.entries > entriesMax) found = 'more entries than anybody packs';
    else if (total.bytes > unpackedMax) found = 'it would unpack to far more than it is';
    else if (unpacked > ratioCountsFrom && unpacked > packedBytes * ratioMax) found = 'it would unpack to far more than it is';
    else if (/\.(?:xml|rels|svg)$/i.test(entry.fileName)) found = findEntities(await head(zip, entry));
    else if (/\.(?:zip|jar|docx|xlsx|pptx|odt|ods|odp)$/i.test(entry.fileName)) {
      if (entry.isEncrypted()) return true;
      const nested = await readEntry(zip, entry, nestedMax);
      if (!nested) found = 'a nested archive that is larger than a file may be';
      else if (nested.subarray(0, 2).toString('latin1') === 'PK') found = await look(nested, nested.length, total, depth + 1);
    }
    return found === null;
  });
  return found;

  async function head(zip: Parameters<typeof readEntry>[0], entry: Parameters<typeof readEntry>[1]): Promise<string> {
    if (entry.isEncrypted()) return '';
    const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) =>
      zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened))),
    );
    let text = '';
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      text += chunk.toString('latin1');
      if (text.length > markupMax) break;
    }
    return text;
  }
}

/** Markup that defines entities of its own grows when it is read; no office program writes any. */
export function findEntities(markup: string): string | null {
  return /<!ENTITY\b/i.test(markup.replaceAll('\0', '')) ? 'markup that grows when it is read' : null;
}
