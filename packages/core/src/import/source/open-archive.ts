import { promisify } from 'node:util';
import type { Readable } from 'node:stream';
import { stat } from 'node:fs/promises';
import { open as openZip, type Entry, type Options, type ZipFile } from 'yauzl';
import { ImportRefused } from './source.ts';

const entriesMax = 300_000;
const unpackedMax = 64 * 1024 ** 3;
const ratioMax = 200;
/** Small things compress well and hurt nobody. */
const ratioCountsFrom = 64 * 1024 ** 2;

export type Archive = {
  /** By name, as the archive spells it; folders left out. */
  entries: Map<string, Entry>;
  /** Null when there are more bytes than `max`, whatever the archive announces. */
  read: (name: string, max: number) => Promise<Buffer | null>;
  stream: (name: string) => Promise<Readable>;
  close: () => void;
};

/**
 * Opens a zip for reading entry by entry; nothing is ever unpacked by its own name. Refuses what announces far more than it
 * is, names that climb out of the archive, links, and what is locked or broken.
 */
export async function openArchive(path: string): Promise<Archive> {
  const { size } = await stat(path);
  const zip = await promisify<string, Options, ZipFile>(openZip)(path, {
    lazyEntries: true,
    autoClose: false,
    validateEntrySizes: true,
    strictFileNames: false,
  }).catch((error: unknown) => {
    throw new ImportRefused('damaged', { cause: error });
  });
  const entries = await listEntries(zip, size).catch((error: unknown) => {
    zip.close();
    throw error instanceof ImportRefused ? error : new ImportRefused(isUnsafe(error) ? 'unsafePath' : 'damaged', { cause: error });
  });
  const stream = async (name: string): Promise<Readable> => {
    const entry = entries.get(name);
    if (!entry) throw new Error('there is no such entry');
    return promisify(zip.openReadStream.bind(zip) as (entry: Entry, done: (error: Error | null, stream: Readable) => void) => void)(
      entry,
    );
  };
  return {
    entries,
    stream,
    read: async (name, max) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      for await (const chunk of (await stream(name)) as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        if (bytes > max) return null;
        chunks.push(chunk);
      }
      return Buffer.concat(chunks);
    },
    close: () => zip.close(),
  };
}

// The reader of zips looks at names before we do.
const isUnsafe = (error: unknown): boolean => /(?:relative|absolute) path|invalid characters/.test(String(error));

async function listEntries(zip: ZipFile, packedBytes: number): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', resolve);
    zip.on('entry', (entry: Entry) => {
      unpacked += entry.uncompressedSize;
      const refused = judge(entry);
      if (refused) return reject(new ImportRefused(refused));
      if (!entry.fileName.endsWith('/')) entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
  return entries;

  function judge(entry: Entry): 'bomb' | 'unsafePath' | 'damaged' | null {
    if (entries.size >= entriesMax || unpacked > unpackedMax) return 'bomb';
    if (unpacked > ratioCountsFrom && unpacked > packedBytes * ratioMax) return 'bomb';
    if (/(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[a-z]:|\0/i.test(entry.fileName)) return 'unsafePath';
    // The upper half of the outer attributes is the Unix mode; 0xa000 says that the entry is a link.
    if (((entry.externalFileAttributes >>> 16) & 0xf000) === 0xa000) return 'unsafePath';
    return entry.isEncrypted() ? 'damaged' : null;
  }
}
