import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, opendir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { config } from '../config.ts';
import type { Storage } from './storage.ts';

export const localPath = (key: string): string => join(config().dataDir, 'files', key);

/** The data directory. A key is there whole or not at all: bytes are copied beside it, then take its name. */
export const localStorage: Storage = {
  async put(key, path) {
    const target = localPath(key);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(path, `${target}.partial`);
    await rename(`${target}.partial`, target);
  },
  async read(key, range) {
    const handle = await open(localPath(key));
    return createReadStream('', { fd: handle, ...range });
  },
  async remove(keys) {
    for (const key of keys) await rm(localPath(key), { force: true });
  },
  async removeTenant(tenantId) {
    const dir = localPath(tenantId);
    const found = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => []);
    await rm(dir, { recursive: true, force: true });
    return found.filter((entry) => entry.isFile()).length;
  },
  async *listTenant(tenantId) {
    const dir = await opendir(localPath(tenantId), { recursive: true }).catch(() => null);
    if (!dir) return;
    for await (const entry of dir)
      if (entry.isFile() && !entry.name.endsWith('.partial')) yield relative(localPath(''), join(entry.parentPath, entry.name));
  },
};
