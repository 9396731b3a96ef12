import { database } from '../database.ts';

/** Of these ids those of members of the tenant, active or not, in no particular order. One round trip. */
export async function knownMembers(tenantId: string, memberIds: string[]): Promise<string[]> {
  const { rows } = await database().app.query<{ id: string }>({
    name: 'known_members',
    text: 'SELECT id FROM app.known_members($1, $2) AS id',
    values: [tenantId, memberIds],
  });
  return rows.map((row) => row.id);
}
