import { bus, openBus } from '@parley/core/bus/bus';
import { configureCore } from '@parley/core/config';
import { checkHealth } from '@parley/core/health/check-health';
import { log } from '@parley/core/log';
import { closePresence, openPresence } from '@parley/core/presence/presence';
import { closeDatabase, openDatabase } from '@parley/core/realtime/open-database';
import { readEnv } from './env.ts';
import { startNode } from './realtime-node.ts';
import packageJson from '../package.json' with { type: 'json' };

/** The realtime service as a process: starts one node, and on a signal to end lets its clients go before it ends. */
async function main(): Promise<void> {
  const env = readEnv();
  log.level = env.LOG_LEVEL;
  configureCore({
    secret: env.PARLEY_SECRET,
    dataDir: env.DATA_DIR,
    publicUrl: env.PUBLIC_URL,
    realtimeUrl: env.PUBLIC_REALTIME_URL,
    mailFrom: '',
    version: packageJson.version,
  });
  openDatabase({ appUrl: env.APP_DATABASE_URL, systemUrl: env.SYSTEM_DATABASE_URL, name: env.NODE_NAME });
  openBus({ databaseUrl: env.APP_DATABASE_URL, redisUrl: env.REDIS_URL });
  const board = openPresence({ redisUrl: env.REDIS_URL, node: env.NODE_NAME });
  const node = await startNode({
    port: env.REALTIME_PORT,
    bus: bus(),
    board,
    admission: {
      allowedOrigins: env.allowedOrigins,
      trustedProxies: env.TRUSTED_PROXY_HOPS,
      addressRate: { burst: env.CONNECTIONS_PER_ADDRESS, perSecond: env.CONNECTIONS_PER_ADDRESS_PER_SECOND },
    },
    health: checkHealth,
  });
  log.info({ node: env.NODE_NAME, port: node.port }, 'realtime is listening');

  let isEnding = false;
  const end = async () => {
    if (isEnding) return;
    isEnding = true;
    await node.close();
    await closePresence();
    await bus().close();
    await closeDatabase();
    process.exit(0);
  };
  const endSafely = () =>
    void end().catch((error: unknown) => {
      log.error({ err: error }, 'ended in disorder');
      process.exit(1);
    });
  process.on('SIGTERM', endSafely);
  process.on('SIGINT', endSafely);
}

process.on('unhandledRejection', (error) => log.error({ err: error }, 'a promise was rejected and nobody cared'));

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
