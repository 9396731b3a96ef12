import { buildPopulation } from '../load/population.ts';
import { measureCpu, type SystemName } from '../load/systems.ts';
import type { Bench, Figure } from './figure.ts';

const bodyBytes = 120;

/** W1: one room, 500 online, 20 messages a second; then faster and faster until it breaks. */
export async function oneRoom(bench: Bench): Promise<Figure[]> {
  const members = 500;
  const seconds = bench.isQuick ? 4 : 12;
  const cpu: Figure = {
    workload: 'W1',
    measure: 'CPU per delivery',
    unit: 'µs',
    values: {},
    goal: { ratioAtMost: 1.3, to: 'bare Socket.IO' },
  };
  const p50: Figure = { workload: 'W1', measure: 'latency p50 at 20 msg/s', unit: 'ms', values: {}, goal: { atMost: 6 } };
  const p99: Figure = { workload: 'W1', measure: 'latency p99 at 20 msg/s', unit: 'ms', values: {}, goal: { atMost: 15 } };
  const most: Figure = {
    workload: 'W1',
    measure: 'most deliveries/s, p99 < 250 ms, none lost',
    unit: '/s',
    values: {},
    goal: { atLeast: 90_000 },
  };

  const population = await buildPopulation(bench.cluster.admin, { tenants: 1, members, channels: 1 });
  await bench.eachSystem(async (system, generator) => {
    await generator.connect({ ...system.target, clients: await system.clientsOf(population), concurrency: 25 });
    const rooms = population.clients.map((client) => client.rooms);
    const order = { rooms, bodyBytes, fanOut: members };
    await generator.send({ ...order, rate: 20, seconds: 2 });
    const { result, serverUs, databaseUs } = await measureCpu(system, () => generator.send({ ...order, rate: 20, seconds }));
    requireNoneLost(system.name, result);
    cpu.values[system.name] = (serverUs + databaseUs) / result.deliveries;
    p50.values[system.name] = result.p50Ms;
    p99.values[system.name] = result.p99Ms;
    if (system.name === 'Parley')
      cpu.note = `${(serverUs / result.deliveries).toFixed(1)} + ${(databaseUs / result.deliveries).toFixed(1)}`;

    const stepSeconds = bench.isQuick ? 2 : 4;
    for (const rate of [60, 100, 140, 180, 200, 220, 240, 260, 280, 320]) {
      const step = await generator.send({ ...order, rate, seconds: stepSeconds });
      const isFine = step.deliveries === step.expected && step.refusals === 0 && step.p99Ms < 250;
      bench.say(`  ${system.name}: ${rate} msg/s, p99 ${step.p99Ms.toFixed(0)} ms${isFine ? '' : ', too much'}`);
      if (!isFine) break;
      most.values[system.name] = step.deliveries / (step.totalMs / 1_000);
    }
  });
  return [cpu, p50, p99, most];
}

export function requireNoneLost(name: SystemName, report: { deliveries: number; expected: number; refusals: number }): void {
  if (report.deliveries !== report.expected || report.refusals > 0)
    throw new Error(
      `${name} delivered ${report.deliveries} of ${report.expected} and refused ${report.refusals} sends: the figures mean nothing.`,
    );
}
