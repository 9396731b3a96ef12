import { connect } from 'node:net';
import { freePort } from '../../scripts/lib/ports.mjs';
import { start } from '../../scripts/lib/children.mjs';
import type { Running } from './running.ts';

/** A redis-server of one's own that keeps nothing. `kill` is a crash; `restart` brings it back on the same port. */
export type RedisServer = { url: string; kill(): Promise<void>; restart(): Promise<void>; command(line: string): Promise<string> };

export async function startRedis(dir: string): Promise<RedisServer> {
  const port = Number(await freePort());
  const launch = async (): Promise<Running> => {
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', dir];
    const handle: unknown = start('redis-server', args, { name: 'redis', onLine: () => {} });
    await waitForPort(port);
    return handle as Running;
  };
  let running = await launch();
  return {
    url: `redis://127.0.0.1:${port}`,
    kill: async () => {
      running.child.kill('SIGKILL');
      await running.exited;
    },
    restart: async () => {
      running = await launch();
    },
    command: (line) => sendLine(port, line),
  };
}

async function waitForPort(port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if ((await sendLine(port, 'PING').catch(() => '')).startsWith('+PONG')) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('redis-server did not start; install it (apt-get install redis-server).');
}

/** One command in Redis's inline form, and the first piece of its answer. */
function sendLine(port: number, line: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${line}\r\n`));
    socket.once('error', reject);
    socket.once('data', (answer) => {
      socket.destroy();
      resolve(answer.toString());
    });
  });
}
