import { database } from '../database.ts';

export type ActorRow = {
  session_id: string;
  user_id: string;
  email: string;
  user_name: string;
  is_confirmed: boolean;
  /** Not seen for a minute: worth noting that it was seen now. */
  is_stale: boolean;
  tenant_id: string | null;
  member_id: string | null;
  role: 'owner' | 'admin' | 'member' | 'guest' | null;
  name: string | null;
};

/** The live session with this token, with the member it is in the workspace `slug`; null when the session has ended. */
export async function resolveActorRow(tokenHash: Uint8Array, slug: string | null): Promise<ActorRow | null> {
  const { rows } = await database().system.query<ActorRow>({
    name: 'resolve_actor',
    text: 'SELECT * FROM app.resolve_actor($1, $2)',
    values: [Buffer.from(tokenHash), slug],
  });
  return rows[0] ?? null;
}
