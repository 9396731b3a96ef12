type Client = { query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> };
/** Lends a connection of the role that runs jobs. */
export type WithJobDb = <Result>(fn: (client: Client) => Promise<Result>) => Promise<Result>;

/**
 * Erases every row of a tenant whose deletion is due, and the jobs that still wait for it; throws when none is due. A large
 * tenant takes longer than other statements of this role may.
 */
export async function eraseTenant(withJobDb: WithJobDb, tenantId: string, ownJobId: string): Promise<void> {
  await withJobDb(async (client) => {
    await client.query('BEGIN');
    try {
      await client.query('SET LOCAL statement_timeout = 0');
      await client.query('SELECT app.erase_tenant($1)', [tenantId]);
      await client.query(
        "DELETE FROM graphile_worker._private_jobs WHERE payload ->> 'tenantId' = $1 AND id::text <> $2 AND locked_at IS NULL",
        [tenantId, ownJobId],
      );
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    }
  });
}
