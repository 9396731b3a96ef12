import { log, withRequest } from '../log.ts';
import { toScrubbedError } from '../scrub-error.ts';
import { handlers as ours, type Handlers, type JobRun } from './handlers.ts';
import { jobs, type JobName } from './jobs.ts';

export type JobAttempt = JobRun & { attempt: number; maxAttempts: number };

/**
 * Runs one attempt of a job under the id of the request that caused it. Rejects when the attempt failed; the queue then
 * waits longer and longer, and after the last attempt keeps the job as a dead letter. It keeps the message too, so what is thrown
 * on is scrubbed.
 */
export async function runJob<Name extends JobName>(
  name: Name,
  payload: unknown,
  job: JobAttempt,
  handlers: Pick<Handlers, Name> = ours,
): Promise<void> {
  const requestId = (payload as { requestId?: unknown } | null)?.requestId;
  await withRequest({ requestId: typeof requestId === 'string' ? requestId : `job-${job.id}` }, async () => {
    const startedAt = performance.now();
    const facts = { job: name, jobId: job.id, attempt: job.attempt };
    try {
      await handlers[name](jobs[name].parse(payload) as never, job);
      log.info({ ...facts, tookMs: Math.round(performance.now() - startedAt) }, 'job done');
    } catch (error) {
      const isLast = job.attempt >= job.maxAttempts;
      log.error(
        { ...facts, isLast, err: error },
        isLast ? 'job failed for good: see the dead letters' : 'job failed; it will be tried again',
      );
      throw toScrubbedError(error);
    }
  });
}
