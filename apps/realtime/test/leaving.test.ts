import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { buildMember, buildTenant } from '@parley/core/testing/build';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { databaseUrls } from './support/database-urls.ts';
import { connectAs, disconnectAll } from './support/test-client.ts';
import { startTwoNodes, type TestNodes } from './support/test-nodes.ts';

let nodes: TestNodes;
beforeAll(async () => {
  nodes = await startTwoNodes('postgres');
}, 60_000);
afterEach(disconnectAll);
afterAll(() => nodes.close());

async function startProcess() {
  const { appUrl, systemUrl, secret } = databaseUrls();
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('../src/main.ts', import.meta.url))], {
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'test',
      NODE_NAME: 'leaving',
      REALTIME_PORT: '0',
      PARLEY_SECRET: secret,
      APP_DATABASE_URL: appUrl,
      SYSTEM_DATABASE_URL: systemUrl,
      PUBLIC_URL: 'http://chat.test',
      PUBLIC_REALTIME_URL: 'http://chat.test',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the service ended at once')));
    createInterface(child.stdout).on('line', (line) => {
      lines.push(line);
      const entry = JSON.parse(line) as { port?: number };
      if (entry.port) resolve(entry.port);
    });
  });
  return { child, lines, url: `http://127.0.0.1:${port}` };
}

test('a node that is told to end lets its clients go so that they come back elsewhere, and ends', async () => {
  const { child, url, lines } = await startProcess();
  const tenant = await buildTenant();
  const members = await Promise.all(Array.from({ length: 5 }, () => buildMember(tenant)));
  const clients = await Promise.all(members.map((member) => connectAs(url, member)));
  const elsewhere = await connectAs(nodes.urls[0], tenant.owner);
  const [first] = clients;
  await first?.send(tenant.generalId, 'said before');
  await elsewhere.hearsBody('said before');
  const reasons = Promise.all(clients.map(({ socket }) => new Promise<string>((resolve) => socket.once('disconnect', resolve))));
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  // 'io server disconnect' would mean that clients stay away.
  expect(new Set(await reasons)).toEqual(new Set(['transport close']));
  expect(await exited).toEqual([0, null]);
  await expect(fetch(`${url}/api/health`)).rejects.toThrow();
  expect(lines.join('\n')).not.toContain('said before');
}, 60_000);

test('a node that is killed takes nothing with it: what its members sent is there, and they go on elsewhere', async () => {
  const { child, url } = await startProcess();
  const tenant = await buildTenant();
  const ben = await buildMember(tenant);
  const client = await connectAs(url, ben);
  const sent = await client.send(tenant.generalId, 'before the end');
  child.kill('SIGKILL');
  await client.isGone();
  const back = await connectAs(nodes.urls[1], ben);
  const answer = await back.ask('sync', { channels: { [tenant.generalId]: sent.version - 1 } });
  expect(JSON.stringify(answer)).toContain('before the end');
  await back.send(tenant.generalId, 'after it');
  await vi.waitFor(() => expect(back.bodies()).toEqual(['after it']));
}, 60_000);
