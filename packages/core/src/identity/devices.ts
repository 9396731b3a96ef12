import type { SessionView } from '@parley/contract/workspace-view';
import { systemDb } from '@parley/db/with-system';
import { notFound } from '../app-error.ts';
import { describeDevice } from './describe-device.ts';
import { endSessions, type SignedIn } from './session.ts';

/** The person's devices, the latest used first. */
export async function listSessions(signedIn: Pick<SignedIn, 'userId' | 'sessionId'>): Promise<SessionView[]> {
  const rows = await systemDb().session.findMany({
    where: { userId: signedIn.userId, revokedAt: null, expiresAt: { gt: new Date() } },
    orderBy: { lastSeenAt: 'desc' },
    take: 100,
  });
  return rows.map((row) => ({
    id: row.id,
    device: describeDevice(row.userAgent),
    address: row.address,
    signedInBy: row.signedInBy as SessionView['signedInBy'],
    hasSecondFactor: row.secondFactorAt !== null,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    isCurrent: row.id === signedIn.sessionId,
  }));
}

export async function revokeSession(signedIn: Pick<SignedIn, 'userId'>, sessionId: string): Promise<void> {
  const ended = await endSessions({ userId: signedIn.userId, id: sessionId });
  if (ended === 0) throw notFound('device');
}

export async function revokeOtherSessions(signedIn: Pick<SignedIn, 'userId' | 'sessionId'>): Promise<number> {
  return endSessions({ userId: signedIn.userId, id: { not: signedIn.sessionId } });
}
