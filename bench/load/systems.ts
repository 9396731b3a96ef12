import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../scripts/lib/ports.mjs';
import type { Cluster } from '../lib/cluster.ts';
import type { ConnectOrder, LoadClient } from './generator.ts';
import { toBareClients, toParleyClients, type Population } from './population.ts';
import { cpuUs, databaseCpuUs, residentBytes } from './process-figures.ts';

export const systemNames = ['bare ws', 'bare Socket.IO', 'Parley'] as const;
export type SystemName = (typeof systemNames)[number];

/** A chat server under test, freshly started, measured from outside by its process alone. */
export type System = {
  name: SystemName;
  target: Omit<ConnectOrder, 'op' | 'clients' | 'concurrency'>;
  clientsOf(population: Population): Promise<LoadClient[]>;
  cpuUs(): number;
  /** Nought for the peers: they keep nothing. */
  databaseCpuUs(): number;
  residentBytes(): number;
  /** Begins or ends a CPU profile, where one was asked for. */
  toggleProfile(): void;
  stop(): Promise<void>;
};

export async function startSystem(name: SystemName, cluster: Cluster): Promise<System> {
  return name === 'Parley' ? startParley(cluster) : startPeer(name);
}

async function startParley(cluster: Cluster): Promise<System> {
  const node = await cluster.addNode();
  return {
    name: 'Parley',
    target: { port: Number(new URL(node.url).port), dialect: 'socket.io', isParley: true },
    clientsOf: (population) => toParleyClients(population, cluster.admin),
    cpuUs: () => cpuUs(node.pid()),
    databaseCpuUs: () => databaseCpuUs(cluster.postmasterPid()),
    residentBytes: () => residentBytes(node.pid()),
    toggleProfile: () => {
      if (cluster.isProfiled) node.signal('SIGUSR2');
    },
    stop: () => node.end(),
  };
}

async function startPeer(name: Exclude<SystemName, 'Parley'>): Promise<System> {
  const port = Number(await freePort());
  const file = name === 'bare ws' ? 'ws-server.mjs' : 'socketio-server.mjs';
  const child = fork(fileURLToPath(new URL(`../peers/${file}`, import.meta.url)), [String(port)], { execArgv: [] });
  await once(child, 'message');
  const pid = Number(child.pid);
  return {
    name,
    target: { port, dialect: name === 'bare ws' ? 'ws' : 'socket.io', isParley: false },
    clientsOf: async (population) => toBareClients(population),
    cpuUs: () => cpuUs(pid),
    databaseCpuUs: () => 0,
    residentBytes: () => residentBytes(pid),
    toggleProfile: () => {},
    stop: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** CPU of server and database while `act` runs, in microseconds. */
export async function measureCpu<Result>(
  system: System,
  act: () => Promise<Result>,
): Promise<{ result: Result; serverUs: number; databaseUs: number }> {
  system.toggleProfile();
  const before = { server: system.cpuUs(), database: system.databaseCpuUs() };
  const result = await act();
  system.toggleProfile();
  return { result, serverUs: system.cpuUs() - before.server, databaseUs: system.databaseCpuUs() - before.database };
}
