import { leaveChannel, removeChannelMember, addChannelMembers } from '@parley/core/channel/change-channel';
import { createChannel } from '@parley/core/channel/create-channel';
import { revokeSession } from '@parley/core/identity/devices';
import { withRequest } from '@parley/core/log';
import { deactivateMember, setMemberRole } from '@parley/core/member/change-member';
import { setSignInRules } from '@parley/core/sign-in-rule/sign-in-rules';
import { buildChannel, buildDirect, buildMember, buildTenant } from '@parley/core/testing/build';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { connectAs, disconnectAll } from './support/test-client.ts';
import { drivers, startTwoNodes, type TestNodes } from './support/test-nodes.ts';

describe.each(drivers)('who hears, over %s', (driver) => {
  let nodes: TestNodes;
  beforeAll(async () => {
    nodes = await startTwoNodes(driver);
  }, 60_000);
  afterEach(disconnectAll);
  afterAll(() => nodes.close());

  test('a member hears on every node with no further call, an outsider and another tenant do not', async () => {
    const [tenant, other] = [await buildTenant(), await buildTenant()];
    const [ana, ben, eve] = [await buildMember(tenant), await buildMember(tenant), await buildMember(tenant)];
    const channelId = await buildChannel(tenant, { kind: 'private', members: [ana, ben] });
    const [first, second] = nodes.urls;
    const anaClient = await connectAs(first, ana);
    const listeners = await Promise.all([connectAs(first, ben), connectAs(second, ben)]);
    const outsiders = await Promise.all([connectAs(first, eve), connectAs(second, eve), connectAs(second, other.owner)]);
    const message = await anaClient.send(channelId, 'for two');
    for (const client of [...listeners, anaClient]) {
      const event = await client.hears((heard) => heard.name === 'message.created');
      expect(event.payload).toEqual({ channelId, version: message.version, message });
    }
    // A later message in a channel of theirs shows that the outsiders would have heard by now.
    const general = await connectAs(first, tenant.owner);
    await general.send(tenant.generalId, 'for all');
    await outsiders[0]?.hearsBody('for all');
    await outsiders[1]?.hearsBody('for all');
    for (const outsider of outsiders) expect(outsider.bodies()).not.toContain('for two');
  });

  test('a removed member stops hearing within a second on every node and cannot come back', async () => {
    const tenant = await buildTenant();
    const ben = await buildMember(tenant);
    const channelId = await buildChannel(tenant, { kind: 'private', members: [ben] });
    const owner = await connectAs(nodes.urls[0], tenant.owner);
    const clients = await Promise.all(nodes.urls.map((url) => connectAs(url, ben)));
    await owner.send(channelId, 'while in');
    for (const client of clients) await client.hearsBody('while in');

    await removeChannelMember(tenant.owner, { channelId, memberId: ben.memberId });
    for (const client of clients) await client.hears((event) => event.name === 'channel.memberRemoved', 1_000);
    await owner.send(channelId, 'after removal');
    clients.push(await connectAs(nodes.urls[1], ben));
    await owner.send(channelId, 'after return');
    await owner.send(tenant.generalId, 'the end');
    for (const client of clients) {
      await client.hearsBody('the end');
      expect(client.bodies().filter((body) => body.startsWith('after'))).toEqual([]);
      expect(await client.ask('sync', { channels: { [channelId]: 0 } })).toEqual({ ok: true, channels: {} });
      expect(await client.ask('channel.typing', { channelId })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
    }
  });

  test('somebody who is added hears from then on, on every node, also in a channel that is new', async () => {
    const tenant = await buildTenant();
    const ben = await buildMember(tenant);
    const clients = await Promise.all(nodes.urls.map((url) => connectAs(url, ben)));
    const owner = await connectAs(nodes.urls[0], tenant.owner);
    const made = await createChannel(tenant.owner, { name: 'brand-new', kind: 'private', memberIds: [ben.memberId] });
    for (const client of clients) await client.hears((event) => event.name === 'channel.memberAdded');
    await owner.send(made.channel.id, 'welcome');
    for (const client of clients) await client.hearsBody('welcome');

    await leaveChannel(ben, { channelId: made.channel.id });
    await owner.send(made.channel.id, 'while away');
    await addChannelMembers(tenant.owner, { channelId: made.channel.id, memberIds: [ben.memberId] });
    await owner.send(made.channel.id, 'back again');
    for (const client of clients) {
      await client.hearsBody('back again');
      expect(client.bodies()).toEqual(['welcome', 'back again']);
    }
  });

  test('a revoked session is cut on every node, and its ticket is good for nothing', async () => {
    const tenant = await buildTenant();
    const ben = await buildMember(tenant);
    const clients = await Promise.all(nodes.urls.map((url) => connectAs(url, ben)));
    const bystander = await connectAs(nodes.urls[1], tenant.owner);
    await revokeSession(ben, ben.sessionId);
    for (const client of clients) {
      await client.hears((event) => event.name === 'session.ended', 1_000);
      await client.isGone(1_000);
    }
    await expect(connectAs(nodes.urls[1], ben)).rejects.toMatchObject({ data: { code: 'UNAUTHENTICATED' } });
    expect(bystander.socket.connected).toBe(true);
  });

  test('a deactivated member is cut on every node and cannot come back', async () => {
    const tenant = await buildTenant();
    const ben = await buildMember(tenant);
    const clients = await Promise.all(nodes.urls.map((url) => connectAs(url, ben)));
    await deactivateMember(tenant.owner, { memberId: ben.memberId });
    for (const client of clients) {
      const event = await client.hears((heard) => heard.name === 'session.ended', 1_000);
      expect(event.payload).toEqual({ reason: 'deactivated' });
      await client.isGone(1_000);
    }
    await expect(connectAs(nodes.urls[0], ben)).rejects.toMatchObject({ data: { code: 'UNAUTHENTICATED' } });
  });

  test('whom a sign-in rule of the firm keeps out is cut on every node at once, and is told the rule when they come back', async () => {
    const tenant = await buildTenant();
    const other = await buildTenant();
    const ben = await buildMember(tenant);
    const clients = await Promise.all(nodes.urls.map((url) => connectAs(url, ben)));
    const bystander = await connectAs(nodes.urls[1], other.owner);
    const rules = { secondFactorFrom: null, sessionHours: null, idleMinutes: null, allowedRanges: ['198.51.100.0/24'] };
    await withRequest({ requestId: 'test', address: '198.51.100.7' }, () => setSignInRules(tenant.owner, rules));
    for (const client of clients) {
      const event = await client.hears((heard) => heard.name === 'session.ended', 5_000);
      expect(event.payload).toEqual({ reason: 'expired' });
      await client.isGone(5_000);
    }
    await expect(connectAs(nodes.urls[0], ben)).rejects.toMatchObject({
      data: { code: 'UNAUTHENTICATED', rule: 'sign-in-rule:address' },
    });
    expect(bystander.socket.connected).toBe(true);
  });

  test('a changed role counts from the next act on, on a connection that is open', async () => {
    const tenant = await buildTenant();
    const ben = await buildMember(tenant);
    const kim = await buildMember(tenant, { inGeneral: false });
    const client = await connectAs(nodes.urls[1], ben);
    const watch = () => client.ask('presence.watch', { memberIds: [kim.memberId] });
    expect((await watch())['presences']).toHaveLength(1);
    await setMemberRole(tenant.owner, { memberId: ben.memberId, role: 'guest' });
    await expect.poll(async () => (await watch())['presences']).toHaveLength(0);
  });

  test('typing reaches the others in the channel, not oneself; a read mark reaches only one’s own devices', async () => {
    const tenant = await buildTenant();
    const [ana, ben] = [await buildMember(tenant), await buildMember(tenant)];
    const channelId = await buildDirect(ana, [ben]);
    const [here, there] = [await connectAs(nodes.urls[0], ana), await connectAs(nodes.urls[1], ana)];
    const benClient = await connectAs(nodes.urls[1], ben);
    expect(await here.ask('channel.typing', { channelId })).toEqual({ ok: true });
    const typing = await benClient.hears((event) => event.name === 'channel.typing');
    expect(typing.payload).toEqual({ channelId, memberId: ana.memberId });
    const message = await benClient.send(channelId, 'hello');
    await here.hearsBody('hello');
    expect(await here.ask('channel.read', { channelId, seq: message.seq })).toEqual({ ok: true, unread: 0 });
    const read = await there.hears((event) => event.name === 'channel.readElsewhere');
    expect(read.payload).toEqual({ channelId, seq: message.seq, unread: 0, mentions: 0 });
    await here.send(channelId, 'done');
    await benClient.hearsBody('done');
    expect(benClient.heard.map((event) => event.name)).not.toContain('channel.readElsewhere');
    expect([...here.heard, ...there.heard].map((event) => event.name)).not.toContain('channel.typing');
  });
});
