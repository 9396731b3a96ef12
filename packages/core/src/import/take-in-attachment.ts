import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Transform } from 'node:stream';
import type { ImportProblemCode } from '@parley/contract/import-view';
import type { FileView } from '@parley/contract/file-view';
import { limits } from '@parley/contract/limits';
import type { StoredFile } from '@parley/db/import/append-imported';
import { AppError } from '../app-error.ts';
import { requireStorage } from '../billing/require-storage.ts';
import { cleanName } from '../file/clean-name.ts';
import { makePreviews, measurePicture, pictureTypes } from '../file/make-previews.ts';
import { toFileView } from '../file/to-file-view.ts';
import { incomingDir } from '../file/store-upload.ts';
import { newId } from '../id.ts';
import { inspect } from '../inspect/inspect.ts';
import { refuseBomb } from '../scan/refuse-bomb.ts';
import { scanFile } from '../scan/scan-file.ts';
import { sniff } from '../scan/sniff.ts';
import { storage, storageKey } from '../storage/storage.ts';
import type { Source, SourceFile } from './source/source.ts';

export type TakenFile = { stored: StoredFile; view: FileView };

/** A file of the export through the same boundary as an upload; why not, where it stays out. */
export async function takeInAttachment(
  tenantId: string,
  source: Source,
  { id, file }: { id: string; file: SourceFile & { path: string } },
): Promise<TakenFile | ImportProblemCode> {
  const name = cleanName(file.name);
  const stream = await source.openFile(file.path);
  if (!stream) return 'fileMissing';
  await mkdir(incomingDir(), { recursive: true });
  const path = join(incomingDir(), newId());
  try {
    await pipeline(stream, atMost(limits.fileBytes), createWriteStream(path, { mode: 0o600 }));
    return await takeIn(tenantId, { id, name, path });
  } catch (error) {
    if (error instanceof TooLarge) return 'fileRefused';
    if (error instanceof AppError) return error.code === 'PLAN_LIMIT' ? 'fileNoRoom' : 'fileRefused';
    throw error;
  } finally {
    await rm(path, { force: true });
  }
}

async function takeIn(
  tenantId: string,
  { id, name, path }: { id: string; name: string; path: string },
): Promise<TakenFile | ImportProblemCode> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    hash.update(chunk);
  }
  if (bytes === 0) return 'fileMissing';
  await requireStorage(tenantId, bytes);
  const sniffed = await sniff(path, name);
  if (inspect({ file: { name, mime: sniffed.mime, bytes } }, { door: 'file' }).outcome !== 'pass') return 'fileRefused';
  await refuseBomb(path, { name, mime: sniffed.mime });
  const scan = await scanFile(tenantId, path);
  if (scan.state === 'blocked') return 'fileHarmful';
  const { state } = scan;
  const size = await measurePicture(path, sniffed.mime);
  const mime = pictureTypes.has(sniffed.mime) && !size ? 'application/octet-stream' : sniffed.mime;
  const hasThumb = state !== 'held' && (await makePreviews({ tenantId, id, mime }, path));
  await storage().put(storageKey(tenantId, id), path);
  const note = sniffed.note ?? scan.note;
  const facts = { id, name, mime, bytes, width: size?.width ?? null, height: size?.height ?? null };
  return {
    view: toFileView({ ...facts, bytes: BigInt(bytes), state, durationMs: null, hasThumb, scanNote: note }),
    stored: { ...facts, sha256: hash.digest('hex'), state, note, thumb: hasThumb },
  };
}

class TooLarge extends Error {}

function atMost(most: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes <= most ? null : new TooLarge(), chunk);
    },
  });
}
