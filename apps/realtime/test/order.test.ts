import { buildChannel, buildMember, buildTenant } from '@parley/core/testing/build';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { connectAs, disconnectAll, type TestClient } from './support/test-client.ts';
import { drivers, startTwoNodes, type TestNodes } from './support/test-nodes.ts';

const steps = (versions: number[]) => versions.slice(1).map((version, index) => version - (versions[index] ?? 0));

describe.each(drivers)('order, over %s', (driver) => {
  let nodes: TestNodes;
  beforeAll(async () => {
    nodes = await startTwoNodes(driver);
  }, 60_000);
  afterEach(() => {
    nodes.loseAtSecond(() => false);
    disconnectAll();
  });
  afterAll(() => nodes.close());

  const allHear = (clients: TestClient[], count: number) =>
    vi.waitFor(() => expect(clients.map((client) => client.bodies().length)).toEqual(clients.map(() => count)), {
      timeout: 20_000,
    });

  test('twenty senders in one channel: all clients agree', async () => {
    const tenant = await buildTenant();
    const members = await Promise.all(Array.from({ length: 20 }, () => buildMember(tenant, { inGeneral: false })));
    const channelId = await buildChannel(tenant, { members });
    const clients = await Promise.all(members.map((member, index) => connectAs(nodes.urls[index % 2] ?? '', member)));
    await Promise.all(
      clients.map(async (client, who) => {
        for (let n = 0; n < 10; n += 1) await client.send(channelId, `${who}/${n}`);
      }),
    );
    await allHear(clients, 200);
    const [reference] = clients;
    for (const client of clients) {
      expect(client.bodies()).toEqual(reference?.bodies());
      expect(new Set(steps(client.versionsOf(channelId)))).toEqual(new Set([1]));
    }
    for (let who = 0; who < 20; who += 1) {
      const own = reference?.bodies().filter((body) => body.startsWith(`${who}/`));
      expect(own).toEqual(Array.from({ length: 10 }, (_, n) => `${who}/${n}`));
    }
  });

  test('lost announcements are healed by the sweep, without a hole, a double or a swap', async () => {
    const tenant = await buildTenant();
    const ben = await buildMember(tenant);
    const channelId = await buildChannel(tenant, { members: [ben] });
    const sender = await connectAs(nodes.urls[0], tenant.owner);
    const listener = await connectAs(nodes.urls[1], ben);
    let count = 0;
    nodes.loseAtSecond((announcement) => announcement.kind === 'log' && (count += 1) % 3 !== 0);
    for (let n = 0; n < 30; n += 1) await sender.send(channelId, `n${n}`);
    nodes.loseAtSecond((announcement) => announcement.kind === 'log');
    for (let n = 30; n < 40; n += 1) await sender.send(channelId, `n${n}`);
    await allHear([listener], 40);
    expect(listener.bodies()).toEqual(Array.from({ length: 40 }, (_, n) => `n${n}`));
    expect(new Set(steps(listener.versionsOf(channelId)))).toEqual(new Set([1]));
  });

  test('a message too long for an announcement arrives whole', async () => {
    const tenant = await buildTenant();
    const ben = await buildMember(tenant);
    const sender = await connectAs(nodes.urls[0], tenant.owner);
    const listener = await connectAs(nodes.urls[1], ben);
    const body = '€'.repeat(15_000);
    await sender.send(tenant.generalId, body);
    await listener.hearsBody(body);
  });

  test('the same client id again is answered with the same message and heard once', async () => {
    const tenant = await buildTenant();
    const client = await connectAs(nodes.urls[1], tenant.owner);
    const again = { clientId: crypto.randomUUID(), channelId: tenant.generalId, body: 'once' };
    const [first, second] = await Promise.all([client.ask('message.send', again), client.ask('message.send', again)]);
    expect(second?.message?.id).toBe(first?.message?.id);
    expect(await client.ask('message.send', { ...again, body: 'other' })).toMatchObject({ ok: false, error: { code: 'CONFLICT' } });
    await client.send(tenant.generalId, 'last');
    await client.hearsBody('last');
    expect(client.bodies()).toEqual(['once', 'last']);
  });
});
