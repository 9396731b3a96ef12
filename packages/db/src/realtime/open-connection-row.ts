import { database } from '../database.ts';

export type ConnectionRow = {
  user_id: string;
  role: 'owner' | 'admin' | 'member' | 'guest';
  name: string;
  is_confirmed: boolean;
  slug: string;
  channels: string[] | null;
  versions: string[] | number[] | null;
  floors: string[] | number[] | null;
};

/** Session, member and channels in one round trip; null when the session or the member has ended. */
export async function openConnectionRow(claims: {
  tenantId: string;
  memberId: string;
  sessionId: string;
}): Promise<ConnectionRow | null> {
  const { rows } = await database().system.query<ConnectionRow>({
    name: 'open_connection',
    text: 'SELECT * FROM app.open_connection($1, $2, $3)',
    values: [claims.tenantId, claims.memberId, claims.sessionId],
  });
  return rows[0] ?? null;
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
