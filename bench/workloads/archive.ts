import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { findFault } from '@parley/core/archive/check-archive';
import { makeCheckpoint } from '@parley/core/archive/checkpoint';
import { exportNow } from '@parley/core/export/export-now';
import { importWorkspace } from '@parley/core/import/import-workspace';
import { unpack } from '../../packages/core/test/export/unpack.ts';
import { sampleMemory } from '../lib/sample-memory.ts';
import { custodianYear } from './custodian-year.ts';
import type { Bench, Figure } from './figure.ts';

/**
 * The record: an export of everything of a firm, as the worker makes it; verifying it, by the nightly check in the database and by the
 * verifier that lies in the export; and the checkpoint of a firm with 10,000 streams.
 */
export async function archive(bench: Bench): Promise<Figure[]> {
  // The firm is made in one statement, which takes a quarter of a gigabyte of JSON and no more.
  const size = { channels: 20, messages: bench.isQuick ? 2_000 : 10_000 };
  const firm = await buildFirm('archive', size);
  const wide = await buildFirm('streams', { channels: 1, messages: 1 });
  // A checkpoint reads heads and never the log: these streams are nothing but heads.
  await bench.cluster.admin.query(
    `INSERT INTO app.stream (tenant_id, id, version, head_hash)
     SELECT $1, gen_random_uuid(), n, sha256(convert_to(n::text, 'UTF8')) FROM generate_series(1, 10_000) AS n`,
    [wide.tenantId],
  );
  await bench.cluster.admin.query('ANALYZE');
  const { rows } = await bench.cluster.admin.query<{ count: string }>(
    'SELECT sum(version) AS count FROM app.stream WHERE tenant_id = $1',
    [firm.tenantId],
  );
  const events = Number(rows[0]?.count);
  bench.say(`  ${events.toLocaleString('en')} entries are there`);

  const first = await timed(() => makeCheckpoint(wide.tenantId));
  const again = await timed(() => makeCheckpoint(wide.tenantId));
  bench.say(`  the checkpoints are signed`);

  const year = await custodianYear(bench);
  const folder = await mkdtemp(join(tmpdir(), 'parley-archive-'));
  try {
    const zip = join(folder, 'export.zip');
    const memory = sampleMemory();
    const exporting = await timed(async () => {
      const { stream, done } = await exportNow(firm.slug);
      await pipeline(stream, createWriteStream(zip));
      await done();
    });
    const { early, late } = memory.stop();
    bench.say('  the export is made');
    const checking = await timed(async () => {
      if (await findFault(firm.tenantId, () => Promise.resolve())) throw new Error('The archive does not fit.');
    });
    const dir = await unpack(zip);
    const verifying = await timed(() => verifyAlone(dir));
    const of = `of ${events.toLocaleString('en')} entries`;
    const share = ({ cpu }: { cpu: number }) => `${Math.round(events / cpu).toLocaleString('en')} for a second of this process`;
    const row = { workload: 'archive', unit: '/s' };
    return [
      {
        ...row,
        measure: `export ${of}`,
        values: { Parley: events / exporting.seconds },
        note: share(exporting),
        goal: { atLeast: 10_000 },
      },
      {
        workload: 'archive',
        measure: 'memory in the second half of the export, over that in its second quarter',
        unit: '×',
        values: { Parley: late / early },
        note: `${Math.round(early / 1024 ** 2)} → ${Math.round(late / 1024 ** 2)} MB`,
        goal: { atMost: 1.15 },
      },
      {
        ...row,
        measure: `nightly check ${of}`,
        values: { Parley: events / checking.seconds },
        note: share(checking),
        goal: { atLeast: 50_000 },
      },
      { ...row, measure: `verify.mjs ${of}`, values: { Parley: events / verifying.seconds }, goal: { atLeast: 50_000 } },
      {
        workload: 'archive',
        measure: 'checkpoint of 10,000 streams, all moved',
        unit: 'ms',
        values: { Parley: first.seconds * 1_000 },
        note: `none moved ${Math.round(again.seconds * 1_000)} ms`,
        goal: { atMost: 1_000 },
      },
      year,
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** In seconds: by the clock, and of this process alone. The rest is the database's, or other people's on a busy machine. */
async function timed(work: () => Promise<unknown>): Promise<{ seconds: number; cpu: number }> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - started) / 1_000, cpu: (user + system) / 1_000_000 };
}

/** As whoever gets the export does: another process, nothing but Node. */
async function verifyAlone(dir: string): Promise<void> {
  const child = spawn(process.execPath, ['verify.mjs', '.'], { cwd: dir, stdio: 'ignore' });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error('The verifier did not pass the export.');
}

async function buildFirm(name: string, { channels, messages }: { channels: number; messages: number }) {
  const slug = `${name}-${process.pid}`;
  const start = Date.now() - 30 * 86_400_000;
  const createdAt = new Date(start - 1_000);
  const keys = Array.from({ length: 12 }, (_, index) => `p${index}`);
  const made = await importWorkspace({
    slug,
    name: slug,
    createdAt,
    sessionsMs: 3_600_000,
    people: keys.map((key, index) => ({
      key,
      email: `${key}@${slug}.example`,
      name: `Person ${index}`,
      title: '',
      role: index === 0 ? 'owner' : 'member',
      passwordHash: '',
      joinedAt: createdAt,
    })),
    channels: Array.from({ length: channels }, (_, channel) => ({
      kind: 'public',
      name: channel === 0 ? 'general' : `channel-${channel}`,
      createdBy: 'p0',
      createdAt,
      members: keys.map((key) => ({ key, joinedAt: createdAt })),
      messages: Array.from({ length: messages }, (_, index) => ({
        author: keys[index % keys.length] ?? 'p0',
        at: new Date(start + index * 60_000),
        text: `Message ${index} of a long conversation about the accounts of the third quarter and what is to be done.`,
      })),
    })),
  });
  if (!made) throw new Error('The firm could not be made.');
  return { tenantId: made.tenantId, slug };
}
