import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Announcement } from '@parley/core/bus/announcement';
import { bus, connectBus, type Bus } from '@parley/core/bus/bus';
import { checkHealth } from '@parley/core/health/check-health';
import { log } from '@parley/core/log';
import { postgresLeaseStore } from '@parley/core/presence/postgres-lease-store';
import { presence } from '@parley/core/presence/presence';
import { presenceBoard } from '@parley/core/presence/presence-board';
import { redisLeaseStore } from '@parley/core/presence/redis-lease-store';
import { openCore } from '@parley/core/testing/open-core';
import { startNode } from '../../src/realtime-node.ts';
import { databaseUrls } from './database-urls.ts';
import { startRedis } from './start-redis.ts';

export const origin = 'http://chat.test';
export type Driver = 'postgres' | 'redis';
export const drivers: Driver[] = ['postgres', 'redis'];

export type TestNodes = {
  urls: [string, string];
  /** How many sockets are signed on at the first node. */
  connections(): number;
  /** From now on the second node hears none of the announcements that this says yes to. */
  loseAtSecond(isLost: (announcement: Announcement) => boolean): void;
  close(): Promise<void>;
};

/**
 * Two nodes in this process. The first has the process's own bus and hears at once; the second has a bus of its own,
 * and hears through PostgreSQL or Redis like a node on another machine.
 */
export async function startTwoNodes(driver: Driver): Promise<TestNodes> {
  log.level = 'fatal';
  const redis = driver === 'redis' ? await startRedis() : null;
  const { appUrl, systemUrl, secret } = databaseUrls();
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-realtime-'));
  const closeCore = openCore({ appUrl, systemUrl, secret, dataDir, redisUrl: redis?.url });
  const secondBus = connectBus({ databaseUrl: appUrl, redisUrl: redis?.url });
  const secondBoard = presenceBoard(redis ? redisLeaseStore(redis.url) : postgresLeaseStore('second'), () => secondBus);
  let isLost: (announcement: Announcement) => boolean = () => false;

  const common = {
    port: 0,
    admission: { allowedOrigins: [origin], trustedProxies: 0, addressRate: { burst: 10_000, perSecond: 1_000 } },
    health: checkHealth,
  };
  const first = await startNode({ ...common, bus: bus(), board: presence() });
  const second = await startNode({ ...common, bus: lossy(secondBus, (announcement) => isLost(announcement)), board: secondBoard });
  return {
    urls: [`http://127.0.0.1:${first.port}`, `http://127.0.0.1:${second.port}`],
    connections: first.connections,
    loseAtSecond: (lose) => {
      isLost = lose;
    },
    close: async () => {
      await Promise.all([first.close(), second.close()]);
      await secondBoard.close();
      await secondBus.close();
      await closeCore();
      await redis?.stop();
    },
  };
}

function lossy(inner: Bus, isLost: (announcement: Announcement) => boolean): Bus {
  return {
    ...inner,
    listen: (onAnnouncement, onGap) =>
      inner.listen((announcement) => {
        if (!isLost(announcement)) onAnnouncement(announcement);
      }, onGap),
  };
}
