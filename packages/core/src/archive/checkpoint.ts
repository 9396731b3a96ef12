import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { coverHeads, findFallenHead, hasMoved, readCoveredHeads, summariseHeads } from '@parley/db/archive/checkpoint-rows';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import { incomingDir } from '../file/store-upload.ts';
import { newId } from '../id.ts';
import { forEachTenant } from '../job/for-each-tenant.ts';
import { storage } from '../storage/storage.ts';
import { beginCheck } from './begin-check.ts';
import { openSigner, type Signer } from './keys.ts';

/** A signed statement of where all streams stood. The fields and their order are those of `verify.mjs`. */
export type Checkpoint = {
  tenant: string;
  number: number;
  at: number;
  streams: number;
  events: number;
  root: string;
  prev: string;
  key: string;
  signature: string;
};
export type CheckpointRow = NonNullable<Awaited<ReturnType<TenantTx['checkpoint']['findFirst']>>>;

export const genesis = '0'.repeat(64);
export const checkpointKey = (tenantId: string, number: number): string =>
  `${tenantId}/checkpoints/${String(number).padStart(10, '0')}.json`;

export const checkpointText = (one: Omit<Checkpoint, 'signature'>): string =>
  ['parley-checkpoint-v1', one.tenant, one.number, one.at, one.streams, one.events, one.root, one.prev, one.key].join('\n');

export const toCheckpoint = (row: CheckpointRow): Checkpoint => ({
  tenant: row.tenantId,
  number: Number(row.number),
  at: row.at.valueOf(),
  streams: Number(row.streams),
  events: Number(row.events),
  root: row.root,
  prev: row.prev,
  key: row.keyId,
  signature: row.signature,
});

/** The log has fallen behind what was signed. Nothing is signed over that; a check names what is wrong and tells the owners. */
export class LogFellBehind extends Error {}

/** Signs where each workspace that has moved stands now. */
export const makeCheckpoints = (): Promise<void> =>
  forEachTenant(async (tenantId) => {
    if (await withTenant(tenantId, hasMoved))
      await makeCheckpoint(tenantId).catch(async (error: unknown) => {
        if (error instanceof LogFellBehind) await beginCheck(tenantId, null);
        throw error;
      });
    await keepOutside(tenantId);
  });

/** A checkpoint over this moment; the latest one when nothing has moved since. */
export async function makeCheckpoint(tenantId: string): Promise<Checkpoint> {
  const signer = await openSigner(tenantId);
  const made = await withTenant(tenantId, (tx) => signHeads(tx, tenantId, signer), { isOneMoment: true });
  await keepOutside(tenantId);
  return made;
}

/**
 * In a transaction that sees one moment. Two at the same time take the same number, and one of them fails and is tried again:
 * the chain of checkpoints cannot fork.
 */
export async function signHeads(tx: TenantTx, tenantId: string, signer: Signer): Promise<Checkpoint> {
  const former = await tx.checkpoint.findFirst({ orderBy: { number: 'desc' } });
  if (former && !(await hasMoved(tx))) return toCheckpoint(former);
  const fallen = await findFallenHead(tx);
  if (fallen) throw new LogFellBehind(`the stream ${fallen.id} has lost its entry ${fallen.version}`);
  const number = Number(former?.number ?? 0) + 1;
  const unsigned = {
    tenant: tenantId,
    number,
    at: Date.now(),
    ...(await summariseHeads(tx)),
    prev: former?.hash ?? genesis,
    key: signer.keyId,
  };
  const text = checkpointText(unsigned);
  const signature = signer.sign(text);
  const { at, streams, events, root, prev } = unsigned;
  const hash = createHash('sha256').update(text).digest('hex');
  await tx.checkpoint.createMany({
    data: [{ tenantId, number, at: new Date(at), streams, events, root, prev, hash, keyId: signer.keyId, signature }],
  });
  await coverHeads(tx, number);
  return { ...unsigned, signature };
}

/**
 * Puts every checkpoint that lies in the database only into the store too, with the heads that it has moved: whoever rewrites
 * the database afterwards would have to rewrite the store as well.
 */
export async function keepOutside(tenantId: string): Promise<void> {
  const rows = await withTenant(tenantId, (tx) =>
    tx.checkpoint.findMany({ where: { keptAt: null }, orderBy: { number: 'asc' }, take: 1_000 }),
  );
  for (const row of rows) {
    const heads = await withTenant(tenantId, (tx) => readCoveredHeads(tx, Number(row.number)));
    await putText(checkpointKey(tenantId, Number(row.number)), `${JSON.stringify({ ...toCheckpoint(row), heads })}\n`);
    await withTenant(tenantId, (tx) => tx.checkpoint.updateMany({ where: { number: row.number }, data: { keptAt: new Date() } }));
  }
}

/** Puts a text into the store under this key. */
export async function putText(key: string, text: string): Promise<void> {
  await mkdir(incomingDir(), { recursive: true });
  const path = join(incomingDir(), newId());
  try {
    await writeFile(path, text, { mode: 0o600 });
    await storage().put(key, path);
  } finally {
    await rm(path, { force: true });
  }
}
