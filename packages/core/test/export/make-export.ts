import { createWriteStream } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { exportRequest, type ExportRequest } from '@parley/contract/export-request';
import type { Actor } from '../../src/actor.ts';
import { decideExport, startExport } from '../../src/export/manage-exports.ts';
import { linkExport, openExport } from '../../src/export/open-export.ts';
import { workOnExport } from '../../src/export/work-on-export.ts';
import { unpack } from './unpack.ts';

/** Asks for an export, makes it here instead of in a worker, takes it and unpacks it; answers the folder. */
export async function makeExport(
  owner: Actor,
  request: Partial<ExportRequest> = {},
  second?: Actor,
): Promise<{ dir: string; exportId: string }> {
  const { id: exportId } = await startExport(owner, exportRequest.parse(request));
  if (second) await decideExport(second, { exportId, agrees: true });
  await workOnExport({ tenantId: owner.tenantId, exportId });
  return { dir: await takeExport(owner, exportId), exportId };
}

export async function takeExport(owner: Actor, exportId: string): Promise<string> {
  const { url } = await linkExport(owner, { exportId });
  const query = new URL(url, 'http://localhost').searchParams;
  const taken = await openExport(owner, {
    exportId,
    expires: Number(query.get('expires')),
    signature: query.get('signature') ?? '',
  });
  const path = join(await mkdtemp(join(tmpdir(), 'parley-zip-')), taken.name);
  await pipeline(taken.stream, createWriteStream(path));
  return unpack(path);
}
