import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { withTenant } from '@parley/db/with-tenant';
import { toCheckpoint } from '../archive/checkpoint.ts';
import type { PublicKey, Signer } from '../archive/keys.ts';
import { config } from '../config.ts';
import type { ExportRow } from './export-row.ts';
import type { Snapshot } from './snapshot.ts';

/** The lines that were noted for each packed file. Opened when they are asked for: lines that nobody waits for are lost. */
export async function* listEntries(path: string): AsyncGenerator<string> {
  yield* createInterface({ input: createReadStream(path) });
}

/**
 * The manifest piece by piece. What is signed is the SHA-256 of the same object without its signature, written without spaces,
 * in the order of its fields; `verify.mjs` does the same.
 */
export async function* manifestPieces(
  row: ExportRow,
  snapshot: Snapshot,
  { signer, keys, missing, entries }: { signer: Signer; keys: PublicKey[]; missing: string[]; entries: AsyncIterable<string> },
): AsyncGenerator<string> {
  const { checkpoint, by } = await withTenant(row.tenantId, async (tx) => ({
    checkpoint: toCheckpoint(await tx.checkpoint.findFirstOrThrow({ where: { number: snapshot.checkpoint } })),
    by: await tx.member.findFirstOrThrow({ where: { id: row.createdBy }, select: { id: true, name: true, email: true } }),
  }));
  const head = JSON.stringify({
    format: 'parley-export-v1',
    workspace: snapshot.workspace,
    export: { id: row.id, askedAt: row.createdAt.toISOString(), by, parley: config().version },
    /** The heads of all streams are in the records; the checkpoint is signed over them. */
    checkpoint,
    keys,
    missing,
  });
  const hash = createHash('sha256');
  const start = `${head.slice(0, -1)},"files":[`;
  hash.update(start);
  yield `${start}\n`;
  let separator = '';
  for await (const entry of entries) {
    hash.update(separator + entry);
    yield separator && `${separator}\n`;
    yield entry;
    separator = ',';
  }
  hash.update(']}');
  const signature = { keyId: signer.keyId, value: signer.sign(`parley-export-v1\n${hash.digest('hex')}`) };
  yield `\n],"signature":${JSON.stringify(signature)}}\n`;
}
