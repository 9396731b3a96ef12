import { randomUUID } from 'node:crypto';
import { sendMessage } from '@parley/core/message/send-message';
import { buildPopulation, type Population } from '../load/population.ts';
import type { Bench, Figure } from './figure.ts';

/**
 * W4: 2,000 members drop and return at once. At Parley something was written in every channel meanwhile, and a member
 * counts as back when they are signed on and have caught up with it.
 */
export async function reconnectStorm(bench: Bench): Promise<Figure[]> {
  const size = { tenants: bench.isQuick ? 25 : 100, members: 20, channels: 4 };
  const count = (size.tenants * size.members).toLocaleString('en');
  const back: Figure = {
    workload: 'W4',
    measure: `${count} drop and return: all back after`,
    unit: 's',
    values: {},
    goal: { atMost: 2.5 },
  };
  const population = await buildPopulation(bench.cluster.admin, size);
  await bench.eachSystem(async (system, generator) => {
    const clients = await system.clientsOf(population);
    await generator.connect({ ...system.target, clients, concurrency: 25 });
    await generator.drop();
    const written = system.name === 'Parley' ? await writeEverywhere(population) : 0;
    const { ms, caughtUp } = await generator.connect({ ...system.target, clients, concurrency: clients.length });
    if (caughtUp !== written * size.members)
      throw new Error(`${caughtUp} of ${written * size.members} missed messages were caught up with.`);
    back.values[system.name] = ms / 1_000;
    if (written > 0) back.note = `${caughtUp} missed messages caught up with`;
  });
  return [back];
}

/** One message in each channel while nobody listens; answers how many. */
async function writeEverywhere(population: Population): Promise<number> {
  for (const { tenantId, channelId } of population.channels) {
    const author = population.clients.find((client) => client.tenantId === tenantId);
    if (!author) throw new Error('A tenant has nobody in it.');
    const actor = {
      ...author,
      slug: '',
      userId: '',
      role: 'member' as const,
      permissions: [],
      name: 'Somebody',
      isEmailConfirmed: true,
    };
    await sendMessage(actor, { clientId: randomUUID(), channelId, body: 'Written while you were away.' });
  }
  return population.channels.length;
}
