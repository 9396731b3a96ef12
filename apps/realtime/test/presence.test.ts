import type { PresenceView } from '@parley/contract/presence';
import { graceMs } from '@parley/core/presence/presence-board';
import { buildMember, buildTenant } from '@parley/core/testing/build';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { connectAs, disconnectAll, type TestClient } from './support/test-client.ts';
import { drivers, startTwoNodes, type TestNodes } from './support/test-nodes.ts';

const told = (client: TestClient, memberId: string): string[] =>
  client.heard
    .flatMap((event) => (event.name === 'presence.changed' ? event.payload.presences : []))
    .flatMap((presence) => (presence.memberId === memberId ? presence.state : []));
const hears = (client: TestClient, memberId: string, state: string, timeout = 4_000) =>
  vi.waitFor(() => expect(told(client, memberId).at(-1)).toBe(state), { timeout, interval: 10 });
const statesIn = (answer: Record<string, unknown>) => (answer['presences'] as PresenceView[]).map((presence) => presence.state);

describe.each(drivers)('presence, over %s', (driver) => {
  let nodes: TestNodes;
  beforeAll(async () => {
    nodes = await startTwoNodes(driver);
  }, 60_000);
  afterEach(disconnectAll);
  afterAll(() => nodes.close());

  test('presence merges over devices on two nodes, and those who watch are told of the merged value only', async () => {
    const tenant = await buildTenant();
    const ben = await buildMember(tenant);
    const watcher = await connectAs(nodes.urls[0], tenant.owner);
    const answer = await watcher.ask('presence.watch', { memberIds: [ben.memberId] });
    expect(statesIn(answer)).toEqual(['offline']);

    const desk = await connectAs(nodes.urls[0], ben);
    await hears(watcher, ben.memberId, 'available');
    const phone = await connectAs(nodes.urls[1], ben);
    await phone.ask('presence.set', { state: 'available' });
    await desk.ask('presence.set', { state: 'away' });
    await phone.ask('presence.set', { state: 'away' });
    await hears(watcher, ben.memberId, 'away');
    await phone.ask('presence.set', { state: 'available' });
    await hears(watcher, ben.memberId, 'available');
    const set = await phone.ask('presence.set', { state: 'busy', text: 'With a client', emoji: '📞' });
    expect(set['presence']).toEqual({ memberId: ben.memberId, state: 'busy', text: 'With a client', emoji: '📞', until: null });
    await hears(watcher, ben.memberId, 'busy');
    await hears(desk, ben.memberId, 'busy');
    await desk.ask('presence.set', { state: 'available' });
    expect(statesIn(await watcher.ask('presence.watch', { memberIds: [ben.memberId] }))).toEqual(['busy']);
    await desk.ask('presence.set', { state: 'available', text: '' });
    await hears(watcher, ben.memberId, 'available');
    expect(told(watcher, ben.memberId)).toEqual(['available', 'away', 'available', 'busy', 'available']);
  });

  test('a reload is not seen; who is gone for longer is offline, on every node', async () => {
    const tenant = await buildTenant();
    const [ben, kim] = [await buildMember(tenant), await buildMember(tenant)];
    const watchers = [await connectAs(nodes.urls[0], tenant.owner), await connectAs(nodes.urls[1], kim)];
    for (const watcher of watchers) await watcher.ask('presence.watch', { memberIds: [ben.memberId] });
    const before = await connectAs(nodes.urls[0], ben);
    for (const watcher of watchers) await hears(watcher, ben.memberId, 'available');
    before.socket.disconnect();
    const after = await connectAs(nodes.urls[1], ben);
    await after.ask('presence.set', { state: 'available' });
    after.socket.disconnect();
    for (const watcher of watchers) {
      await hears(watcher, ben.memberId, 'offline', graceMs + 10_000);
      expect(told(watcher, ben.memberId)).toEqual(['available', 'offline']);
    }
  }, 40_000);

  test('a chosen state ends at its time', async () => {
    const tenant = await buildTenant();
    const ben = await buildMember(tenant);
    const watcher = await connectAs(nodes.urls[1], tenant.owner);
    await watcher.ask('presence.watch', { memberIds: [ben.memberId] });
    const client = await connectAs(nodes.urls[0], ben);
    await client.ask('presence.set', { state: 'do not disturb', until: new Date(Date.now() + 1_500).toISOString() });
    await hears(watcher, ben.memberId, 'do not disturb');
    await hears(watcher, ben.memberId, 'available', 10_000);
  }, 40_000);

  test('nobody who does not watch is told, and a guest may watch only people of their channels', async () => {
    const tenant = await buildTenant();
    const [ben, kim] = [await buildMember(tenant), await buildMember(tenant)];
    const guest = await buildMember(tenant, { role: 'guest' });
    const [guestClient, idle] = [await connectAs(nodes.urls[0], guest), await connectAs(nodes.urls[0], kim)];
    const watcher = await connectAs(nodes.urls[0], tenant.owner);
    expect(await guestClient.ask('presence.watch', { memberIds: [ben.memberId] })).toEqual({ ok: true, presences: [] });
    expect(statesIn(await watcher.ask('presence.watch', { memberIds: [ben.memberId] }))).toEqual(['offline']);
    await connectAs(nodes.urls[0], ben);
    await hears(watcher, ben.memberId, 'available');
    expect([...told(guestClient, ben.memberId), ...told(idle, ben.memberId)]).toEqual([]);
  });

  test('members of another tenant cannot be watched', async () => {
    const [tenant, other] = [await buildTenant(), await buildTenant()];
    const client = await connectAs(nodes.urls[0], tenant.owner);
    expect(await client.ask('presence.watch', { memberIds: [other.owner.memberId] })).toEqual({ ok: true, presences: [] });
  });
});
