import { createHash, verify } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { findFallenHead, findLostHead, type Head } from '@parley/db/archive/checkpoint-rows';
import { withTenant } from '@parley/db/with-tenant';
import type { CheckProblem } from '@parley/contract/archive-view';
import { storage } from '../storage/storage.ts';
import { checkpointKey, checkpointText, genesis, toCheckpoint, type Checkpoint } from './checkpoint.ts';
import { listPublicKeys, publicKeyOf } from './keys.ts';

export type Finding = { problem: CheckProblem; streamId?: string; version?: number };

const pageSize = 500;
/** So many of the latest copies in the store are read again at each check; older ones were read when they were young. */
const copiesRead = 300;

/** The chain of checkpoints with their signatures, their copies outside the database, and whether the log still has what they cover. */
export async function checkCheckpoints(tenantId: string): Promise<Finding | null> {
  const keys = new Map((await listPublicKeys(tenantId)).map((key) => [key.id, publicKeyOf(key.publicKey)]));
  let prev = genesis;
  let number = 0;
  const latest: Checkpoint[] = [];
  for (;;) {
    const rows = await withTenant(tenantId, (tx) =>
      tx.checkpoint.findMany({ where: { number: { gt: number } }, orderBy: { number: 'asc' }, take: pageSize }),
    );
    for (const row of rows) {
      const one = toCheckpoint(row);
      number += 1;
      const key = keys.get(one.key);
      const said = checkpointText(one);
      if (one.number !== number || one.prev !== prev) return { problem: 'checkpointMissing', version: number };
      if (!key || !verify(null, Buffer.from(said), key, Buffer.from(one.signature, 'base64')))
        return { problem: 'checkpointChanged', version: number };
      prev = createHash('sha256').update(said).digest('hex');
      if (row.keptAt) latest.push(one);
    }
    if (latest.length > copiesRead) latest.splice(0, latest.length - copiesRead);
    if (rows.length < pageSize) break;
  }
  return (await checkCopies(tenantId, latest, number)) ?? (await checkHeads(tenantId));
}

async function checkCopies(tenantId: string, latest: Checkpoint[], last: number): Promise<Finding | null> {
  for (const one of latest) {
    const copy = await readCopy(tenantId, one.number);
    if (!copy || copy.signature !== one.signature) return { problem: 'outsideDiffers', version: one.number };
    const lost = await withTenant(tenantId, (tx) => findLostHead(tx, copy.heads));
    if (lost) return { problem: 'entryMissing', streamId: lost.id, version: lost.version };
  }
  // What the store has and the database has not was cut off here.
  return (await readCopy(tenantId, last + 1)) ? { problem: 'checkpointMissing', version: last + 1 } : null;
}

async function checkHeads(tenantId: string): Promise<Finding | null> {
  const fallen = await withTenant(tenantId, findFallenHead);
  return fallen && { problem: 'entryMissing', streamId: fallen.id, version: fallen.version };
}

async function readCopy(tenantId: string, number: number): Promise<(Checkpoint & { heads: Head[] }) | null> {
  const stream = await storage()
    .read(checkpointKey(tenantId, number))
    .catch(() => null);
  return stream && (JSON.parse(await text(stream)) as Checkpoint & { heads: Head[] });
}
