import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileView } from '@parley/contract/file-view';
import { limits } from '@parley/contract/limits';
import { withTenant } from '@parley/db/with-tenant';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import type { Actor } from '../actor.ts';
import { AppError } from '../app-error.ts';
import { config } from '../config.ts';
import { newId } from '../id.ts';
import { requireClean } from '../inspect/inspect.ts';
import { requireAllowed } from '../policy/decide.ts';
import { toFileView } from './find-own-files.ts';

/** Raster pictures that a browser may show in place; everything else is only ever downloaded. */
export const pictureTypes = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);
const picturePixelsMax = 80_000_000;

/**
 * Takes in a file that will become part of a message. The type is what the bytes say, not what the sender says; nothing is
 * kept when an inspector objects.
 */
export async function storeUpload(
  actor: Actor,
  input: { name: string; bytes: AsyncIterable<Uint8Array>; declaredBytes?: number },
): Promise<{ file: FileView }> {
  requireAllowed(actor, 'file.upload', null);
  const name = cleanName(input.name);
  requireClean({ file: { name, mime: '', bytes: input.declaredBytes ?? 0 } }, { door: 'file' });
  const id = newId();
  const dir = join(config().dataDir, 'files', actor.tenantId);
  await mkdir(dir, { recursive: true });
  const partial = join(dir, `${id}.partial`);
  try {
    const { bytes, sha256 } = await receive(input.bytes, partial);
    const mime = await sniff(partial, name);
    requireClean({ file: { name, mime, bytes } }, { door: 'file' });
    const size = pictureTypes.has(mime) ? await measure(partial) : null;
    await rename(partial, filePath(actor.tenantId, id));
    const row = await withTenant(actor.tenantId, (tx) =>
      tx.file.create({
        data: {
          tenantId: actor.tenantId,
          id,
          uploaderId: actor.memberId,
          name,
          mime: pictureTypes.has(mime) && !size ? 'application/octet-stream' : mime,
          bytes: BigInt(bytes),
          sha256,
          width: size?.width ?? null,
          height: size?.height ?? null,
        },
      }),
    );
    return { file: toFileView(row) };
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/** Where a file's bytes lie: under its tenant, by id; names never become paths. */
export function filePath(tenantId: string, fileId: string): string {
  return join(config().dataDir, 'files', tenantId, fileId);
}

export const readFileBytes = (tenantId: string, fileId: string) => createReadStream(filePath(tenantId, fileId));

async function receive(
  source: AsyncIterable<Uint8Array>,
  path: string,
): Promise<{ bytes: number; sha256: Uint8Array<ArrayBuffer> }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > limits.fileBytes) {
        done(
          new AppError('TOO_LARGE', {
            message: `A file may have at most ${limits.fileBytes / 1024 / 1024} MB; this one is larger.`,
            rule: 'file-size',
          }),
        );
        return;
      }
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(source, count, createWriteStream(path, { mode: 0o600 }));
  if (bytes === 0) throw new AppError('INVALID', { message: 'This file is empty.' });
  return { bytes, sha256: new Uint8Array(hash.digest()) };
}

async function sniff(path: string, name: string): Promise<string> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4100), 0, 4100, 0);
    const head = buffer.subarray(0, bytesRead);
    const found = await fileTypeFromBuffer(head);
    if (found) return found.mime;
    if (head.includes(0)) return 'application/octet-stream';
    return /\.(?:svg|html?|xhtml|xml)$/i.test(name) ? 'application/octet-stream' : 'text/plain';
  } finally {
    await handle.close();
  }
}

async function measure(path: string): Promise<{ width: number; height: number } | null> {
  try {
    const { width, height, orientation } = await sharp(path, { limitInputPixels: picturePixelsMax }).metadata();
    return (orientation ?? 1) >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    return null;
  }
}

/** The last part of a path, without control and direction characters, at most 200 long with its ending kept. */
function cleanName(raw: string): string {
  const name = raw
    .normalize('NFC')
    .split(/[\\/]/)
    .at(-1)
    // oxlint-disable-next-line no-control-regex
    ?.replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();
  if (!name || !name.isWellFormed())
    throw new AppError('INVALID', { message: 'This file has no usable name. Rename it and try again.' });
  if (name.length <= limits.fileName) return name;
  const ending = /\.[^.]{1,12}$/.exec(name)?.[0] ?? '';
  return name.slice(0, limits.fileName - ending.length) + ending;
}
