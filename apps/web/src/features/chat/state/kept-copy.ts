import type { Bootstrap } from '@parley/contract/workspace-view';
import { localDatabase, type StoredThread, type StoredWindow } from './local-database.ts';

/** What was seen of a workspace, `savedAt` a moment. */
export type KeptCopy = { savedAt: number; bootstrap: Bootstrap; windows: KeptWindow[] };
export type KeptThread = Pick<StoredThread, 'channelId' | 'savedAt' | 'parent' | 'replies' | 'hasMore'>;
export type KeptWindow = Pick<StoredWindow, 'channelId' | 'cursor' | 'items' | 'hasBefore'>;

/** Older ones are not shown: what has been deleted or closed to the reader since then should not live on here for long. */
const keptForMs = 7 * 24 * 3_600_000;
const windowsMax = 20;
const threadsMax = 30;
const allOf = (owner: string) => IDBKeyRange.bound([owner, ''], [owner, '\uffff']);
const newestOf = (owner: string) => IDBKeyRange.bound([owner, 0], [owner, Number.MAX_SAFE_INTEGER]);

// Who has signed out in this page leaves nothing behind, whatever was still about to be written.
let isForgotten = false;

/** Which of a workspace's members it belongs to is known only here: without a network nobody can be asked. */
export async function readCopy(slug: string): Promise<KeptCopy | null> {
  const database = await localDatabase();
  const copies = await database.getAllFromIndex('copies', 'slug', slug);
  const copy = copies.toSorted((a, b) => b.savedAt - a.savedAt)[0];
  if (!copy || copy.savedAt < Date.now() - keptForMs) return null;
  const windows = await database.getAllFromIndex('windows', 'age', newestOf(copy.owner));
  return {
    savedAt: copy.savedAt,
    bootstrap: copy.bootstrap,
    windows: windows.filter(({ savedAt }) => savedAt >= Date.now() - keptForMs),
  };
}

/** Keeps a workspace's copy with those of its windows that changed, and drops what is of another person or out of reach. */
export async function keepCopy(owner: string, { savedAt, bootstrap, windows }: KeptCopy): Promise<void> {
  const database = await localDatabase();
  if (isForgotten) return;
  const write = database.transaction(['copies', 'windows', 'threads'], 'readwrite');
  const [copies, kept, threads] = [write.objectStore('copies'), write.objectStore('windows'), write.objectStore('threads')];
  for (const other of await copies.getAll())
    if (other.bootstrap.user.email !== bootstrap.user.email || (other.slug === bootstrap.workspace.slug && other.owner !== owner)) {
      await copies.delete(other.owner);
      for (const things of [kept, threads]) await things.delete(allOf(other.owner));
    }
  await copies.put({ owner, slug: bootstrap.workspace.slug, savedAt, bootstrap });
  for (const window of windows) await kept.put({ ...window, owner, savedAt });
  const reachable = new Set(bootstrap.channels.map(({ channel }) => channel.id));
  const keys = await kept.index('age').getAllKeys(newestOf(owner));
  const gone = keys.filter(([, channelId], index) => !reachable.has(channelId) || index < keys.length - windowsMax);
  for (const key of gone) await kept.delete(key);
  for (const { channelId, parentId } of await threads.getAll(allOf(owner)))
    if (!reachable.has(channelId)) await threads.delete([owner, parentId]);
  await write.done;
}

/** Keeps a thread beside its member's copy, and lets go of the one seen longest ago. */
export async function keepThread(owner: string, thread: KeptThread): Promise<void> {
  const database = await localDatabase();
  if (isForgotten) return;
  const write = database.transaction('threads', 'readwrite');
  await write.store.put({ ...thread, owner, parentId: thread.parent.id });
  const byAge = (await write.store.getAll(allOf(owner))).toSorted((a, b) => b.savedAt - a.savedAt);
  for (const { parentId } of byAge.slice(threadsMax)) await write.store.delete([owner, parentId]);
  await write.done;
}

/** The thread that begins with a message or holds it, if it was seen lately. */
export async function readThread(owner: string, messageId: string): Promise<KeptThread | null> {
  const threads = await (await localDatabase()).getAll('threads', allOf(owner));
  const found = threads.find(({ parentId, replies }) => parentId === messageId || replies.some(({ id }) => id === messageId));
  return found && found.savedAt >= Date.now() - keptForMs ? found : null;
}

/** All copies, or those of one workspace. From here on this page keeps no more. */
export async function forgetCopies(slug?: string): Promise<void> {
  isForgotten = true;
  const database = await localDatabase();
  const write = database.transaction(['copies', 'windows', 'threads'], 'readwrite');
  for (const { owner, slug: of } of await write.objectStore('copies').getAll()) {
    if (slug !== undefined && of !== slug) continue;
    await write.objectStore('copies').delete(owner);
    for (const name of ['windows', 'threads'] as const) await write.objectStore(name).delete(allOf(owner));
  }
  await write.done;
}

/** For tests, which have many pages in one. */
export function remember(): void {
  isForgotten = false;
}
