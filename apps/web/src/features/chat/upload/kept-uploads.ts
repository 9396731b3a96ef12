import { localDatabase, type StoredUpload } from '../state/local-database.ts';

/** Older ones are of no use: the draft that they were for has long been something else. */
const keptForMs = 7 * 24 * 3_600_000;

type Keeper = { owner: string; email: string };
let keeper: Keeper | null = null;

/**
 * What an earlier page of this member left unsent. A file that another tab is busy with stays that tab's: each page holds a
 * lock for what it took, which the browser gives back when the page is gone. Files of anybody else are dropped.
 */
export async function takeKeptUploads(mine: Keeper): Promise<StoredUpload[]> {
  keeper = mine;
  const database = await localDatabase();
  const taken: StoredUpload[] = [];
  for (const upload of await database.getAll('uploads')) {
    if (upload.email !== mine.email || upload.addedAt < Date.now() - keptForMs) await database.delete('uploads', upload.key);
    else if (upload.owner === mine.owner && (await hold(upload.key))) taken.push(upload);
  }
  return taken;
}

/** Storage may be full or forbidden: the upload then lives as long as its page. */
export async function keepUpload(upload: Pick<StoredUpload, 'key' | 'draftKey' | 'file' | 'durationMs'> & { url?: string }) {
  if (!keeper) return;
  const row = { url: null, ...upload, ...keeper, addedAt: Date.now() };
  await Promise.all([hold(upload.key), quietly(async () => (await localDatabase()).put('uploads', row))]);
}

export const noteUploadUrl = (key: string, url: string) =>
  quietly(async () => {
    const write = (await localDatabase()).transaction('uploads', 'readwrite');
    const upload = await write.store.get(key);
    if (upload) await write.store.put({ ...upload, url });
    await write.done;
  });

export const dropUploads = (keys: string[]) =>
  quietly(async () => {
    const write = (await localDatabase()).transaction('uploads', 'readwrite');
    for (const key of keys) await write.store.delete(key);
    await write.done;
  });

async function quietly(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch {
    // See above.
  }
}

/** True: this page has it from now on. */
async function hold(key: string): Promise<boolean> {
  // Without encryption browsers have none.
  const locks = navigator.locks as LockManager | null | undefined;
  if (!locks) return true;
  return new Promise((resolve) => {
    void locks.request(`upload:${key}`, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock && new Promise(() => {});
    });
  });
}
