import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { buildPopulation } from '../load/population.ts';
import { cpuUs, databaseCpuUs } from '../load/process-figures.ts';
import type { Bench, Figure } from './figure.ts';

export type AppendOrder = {
  mode: 'parley' | 'bare';
  databaseUrl: string;
  appUrl: string;
  channels: { tenantId: string; channelId: string; memberIds: string[] }[];
  senders: number;
  rows: number;
  warmUpRows: number;
  bodyBytes: number;
};
export type AppendReport = { rows: number; ms: number };

/**
 * W6: durable messages a second through core's `sendMessage` from one process with many senders (policy, inspection,
 * log, hash chain, projection, group commit), beside multi-row inserts of the same rows in batches of the same size
 * into tables with the same columns and indexes, which check and chain nothing.
 */
export async function durableAppends(bench: Bench): Promise<Figure[]> {
  const population = await buildPopulation(bench.cluster.admin, { tenants: 4, members: 20, channels: 4 });
  const membersOf = (tenantId: string) =>
    population.clients.filter((client) => client.tenantId === tenantId).map((client) => client.memberId);
  const order = {
    databaseUrl: bench.cluster.databaseUrl,
    appUrl: bench.cluster.appUrl,
    channels: population.channels.map((channel) => ({ ...channel, memberIds: membersOf(channel.tenantId) })),
    senders: 400,
    rows: bench.isQuick ? 20_000 : 80_000,
    warmUpRows: 4_000,
    bodyBytes: 120,
  };
  await makeBareTables(bench);
  const parley = await run({ ...order, mode: 'parley' }, bench);
  const bare = await run({ ...order, mode: 'bare' }, bench);
  const perRow = (figure: typeof parley) => (figure.serverUs + figure.databaseUs) / figure.rows;
  return [
    {
      workload: 'W6',
      measure: 'durable appends/s, one node',
      unit: '/s',
      values: { Parley: parley.rows / (parley.ms / 1_000) },
      note: `bare inserts ${Math.round(bare.rows / (bare.ms / 1_000)).toLocaleString('en')}/s`,
      goal: { atLeast: 8_000 },
    },
    {
      workload: 'W6',
      measure: 'CPU per append over that of a bare insert',
      unit: '×',
      values: { Parley: perRow(parley) / perRow(bare) },
      note: `database alone ${(parley.databaseUs / parley.rows).toFixed(0)} to ${(bare.databaseUs / bare.rows).toFixed(0)} µs, all ${perRow(parley).toFixed(0)} to ${perRow(bare).toFixed(0)} µs`,
      goal: { atMost: 1.5 },
    },
  ];
}

async function makeBareTables({ cluster }: Bench): Promise<void> {
  await cluster.admin.query(`CREATE SCHEMA IF NOT EXISTS bare;
    CREATE TABLE IF NOT EXISTS bare.event (LIKE app.event INCLUDING ALL);
    CREATE TABLE IF NOT EXISTS bare.event_payload (LIKE app.event_payload INCLUDING ALL);
    CREATE TABLE IF NOT EXISTS bare.message (LIKE app.message INCLUDING ALL);`);
}

async function run(order: AppendOrder, { cluster }: Bench) {
  const child = fork(fileURLToPath(new URL('../load/append-process.ts', import.meta.url)), { execArgv: ['--import', 'tsx'] });
  await once(child, 'message');
  child.send(order);
  await once(child, 'message');
  await cluster.admin.query('CHECKPOINT');
  const pid = Number(child.pid);
  const before = { server: cpuUs(pid), database: databaseCpuUs(cluster.postmasterPid()) };
  child.send('go');
  const [report] = (await once(child, 'message')) as [AppendReport];
  const figures = {
    ...report,
    serverUs: cpuUs(pid) - before.server,
    databaseUs: databaseCpuUs(cluster.postmasterPid()) - before.database,
  };
  child.kill('SIGKILL');
  await once(child, 'exit');
  return figures;
}
