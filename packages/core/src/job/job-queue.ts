import { openJobPool } from '@parley/db/job/open-job-pool';
import { releaseAbandonedJobs } from '@parley/db/job/release-abandoned-jobs';
import { log } from '../log.ts';

const abandonedAfterMinutes = 15;

/** The queue's connections, for whoever runs jobs. They belong to a role that sees no tenant's rows. */
export function openJobQueue(jobDatabaseUrl: string, connections: number) {
  const pool = openJobPool(jobDatabaseUrl, connections);
  return {
    pool,
    /** Lets jobs of workers that died run again. Says nothing of a database that is away: the runner does. */
    releaseAbandoned: async (): Promise<void> => {
      const released = await releaseAbandonedJobs(pool, abandonedAfterMinutes).catch(() => 0);
      if (released > 0) log.warn({ released }, 'took back jobs that a worker left unfinished');
    },
    close: () => pool.end(),
  };
}
