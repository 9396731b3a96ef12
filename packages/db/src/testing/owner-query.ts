import pg from 'pg';

/** For tests: asks the database as its owner, past row-level security; with `tamper`, past the guards of the log too. */
export async function ownerQuery<Row>(url: string, text: string, values: unknown[] = [], tamper = false): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    if (tamper) await client.query('SET session_replication_role = replica');
    return (await client.query(text, values)).rows as Row[];
  } finally {
    await client.end();
  }
}
