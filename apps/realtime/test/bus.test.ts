import { setTimeout as sleep } from 'node:timers/promises';
import { connectBus, type Bus } from '@parley/core/bus/bus';
import type { Announcement } from '@parley/core/bus/announcement';
import { newId } from '@parley/core/id';
import pg from 'pg';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { databaseUrls } from './support/database-urls.ts';
import { startRedis, type TestRedis } from './support/start-redis.ts';
import { drivers, type Driver } from './support/test-nodes.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** Other tests announce on the same database at the same time: each test here listens to one tenant of its own. */
const announcementOf = (tenantId: string, version: number): Announcement => ({ kind: 'log', tenantId, streamId: 's', version });

async function listener(bus: Bus, tenantId: string) {
  const heard: number[] = [];
  let gaps = 0;
  await bus.listen(
    (announcement) => {
      if (announcement.kind === 'log' && announcement.tenantId === tenantId) heard.push(announcement.version);
    },
    () => {
      gaps += 1;
    },
  );
  return { heard, gaps: () => gaps };
}

async function twoProcesses(driver: Driver) {
  const redis = driver === 'redis' ? await startRedis() : null;
  if (redis) closing.push(() => redis.stop());
  const open = () => {
    const bus = connectBus({ databaseUrl: databaseUrls().appUrl, redisUrl: redis?.url });
    closing.push(() => bus.close());
    return bus;
  };
  return { near: open(), far: open(), redis };
}

const connections = "FROM pg_stat_activity WHERE application_name ~ '^parley-(listen|notify)' AND usename = current_user";

async function query(text: string, values: unknown[] = []): Promise<{ pid: number }[]> {
  const client = new pg.Client({ connectionString: databaseUrls().appUrl });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>(text, values);
  await client.end();
  return rows;
}

/** Ends the connections that LISTEN or NOTIFY, save those of other tests, as a restart or a firewall would. */
async function breakConnections(redis: TestRedis | null, others: number[]): Promise<void> {
  if (redis) {
    await redis.stop();
    const again = await startRedis(redis.port);
    closing.push(() => again.stop());
    return;
  }
  await query(`SELECT pid, pg_terminate_backend(pid) ${connections} AND pid <> ALL ($1)`, [others]);
}

describe.each(drivers)('the bus over %s', (driver) => {
  test('one’s own process hears inside the call, another soon after, and nobody twice', async () => {
    const { near, far } = await twoProcesses(driver);
    const tenantId = newId();
    const [own, other] = [await listener(near, tenantId), await listener(far, tenantId)];
    near.announce(announcementOf(tenantId, 1));
    expect(own.heard).toEqual([1]);
    far.announce(announcementOf(tenantId, 2));
    await vi.waitFor(() =>
      expect([own.heard, other.heard.toSorted()]).toEqual([
        [1, 2],
        [1, 2],
      ]),
    );
    near.announce(announcementOf(tenantId, 3));
    await vi.waitFor(() => expect(other.heard).toContain(3));
    expect(own.heard).toEqual([1, 2, 3]);
  });

  test('a thousand announcements at once arrive in their order', async () => {
    const { near, far } = await twoProcesses(driver);
    const tenantId = newId();
    const other = await listener(far, tenantId);
    const versions = Array.from({ length: 1_000 }, (_, index) => index + 1);
    for (const version of versions) near.announce(announcementOf(tenantId, version));
    await vi.waitFor(() => expect(other.heard).toEqual(versions), { timeout: 5_000 });
  });

  test('after its connection broke, a listener is told of the gap and hears again', async () => {
    const others = (await query(`SELECT pid ${connections}`)).map((row) => row.pid);
    const { near, far, redis } = await twoProcesses(driver);
    const tenantId = newId();
    const [own, other] = [await listener(near, tenantId), await listener(far, tenantId)];
    await breakConnections(redis, others);
    await vi.waitFor(() => expect([own.gaps(), other.gaps()]).toEqual([1, 1]), { timeout: 15_000 });
    expect([near.isUp(), far.isUp()]).toEqual([true, true]);
    await vi.waitFor(
      () => {
        near.announce(announcementOf(tenantId, 7));
        expect(other.heard).toContain(7);
      },
      { timeout: 10_000, interval: 100 },
    );
  }, 30_000);
});

test('while Redis is away, announcing neither waits nor throws nor grows, and one’s own process still hears', async () => {
  const { near, redis } = await twoProcesses('redis');
  const tenantId = newId();
  const own = await listener(near, tenantId);
  await redis?.stop();
  await vi.waitFor(() => expect(near.isUp()).toBe(false));
  const before = process.memoryUsage().heapUsed;
  const startedAt = performance.now();
  for (let version = 1; version <= 200_000; version += 1) near.announce(announcementOf(tenantId, version));
  expect(performance.now() - startedAt).toBeLessThan(5_000);
  expect(own.heard).toHaveLength(200_000);
  await sleep(0);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(100 * 1024 * 1024);
});
