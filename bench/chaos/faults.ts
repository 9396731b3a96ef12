import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from '../lib/cluster.ts';

export type Fault = { name: string; run(): Promise<void> };

/** The faults, in the order of the plan; `pace` scales how long each lasts. */
export function faults(cluster: Cluster, pace: number): Fault[] {
  const [first, second] = cluster.nodes;
  if (!first || !second) throw new Error('The fault test needs two nodes.');
  const { redis } = cluster;
  return [
    {
      name: "the nodes' bus connections are cut",
      run: async () => {
        await cluster.admin.query(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'parley-listen' OR query ILIKE 'LISTEN %'",
        );
        await redis?.command('CLIENT KILL TYPE pubsub');
      },
    },
    {
      name: 'node A is killed and started again',
      run: async () => {
        await first.kill();
        await sleep(1_500 * pace);
        await first.restart();
      },
    },
    ...(redis
      ? [
          {
            name: 'Redis is killed and started again',
            run: async () => {
              await redis.kill();
              await sleep(2_500 * pace);
              await redis.restart();
            },
          },
        ]
      : []),
    {
      name: 'PostgreSQL crashes and recovers',
      run: async () => {
        await cluster.crashPostgres();
        await sleep(1_000 * pace);
        await cluster.restartPostgres();
      },
    },
    {
      name: 'node B is frozen',
      run: async () => {
        second.signal('SIGSTOP');
        await sleep(6_000 * pace);
        second.signal('SIGCONT');
      },
    },
  ];
}

/** Fisher–Yates with a seeded generator: later rounds come in another order, the same for the same seed. */
export function shuffled(order: Fault[], random: () => number): Fault[] {
  const mixed = [...order];
  for (let i = mixed.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const [a, b] = [mixed[i], mixed[j]];
    if (a && b) [mixed[i], mixed[j]] = [b, a];
  }
  return mixed;
}
