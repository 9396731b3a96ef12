import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCore } from '@parley/core/testing/open-core';
import { stop } from '../../scripts/lib/children.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { ensureDatabase, startPostgres } from '../../scripts/lib/postgres.mjs';
import { migrateDatabase, requireHealthy, startRealtime, startWeb, startWorker, systemEnv } from '../../scripts/lib/system.mjs';
import { startRedis } from '../../bench/lib/redis-server.ts';
import { startNodeProxy, type NodeProxy } from './node-proxy.ts';

export type Bus = 'pg' | 'redis';

/** The whole product on free ports with a database of its own: web, two realtime nodes behind one address, worker. */
export type System = {
  bus: Bus;
  url: string;
  dir: string;
  outbox: string;
  proxy: NodeProxy;
  close(): Promise<void>;
};

const secrets = {
  PARLEY_SECRET: 'the-secret-of-a-browser-test-run-0123456789',
  NEXTAUTH_SECRET: 'the-other-secret-of-a-browser-test-run-01234',
};

export async function startSystem(bus: Bus): Promise<System> {
  const dir = mkdtempSync(join(tmpdir(), 'parley-e2e-'));
  // PostgreSQL runs under an account of its own when we are root, and has to get at its folder.
  chmodSync(dir, 0o711);
  const postgres = await startPostgres({ dir: join(dir, 'postgres'), isDurable: false });
  const databaseUrl: string = await ensureDatabase(postgres, 'parley');
  const urls: { app: string; system: string; job: string } = await migrateDatabase({ databaseUrl, secret: secrets.PARLEY_SECRET });
  const redis = bus === 'redis' ? await startRedis(dir) : null;

  const [webPort, ...nodePorts] = [Number(await freePort()), Number(await freePort()), Number(await freePort())];
  const proxy = await startNodeProxy(nodePorts);
  const url = `http://localhost:${webPort}`;
  const env = systemEnv({
    urls,
    secrets,
    dataDir: dir,
    publicUrl: url,
    realtimeUrl: proxy.url,
    extra: { LOG_LEVEL: 'info', REDIS_URL: redis?.url ?? '', SMTP_URL: '' },
  });
  const logDir = join(dir, 'logs');
  const web = startWeb({ env, port: webPort, logDir });
  const nodes = nodePorts.map((port, index) => startRealtime({ env, port, logDir, name: `realtime-${index + 1}` }));
  const worker = startWorker({ env, logDir });
  await Promise.all([
    requireHealthy(web, `http://127.0.0.1:${webPort}`, logDir),
    ...nodes.map((node, index) => requireHealthy(node, `http://127.0.0.1:${nodePorts[index]}`, logDir)),
  ]);
  const closeCore = openCore({
    appUrl: urls.app,
    systemUrl: urls.system,
    secret: secrets.PARLEY_SECRET,
    dataDir: dir,
    redisUrl: redis?.url,
  });

  return {
    bus,
    url,
    dir,
    outbox: join(dir, 'outbox'),
    proxy,
    close: async () => {
      await closeCore();
      await proxy.close();
      await Promise.all([web, worker, ...nodes].map((app) => stop(app, { patienceMs: 5_000 })));
      await redis?.kill();
      await stop(postgres.server, { signal: 'SIGQUIT' });
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
