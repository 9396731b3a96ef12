import { listDeadJobs, retryDeadJob } from '@parley/core/job/dead-letters';
import { enqueueJob } from '@parley/core/job/enqueue-job';
import { handlers } from '@parley/core/job/handlers';
import { newId } from '@parley/core/id';
import { currentRequestId, withRequest } from '@parley/core/log';
import { buildTenant } from '@parley/core/testing/build';
import { withSystem } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import { afterEach, expect, test, vi } from 'vitest';
import { startWorker, type Worker } from '../src/start-worker.ts';
import { openScratchCore } from './support/open-scratch-core.ts';

const core = openScratchCore();
let worker: Worker | undefined;
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
});

const jobDatabaseUrl = () => core().database.urls.job;
const confirm = (userId: string) => withSystem((tx) => enqueueJob(tx, { name: 'mail.confirm', payload: { userId } }));
const waiting = async () =>
  (await core().database.owner.query('SELECT id, attempts, locked_by, last_error FROM graphile_worker._private_jobs')).rows;
/** A worker whose `mail.confirm` does what the test says. */
const startWith = (confirmHandler: (userId: string) => Promise<void>) =>
  startWorker({
    jobDatabaseUrl: jobDatabaseUrl(),
    concurrency: 2,
    handlers: { ...handlers, 'mail.confirm': ({ userId }) => confirmHandler(userId) },
  });

test('a job whose transaction is rolled back never runs; one whose transaction commits does', async () => {
  const [undone, done] = [newId(), newId()];
  await expect(
    withSystem(async (tx) => {
      await enqueueJob(tx, { name: 'mail.confirm', payload: { userId: undone } });
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow('changed my mind');
  await confirm(done);
  const ran: string[] = [];
  worker = startWith(async (userId) => void ran.push(userId));
  await vi.waitFor(() => expect(ran).toContain(done), 10_000);
  await vi.waitFor(async () => expect(await waiting()).toEqual([]));
  expect(ran).toEqual([done]);
});

test('the tenant of a job is that of its transaction, whatever the payload says', async () => {
  const [ours, theirs] = [await buildTenant(), await buildTenant()];
  const lie = { invitationId: newId(), tenantId: theirs.tenantId };
  await withTenant(ours.tenantId, (tx) => enqueueJob(tx, { name: 'mail.invitation', payload: lie }));
  const ran: string[] = [];
  const seen = async ({ tenantId }: { tenantId: string }) => void ran.push(tenantId);
  worker = startWorker({ jobDatabaseUrl: jobDatabaseUrl(), concurrency: 1, handlers: { ...handlers, 'mail.invitation': seen } });
  await vi.waitFor(() => expect(ran).toEqual([ours.tenantId]), 10_000);
});

test('a job runs under the id of the request that caused it', async () => {
  const ids: (string | undefined)[] = [];
  worker = startWith(async () => void ids.push(currentRequestId()));
  await withRequest({ requestId: 'request-7' }, () => confirm(newId()));
  await vi.waitFor(() => expect(ids).toEqual(['request-7']), 10_000);
});

test('what a database quotes in its refusal stays out of the queue', async () => {
  const planted = 'heliotrope';
  await confirm(newId());
  worker = startWith(() => withSystem(async (tx) => void (await tx.$queryRaw`SELECT ${planted}::text::uuid`)));
  await vi.waitFor(async () => expect((await waiting())[0]?.last_error).toContain('the database refused 22P02'), 10_000);
  expect(JSON.stringify((await core().database.owner.query('SELECT * FROM graphile_worker._private_jobs')).rows)).not.toContain(
    planted,
  );
  await worker.stop();
  await core().database.owner.query('DELETE FROM graphile_worker._private_jobs');
});

test('a failing job is tried again, ends in the dead letters with its reason, and runs when it is retried from there', async () => {
  const userId = newId();
  let isBroken = true;
  let attempts = 0;
  await confirm(userId);
  await core().database.owner.query('UPDATE graphile_worker._private_jobs SET max_attempts = 2');
  worker = startWith(async () => {
    attempts += 1;
    if (isBroken) throw new Error('the outside world is closed');
  });
  await vi.waitFor(async () => expect(await listDeadJobs(jobDatabaseUrl())).toHaveLength(1), { timeout: 20_000, interval: 200 });
  expect(attempts).toBe(2);
  const [letter] = await listDeadJobs(jobDatabaseUrl());
  expect(letter).toMatchObject({
    name: 'mail.confirm',
    attempts: 2,
    lastError: expect.stringContaining('the outside world is closed'),
  });

  isBroken = false;
  expect(await retryDeadJob(jobDatabaseUrl(), letter?.id ?? '')).toBe(true);
  await vi.waitFor(() => expect(attempts).toBe(3), 10_000);
  await vi.waitFor(async () => expect(await listDeadJobs(jobDatabaseUrl())).toEqual([]), 10_000);
  expect(await retryDeadJob(jobDatabaseUrl(), letter?.id ?? '')).toBe(false);
});

test('a stopping worker lets the job under way finish', async () => {
  let hasStarted = false;
  let hasEnded = false;
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  worker = startWith(async () => {
    hasStarted = true;
    await held;
    hasEnded = true;
  });
  await confirm(newId());
  await vi.waitFor(() => expect(hasStarted).toBe(true), 10_000);
  const stopped = worker.stop();
  letGo();
  await stopped;
  expect(hasEnded).toBe(true);
  expect(await waiting()).toEqual([]);
});

test('a worker outlives a database that cuts its connections', async () => {
  const ran: string[] = [];
  worker = startWith(async (userId) => void ran.push(userId));
  const [before, after] = [newId(), newId()];
  await confirm(before);
  await vi.waitFor(() => expect(ran).toEqual([before]), 10_000);
  await core().database.owner.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'parley_job' AND datname = current_database()",
  );
  await confirm(after);
  await vi.waitFor(() => expect(ran).toEqual([before, after]), 20_000);
});

test('a job whose worker died with it is taken up by the next worker', async () => {
  const userId = newId();
  await confirm(userId);
  await core().database.owner.query(
    "UPDATE graphile_worker._private_jobs SET attempts = 1, locked_by = 'gone', locked_at = now() - interval '16 minutes'",
  );
  const ran: string[] = [];
  worker = startWith(async (id) => void ran.push(id));
  await vi.waitFor(() => expect(ran).toEqual([userId]), 10_000);
});
