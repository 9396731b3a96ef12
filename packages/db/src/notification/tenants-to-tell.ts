import { database } from '../database.ts';

/** The firms in which somebody waits to be told of something. One query over all of them. */
export async function tenantsToTell(by: 'push' | 'mail'): Promise<string[]> {
  const { rows } = await database().app.query<{ tenant_id: string }>({
    name: 'tenants_to_tell',
    text: 'SELECT * FROM app.tenants_to_tell($1)',
    values: [by === 'mail'],
  });
  return rows.map((row) => row.tenant_id);
}
