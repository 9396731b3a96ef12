import { enqueueJob as insertJob } from '@parley/db/job/enqueue-job';
import { currentRequestId } from '../log.ts';
import type { JobName, JobPayload } from './jobs.ts';

/** The tenant comes from the transaction, whatever the caller says. */
type Given<Name extends JobName> = Omit<JobPayload<Name>, 'tenantId'>;

/**
 * Puts a job into the caller's transaction: it runs, at least once, if and only if the transaction commits. The request's
 * id goes along, so that the job's log lines can be found by it. A `key` replaces a waiting job of the same key. With `runAt` it waits until then.
 */
export async function enqueueJob<Name extends JobName>(
  tx: Parameters<typeof insertJob>[0],
  job: { name: Name; payload: Given<Name>; key?: string; runAt?: Date },
): Promise<void> {
  const payload: Record<string, unknown> = { ...job.payload, requestId: currentRequestId() };
  await insertJob(tx, { name: job.name, payload, key: job.key, runAt: job.runAt });
}
