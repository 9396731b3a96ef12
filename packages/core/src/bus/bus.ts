import type { Announcement } from './announcement.ts';
import { coalescingBus } from './coalescing-bus.ts';
import { postgresTransport } from './postgres-transport.ts';
import { redisTransport } from './redis-transport.ts';

export type Listening = { close(): Promise<void> };

/**
 * How processes tell each other what was committed. `announce` returns at once and never throws: a lost announcement
 * costs a second of delay, so nobody waits for one. `onGap` says that some may have been missed just now.
 */
export type Bus = {
  announce(announcement: Announcement): void;
  listen(onAnnouncement: (announcement: Announcement) => void, onGap: () => void): Promise<Listening>;
  /** Whether this process can presently hear and be heard by the others. */
  isUp(): boolean;
  close(): Promise<void>;
};

export type BusAddress = { databaseUrl: string; redisUrl?: string | undefined };

/** A bus of one's own, for a process that needs several (tests with two nodes). */
export function connectBus({ databaseUrl, redisUrl }: BusAddress): Bus {
  return redisUrl
    ? coalescingBus(redisTransport(redisUrl), { lingerMs: 0, maxBytes: 256 * 1024 })
    : coalescingBus(postgresTransport(databaseUrl), { lingerMs: 2, maxBytes: 7_900 });
}

// One bus per process, also across the module copies that a bundler makes.
const registry = globalThis as typeof globalThis & { parleyBus?: Bus };

/** Makes the process's bus; once, at start. Redis when its address is given, else the database itself. */
export function openBus(address: BusAddress): Bus {
  if (registry.parleyBus) throw new Error('The bus is already open.');
  const made = connectBus(address);
  registry.parleyBus = {
    ...made,
    close: async () => {
      delete registry.parleyBus;
      await made.close();
    },
  };
  return registry.parleyBus;
}

/** The process's bus. Before `openBus`, what is announced is dropped, which is harmless. */
export function bus(): Bus {
  return registry.parleyBus ?? unopened;
}

const unopened: Bus = {
  announce: () => {},
  listen: () => Promise.reject(new Error('The bus is not open yet.')),
  isUp: () => false,
  close: () => Promise.resolve(),
};
