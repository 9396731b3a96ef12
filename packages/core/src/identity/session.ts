import type { Locale } from '@parley/contract/choices';
import { permissionsOf } from '@parley/contract/permission';
import type { SignInWay } from '@parley/contract/sign-in-rules';
import { resolveActorRow, type ActorRow } from '@parley/db/identity/resolve-actor-row';
import { systemDb } from '@parley/db/with-system';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { bus } from '../bus/bus.ts';
import { hashToken, newId, newToken } from '../id.ts';
import { currentAddress } from '../log.ts';
import { findCurrentSlug } from '../workspace/find-current-slug.ts';
import { noteActivity } from '../member/note-activity.ts';
import { doorRefusal } from './door-refusal.ts';
import { noteDevice } from './note-device.ts';
import { plainAddress } from './plain-address.ts';

/** A signed-in person, before a workspace is chosen. */
export type SignedIn = {
  sessionId: string;
  userId: string;
  email: string;
  name: string;
  isEmailConfirmed: boolean;
  signedInBy: SignInWay;
  /** The one workspace that this session opens, when a firm's own identity provider began it; null for a person's own session. */
  onlyTenantId: string | null;
  hasSecondFactor: boolean;
  /** Begun within the last quarter of an hour: who it is was shown just now. */
  isFresh: boolean;
};
/** `locale`: the language of the page that asks. */
export type Client = { address: string; userAgent: string; locale?: Locale };

const sessionDays = 30;
const signInFirst = () => new AppError('UNAUTHENTICATED', { message: 'Sign in to continue.' });

/**
 * Makes a session; the token is told once, the database keeps its hash. `onlyTenantId` binds it to one workspace;
 * `hasSecondFactor`: whoever it is has shown more than a password or a mailed link.
 */
export async function startSession(
  userId: string,
  client: Client,
  how: { signedInBy?: SignInWay; onlyTenantId?: string; hasSecondFactor?: boolean } = {},
): Promise<{ sessionId: string; sessionToken: string }> {
  const sessionToken = newToken();
  const sessionId = newId();
  await systemDb().session.create({
    data: {
      id: sessionId,
      tokenHash: hashToken(sessionToken),
      userId,
      userAgent: client.userAgent.slice(0, 400),
      address: client.address.slice(0, 64),
      signedInBy: how.signedInBy ?? 'password',
      onlyTenantId: how.onlyTenantId ?? null,
      secondFactorAt: how.hasSecondFactor ? new Date() : null,
      expiresAt: new Date(Date.now() + sessionDays * 86_400_000),
    },
  });
  if (client.locale) await systemDb().user.updateMany({ where: { id: userId }, data: { locale: client.locale } });
  await noteDevice({ userId, sessionId }, client);
  return { sessionId, sessionToken };
}

/** The live session of a token, or null. */
export async function findSession(sessionToken: string): Promise<SignedIn | null> {
  const row = await resolveActorRow(hashToken(sessionToken), null, null);
  return row && toSignedIn(row);
}

/**
 * Who acts in the workspace `slug`. UNAUTHENTICATED without a live session, and, with the rule, for one that the firm's sign-in
 * rules keep out; NOT_FOUND alike for a workspace that does not exist and one that the person does not belong to. Rules about
 * addresses go by the address of the request. `isUnattended`: the page asks by itself, nobody is at the device.
 */
export async function resolveActor(
  sessionToken: string | null,
  slug: string,
  { isUnattended = false }: { isUnattended?: boolean } = {},
): Promise<Actor> {
  const row = sessionToken ? await resolveActorRow(hashToken(sessionToken), slug, plainAddress(currentAddress())) : null;
  if (!row) throw signInFirst();
  if (!row.tenant_id || !row.member_id || !row.role || row.name === null) {
    const current = await findCurrentSlug(slug);
    if (!current || current === slug) throw notFound('workspace');
    return resolveActor(sessionToken, current, { isUnattended });
  }
  if (row.refused_by) throw doorRefusal(row.refused_by);
  if (row.is_stale && !isUnattended) {
    await systemDb().session.updateMany({ where: { id: row.session_id }, data: { lastSeenAt: new Date() } });
    await noteActivity(row.tenant_id, row.member_id);
  }
  return {
    tenantId: row.tenant_id,
    slug,
    memberId: row.member_id,
    userId: row.user_id,
    sessionId: row.session_id,
    role: row.role,
    permissions: permissionsOf(row.role, row.granted),
    name: row.name,
    isEmailConfirmed: row.is_confirmed,
  };
}

/** Whoever is signed in, also through a firm's identity provider. */
export async function requireSignedIn(sessionToken: string | null): Promise<SignedIn> {
  const found = sessionToken ? await findSession(sessionToken) : null;
  if (!found) throw signInFirst();
  return found;
}

/**
 * Refuses a session that a firm's identity provider opened: what it says is good for that firm, and for nothing that is the
 * person's own.
 */
export function requireOwnSession(signedIn: SignedIn): void {
  if (signedIn.onlyTenantId)
    throw new AppError('FORBIDDEN', {
      message: 'You came in through your firm. To change your own account, sign out and sign in with your own password.',
      rule: 'own-session-only',
    });
}

const toSignedIn = (row: ActorRow): SignedIn => ({
  sessionId: row.session_id,
  userId: row.user_id,
  email: row.email,
  name: row.user_name,
  isEmailConfirmed: row.is_confirmed,
  signedInBy: row.signed_in_by,
  onlyTenantId: row.only_tenant_id,
  hasSecondFactor: row.has_second_factor,
  isFresh: row.is_fresh,
});

/** Signs out: the session with this token ends, with its sockets. */
export async function endSession(sessionToken: string): Promise<void> {
  await endSessions({ tokenHash: hashToken(sessionToken) });
}

/** Ends sessions at once, everywhere: the rows first, then every node closes its sockets. */
export async function endSessions(where: {
  userId?: string;
  id?: string | { not: string };
  tokenHash?: Uint8Array<ArrayBuffer>;
  signedInBy?: SignInWay;
}): Promise<number> {
  const live = await systemDb().session.findMany({ where: { ...where, revokedAt: null }, select: { id: true } });
  const sessionIds = live.map((row) => row.id);
  if (sessionIds.length === 0) return 0;
  await systemDb().session.updateMany({ where: { id: { in: sessionIds } }, data: { revokedAt: new Date() } });
  bus().announce({ kind: 'session', sessionIds, reason: 'signedOut' });
  return sessionIds.length;
}
