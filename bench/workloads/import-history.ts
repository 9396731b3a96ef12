import { getImport, startImport, takeInImport } from '@parley/core/import/manage-imports';
import { workOnImport } from '@parley/core/import/work-on-import';
import { newId } from '@parley/core/id';
import { buildTenant } from '@parley/core/testing/build';
import { makeZip, slackExport } from '../../packages/core/test/import/make-export.ts';
import { sampleMemory } from '../lib/sample-memory.ts';
import type { Bench, Figure } from './figure.ts';

/** A Slack export of 100 channels and 500,000 messages: the dry run, then the run, by one worker; and what memory it takes. */
export async function importHistory(bench: Bench): Promise<Figure[]> {
  const messages = bench.isQuick ? 50_000 : 500_000;
  const tenant = await buildTenant();
  const path = await makeZip(slackExport({ channels: 100, messages, people: 60, perDay: 60 }));
  const { importId } = await takeInImport(tenant.owner, { id: newId(), name: 'export.zip', path });
  const job = { tenantId: tenant.tenantId, importId };
  bench.say('  the export is made');
  const timed = async (work: () => Promise<unknown>) => {
    const started = performance.now();
    await work();
    return (performance.now() - started) / 1_000;
  };
  const checking = await timed(() => workOnImport(job));
  await startImport(tenant.owner, { importId, options: { prefix: '', channels: 'asTheyWere', withDirect: true } });
  const memory = sampleMemory();
  const running = await timed(() => workOnImport(job));
  const { early, late } = memory.stop();
  const { state, progress } = await getImport(tenant.owner, { importId });
  if (state !== 'done' || progress.added !== messages)
    throw new Error(`The import ended ${state} with ${progress.added} messages.`);
  return [
    {
      workload: 'import',
      measure: `import of ${messages.toLocaleString('en')} messages`,
      unit: '/s',
      values: { Parley: messages / running },
      note: `dry run ${Math.round(messages / checking).toLocaleString('en')}/s`,
      goal: { atLeast: 5_000 },
    },
    {
      workload: 'import',
      measure: 'memory in the second half, over that in the second quarter',
      unit: '×',
      values: { Parley: late / early },
      note: `${Math.round(early / 1024 ** 2)} → ${Math.round(late / 1024 ** 2)} MB, the process that makes the export included`,
      goal: { atMost: 1.15 },
    },
  ];
}
