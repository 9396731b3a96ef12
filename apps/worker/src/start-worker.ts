import { setTimeout as sleep } from 'node:timers/promises';
import { handlers as ours, type Handlers } from '@parley/core/job/handlers';
import { jobs, type JobName } from '@parley/core/job/jobs';
import { openJobQueue } from '@parley/core/job/job-queue';
import { runJob } from '@parley/core/job/run-job';
import { log } from '@parley/core/log';
import { Logger, parseCronItems, run, type LogLevel, type Runner, type TaskList } from 'graphile-worker';

export type Worker = { isRunning(): boolean; stop(): Promise<void> };
type Options = { jobDatabaseUrl: string; concurrency: number; handlers?: Handlers };

const slowestRetryMs = 30_000;
const lookAfterAbandonedMs = 5 * 60_000;

/** Every worker knows the schedule; the queue lets each turn in once. */
const schedule = parseCronItems([
  { task: 'upload.sweep' satisfies JobName, match: '17 * * * *', options: { maxAttempts: 5, jobKey: 'upload.sweep' } },
  { task: 'presence.sweep' satisfies JobName, match: '37 * * * *', options: { maxAttempts: 5, jobKey: 'presence.sweep' } },
  {
    task: 'journal.wake' satisfies JobName,
    match: '2,7,12,17,22,27,32,37,42,47,52,57 * * * *',
    options: { maxAttempts: 2, jobKey: 'journal.wake' },
  },
  {
    task: 'file.lookAgainAll' satisfies JobName,
    match: '4,14,24,34,44,54 * * * *',
    options: { maxAttempts: 2, jobKey: 'file.lookAgainAll' },
  },
  { task: 'supervision.sweep' satisfies JobName, match: '*/10 * * * *', options: { maxAttempts: 2, jobKey: 'supervision.sweep' } },
  { task: 'archive.checkpoint' satisfies JobName, match: '*/5 * * * *', options: { maxAttempts: 2, jobKey: 'archive.checkpoint' } },
  {
    task: 'archive.checkAll' satisfies JobName,
    match: '27 3 * * *',
    options: { maxAttempts: 5, jobKey: 'archive.checkAll', backfillPeriod: 86_400_000 },
  },
  {
    task: 'retention.purgeAll' satisfies JobName,
    match: '7 2 * * *',
    options: { maxAttempts: 5, jobKey: 'retention.purgeAll', backfillPeriod: 86_400_000 },
  },
  {
    task: 'backup.nightly' satisfies JobName,
    match: '12 1 * * *',
    options: { maxAttempts: 3, jobKey: 'backup.nightly', backfillPeriod: 86_400_000 },
  },
  {
    task: 'billing.reconcile' satisfies JobName,
    match: '47 2 * * *',
    options: { maxAttempts: 5, jobKey: 'billing.reconcile', backfillPeriod: 86_400_000 },
  },
  {
    task: 'session.sweep' satisfies JobName,
    match: '7 3 * * *',
    options: { maxAttempts: 5, jobKey: 'session.sweep', backfillPeriod: 86_400_000 },
  },
]);

/**
 * Takes jobs from the queue until it is stopped. The queue's runner gives up after a while without a database; it is
 * started again until the database is back.
 */
export function startWorker(options: Options): Worker {
  const queue = openJobQueue(options.jobDatabaseUrl, options.concurrency + 4);
  const stopping = new AbortController();
  let runner: Runner | undefined;

  const keepRunning = async () => {
    for (let attempt = 0; !stopping.signal.aborted; attempt += 1) {
      try {
        runner = await startRunner(options, queue.pool);
        if (stopping.signal.aborted) await runner.stop();
        log.info('the worker takes jobs');
        attempt = 0;
        await runner.promise;
      } catch (error) {
        log.error({ err: error }, 'the job queue cannot be reached; trying again');
      }
      runner = undefined;
      const pauseMs = Math.min(slowestRetryMs, 500 * 2 ** Math.min(attempt, 6));
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };

  const kept = keepRunning();
  void queue.releaseAbandoned();
  const lookAfter = setInterval(() => void queue.releaseAbandoned(), lookAfterAbandonedMs);
  const stop = async () => {
    stopping.abort();
    clearInterval(lookAfter);
    await runner?.stop().catch(() => {});
    await kept;
    // The runner does not wait for the receipts of the last jobs; the pool does. Without its receipt a job runs again.
    await queue.close();
  };
  let stopped: Promise<void> | undefined;
  return {
    isRunning: () => runner !== undefined,
    /** Takes no more jobs and waits for those under way; what does not end in time is taken up again by another worker. */
    stop: () => (stopped ??= stop()),
  };
}

function startRunner({ concurrency, handlers = ours }: Options, pgPool: ReturnType<typeof openJobQueue>['pool']): Promise<Runner> {
  return run({
    pgPool,
    concurrency,
    pollInterval: 1_000,
    noHandleSignals: true,
    taskList: toTaskList(handlers),
    parsedCronItems: schedule,
    logger: queueLogger,
  });
}

function toTaskList(handlers: Handlers): TaskList {
  const names = Object.keys(jobs) as JobName[];
  return Object.fromEntries(
    names.map((name) => [
      name,
      (payload, { job, withPgClient }) =>
        runJob(
          name,
          payload,
          { id: job.id, createdAt: job.created_at, attempt: job.attempts, maxAttempts: job.max_attempts, withJobDb: withPgClient },
          handlers,
        ),
    ]),
  ) satisfies TaskList;
}

/** The queue's own words are for whoever debugs the queue: what happens to jobs is logged by `runJob`. */
const levels: Record<LogLevel, 'error' | 'warn' | 'debug' | 'trace'> = {
  error: 'warn',
  warning: 'warn',
  info: 'debug',
  debug: 'trace',
};
const queueLogger = new Logger(() => (level, message) => log[levels[level]]({ part: 'queue' }, message.split('\n')[0]));
