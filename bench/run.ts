import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { log } from '@parley/core/log';
import { startCluster } from './lib/cluster.ts';
import { printTable } from './lib/print-table.ts';
import { startGenerator } from './load/generator.ts';
import { startSystem, systemNames } from './load/systems.ts';
import type { Bench, Figure } from './workloads/figure.ts';
import { archive } from './workloads/archive.ts';
import { searchCases } from './workloads/case-search.ts';
import { oneRoom } from './workloads/w1-one-room.ts';
import { manyTenants } from './workloads/w2-many-tenants.ts';
import { idleMembers } from './workloads/w3-idle-members.ts';
import { reconnectStorm } from './workloads/w4-reconnect-storm.ts';
import { latestPage } from './workloads/w5-latest-page.ts';
import { durableAppends } from './workloads/w6-durable-appends.ts';
import { importHistory } from './workloads/import-history.ts';
import { inspectMessages } from './workloads/inspect.ts';

/**
 * The workloads W1 to W6, the import of a history, and the record with its proof: Parley on a durable PostgreSQL beside a bare Socket.IO and a bare ws with the same fan-out, in
 * one run on one machine. What counts is the ratio: absolute figures drift from machine to machine.
 * `--only w1,w2` runs some, `--quick` all in less time, `--profile DIR` keeps CPU profiles of Parley's realtime service.
 */
const workloads = {
  w1: oneRoom,
  w2: manyTenants,
  w3: idleMembers,
  w4: reconnectStorm,
  w5: latestPage,
  w6: durableAppends,
  import: importHistory,
  inspect: inspectMessages,
  archive,
  search: searchCases,
};
type WorkloadName = keyof typeof workloads;

const { values } = parseArgs({
  options: { only: { type: 'string' }, quick: { type: 'boolean', default: false }, profile: { type: 'string' } },
});
const wanted = values.only?.split(',') ?? Object.keys(workloads);
const isKnown = (name: string): name is WorkloadName => Object.hasOwn(workloads, name);
const started = Date.now();
const say = (text: string) => console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${text}`);

log.level = 'silent';
const cluster = await startCluster({ bus: 'pg', nodeCount: 0, logLevel: 'error', profileDir: values.profile });
const bench: Bench = {
  cluster,
  isQuick: values.quick,
  say,
  async eachSystem(run) {
    for (const name of systemNames) {
      const system = await startSystem(name, cluster);
      const generator = startGenerator();
      try {
        say(`  ${name}`);
        await run(system, generator);
      } finally {
        generator.close();
        await system.stop();
      }
    }
  },
};

const figures: Figure[] = [];
const failures: string[] = [];
try {
  for (const name of wanted) {
    if (!isKnown(name)) throw new Error(`There is no workload ${name}; there are ${Object.keys(workloads).join(', ')}.`);
    say(`${name.toUpperCase()} …`);
    try {
      figures.push(...(await workloads[name](bench)));
    } catch (error) {
      failures.push(`${name.toUpperCase()}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
} finally {
  await cluster.close();
}

console.log();
printTable([
  ['', 'measure', 'bare ws', 'bare Socket.IO', 'Parley', '', 'goal', 'ratio', 'reached', 'of which'],
  ...figures.map(toRow),
]);
for (const failure of failures) console.log(`\n${failure}`);
console.log('\nParley: durable commit (fsync), tickets, policy, inspection and archive; its CPU is realtime service + database.');
const dir = fileURLToPath(new URL('./results/', import.meta.url));
mkdirSync(dir, { recursive: true });
const file = `${dir}${new Date().toISOString().replaceAll(':', '-').slice(0, 19)}.json`;
const machine = { cpu: cpus()[0]?.model, cores: availableParallelism(), memoryBytes: totalmem(), node: process.version };
writeFileSync(
  file,
  `${JSON.stringify({ at: new Date().toISOString(), isQuick: values.quick, machine, figures, failures }, null, 2)}\n`,
);
console.log(`Written to ${file}`);
process.exit(failures.length > 0 ? 1 : 0);

function toRow(figure: Figure): string[] {
  const { values, goal } = figure;
  const ratio = ratioOf(figure);
  return [
    figure.workload,
    figure.measure,
    ...systemNames.map((name) => show(values[name])),
    figure.unit,
    goalText(figure),
    ratio === undefined ? '–' : ratio.toFixed(2),
    goal === null ? '' : isReached(figure) ? 'yes' : 'no',
    figure.note ?? '',
  ];
}

/** Parley's figure over the bare Socket.IO's. */
function ratioOf({ values }: Figure): number | undefined {
  const peer = values['bare Socket.IO'];
  return values.Parley !== undefined && peer ? values.Parley / peer : undefined;
}

function isReached({ goal, values }: Figure): boolean {
  const value = values.Parley;
  if (goal === null || value === undefined) return false;
  if ('atMost' in goal) return value <= goal.atMost;
  if ('atLeast' in goal) return value >= goal.atLeast;
  return value / (values[goal.to] ?? Number.NaN) <= goal.ratioAtMost;
}

function goalText({ goal, unit }: Figure): string {
  if (goal === null) return '';
  if ('atMost' in goal) return `≤ ${goal.atMost} ${unit}`;
  if ('atLeast' in goal) return `≥ ${goal.atLeast.toLocaleString('en')} ${unit}`;
  return `≤ ${goal.ratioAtMost} × ${goal.to}`;
}

function show(value: number | undefined): string {
  if (value === undefined) return '–';
  return value >= 1_000 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}
