import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import webPush from 'web-push';
import { config } from '../config.ts';
import { newId } from '../id.ts';

export type VapidKeys = { publicKey: string; privateKey: string };

let kept: Promise<VapidKeys> | undefined;

/**
 * The keys by which push services know us (RFC 8292). Made once for all processes, in a file that only we may read: with
 * other keys every device would have to subscribe anew.
 */
export function vapidKeys(): Promise<VapidKeys> {
  kept ??= readOrMake(join(config().dataDir, 'vapid.json'));
  kept.catch(() => (kept = undefined));
  return kept;
}

async function readOrMake(path: string): Promise<VapidKeys> {
  const found = await readFile(path, 'utf8').catch(() => null);
  if (found) return JSON.parse(found) as VapidKeys;
  await mkdir(config().dataDir, { recursive: true });
  const partial = `${path}.${newId()}`;
  await writeFile(partial, JSON.stringify(webPush.generateVAPIDKeys()), { mode: 0o600 });
  // Of two processes that make keys at once the first wins, and both read whole files only.
  await link(partial, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(partial);
  return JSON.parse(await readFile(path, 'utf8')) as VapidKeys;
}
