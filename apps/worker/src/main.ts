import { readSecondCopy } from '@parley/core/backup/second-copy';
import { bus, openBus } from '@parley/core/bus/bus';
import { checkHealth } from '@parley/core/health/check-health';
import { log } from '@parley/core/log';
import { closeMail } from '@parley/core/mail/deliver-mail';
import { mailHint } from '@parley/core/mail/mail-hint';
import { closePresence, openPresence } from '@parley/core/presence/presence';
import { closeDatabase } from '@parley/core/realtime/open-database';
import { readEnv } from './env.ts';
import { openHealthServer } from './health-server.ts';
import { startCore } from './start-core.ts';
import { startNotifier } from './start-notifier.ts';
import { startWorker } from './start-worker.ts';

const patienceMs = 25_000;

/** The worker as a process: takes jobs until a signal to end, then lets those under way finish. */
function main(): void {
  const env = readEnv();
  startCore(env, 'worker');
  openBus({ databaseUrl: env.APP_DATABASE_URL, redisUrl: env.REDIS_URL });
  openPresence({ redisUrl: env.REDIS_URL, node: 'worker' });
  const stopNotifier = startNotifier();
  const worker = startWorker({ jobDatabaseUrl: env.JOB_DATABASE_URL, concurrency: env.WORKER_CONCURRENCY });
  const server =
    env.WORKER_PORT === undefined
      ? null
      : openHealthServer(env.WORKER_PORT, async () => {
          const { database, clock, version } = await checkHealth();
          const secondCopy = database ? await readSecondCopy() : null;
          return { ok: database && worker.isRunning(), database, queue: worker.isRunning(), clock, secondCopy, version };
        });
  log.info({ concurrency: env.WORKER_CONCURRENCY, mail: mailHint() ?? 'smtp' }, 'the worker is starting');

  let isEnding = false;
  const end = async () => {
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => process.exit(1), patienceMs).unref();
    server?.close();
    await stopNotifier();
    await worker.stop();
    await closePresence();
    closeMail();
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

try {
  main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
