import { promisify } from 'node:util';
import { fromBuffer, open as openZip, type Entry, type Options, type ZipFile } from 'yauzl';

const options: Options = { lazyEntries: true, validateEntrySizes: true, strictFileNames: false, autoClose: true };
const fromPath = promisify<string, Options, ZipFile>(openZip);
const fromMemory = promisify<Buffer, Options, ZipFile>(fromBuffer);

/** Calls `visit` for each entry in turn, until it answers false. Rejects for what is not a whole zip. */
export async function forEachEntry(
  source: string | Buffer,
  visit: (entry: Entry, zip: ZipFile) => Promise<boolean>,
): Promise<void> {
  const zip = typeof source === 'string' ? await fromPath(source, options) : await fromMemory(source, options);
  try {
    await new Promise<void>((resolve, reject) => {
      zip.on('error', reject);
      zip.on('end', resolve);
      zip.on('entry', (entry: Entry) => {
        visit(entry, zip).then((goesOn) => (goesOn ? zip.readEntry() : resolve()), reject);
      });
      zip.readEntry();
    });
  } finally {
    zip.close();
  }
}

/** An entry's bytes, or null when there are more than `max`: counted while they come, whatever the archive announces. */
export async function readEntry(zip: ZipFile, entry: Entry, max: number): Promise<Buffer | null> {
  const stream = await promisify(
    zip.openReadStream.bind(zip) as (entry: Entry, done: (error: Error | null, stream: NodeJS.ReadableStream) => void) => void,
  )(entry);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > max) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
