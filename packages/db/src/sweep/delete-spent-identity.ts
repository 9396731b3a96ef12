import { withSystem } from '../with-system.ts';

/** Sessions and mailed links that ended before then; every question to a passkey, and every attempt counter, whose time is over. */
export async function deleteSpentIdentity(before: Date): Promise<{ sessions: number; emailTokens: number; counters: number }> {
  return withSystem(async (tx) => {
    const sessions = await tx.session.deleteMany({ where: { OR: [{ expiresAt: { lt: before } }, { revokedAt: { lt: before } }] } });
    const emailTokens = await tx.emailToken.deleteMany({ where: { expiresAt: { lt: before } } });
    await tx.passkeyChallenge.deleteMany({ where: { expiresAt: { lt: new Date() } } });
    const counters = await tx.$executeRaw`DELETE FROM identity.rate_limit WHERE expire < ${Date.now()}`;
    return { sessions: sessions.count, emailTokens: emailTokens.count, counters };
  });
}
