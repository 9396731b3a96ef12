import { addChannelMembers } from '@parley/core/channel/change-channel';
import { buildChannel, buildMember, buildTenant } from '@parley/core/testing/build';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { connectAs, disconnectAll } from './support/test-client.ts';
import { drivers, startTwoNodes, type TestNodes } from './support/test-nodes.ts';

describe.each(drivers)('history that was not given, over %s', (driver) => {
  let nodes: TestNodes;
  beforeAll(async () => {
    nodes = await startTwoNodes(driver);
  }, 60_000);
  afterEach(disconnectAll);
  afterAll(() => nodes.close());

  test('changes of messages from before one’s time are heard on no node, live, after a return or when an announcement is lost', async () => {
    const tenant = await buildTenant();
    const ben = await buildMember(tenant);
    const channelId = await buildChannel(tenant, { kind: 'private' });
    const owner = await connectAs(nodes.urls[0], tenant.owner);
    const witness = await connectAs(nodes.urls[1], tenant.owner);
    const before = await owner.send(channelId, 'before his time');
    const early = await Promise.all(nodes.urls.map((url) => connectAs(url, ben)));
    await addChannelMembers(tenant.owner, { channelId, memberIds: [ben.memberId], history: { kind: 'none' } });
    for (const client of early) await client.hears((event) => event.name === 'channel.memberAdded');
    const late = await Promise.all(nodes.urls.map((url) => connectAs(url, ben)));

    await owner.ask('message.edit', { messageId: before.id, body: 'before, edited once' });
    nodes.loseAtSecond((announcement) => announcement.kind === 'log');
    await owner.ask('message.react', { messageId: before.id, emoji: '👍', on: true });
    await owner.ask('message.edit', { messageId: before.id, body: 'before, edited twice' });
    nodes.loseAtSecond(() => false);
    const after = await owner.send(channelId, 'in his time');

    await witness.hears((event) => event.name === 'message.changed' && event.payload.message.body === 'before, edited twice');
    for (const client of [...early, ...late]) {
      await client.hearsBody('in his time');
      expect(JSON.stringify(client.heard)).not.toContain(before.id);
      const answer = await client.ask('sync', { channels: { [channelId]: 0 } });
      expect(JSON.stringify(answer)).not.toContain(before.id);
      expect(JSON.stringify(answer)).toContain(after.id);
    }
  });
});
