import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { newId } from '../id.ts';
import { storage, storageKey } from '../storage/storage.ts';
import { incomingDir } from './store-upload.ts';

/** Lends a file's bytes as a path on this machine, for programs that want one, whatever store they lie in. */
export async function withLocalCopy<Result>(
  file: { tenantId: string; id: string },
  work: (path: string) => Promise<Result>,
): Promise<Result> {
  await mkdir(incomingDir(), { recursive: true });
  const path = join(incomingDir(), newId());
  try {
    await pipeline(await storage().read(storageKey(file.tenantId, file.id)), createWriteStream(path, { mode: 0o600 }));
    return await work(path);
  } finally {
    await rm(path, { force: true });
  }
}
