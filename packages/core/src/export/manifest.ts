import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { withTenant } from '@parley/db/with-tenant';
import { toCheckpoint } from '../archive/checkpoint.ts';
import type { PublicKey, Signer } from '../archive/keys.ts';
import type { ExportRow } from './export-row.ts';
import type { LeftOut } from './left-out.ts';
import type { Provenance } from './read-me.ts';
import type { Snapshot } from './snapshot.ts';

/** The lines that were noted for each packed file. Opened when they are asked for: lines that nobody waits for are lost. */
export async function* listEntries(path: string): AsyncGenerator<string> {
  yield* createInterface({ input: createReadStream(path) });
}

/** The same files as `sha256sum -c` reads them. */
export async function* sumLines(path: string): AsyncGenerator<string> {
  for await (const line of listEntries(path)) {
    const entry = JSON.parse(line) as { path: string; sha256: string };
    yield `${entry.sha256}  ${entry.path}\n`;
  }
}

/**
 * The manifest piece by piece. What is signed is the SHA-256 of the same object without its signature, written without spaces,
 * in the order of its fields; `verify.mjs` does the same.
 */
export async function* manifestPieces(
  row: ExportRow,
  snapshot: Snapshot,
  {
    signer,
    keys,
    missing,
    entries,
    provenance,
    withheld,
  }: {
    signer: Signer;
    keys: PublicKey[];
    missing: string[];
    entries: AsyncIterable<string>;
    provenance: Provenance;
    withheld: LeftOut;
  },
): AsyncGenerator<string> {
  const checkpoint = await withTenant(row.tenantId, async (tx) =>
    toCheckpoint(await tx.checkpoint.findFirstOrThrow({ where: { number: snapshot.checkpoint } })),
  );
  const head = JSON.stringify({
    format: 'parley-export-v1',
    workspace: snapshot.workspace,
    export: provenance,
    withheld,
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
