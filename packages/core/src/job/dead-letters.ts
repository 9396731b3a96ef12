import { deadJobs, reviveJob } from '@parley/db/job/dead-jobs';
import { openJobPool } from '@parley/db/job/open-job-pool';

export type DeadLetter = {
  id: string;
  name: string;
  tenantId: string | null;
  requestId: string | null;
  attempts: number;
  lastError: string;
  createdAt: string;
  failedAt: string;
};

/** Jobs that failed at every attempt, the latest first. They stay until somebody retries them. */
export async function listDeadJobs(jobDatabaseUrl: string, limit = 200): Promise<DeadLetter[]> {
  const pool = openJobPool(jobDatabaseUrl);
  try {
    const rows = await deadJobs(pool, limit);
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      tenantId: row.tenant_id,
      requestId: row.request_id,
      attempts: row.attempts,
      lastError: (row.last_error ?? '').split('\n')[0] ?? '',
      createdAt: row.created_at.toISOString(),
      failedAt: row.updated_at.toISOString(),
    }));
  } finally {
    await pool.end();
  }
}

/** Puts a dead job back to be run at once, with all its attempts before it. False: there is no dead job of this id. */
export async function retryDeadJob(jobDatabaseUrl: string, id: string): Promise<boolean> {
  if (!/^[1-9]\d{0,17}$/.test(id)) return false;
  const pool = openJobPool(jobDatabaseUrl);
  try {
    return await reviveJob(pool, id);
  } finally {
    await pool.end();
  }
}
