import { buildPopulation } from '../load/population.ts';
import { measureCpu } from '../load/systems.ts';
import type { Bench, Figure } from './figure.ts';
import { requireNoneLost } from './w1-one-room.ts';

const bodyBytes = 120;

/** W2: 100 tenants of 20 members with 4 channels each, 200 and 500 messages a second over all. */
export async function manyTenants(bench: Bench): Promise<Figure[]> {
  const size = { tenants: 100, members: 20, channels: 4 };
  const seconds = bench.isQuick ? 4 : 12;
  const cpu: Figure = {
    workload: 'W2',
    measure: 'CPU per delivery',
    unit: 'µs',
    values: {},
    goal: { ratioAtMost: 1.75, to: 'bare Socket.IO' },
  };
  const p50: Figure = { workload: 'W2', measure: 'latency p50 at 200 msg/s', unit: 'ms', values: {}, goal: { atMost: 3 } };
  const p99: Figure = { workload: 'W2', measure: 'latency p99 at 200 msg/s', unit: 'ms', values: {}, goal: { atMost: 8 } };
  const fast: Figure = { workload: 'W2', measure: 'latency p99 at 500 msg/s', unit: 'ms', values: {}, goal: { atMost: 15 } };

  const population = await buildPopulation(bench.cluster.admin, size);
  await bench.eachSystem(async (system, generator) => {
    await generator.connect({ ...system.target, clients: await system.clientsOf(population), concurrency: 25 });
    const order = { rooms: population.clients.map((client) => client.rooms), bodyBytes, fanOut: size.members };
    await generator.send({ ...order, rate: 200, seconds: 2 });
    const { result, serverUs, databaseUs } = await measureCpu(system, () => generator.send({ ...order, rate: 200, seconds }));
    requireNoneLost(system.name, result);
    cpu.values[system.name] = (serverUs + databaseUs) / result.deliveries;
    if (system.name === 'Parley')
      cpu.note = `${(serverUs / result.deliveries).toFixed(1)} + ${(databaseUs / result.deliveries).toFixed(1)}`;
    p50.values[system.name] = result.p50Ms;
    p99.values[system.name] = result.p99Ms;
    const faster = await generator.send({ ...order, rate: 500, seconds: seconds / 2 });
    requireNoneLost(system.name, faster);
    fast.values[system.name] = faster.p99Ms;
  });
  return [cpu, p50, p99, fast];
}
