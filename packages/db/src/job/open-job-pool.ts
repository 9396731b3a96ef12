import pg from 'pg';

/** The queue belongs to a role of its own, which sees no tenant's rows and nobody's identity. */
export function openJobPool(jobUrl: string, max = 2): pg.Pool {
  const pool = new pg.Pool({
    connectionString: jobUrl,
    max,
    application_name: 'parley-jobs',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  // A connection that breaks is replaced at the next query; without these listeners it ends the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
