import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { withTenant } from '@parley/db/with-tenant';
import yazl from 'yazl';
import type { Actor } from '../actor.ts';
import { listPublicKeys } from '../archive/keys.ts';
import { recordAct } from '../audit/record-act.ts';
import { readCheckpointLines } from '../export/checkpoint-lines.ts';
import { throttle } from '../identity/throttle.ts';
import { log } from '../log.ts';
import { requireAllowed } from '../policy/decide.ts';
import { actLines } from './act-lines.ts';
import { explainPack, letterTemplate } from './pack-texts.ts';
import { readChecks } from './read-checks.ts';
import { readPeople } from './read-people.ts';
import { readRules } from './read-rules.ts';
import { recreateSample } from './recreate-sample.ts';
import { toJson } from './to-json.ts';

type Pieces = AsyncIterable<string> | Iterable<string>;

/**
 * What an examiner asks a firm for besides the record itself, as one zip: rules and how they changed, people and what they may, the last checks,
 * checkpoints with keys, a message re-created from the log, and a letter to fill in. That it is taken is an entry, kept before the
 * first byte leaves.
 */
export async function makeEvidencePack(actor: Actor): Promise<{ name: string; stream: Readable }> {
  requireAllowed(actor, 'archive.export', null);
  await throttle('evidencePack.tenant', actor.tenantId);
  const day = new Date().toISOString().slice(0, 10);
  await withTenant(actor.tenantId, (tx) => recordAct(tx, actor, { type: 'archive.evidenceTaken' }));
  const zip = new yazl.ZipFile();
  const stream = Readable.from(zip.outputStream as AsyncIterable<Uint8Array>, { objectMode: false });
  fill(zip, actor, day).catch((error: unknown) => {
    log.error({ err: error }, 'an evidence pack broke off');
    stream.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  return { name: `${actor.slug}-evidence-${day}.zip`, stream };
}

async function fill(zip: yazl.ZipFile, actor: Actor, day: string): Promise<void> {
  const { tenantId } = actor;
  const sums: string[] = [];
  const add = async (name: string, pieces: Pieces) => {
    const hash = createHash('sha256');
    await new Promise<void>((resolve, reject) => {
      const measured = async function* () {
        for await (const piece of pieces) {
          hash.update(piece);
          yield Buffer.from(piece);
        }
      };
      const source = Readable.from(measured(), { objectMode: false });
      source.once('end', resolve).once('error', reject);
      zip.addReadStream(source, name);
    });
    sums.push(`${hash.digest('hex')}  ${name}\n`);
  };
  const workspace = await withTenant(tenantId, (tx) => tx.tenant.findUniqueOrThrow({ where: { tenantId } }));
  const latest = await withTenant(tenantId, (tx) => tx.checkpoint.findFirst({ orderBy: { number: 'desc' } }));
  await add('README.txt', [explainPack(workspace.name, day)]);
  await add('rules/rules-in-force.json', [await readRules(actor)]);
  await add('rules/changes.ndjson', actLines(actor, ['rules', 'signIn', 'keeping', 'supervision']));
  await add('people/people.csv', [await readPeople(tenantId)]);
  await add('people/changes.ndjson', actLines(actor, ['people', 'groups']));
  await add('checks/checks.json', [await readChecks(tenantId)]);
  await add('checkpoints/keys.json', [toJson(await listPublicKeys(tenantId))]);
  await add('checkpoints/checkpoints.ndjson', readCheckpointLines(tenantId, Number(latest?.number ?? 0)));
  await add('sample/message.txt', [await recreateSample(actor)]);
  await add('letter-of-undertaking.txt', [letterTemplate(workspace.name)]);
  zip.addBuffer(Buffer.from(sums.join('')), 'SHA256SUMS');
  zip.end();
}
