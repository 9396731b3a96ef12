import { publishAcceptableUse } from '@parley/core/acceptable-use/publish';
import { signAcceptableUse } from '@parley/core/acceptable-use/sign';
import { buildMember, buildTenant } from '@parley/core/testing/build';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { connectAs, disconnectAll } from './support/test-client.ts';
import { startTwoNodes, type TestNodes } from './support/test-nodes.ts';

let nodes: TestNodes;
beforeAll(async () => {
  nodes = await startTwoNodes('postgres');
}, 60_000);
afterEach(disconnectAll);
afterAll(() => nodes.close());

test('a text that closes the chat ends the sockets of who has not signed it, on every node, and lets them in once they have', async () => {
  const [tenant, other] = await Promise.all([buildTenant(), buildTenant()]);
  const [ben, guest] = await Promise.all([buildMember(tenant), buildMember(tenant, { role: 'guest' })]);
  const text = { body: 'Keep clients’ matters here.', asksAgain: true, forGuests: false, closesChat: false };
  await publishAcceptableUse(tenant.owner, text);
  const staying = await Promise.all([connectAs(nodes.urls[0], guest), connectAs(nodes.urls[1], other.owner)]);
  const closed = await Promise.all([connectAs(nodes.urls[0], tenant.owner), connectAs(nodes.urls[1], ben)]);
  await publishAcceptableUse(tenant.owner, { ...text, closesChat: true });
  for (const client of closed) {
    const event = await client.hears(({ name }) => name === 'session.ended', 10_000);
    expect(event?.payload).toEqual({ reason: 'unsigned' });
    await client.isGone();
  }
  for (const url of nodes.urls)
    await expect(connectAs(url, ben)).rejects.toMatchObject({ data: { code: 'FORBIDDEN', rule: 'acceptable-use-first' } });
  await signAcceptableUse(ben, { version: 2, name: ben.name });
  const back = await connectAs(nodes.urls[1], ben);
  await back.send(tenant.generalId, 'signed and back');
  for (const client of staying) expect(client.socket.connected).toBe(true);
});
