import type { TenantTx } from '../with-tenant.ts';

/**
 * Puts a job into the caller's transaction: it exists if and only if the transaction commits. The worker runs it at least
 * once, with back-off, up to twelve times. A `key` replaces a waiting job of the same key. Secrets never go in a payload.
 */
export async function enqueueJob(
  tx: Pick<TenantTx, '$queryRaw' | '$executeRaw'>,
  job: { name: string; payload: Record<string, unknown>; key?: string; runAt?: Date },
): Promise<void> {
  const payload = JSON.stringify(job.payload);
  const key = job.key ?? null;
  if (job.runAt)
    await tx.$queryRaw`SELECT 1 FROM (SELECT app.enqueue_job_at(${job.name}, ${payload}::jsonb, ${key}, ${job.runAt}::timestamptz)) AS done`;
  else await tx.$queryRaw`SELECT 1 FROM (SELECT app.enqueue_job(${job.name}, ${payload}::jsonb, ${key})) AS done`;
}
