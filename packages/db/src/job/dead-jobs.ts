import type pg from 'pg';

export type DeadJobRow = {
  id: string;
  name: string;
  tenant_id: string | null;
  request_id: string | null;
  attempts: number;
  last_error: string | null;
  created_at: Date;
  updated_at: Date;
};

/** Jobs whose attempts are used up, without the rest of their payload. */
export async function deadJobs(pool: pg.Pool, limit: number): Promise<DeadJobRow[]> {
  const { rows } = await pool.query<DeadJobRow>(
    `SELECT j.id::text AS id, t.identifier AS name, j.payload ->> 'tenantId' AS tenant_id, j.payload ->> 'requestId' AS request_id,
            j.attempts, j.last_error, j.created_at, j.updated_at
     FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE j.attempts >= j.max_attempts AND j.locked_at IS NULL ORDER BY j.updated_at DESC LIMIT $1`,
    [limit],
  );
  return rows;
}

export async function reviveJob(pool: pg.Pool, id: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `SELECT 1 FROM graphile_worker._private_jobs j,
            LATERAL graphile_worker.reschedule_jobs(ARRAY[j.id], run_at => now(), attempts => 0)
     WHERE j.id = $1 AND j.attempts >= j.max_attempts AND j.locked_at IS NULL`,
    [id],
  );
  return (rowCount ?? 0) > 0;
}
