import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { appendFile, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportFormats } from '@parley/contract/export-request';
import { countLeftOutFiles } from '@parley/db/record/scoped-files';
import { withTenant } from '@parley/db/with-tenant';
import yazl from 'yazl';
import { listPublicKeys, openSigner } from '../archive/keys.ts';
import { readVerifier } from '../archive/read-verifier.ts';
import { incomingDir } from '../file/store-upload.ts';
import { storage, storageKey } from '../storage/storage.ts';
import { readCheckpointLines } from './checkpoint-lines.ts';
import { archiveName, exportKey, moveOn, partName, type ExportRow } from './export-row.ts';
import { exportedFileName, listExportedFiles } from './exported-files.ts';
import { leftOutLines, nothingLeftOut, type LeftOut } from './left-out.ts';
import { listEntries, manifestPieces, sumLines } from './manifest.ts';
import { readProvenance } from './provenance.ts';
import { isWhole } from './reach.ts';
import { explainExport } from './read-me.ts';
import type { Snapshot } from './snapshot.ts';
import { writers } from './writers.ts';

const reportEveryMs = 2_000;
/** What is squeezed already is only stored. */
const squeezed = /^(image|audio|video)\/|zip|pdf|officedocument/;
type Chunks = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;

/**
 * Puts the archive together, one entry after the other through the zip to a file beside the store and then into it. Nothing is
 * held in memory but the piece under way; the manifest's lines wait in a file of their own. It begins anew after a crash.
 */
export async function packArchive(row: ExportRow, snapshot: Snapshot): Promise<{ bytes: number; leftOut: LeftOut }> {
  const dir = join(incomingDir(), `export-${row.id}`);
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir, { recursive: true });
  try {
    const path = join(dir, archiveName);
    const leftOut = await writeZip(row, snapshot, { path, listPath: join(dir, 'list') });
    await storage().put(exportKey(row, archiveName), path);
    return { bytes: (await stat(path)).size, leftOut };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function writeZip(
  row: ExportRow,
  snapshot: Snapshot,
  { path, listPath }: { path: string; listPath: string },
): Promise<LeftOut> {
  const zip = new yazl.ZipFile();
  const failing = new AbortController();
  zip.on('error', (error) => failing.abort(error));
  const written = pipeline(zip.outputStream, createWriteStream(path, { mode: 0o600 }), { signal: failing.signal });
  let refuse: (reason: unknown) => void = () => {};
  written.catch((error: unknown) => refuse(error));
  await writeFile(listPath, '');
  let bytesDone = 0;
  let reportedAt = Date.now();
  const report = async (bytes: number) => {
    bytesDone += bytes;
    if (Date.now() - reportedAt < reportEveryMs) return;
    reportedAt = Date.now();
    await moveOn(row, { bytesDone });
  };

  /** Resolves when the whole entry has gone through. */
  const add = async (
    name: string,
    source: Chunks,
    options: { isCounted?: boolean; isListed?: boolean; isSqueezed?: boolean } = {},
  ) => {
    const hash = createHash('sha256');
    let bytes = 0;
    async function* measured() {
      for await (const chunk of source) {
        const piece = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
        hash.update(piece);
        bytes += piece.length;
        if (options.isCounted) await report(piece.length);
        yield piece;
      }
    }
    await new Promise<void>((resolve, reject) => {
      const stream = Readable.from(measured(), { objectMode: false });
      stream.once('end', resolve).once('error', reject);
      refuse = reject;
      zip.addReadStream(stream, name, { mtime: new Date(snapshot.at), compress: !options.isSqueezed });
    });
    if (options.isListed === false) return;
    await appendFile(listPath, `${JSON.stringify({ path: name, bytes, sha256: hash.digest('hex') })}\n`);
  };

  try {
    await add('records.ndjson', recordBytes(row), { isCounted: true });
    const leftOut = nothingLeftOut();
    const { hidden, silenced = [], scope } = snapshot.reach;
    if (hidden.length > 0 || silenced.length > 0 || !isWhole(scope)) {
      await add('withheld.ndjson', leftOutLines(recordBytes(row), leftOut));
      const files = await withTenant(row.tenantId, (tx) => countLeftOutFiles(tx, snapshot.reach, new Date(snapshot.at)));
      leftOut.private.files = files.private;
      leftOut.scope.files = files.beyond;
    }
    await add('checkpoints.ndjson', readCheckpointLines(row.tenantId, snapshot.checkpoint));
    const missing: string[] = [];
    for await (const file of listExportedFiles(row.tenantId, snapshot)) {
      const stream = await openBytes(row.tenantId, file.id);
      if (stream) await add(exportedFileName(file), stream, { isCounted: true, isSqueezed: squeezed.test(file.mime) });
      else missing.push(file.id);
    }
    for (const format of exportFormats.filter((one) => row.formats.includes(one)))
      for await (const { path: name, pieces } of writers[format](row, snapshot, () => recordBytes(row))) {
        await report(0);
        await add(name, pieces);
      }
    await add('verify.mjs', [await readVerifier()]);
    const signer = await openSigner(row.tenantId);
    const provenance = await readProvenance(row);
    const head = await withTenant(row.tenantId, (tx) =>
      tx.checkpoint.findFirstOrThrow({ where: { number: snapshot.checkpoint }, select: { root: true } }),
    );
    await add('README.txt', [explainExport(snapshot, { provenance, leftOut, keyId: signer.keyId, head: head.root })]);
    const keys = await listPublicKeys(row.tenantId);
    const entries = listEntries(listPath);
    const manifest = manifestPieces(row, snapshot, { signer, keys, missing, entries, provenance, withheld: leftOut });
    // Noted after the manifest has read its list, so that the sums beside it cover it as well.
    await add('manifest.json', manifest);
    await add('manifest.sha256', sumLines(listPath), { isListed: false });
    zip.end();
    await written;
    return leftOut;
  } catch (error) {
    failing.abort();
    await written.catch(() => {});
    throw error;
  }
}

/** All parts in their order. */
async function* recordBytes(row: ExportRow): AsyncGenerator<Uint8Array> {
  for (let part = 0; part < row.progress.parts; part += 1)
    for await (const chunk of await storage().read(exportKey(row, partName(part)))) yield chunk as Uint8Array;
}

const openBytes = (tenantId: string, fileId: string): Promise<Readable | null> =>
  storage()
    .read(storageKey(tenantId, fileId))
    .catch(() => null);
