import { personName } from '@parley/contract/primitives';
import { systemDb, withSystem } from '@parley/db/with-system';
import { AppError } from '../app-error.ts';
import type { Client } from '../identity/session.ts';
import { takeInvitation } from '../invitation/accept-invitation.ts';
import { readOpenInvitation } from '../invitation/open-invitation.ts';
import { unknownPassword } from '../single-sign-on/join-by-provider.ts';
import { findAccount } from './social-accounts.ts';
import type { SocialPerson } from './vouched.ts';

const isForAnother = () =>
  new AppError('FORBIDDEN', {
    message: 'This invitation was sent to another address than this account has. Choose that account, or join with a password.',
    rule: 'social-another-address',
  });

/**
 * Who the invited person is here, or null for somebody new. The invitation's mail and the provider must speak of one address;
 * an account that is here already opens only as it would at the sign-in page.
 */
export async function findInvited(person: SocialPerson, token: string): Promise<{ id: string } | null> {
  const { email, needsApproval } = (await withSystem((tx) => readOpenInvitation(tx, token))).invitation;
  if (needsApproval) throw isForAnother();
  const existing = await systemDb().user.findUnique({ where: { email } });
  if (existing) {
    const account = await findAccount(person);
    if (account.id !== existing.id) throw isForAnother();
    return account;
  }
  const { issuer, subject, isVerified } = person;
  if (person.email !== email || !isVerified) throw isForAnother();
  // An account of somebody else's does not become this one's too.
  if (await systemDb().socialAccount.findUnique({ where: { issuer_subject: { issuer, subject } } })) throw isForAnother();
  return null;
}

/** Joins with the name that the provider tells, unless whoever invited them wrote one. */
export async function acceptByProvider(
  person: SocialPerson,
  { token, account }: { token: string; account: { id: string } | null },
  client: Client,
): Promise<{ slug: string; userId: string }> {
  const { invitation } = await withSystem((tx) => readOpenInvitation(tx, token));
  const name = personName.safeParse(invitation.name || (person.name ?? '')).data ?? person.email.split('@')[0] ?? person.email;
  const passwordHash = await unknownPassword();
  return takeInvitation({ token, name, account, passwordHash, locale: client.locale ?? null, signsInByLink: false });
}
