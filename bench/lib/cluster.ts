import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { stop } from '../../scripts/lib/children.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { ensureDatabase, startPostgres } from '../../scripts/lib/postgres.mjs';
import { migrateDatabase, requireHealthy, startRealtime, systemEnv } from '../../scripts/lib/system.mjs';
import { openCore } from '@parley/core/testing/open-core';
import { startRedis, type RedisServer } from './redis-server.ts';
import type { Running } from './running.ts';

export type Bus = 'pg' | 'redis';

/** One realtime service as a process, which can be killed, frozen and brought back on its port. */
export type RealtimeProcess = {
  url: string;
  pid(): number;
  signal(signal: NodeJS.Signals): void;
  kill(): Promise<void>;
  /** Asks it to end, and waits until it has. */
  end(): Promise<void>;
  restart(): Promise<void>;
};

/** A database that survives crashes (fsync on), maybe a Redis, realtime processes, and core opened in this process. */
export type Cluster = {
  dir: string;
  admin: pg.Pool;
  databaseUrl: string;
  /** The address of the role that serves requests. */
  appUrl: string;
  redis: RedisServer | null;
  nodes: RealtimeProcess[];
  isProfiled: boolean;
  postmasterPid(): number;
  crashPostgres(): Promise<void>;
  restartPostgres(): Promise<void>;
  addNode(): Promise<RealtimeProcess>;
  close(): Promise<void>;
};

const secret = 'the-secret-of-a-measuring-run-0123456789';
const publicUrl = 'http://parley.test';
const recorder = fileURLToPath(new URL('../load/record-profile.cjs', import.meta.url));

type ClusterOptions = {
  bus: Bus;
  nodeCount: number;
  logLevel?: string;
  /** Where the realtime processes leave their CPU profiles when they end. */
  profileDir?: string | undefined;
};

export async function startCluster({ bus, nodeCount, logLevel = 'warn', profileDir }: ClusterOptions): Promise<Cluster> {
  const dir = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  // PostgreSQL runs under an account of its own when we are root, and has to get at its folder.
  chmodSync(dir, 0o711);
  const port = Number(await freePort());
  const place = { dir: join(dir, 'postgres'), port };
  let postgres = await startPostgres(place);
  const databaseUrl: string = await ensureDatabase(postgres, 'parley');
  const urls: { app: string; system: string; job: string } = await migrateDatabase({ databaseUrl, secret });
  const redis = bus === 'redis' ? await startRedis(dir) : null;
  const admin = new pg.Pool({ connectionString: databaseUrl, max: 3, application_name: 'parley-bench' });
  admin.on('error', () => {});

  const startNode = async (name: string): Promise<RealtimeProcess> => {
    const nodePort = Number(await freePort());
    const url = `http://127.0.0.1:${nodePort}`;
    const env = systemEnv({
      urls,
      secrets: { PARLEY_SECRET: secret },
      dataDir: dir,
      publicUrl,
      realtimeUrl: url,
      extra: {
        LOG_LEVEL: logLevel,
        REDIS_URL: redis?.url ?? '',
        // All load comes from one address here.
        CONNECTIONS_PER_ADDRESS: '1000000',
        ...(profileDir ? { NODE_OPTIONS: `--require ${recorder}`, PROFILE_DIR: profileDir } : {}),
      },
    });
    const launch = async (): Promise<Running> => {
      const handle: unknown = startRealtime({ env, port: nodePort, logDir: dir, name });
      await requireHealthy(handle, url, dir);
      return handle as Running;
    };
    let running = await launch();
    return {
      url,
      pid: () => Number(running.child.pid),
      signal: (signal) => void running.child.kill(signal),
      kill: async () => {
        running.child.kill('SIGKILL');
        await running.exited;
      },
      end: async () => {
        running.child.kill('SIGTERM');
        await running.exited;
      },
      restart: async () => {
        running = await launch();
      },
    };
  };

  const nodes: RealtimeProcess[] = [];
  const addNode = async () => {
    const node = await startNode(`realtime-${nodes.length + 1}`);
    nodes.push(node);
    return node;
  };
  while (nodes.length < nodeCount) await addNode();
  const closeCore = openCore({ appUrl: urls.app, systemUrl: urls.system, secret, dataDir: dir, redisUrl: redis?.url });

  return {
    dir,
    admin,
    databaseUrl,
    appUrl: urls.app,
    redis,
    nodes,
    isProfiled: profileDir !== undefined,
    postmasterPid: () => Number(postgres.pid),
    crashPostgres: () => postgres.stop('immediate'),
    restartPostgres: async () => {
      postgres = await startPostgres(place);
    },
    addNode,
    close: async () => {
      await admin.end();
      await closeCore();
      await Promise.all(nodes.map((node) => node.kill()));
      await redis?.kill();
      await stop(postgres.server, { signal: 'SIGQUIT' });
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
