import { database } from '../database.ts';

export type MemberKey = { tenantId: string; memberId: string };
/** What one device says of its person; `state` null ends the lease. */
export type LeaseChange = MemberKey & { deviceId: string; state: string | null };

/** Writes the changes of many tenants in one round trip; each lease runs out after `ttlMs` unless renewed. */
export async function writeLeases(changes: LeaseChange[], node: string, ttlMs: number): Promise<void> {
  if (changes.length === 0) return;
  await database().app.query({
    name: 'presence_write',
    text: 'SELECT app.presence_write($1, $2, $3, $4, $5, $6)',
    values: [
      changes.map((change) => change.tenantId),
      changes.map((change) => change.memberId),
      changes.map((change) => change.deviceId),
      changes.map((change) => change.state),
      node,
      ttlMs,
    ],
  });
}

/** Renews all leases of a node in these tenants; answers how many there were (fewer than held: the table was emptied). */
export async function renewLeases(tenantIds: string[], node: string, ttlMs: number): Promise<number> {
  if (tenantIds.length === 0) return 0;
  const { rows } = await database().app.query<{ renewed: number }>({
    name: 'presence_renew',
    text: 'SELECT app.presence_renew($1, $2, $3) AS renewed',
    values: [tenantIds, node, ttlMs],
  });
  return rows[0]?.renewed ?? 0;
}

/** The states of the living devices of each member who has any. */
export async function readLeases(members: MemberKey[]): Promise<(MemberKey & { states: string[] })[]> {
  if (members.length === 0) return [];
  const { rows } = await database().app.query<{ tenant_id: string; member_id: string; states: string[] }>({
    name: 'presence_devices',
    text: 'SELECT * FROM app.presence_devices($1, $2)',
    values: [members.map((member) => member.tenantId), members.map((member) => member.memberId)],
  });
  return rows.map((row) => ({ tenantId: row.tenant_id, memberId: row.member_id, states: row.states }));
}

/** Deletes leases (unless they live elsewhere) and choices that have run out; answers whose they were. */
export async function takeExpiredPresence(tenantIds: string[], withLeases: boolean): Promise<MemberKey[]> {
  if (tenantIds.length === 0) return [];
  const { rows } = await database().app.query<{ tenant_id: string; member_id: string }>({
    name: 'presence_expire',
    text: 'SELECT DISTINCT * FROM app.presence_expire($1, $2)',
    values: [tenantIds, withLeases],
  });
  return rows.map((row) => ({ tenantId: row.tenant_id, memberId: row.member_id }));
}
