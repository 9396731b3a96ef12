import { withSystem } from '../with-system.ts';

/** Sessions and mailed links that ended before then; and every attempt counter whose window has closed. */
export async function deleteSpentIdentity(before: Date): Promise<{ sessions: number; emailTokens: number; counters: number }> {
  return withSystem(async (tx) => {
    const sessions = await tx.session.deleteMany({ where: { OR: [{ expiresAt: { lt: before } }, { revokedAt: { lt: before } }] } });
    const emailTokens = await tx.emailToken.deleteMany({ where: { expiresAt: { lt: before } } });
    const counters = await tx.$executeRaw`DELETE FROM identity.rate_limit WHERE expire < ${Date.now()}`;
    return { sessions: sessions.count, emailTokens: emailTokens.count, counters };
  });
}
