import type pg from 'pg';

/**
 * Gives back jobs that a worker took and never finished, because its process or machine died. The queue itself waits four
 * hours; a mail should not. Should the worker live after all, the job runs twice, which every handler bears.
 */
export async function releaseAbandonedJobs(pool: pg.Pool, minutes: number): Promise<number> {
  const { rowCount } = await pool.query(
    `UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL
     WHERE locked_at < now() - $1 * interval '1 minute' AND job_queue_id IS NULL`,
    [minutes],
  );
  return rowCount ?? 0;
}
