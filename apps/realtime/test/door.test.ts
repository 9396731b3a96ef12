import { createHmac } from 'node:crypto';
import { clientEvents, type SyncAnswer } from '@parley/contract/client-events';
import { sendMessage } from '@parley/core/message/send-message';
import { buildMember, buildTenant, ticketFor } from '@parley/core/testing/build';
import fc from 'fast-check';
import { WebSocket } from 'ws';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { connectAs, disconnectAll, rawClient } from './support/test-client.ts';
import { origin, startTwoNodes, type TestNodes } from './support/test-nodes.ts';

let nodes: TestNodes;
beforeAll(async () => {
  nodes = await startTwoNodes('postgres');
}, 60_000);
afterEach(disconnectAll);
afterAll(() => nodes.close());

const socketUrl = () => `${nodes.urls[0].replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
const refusalOf = (auth: Record<string, unknown>) =>
  new Promise<{ data?: unknown }>((resolve) => rawClient(nodes.urls[0], { auth }).once('connect_error', resolve));

test('a bad ticket gets connect_error with data.code', async () => {
  const tenant = await buildTenant();
  const good = ticketFor(tenant.owner);
  const [body = '', signature = ''] = good.split('.');
  const stale = Buffer.from(Buffer.from(body, 'base64url').toString().replace(/\d+$/, '1000')).toString('base64url');
  const forged = createHmac('sha256', 'another secret of some length......').update(`ticket:${body}`).digest('base64url');
  const bad = [undefined, '', 7, {}, 'x', `${body}.`, `${body}.${forged}`, `${stale}.${signature}`, `${good}x`, 'a'.repeat(5_000)];
  for (const ticket of bad) expect(await refusalOf({ ticket })).toMatchObject({ data: { code: 'UNAUTHENTICATED' } });
  await connectAs(nodes.urls[0], tenant.owner);
});

test('a foreign Origin is refused before the upgrade; our own and none are let through', async () => {
  const statusWith = (headers: Record<string, string>) =>
    new Promise<number>((resolve, reject) => {
      const socket = new WebSocket(socketUrl(), { headers });
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
      socket.on('open', () => {
        socket.close();
        resolve(101);
      });
      socket.on('error', reject);
    });
  expect(await statusWith({ origin: 'https://evil.example' })).toBe(403);
  expect(await statusWith({ origin: `${origin}.evil.example` })).toBe(403);
  expect(await statusWith({ origin: 'null' })).toBe(403);
  expect(await statusWith({ origin })).toBe(101);
  expect(await statusWith({})).toBe(101);
});

test('an unauthenticated socket lives seconds, whether it says nothing or something wrong', async () => {
  const ended = (first?: string) =>
    new Promise<number>((resolve, reject) => {
      const openedAt = Date.now();
      const socket = new WebSocket(socketUrl());
      socket.on('open', () => first && socket.send(first));
      socket.on('close', () => resolve(Date.now() - openedAt));
      socket.on('error', reject);
    });
  const lives = await Promise.all([ended(), ended('40{"ticket":"x"}'), ended('42["message.send",{}]')]);
  for (const livedMs of lives) expect(livedMs).toBeLessThan(7_000);
}, 15_000);

test('of one member’s eleven sockets the oldest goes', async () => {
  const tenant = await buildTenant();
  const first = await connectAs(nodes.urls[0], tenant.owner);
  const rest = [];
  for (let n = 0; n < 10; n += 1) rest.push(await connectAs(nodes.urls[0], tenant.owner));
  await first.isGone();
  expect(rest.every((client) => client.socket.connected)).toBe(true);
});

test('who sends too fast is told to wait and how long, and others are not', async () => {
  const tenant = await buildTenant();
  const ben = await buildMember(tenant);
  const [fast, calm] = [await connectAs(nodes.urls[0], ben), await connectAs(nodes.urls[0], tenant.owner)];
  const answers = await Promise.all(Array.from({ length: 60 }, () => fast.ask('sync', { channels: {} })));
  const refused = answers.filter((answer) => !answer.ok);
  expect(refused.length).toBeGreaterThan(10);
  expect(refused[0]?.error).toMatchObject({ code: 'RATE_LIMITED' });
  expect(refused[0]?.error?.retryAfterMs).toBeGreaterThan(0);
  expect(await calm.ask('sync', { channels: {} })).toMatchObject({ ok: true });
});

test('whatever arrives for any event, it is answered with a code of the table or not at all, and the node lives', async () => {
  const tenant = await buildTenant();
  const names = [...Object.keys(clientEvents), 'constructor', '__proto__', 'toString', 'no.such', ''];
  const payload = fc.oneof(fc.anything({ withNullPrototype: false, maxDepth: 3 }), fc.json(), fc.constant(undefined));
  for (const name of names) {
    const members = await Promise.all([buildMember(tenant), buildMember(tenant)]);
    const clients = await Promise.all(members.map((member) => connectAs(nodes.urls[0], member)));
    const samples = fc.sample(payload, 30).map((value) => JSON.parse(JSON.stringify(value ?? null)) as unknown);
    for (const [index, sample] of samples.entries()) {
      const answer = await clients[index % 2]?.askAnything(name, sample);
      if (answer?.ok) expect(['sync', 'presence.watch']).toContain(name);
      else expect(['INVALID', 'NOT_FOUND', 'RATE_LIMITED']).toContain(answer?.error?.code);
    }
    clients[0]?.socket.emit(name, ...samples.slice(0, 3));
    disconnectAll();
  }
  await connectAs(nodes.urls[0], tenant.owner);
}, 60_000);

test('a malformed packet ends its own connection only', async () => {
  const tenant = await buildTenant();
  const bystander = await connectAs(nodes.urls[0], tenant.owner);
  const packets = [
    '',
    '4',
    '42',
    '42{',
    '42[]',
    '42["disconnect"]',
    '45-["x",{"_placeholder":true,"num":0}]',
    '459999999-["x"]',
    '49',
    '4x',
    '2probe',
    '41',
    '40/admin,',
    '42/x,["y"]',
    '3',
  ];
  for (const packet of [...packets, Buffer.from([0, 255, 1]), `42["message.send","${'x'.repeat(70_000)}"]`]) {
    await new Promise<void>((resolve) => {
      const socket = new WebSocket(socketUrl());
      socket.on('error', () => {});
      socket.on('close', () => resolve());
      socket.on('open', () => socket.send(`40${JSON.stringify({ ticket: ticketFor(tenant.owner) })}`));
      socket.on('message', (data) => {
        if (!String(data).startsWith('40')) return;
        socket.send(packet);
        setTimeout(() => socket.close(), 20);
      });
    });
  }
  expect(await bystander.ask('sync', { channels: {} })).toMatchObject({ ok: true });
});

test('the node says how it is', async () => {
  const health = await fetch(`${nodes.urls[0]}/api/health`);
  expect([health.status, await health.json()]).toEqual([
    200,
    { ok: true, database: true, bus: true, clock: true, version: 'test' },
  ]);
  expect((await fetch(`${nodes.urls[0]}/anything`)).status).toBe(404);
});

test('a slow consumer is cut off and catches up, and nobody waits for it', async () => {
  const tenant = await buildTenant();
  const [slow, quick] = [await buildMember(tenant), await buildMember(tenant)];
  const quickClient = await connectAs(nodes.urls[0], quick);
  const slowClient = await connectAs(nodes.urls[0], slow);
  const { transport } = slowClient.socket.io.engine as unknown as {
    transport: { ws: { _socket: { pause(): void; resume(): void } } };
  };
  const connections = nodes.connections();
  const body = 'x'.repeat(15_900);
  let version = 0;
  transport.ws._socket.pause();
  for (let sent = 0; nodes.connections() === connections && sent < 4_000; sent += 10) {
    const batch = Array.from({ length: 10 }, (_, n) =>
      sendMessage(tenant.owner, { clientId: crypto.randomUUID(), channelId: tenant.generalId, body: `${sent + n} ${body}` }),
    );
    for (const { message } of await Promise.all(batch)) version = Math.max(version, message.version);
  }
  expect(nodes.connections()).toBe(connections - 1);
  transport.ws._socket.resume();
  await slowClient.isGone();
  await vi.waitFor(() => expect(quickClient.versionsOf(tenant.generalId).at(-1)).toBe(version), { timeout: 10_000 });

  const back = await connectAs(nodes.urls[1], slow);
  let cursor = slowClient.versionsOf(tenant.generalId).at(-1) ?? 0;
  expect(cursor).toBeLessThan(version);
  for (let complete = false; !complete;) {
    const answer = await back.ask('sync', { channels: { [tenant.generalId]: cursor } });
    const channel = (answer['channels'] as SyncAnswer['channels'])[tenant.generalId];
    expect(channel?.messages.length).toBeGreaterThan(0);
    [cursor, complete] = [channel?.version ?? 0, channel?.complete ?? true];
  }
  expect(cursor).toBe(version);
}, 60_000);
