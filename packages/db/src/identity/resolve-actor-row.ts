import { database } from '../database.ts';

export type ActorRow = {
  session_id: string;
  user_id: string;
  email: string;
  user_name: string;
  is_confirmed: boolean;
  /** Not seen for a minute: worth noting that it was seen now. */
  is_stale: boolean;
  signed_in_by: 'password' | 'magicLink' | 'passkey' | 'google' | 'microsoft' | 'oidc' | 'saml';
  only_tenant_id: string | null;
  has_second_factor: boolean;
  /** Begun within the last quarter of an hour. */
  is_fresh: boolean;
  tenant_id: string | null;
  member_id: string | null;
  role: 'owner' | 'admin' | 'member' | 'guest' | null;
  name: string | null;
  granted: string[];
  refused_by: 'address' | 'sessionLength' | 'idle' | 'singleSignOn' | 'secondFactor' | null;
};

/**
 * The live session with this token, with the member it is in the workspace `slug`, and the rule of that workspace that keeps
 * the session out, if any; null when the session has ended. `address`: an IP address, or null when it is not known.
 */
export async function resolveActorRow(
  tokenHash: Uint8Array,
  slug: string | null,
  address: string | null,
): Promise<ActorRow | null> {
  const { rows } = await database().system.query<ActorRow>({
    name: 'resolve_actor',
    text: 'SELECT * FROM app.resolve_actor($1, $2, $3)',
    values: [Buffer.from(tokenHash), slug, address],
  });
  return rows[0] ?? null;
}
