import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { log } from '@parley/core/log';
import { openCore } from '@parley/core/testing/open-core';
import { run, stop } from '../../scripts/lib/children.mjs';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { ensureDatabase, startPostgres } from '../../scripts/lib/postgres.mjs';
import { planStandIn } from '../../scripts/lib/stripe.mjs';
import { migrateDatabase, requireHealthy, startRealtime, startWeb, startWorker, systemEnv } from '../../scripts/lib/system.mjs';
import { startDns, type Dns } from '../../stand-ins/dns/start-dns.mjs';
import { startOpenId } from '../../stand-ins/identity/start-open-id.mjs';
import { startRedis } from '../../bench/lib/redis-server.ts';
import { startScanner } from './scanner.ts';
import { roundRobin, type Balancer } from './round-robin.ts';

export type Bus = 'pg' | 'redis';
type Wish = { bus?: Bus; withDemo: boolean; withScanner?: boolean };
export type System = {
  bus: Bus;
  baseUrl: string;
  realtimeUrl: string;
  dataDir: string;
  urls: { app: string; system: string; job: string };
  /** The address of the role that owns the tables; null for a system that somebody else started. */
  ownerUrl: string | null;
  secret: string;
  redisUrl: string | undefined;
  balancer: Balancer;
  /** The payment service's stand-in, and the key to its controls. */
  stripe: { url: string; key: string };
  /** What stands in for Google and Microsoft; people are posted to `/people` there. */
  social: { issuer: string };
  /** The name system that proofs of domains are looked up in. */
  dns(): Promise<Pick<Dns, 'set'>>;
  close(): Promise<void>;
};

/** Where a system that somebody else started asks for names. */
const joinedDnsPort = 5354;

/**
 * The whole product on free ports with a database of its own, and two realtime nodes behind a balancer. Core is open in
 * this process as well, on the same database and bus: tests furnish a firm through it and act as people elsewhere.
 */
export async function startSystem({ bus = 'pg', withDemo, withScanner = false }: Wish): Promise<System> {
  if (process.env.E2E_SYSTEM) return joinSystem(process.env.E2E_SYSTEM);
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-e2e-'));
  chmodSync(dataDir, 0o711);
  const logDir = join(dataDir, 'logs');
  mkdirSync(logDir);
  const postgres = await startPostgres({ dir: join(dataDir, 'postgres'), isDurable: false });
  const redis = bus === 'redis' ? await startRedis(dataDir) : null;
  const secrets = {
    PARLEY_SECRET: 'the-secret-of-a-browser-run-0123456789',
    NEXTAUTH_SECRET: 'another-secret-of-a-browser-run-01234',
  };
  const ownerUrl: string = await ensureDatabase(postgres, 'parley');
  const urls = await migrateDatabase({ databaseUrl: ownerUrl, secret: secrets.PARLEY_SECRET });
  const webPort = Number(await freePort());
  const nodePorts = [Number(await freePort()), Number(await freePort())];
  const balancer = await roundRobin(() => nodePorts);
  const baseUrl = `http://localhost:${webPort}`;
  const realtimeUrl = `http://localhost:${balancer.port}`;
  const standIn = await planStandIn({ secret: secrets.PARLEY_SECRET, dataDir, webPort, port: Number(await freePort()) });
  const scanner = withScanner ? await startScanner() : null;
  const dns = await startDns();
  const social = await startOpenId({ clients: ['google', 'microsoft'].map((provider) => socialClient(baseUrl, provider)) });
  const extra = {
    ...standIn.env,
    REDIS_URL: redis?.url ?? '',
    IDENTITY_ALLOW_LOCAL: 'true',
    GOOGLE_ISSUER: social.issuer,
    GOOGLE_CLIENT_ID: socialClient(baseUrl, 'google').client_id,
    GOOGLE_CLIENT_SECRET: socialClient(baseUrl, 'google').client_secret,
    MICROSOFT_ISSUER: social.issuer,
    MICROSOFT_CLIENT_ID: socialClient(baseUrl, 'microsoft').client_id,
    MICROSOFT_CLIENT_SECRET: socialClient(baseUrl, 'microsoft').client_secret,
    CLAMD_URL: scanner?.url ?? '',
    DNS_SERVERS: dns.server,
  };
  const env = systemEnv({ urls, secrets, dataDir, publicUrl: baseUrl, realtimeUrl, extra });
  const payments = standIn.start(logDir);
  if (withDemo) {
    const { code, output } = await run(process.execPath, [inRoot('apps/worker/dist/seed-cli.js')], { env });
    if (code !== 0) throw new Error(`The demo could not be made:\n${output}`);
  }
  const web = startWeb({ env, port: webPort, logDir });
  const nodes = nodePorts.map((port, index) => startRealtime({ env, port, logDir, name: `realtime-${index + 1}` }));
  const worker = startWorker({ env, logDir });
  await requireHealthy(web, baseUrl, logDir);
  for (const [index, node] of nodes.entries()) await requireHealthy(node, `http://127.0.0.1:${nodePorts[index]}`, logDir);
  log.level = 'silent';
  const closeCore = openCore({
    appUrl: urls.app,
    systemUrl: urls.system,
    secret: secrets.PARLEY_SECRET,
    dataDir,
    redisUrl: redis?.url,
  });
  return {
    bus,
    baseUrl,
    realtimeUrl,
    dataDir,
    urls,
    ownerUrl,
    secret: secrets.PARLEY_SECRET,
    redisUrl: redis?.url,
    balancer,
    stripe: { url: standIn.env.STRIPE_API_URL, key: standIn.env.STRIPE_SECRET_KEY },
    social: { issuer: social.issuer },
    dns: async () => dns,
    close: async () => {
      await closeCore();
      await balancer.close();
      await Promise.all([web, worker, payments, ...nodes].map((handle) => stop(handle)));
      await scanner?.close();
      await dns.close();
      await social.close();
      await redis?.kill();
      await postgres.stop('immediate');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** What we are to Google and Microsoft. */
const socialClient = (baseUrl: string, provider: string) => ({
  client_id: `parley-at-${provider}`,
  client_secret: 'a secret of ours, long enough',
  redirect_uris: [`${baseUrl}/api/sso/social/${provider}/back`],
});

/**
 * While developing: a system that runs already, told by a JSON file with its addresses. It has one realtime node, and stays
 * when the journeys are over.
 */
async function joinSystem(file: string): Promise<System> {
  const told = JSON.parse(readFileSync(file, 'utf8')) as Pick<
    System,
    'baseUrl' | 'realtimeUrl' | 'dataDir' | 'urls' | 'secret' | 'stripe' | 'social'
  >;
  const realtimePort = Number(new URL(told.realtimeUrl).port);
  const balancer = await roundRobin(() => [realtimePort]);
  let dns: Promise<Dns> | undefined;
  log.level = 'silent';
  const closeCore = openCore({ appUrl: told.urls.app, systemUrl: told.urls.system, secret: told.secret, dataDir: told.dataDir });
  return {
    ...told,
    bus: 'pg',
    ownerUrl: null,
    redisUrl: undefined,
    balancer,
    dns: () => (dns ??= startDns({ port: joinedDnsPort })),
    close: async () => {
      await closeCore();
      await (await dns)?.close();
      await balancer.close();
    },
  };
}
