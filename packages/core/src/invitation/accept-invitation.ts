import { limits } from '@parley/contract/limits';
import { lockStream } from '@parley/db/channel/channel-queries';
import { systemDb, withSystem } from '@parley/db/with-system';
import { AppError } from '../app-error.ts';
import { requireSeatToJoin } from '../billing/require-seats.ts';
import { isUniqueViolation } from '../channel/create-channel.ts';
import { newId, newToken } from '../id.ts';
import { insertSignInLink } from '../identity/magic-link.ts';
import { hashPassword, verifyPassword } from '../identity/password.ts';
import type { Client } from '../identity/session.ts';
import { throttle, throttlePassword } from '../identity/throttle.ts';
import { takeUse } from './invitation-links.ts';
import { insertJoinRequest } from './join-requests.ts';
import { announceJoined, insertMember } from './join-workspace.ts';
import { readOpenInvitation, spent } from './open-invitation.ts';

export type FoundInvitation = {
  workspaceName: string;
  workspaceSlug: string;
  email: string;
  inviterName: string;
  hasAccount: boolean;
  /** As whoever invited them wrote it; it can be changed. */
  name: string;
  isGuest: boolean;
  needsApproval: boolean;
};

/** What the page of an invitation shows, or NOT_FOUND. */
export async function findInvitation(input: { token: string }, client: Client): Promise<FoundInvitation> {
  await throttle('token.address', client.address);
  return withSystem(async (tx) => {
    const { invitation, workspace } = await readOpenInvitation(tx, input.token);
    const account = await tx.user.findUnique({ where: { email: invitation.email }, select: { name: true } });
    return {
      workspaceName: workspace.name,
      workspaceSlug: workspace.slug,
      email: invitation.email,
      inviterName: invitation.inviter.name,
      hasAccount: account !== null,
      name: invitation.name || (account?.name ?? ''),
      isGuest: invitation.role === 'guest',
      needsApproval: invitation.needsApproval,
    };
  });
}

export type Accepted = {
  slug: string;
  email: string;
  /** An admin has to approve first. */
  isWaiting: boolean;
  /** Signs in once, within minutes, whoever joins without a password. */
  signInToken: string | null;
};

/**
 * Joins by a mailed link, once. The link proves the address. Who has an account already gives its password; nobody can
 * take an account over by being invited. A guest needs no password: signing in later is by a mailed link, which proves as much.
 */
export async function acceptInvitation(
  input: { token: string; name: string; password?: string | undefined },
  client: Client,
): Promise<Accepted> {
  await throttle('token.address', client.address);
  const before = await withSystem((tx) => readOpenInvitation(tx, input.token));
  const account = await systemDb().user.findUnique({ where: { email: before.invitation.email } });
  const passwordHash = await provePassword(input.password, before.invitation, account, client.address);

  const { token, name, password } = input;
  const locale = client.locale ?? null;
  const taken = await takeInvitation({ token, name, account, passwordHash, locale, signsInByLink: !password });
  const { userId: _, ...accepted } = taken;
  return accepted;
}

type Taking = {
  token: string;
  name: string;
  /** Who has been shown to be the invited person, or null for somebody new, who gets this password. */
  account: { id: string } | null;
  passwordHash: string;
  locale: string | null;
  signsInByLink: boolean;
};

/** Takes the invitation, once, for whoever has been shown to be the one who was invited. */
export async function takeInvitation(taking: Taking): Promise<Accepted & { userId: string }> {
  const { token, name, account, passwordHash, locale, signsInByLink } = taking;
  const accepted = await withSystem(async (tx) => {
    const { invitation, workspace } = await readOpenInvitation(tx, token);
    const { tenantId, slug } = workspace;
    await lockStream(tx, tenantId);
    if (invitation.role !== 'guest' && !invitation.needsApproval) await requireSeatToJoin(tx, tenantId);
    const { count } = await tx.invitation.updateMany({
      where: { id: invitation.id, acceptedAt: null, revokedAt: null },
      data: { acceptedAt: new Date() },
    });
    if (count === 0) throw spent();
    if (invitation.linkId) await takeUse(tx, invitation.linkId);
    const { email } = invitation;
    const user = account ?? (await tx.user.create({ data: { id: newId(), email, name, passwordHash, locale } }));
    await tx.user.updateMany({ where: { id: user.id, emailConfirmedAt: null }, data: { emailConfirmedAt: new Date() } });
    if (invitation.needsApproval) {
      await insertJoinRequest(tx, tenantId, { userId: user.id, email, name });
      return { slug, email, joined: null, signInToken: null, userId: user.id };
    }
    const { role, channelIds, groupIds, guestUntil } = invitation;
    const by = { invitationId: invitation.id, via: invitation.via };
    const joiner = { userId: user.id, email, name, role, channelIds, groupIds, guestUntil, by };
    const joined = await insertMember(tx, tenantId, joiner);
    const signInToken = signsInByLink ? await insertSignInLink(tx, { id: user.id, email }) : null;
    return { slug, email, joined, signInToken, userId: user.id };
  }).catch((error: unknown) => {
    throw isUniqueViolation(error) ? spent() : error;
  });

  const { joined, ...answer } = accepted;
  if (joined) await announceJoined(joined);
  return { ...answer, isWaiting: !joined };
}

/** The hash to keep for a new account, after the password of an existing one has been shown. */
async function provePassword(
  password: string | undefined,
  invitation: { role: string },
  account: { email: string; passwordHash: string } | null,
  address: string,
): Promise<string> {
  // Nobody knows this one: signing in is by link until the guest chooses their own.
  if (!password && invitation.role === 'guest') return account?.passwordHash ?? hashPassword(newToken());
  if (account) {
    await throttlePassword(account.email, address);
    if (!(await verifyPassword(account.passwordHash, password ?? '')))
      throw new AppError('INVALID', {
        message: 'You have an account with this address already. Enter its password to join with it.',
      });
    return account.passwordHash;
  }
  if (!password || password.length < limits.passwordMin)
    throw new AppError('INVALID', { message: `Use at least ${limits.passwordMin} characters.` });
  return hashPassword(password);
}
