import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileView } from '@parley/contract/file-view';
import { limits } from '@parley/contract/limits';
import { appendEvent } from '@parley/db/log/append-event';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError } from '../app-error.ts';
import { requireStorage } from '../billing/require-storage.ts';
import { config } from '../config.ts';
import { newId, newToken } from '../id.ts';
import { requireClean } from '../inspect/inspect.ts';
import { enqueueJob } from '../job/enqueue-job.ts';
import { requireAllowed } from '../policy/decide.ts';
import { refuseBomb } from '../scan/refuse-bomb.ts';
import { scanFile } from '../scan/scan-file.ts';
import { sniff } from '../scan/sniff.ts';
import { storage, storageKey } from '../storage/storage.ts';
import { cleanName } from './clean-name.ts';
import { makePreviews, measurePicture, pictureTypes } from './make-previews.ts';
import { toFileView } from './to-file-view.ts';

/** Where bytes wait on this machine until they are looked at. */
export const incomingDir = (): string => join(config().dataDir, 'incoming');

/** Takes in a file that arrives as one stream. */
export async function storeUpload(
  actor: Actor,
  input: { name: string; bytes: AsyncIterable<Uint8Array>; declaredBytes?: number },
): Promise<{ file: FileView }> {
  requireAllowed(actor, 'file.upload', null);
  requireClean({ file: { name: cleanName(input.name), mime: '', bytes: input.declaredBytes ?? 0 } }, { door: 'file' });
  const id = newId();
  await mkdir(incomingDir(), { recursive: true });
  const path = join(incomingDir(), id);
  try {
    await pipeline(input.bytes, atMost(limits.fileBytes), createWriteStream(path, { mode: 0o600 }));
    return await takeInFile(actor, { id, name: input.name, path });
  } finally {
    await rm(path, { force: true });
  }
}

/**
 * Takes in a file that lies whole at `path`, which stays the caller's to remove. The type is what the bytes say, not what the
 * sender says; nothing is kept when an inspector objects, and nothing can be opened before the scanner has passed it, unless the
 * firm's rule lets files pass that no scanner answers for.
 */
export async function takeInFile(
  actor: Actor,
  input: { id: string; name: string; path: string; durationMs?: number | null },
): Promise<{ file: FileView }> {
  requireAllowed(actor, 'file.upload', null);
  const { id, path } = input;
  const { tenantId } = actor;
  const name = cleanName(input.name);
  const { bytes, sha256 } = await digest(path);
  await requireStorage(tenantId, bytes);
  if (bytes === 0) throw new AppError('INVALID', { message: 'This file is empty.' });
  const sniffed = await sniff(path, name);
  requireClean({ file: { name, mime: sniffed.mime, bytes } }, { door: 'file' });
  await refuseBomb(path, { name, mime: sniffed.mime });
  const scan = await scanFile(tenantId, path);
  if (scan.state === 'blocked') await refuseMalware(actor, { id, name, bytes, sha256, signature: scan.note });

  const size = await measurePicture(path, sniffed.mime);
  const mime = pictureTypes.has(sniffed.mime) && !size ? 'application/octet-stream' : sniffed.mime;
  const isOpen = scan.state !== 'held';
  const hasThumb = isOpen && (await makePreviews({ tenantId, id, mime }, path));
  await storage().put(storageKey(tenantId, id), path);
  const row = await withTenant(tenantId, async (tx) => {
    await enqueueJob(tx, { name: isOpen ? 'file.readText' : 'file.check', payload: { fileId: id }, key: `file:${id}` });
    return tx.file.create({
      data: {
        tenantId,
        id,
        uploaderId: actor.memberId,
        name,
        mime,
        bytes: BigInt(bytes),
        sha256,
        width: size?.width ?? null,
        height: size?.height ?? null,
        durationMs: input.durationMs ?? null,
        state: scan.state,
        scanNote: sniffed.note ?? scan.note,
        scannedAt: scan.state === 'clean' ? new Date() : null,
        hasThumb,
      },
    });
  });
  return { file: toFileView(row) };
}

/** The refusal leaves its trail in the firm's log: who brought what, and what the scanner called it. */
async function refuseMalware(
  actor: Actor,
  file: { id: string; name: string; bytes: number; sha256: Uint8Array; signature: string | null },
): Promise<never> {
  const { sha256, ...facts } = file;
  const payload = JSON.stringify({ ...facts, sha256: Buffer.from(sha256).toString('hex'), salt: newToken() });
  await withTenant(actor.tenantId, (tx) =>
    appendEvent(tx, { streamId: actor.tenantId, type: 'file.blocked', actorId: actor.memberId, subjectId: file.id, payload }),
  );
  throw new AppError('FORBIDDEN', {
    message: `The scanner found something harmful in this file (${file.signature}). It was not kept. Tell your administrator.`,
    rule: 'no-malware',
  });
}

function atMost(most: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes <= most) return done(null, chunk);
      const message = `A file may have at most ${most / 1024 / 1024} MB; this one is larger.`;
      return done(new AppError('TOO_LARGE', { message, rule: 'file-size' }));
    },
  });
}

async function digest(path: string): Promise<{ bytes: number; sha256: Uint8Array<ArrayBuffer> }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    hash.update(chunk);
  }
  return { bytes, sha256: new Uint8Array(hash.digest()) };
}
