import type { Locale } from '@parley/contract/choices';
import { withSystem } from '@parley/db/with-system';
import { deriveToken, hashToken } from '../id.ts';
import { recipientLocale } from '../mail/recipient-locale.ts';

export type IssuedEmailToken = {
  token: string;
  email: string;
  name: string;
  /** Names this very mail; the same for a repetition. */
  key: string;
  locale: Locale;
};
type Request = {
  kind: 'confirm' | 'reset' | 'signIn';
  user: { id: string } | { email: string };
  request: { id: string; at: Date };
};

const validMs = { confirm: 24 * 3_600_000, reset: 3_600_000, signIn: 15 * 60_000 } as const;

/**
 * Makes a link to confirm an address, to choose a new password or to sign in; only its hash is stored, and it ends earlier links of
 * its kind. Null when there is nothing to send: nobody has this address, it is confirmed, the link was used, or a later
 * request has been answered already. A repeated request gives the same link.
 */
export async function issueEmailToken({ kind, user: where, request }: Request): Promise<IssuedEmailToken | null> {
  const issued = await withSystem(async (tx) => {
    const user = await tx.user.findUnique({ where });
    if (!user || (kind === 'confirm' && user.emailConfirmedAt)) return null;
    const key = `${kind}.${user.id}.${request.id}.${request.at.valueOf()}`;
    const token = deriveToken(key);
    const tokenHash = hashToken(token);
    const later = await tx.emailToken.findFirst({
      where: { userId: user.id, kind, OR: [{ createdAt: { gt: request.at } }, { tokenHash, usedAt: { not: null } }] },
    });
    if (later) return null;
    await tx.emailToken.deleteMany({ where: { userId: user.id, kind, usedAt: null, tokenHash: { not: tokenHash } } });
    const expiresAt = new Date(Date.now() + validMs[kind]);
    await tx.emailToken.upsert({
      where: { tokenHash },
      create: { tokenHash, userId: user.id, kind, email: user.email, createdAt: request.at, expiresAt },
      update: { expiresAt },
    });
    return { token, key, user };
  });
  if (!issued) return null;
  const { token, key, user } = issued;
  return { token, key, email: user.email, name: user.name, locale: (await recipientLocale(user.id)) ?? 'en' };
}
