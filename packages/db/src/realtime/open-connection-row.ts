import { database } from '../database.ts';
import type { ActorRow } from '../identity/resolve-actor-row.ts';

export type ConnectionRow = {
  user_id: string;
  role: 'owner' | 'admin' | 'member' | 'guest';
  name: string;
  is_confirmed: boolean;
  slug: string;
  granted: string[];
  refused_by: ActorRow['refused_by'];
  channels: string[] | null;
  versions: string[] | number[] | null;
  floors: string[] | number[] | null;
};

/** Session, member and channels in one round trip; null when the session or the member has ended. */
export async function openConnectionRow(connection: {
  tenantId: string;
  memberId: string;
  sessionId: string;
  address: string | null;
}): Promise<ConnectionRow | null> {
  const { rows } = await database().system.query<ConnectionRow>({
    name: 'open_connection',
    text: 'SELECT * FROM app.open_connection($1, $2, $3, $4)',
    values: [connection.tenantId, connection.memberId, connection.sessionId, connection.address],
  });
  return rows[0] ?? null;
}

export type OpenConnection = {
  memberId: string;
  sessionId: string;
  address: string | null;
  /** When its person last did something. */
  usedAt: Date;
};
export type RecheckedRow = Pick<ConnectionRow, 'granted' | 'refused_by'> & { role: ConnectionRow['role'] | null };

/** How each of these open connections of a tenant stands now, in their order; `role` is null where the member has ended. */
export async function recheckConnectionRows(tenantId: string, open: OpenConnection[]): Promise<RecheckedRow[]> {
  const { rows } = await database().system.query<RecheckedRow>({
    name: 'recheck_connections',
    text: 'SELECT * FROM app.recheck_connections($1, $2, $3, $4, $5) ORDER BY n',
    values: [
      tenantId,
      open.map(({ memberId }) => memberId),
      open.map(({ sessionId }) => sessionId),
      open.map(({ address }) => address),
      open.map(({ usedAt }) => usedAt),
    ],
  });
  return rows;
}

/** Which of these sessions have ended (revoked, expired or gone)? */
export async function endedSessionIds(sessionIds: string[]): Promise<string[]> {
  const { rows } = await database().system.query<{ id: string }>({
    name: 'ended_sessions',
    text: `SELECT i.id FROM unnest($1::uuid[]) AS i (id)
           LEFT JOIN identity.session s ON s.id = i.id AND s.revoked_at IS NULL AND s.expires_at > now()
           WHERE s.id IS NULL`,
    values: [sessionIds],
  });
  return rows.map((row) => row.id);
}
