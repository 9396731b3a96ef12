import { setTimeout as sleep } from 'node:timers/promises';
import { buildPopulation } from '../load/population.ts';
import { measureCpu } from '../load/systems.ts';
import type { Bench, Figure } from './figure.ts';

/** W3: what a member costs who is there and silent, in all their channels, with their colleagues' presence on the screen. */
export async function idleMembers(bench: Bench): Promise<Figure[]> {
  const members = bench.isQuick ? 2_000 : 5_000;
  const size = { tenants: members / 20, members: 20, channels: 4 };
  const count = members.toLocaleString('en');
  const memory: Figure = {
    workload: 'W3',
    measure: `memory per idle member, ${count} of them`,
    unit: 'kB',
    values: {},
    goal: { atMost: 30 },
  };
  const signOn: Figure = {
    workload: 'W3',
    measure: 'CPU per sign-on, first sync included',
    unit: 'ms',
    values: {},
    goal: { atMost: 1.5 },
  };

  const population = await buildPopulation(bench.cluster.admin, size);
  const colleagues = new Map<string, string[]>();
  for (const { tenantId, memberId } of population.clients)
    colleagues.set(tenantId, [...(colleagues.get(tenantId) ?? []), memberId]);
  await bench.eachSystem(async (system, generator) => {
    const clients = await system.clientsOf(population);
    await sleep(1_000);
    const before = system.residentBytes();
    const { serverUs, databaseUs } = await measureCpu(system, () =>
      generator.connect({ ...system.target, clients, concurrency: 25 }),
    );
    signOn.values[system.name] = (serverUs + databaseUs) / members / 1_000;
    if (system.name === 'Parley') {
      signOn.note = `${(serverUs / members / 1_000).toFixed(2)} + ${(databaseUs / members / 1_000).toFixed(2)}`;
      await generator.ask(
        'presence.watch',
        population.clients.map(({ tenantId }) => ({ memberIds: colleagues.get(tenantId) ?? [] })),
      );
    }
    // Long enough for the collector to take back what the sign-ons left behind, at every system alike.
    await sleep(bench.isQuick ? 8_000 : 20_000);
    memory.values[system.name] = (system.residentBytes() - before) / members / 1_024;
  });
  return [memory, signOn];
}
