import type { Locale } from '@parley/contract/choices';
import type { SessionView } from '@parley/contract/workspace-view';
import { resolveActorRow } from '@parley/db/identity/resolve-actor-row';
import { systemDb } from '@parley/db/with-system';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { bus } from '../bus/bus.ts';
import { hashToken, newId, newToken } from '../id.ts';

/** A signed-in person, before a workspace is chosen. */
export type SignedIn = { sessionId: string; userId: string; email: string; name: string; isEmailConfirmed: boolean };
/** `locale`: the language of the page that asks. */
export type Client = { address: string; userAgent: string; locale?: Locale };

const sessionDays = 30;
const signInFirst = () => new AppError('UNAUTHENTICATED', { message: 'Sign in to continue.' });

/** Makes a session; the token is told once, the database keeps its hash. */
export async function startSession(userId: string, client: Client): Promise<{ sessionId: string; sessionToken: string }> {
  const sessionToken = newToken();
  const sessionId = newId();
  await systemDb().session.create({
    data: {
      id: sessionId,
      tokenHash: hashToken(sessionToken),
      userId,
      userAgent: client.userAgent.slice(0, 400),
      address: client.address.slice(0, 64),
      expiresAt: new Date(Date.now() + sessionDays * 86_400_000),
    },
  });
  if (client.locale) await systemDb().user.updateMany({ where: { id: userId }, data: { locale: client.locale } });
  return { sessionId, sessionToken };
}

/** The live session of a token, or null. */
export async function findSession(sessionToken: string): Promise<SignedIn | null> {
  const row = await resolveActorRow(hashToken(sessionToken), null);
  return row
    ? { sessionId: row.session_id, userId: row.user_id, email: row.email, name: row.user_name, isEmailConfirmed: row.is_confirmed }
    : null;
}

/**
 * Who acts in the workspace `slug`. UNAUTHENTICATED without a live session; NOT_FOUND alike for a workspace that does not
 * exist and one that the person does not belong to.
 */
export async function resolveActor(sessionToken: string | null, slug: string): Promise<Actor> {
  const row = sessionToken ? await resolveActorRow(hashToken(sessionToken), slug) : null;
  if (!row) throw signInFirst();
  if (!row.tenant_id || !row.member_id || !row.role || row.name === null) throw notFound('workspace');
  if (row.is_stale) await systemDb().session.updateMany({ where: { id: row.session_id }, data: { lastSeenAt: new Date() } });
  return {
    tenantId: row.tenant_id,
    slug,
    memberId: row.member_id,
    userId: row.user_id,
    sessionId: row.session_id,
    role: row.role,
    name: row.name,
    isEmailConfirmed: row.is_confirmed,
  };
}

export async function requireSignedIn(sessionToken: string | null): Promise<SignedIn> {
  const found = sessionToken ? await findSession(sessionToken) : null;
  if (!found) throw signInFirst();
  return found;
}

/** The person's devices, the latest used first. */
export async function listSessions(signedIn: SignedIn): Promise<SessionView[]> {
  const rows = await systemDb().session.findMany({
    where: { userId: signedIn.userId, revokedAt: null, expiresAt: { gt: new Date() } },
    orderBy: { lastSeenAt: 'desc' },
    take: 100,
  });
  return rows.map((row) => ({
    id: row.id,
    device: toDevice(row.userAgent),
    address: row.address,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    isCurrent: row.id === signedIn.sessionId,
  }));
}

export async function revokeSession(signedIn: SignedIn, sessionId: string): Promise<void> {
  const ended = await endSessions({ userId: signedIn.userId, id: sessionId });
  if (ended === 0) throw notFound('device');
}

export async function revokeOtherSessions(signedIn: SignedIn): Promise<number> {
  return endSessions({ userId: signedIn.userId, id: { not: signedIn.sessionId } });
}

/** Signs out: the session with this token ends, with its sockets. */
export async function endSession(sessionToken: string): Promise<void> {
  await endSessions({ tokenHash: hashToken(sessionToken) });
}

/** Ends sessions at once, everywhere: the rows first, then every node closes its sockets. */
export async function endSessions(where: {
  userId?: string;
  id?: string | { not: string };
  tokenHash?: Uint8Array<ArrayBuffer>;
}): Promise<number> {
  const live = await systemDb().session.findMany({ where: { ...where, revokedAt: null }, select: { id: true } });
  const sessionIds = live.map((row) => row.id);
  if (sessionIds.length === 0) return 0;
  await systemDb().session.updateMany({ where: { id: { in: sessionIds } }, data: { revokedAt: new Date() } });
  bus().announce({ kind: 'session', sessionIds, reason: 'signedOut' });
  return sessionIds.length;
}

/** `Firefox on Windows`: enough to recognise one's own device. */
function toDevice(userAgent: string): string {
  const first = (pairs: [RegExp, string][], otherwise: string) =>
    pairs.find(([pattern]) => pattern.test(userAgent))?.[1] ?? otherwise;
  const browser = first(
    [
      [/Edg\//, 'Edge'],
      [/OPR\//, 'Opera'],
      [/Firefox\//, 'Firefox'],
      [/Chrome\//, 'Chrome'],
      [/Safari\//, 'Safari'],
    ],
    'A browser',
  );
  const system = first(
    [
      [/Windows/, 'Windows'],
      [/iPhone|iPad/, 'iOS'],
      [/Android/, 'Android'],
      [/Mac OS X/, 'macOS'],
      [/Linux/, 'Linux'],
    ],
    'an unknown system',
  );
  return `${browser} on ${system}`;
}
