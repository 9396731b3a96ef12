import { socialProviders, type SocialAccountView, type SocialProvider } from '@parley/contract/social';
import type { IdentityProof } from '@parley/contract/passkey';
import { systemDb } from '@parley/db/with-system';
import { AppError, notFound } from '../app-error.ts';
import { isUniqueViolation } from '../channel/create-channel.ts';
import { recordOwnAct } from '../identity/record-own-act.ts';
import { requireProof } from '../identity/require-proof.ts';
import { endSessions, type SignedIn } from '../identity/session.ts';
import { offeredProviders } from './social-provider.ts';
import type { SocialPerson } from './vouched.ts';

/** One answer, whether there is no such person here, or one whom this account may not open: it tells nothing of who is here. */
const isNotLinked = () =>
  new AppError('FORBIDDEN', {
    message:
      'This account opens nothing here yet. Sign in another way and link it in your settings, or ask somebody at your firm to invite you.',
    rule: 'social-not-linked',
  });
const isElsewhere = (cause: unknown) =>
  new AppError('CONFLICT', {
    message: 'This account is linked to somebody else here, or you have linked another one. Unlink that one first.',
    rule: 'social-linked-elsewhere',
    cause,
  });

export async function listSocialAccounts({ userId }: Pick<SignedIn, 'userId'>): Promise<SocialAccountView[]> {
  const rows = await systemDb().socialAccount.findMany({ where: { userId } });
  const offered = offeredProviders();
  return socialProviders.flatMap((provider): SocialAccountView[] => {
    const row = rows.find((one) => one.provider === provider);
    if (!row) return offered.includes(provider) ? [{ provider, linked: null }] : [];
    const { email, linkedAt, lastUsedAt } = row;
    const linked = { email, linkedAt: linkedAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null };
    return [{ provider, linked }];
  });
}

/**
 * Whose account a proven person's account at Google or Microsoft opens: the one it is linked to. Else the one with the same
 * address, when the provider vouches for the address today, we have seen that it is theirs as well, and no other account of
 * that provider is linked to it.
 */
export async function findAccount(person: SocialPerson): Promise<{ id: string; email: string }> {
  const { provider, issuer, subject, email, isVouched } = person;
  const known = await systemDb().socialAccount.findUnique({ where: { issuer_subject: { issuer, subject } } });
  if (known && known.provider !== provider) throw isNotLinked();
  if (known) return systemDb().user.findUniqueOrThrow({ where: { id: known.userId } });
  const user = isVouched ? await systemDb().user.findUnique({ where: { email } }) : null;
  if (!user?.emailConfirmedAt) throw isNotLinked();
  if (await systemDb().socialAccount.findUnique({ where: { userId_provider: { userId: user.id, provider } } })) throw isNotLinked();
  return user;
}

/** Links it, or notes that it was used. Linking is an entry in the logs of the person's workspaces. */
export async function keepLink(person: SocialPerson, userId: string): Promise<void> {
  const { provider, issuer, subject, email } = person;
  const { count } = await systemDb().socialAccount.updateMany({
    where: { issuer, subject, userId },
    data: { lastUsedAt: new Date(), email },
  });
  if (count > 0) return;
  await systemDb()
    .socialAccount.create({ data: { provider, issuer, subject, email, userId } })
    .catch((error: unknown) => {
      throw isUniqueViolation(error) ? isElsewhere(error) : error;
    });
  await recordOwnAct(userId, 'session.socialLinked', { provider });
}

/**
 * Unlinks it and ends what it opened elsewhere. The proof is a password or a passkey: a way in that stays, so that the last
 * one is never taken away.
 */
export async function unlinkSocial(signedIn: SignedIn, input: { provider: SocialProvider; proof: IdentityProof }): Promise<void> {
  const { userId, sessionId } = signedIn;
  const { provider, proof } = input;
  await requireProof(signedIn, proof);
  const { count } = await systemDb().socialAccount.deleteMany({ where: { userId, provider } });
  if (count === 0) throw notFound('account');
  await endSessions({ userId, id: { not: sessionId }, signedInBy: provider });
  await recordOwnAct(userId, 'session.socialUnlinked', { provider });
}
