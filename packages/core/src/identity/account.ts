import type { AccountView } from '@parley/contract/workspace-view';
import { enqueueJob } from '../job/enqueue-job.ts';
import { systemDb, withSystem } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import { AppError } from '../app-error.ts';
import { hashToken } from '../id.ts';
import { mailHint } from '../mail/mail-hint.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { endSessions, type Client, type SignedIn } from './session.ts';
import { throttle } from './throttle.ts';

const linkIsSpent = () =>
  new AppError('NOT_FOUND', { message: 'This link has been used already, or it has expired. Ask for a new one.' });

/** The signed-in person and the workspaces they may enter. */
export async function getAccount(signedIn: SignedIn): Promise<AccountView> {
  const memberships = await systemDb().membership.findMany({
    where: { userId: signedIn.userId, ...(signedIn.onlyTenantId ? { tenantId: signedIn.onlyTenantId } : {}) },
    include: { workspace: true },
    orderBy: { createdAt: 'asc' },
  });
  const workspaces = await Promise.all(
    memberships.map((membership) =>
      withTenant(membership.tenantId, async (tx) => {
        const me = await tx.member.findFirst({
          where: { id: membership.memberId, deactivatedAt: null, OR: [{ endsAt: null }, { endsAt: { gt: new Date() } }] },
          select: { role: true },
        });
        if (!me) return [];
        // How large the firm is, is none of a guest's business: they count whom they share a channel with.
        const shared = { channels: { some: { channel: { members: { some: { memberId: membership.memberId } } } } } };
        const seen = me.role === 'guest' ? { OR: [{ id: membership.memberId }, shared] } : {};
        const memberCount = await tx.member.count({ where: { deactivatedAt: null, ...seen } });
        return [{ slug: membership.workspace.slug, name: membership.workspace.name, memberCount, role: me.role }];
      }),
    ),
  );
  return {
    user: { id: signedIn.userId, name: signedIn.name, email: signedIn.email, isEmailConfirmed: signedIn.isEmailConfirmed },
    workspaces: workspaces.flat(),
  };
}

/** Sends the confirmation link again. Nothing happens when the address is confirmed. */
export async function resendConfirmation(
  signedIn: Pick<SignedIn, 'userId' | 'isEmailConfirmed'>,
): Promise<{ mailHint: string | null }> {
  await throttle('mail.account', signedIn.userId);
  if (!signedIn.isEmailConfirmed)
    await withSystem((tx) => enqueueJob(tx, { name: 'mail.confirm', payload: { userId: signedIn.userId } }));
  return { mailHint: mailHint() };
}

export async function confirmEmail(input: { token: string }, client: Client): Promise<void> {
  await throttle('token.address', client.address);
  await withSystem(async (tx) => {
    const tokenHash = hashToken(input.token);
    const { count } = await tx.emailToken.updateMany({
      where: { tokenHash, kind: 'confirm', usedAt: null, expiresAt: { gt: new Date() } },
      data: { usedAt: new Date() },
    });
    if (count === 0) throw linkIsSpent();
    const token = await tx.emailToken.findUniqueOrThrow({ where: { tokenHash } });
    await tx.user.updateMany({ where: { id: token.userId, email: token.email }, data: { emailConfirmedAt: new Date() } });
  });
}

/** The same answer and the same work whether or not the address is known: the worker finds out. */
export async function requestPasswordReset(input: { email: string }, client: Client): Promise<{ mailHint: string | null }> {
  await throttle('mail.address', client.address);
  await throttle('mail.account', input.email);
  await withSystem((tx) => enqueueJob(tx, { name: 'mail.passwordReset', payload: { email: input.email } }));
  return { mailHint: mailHint() };
}

/** Sets a new password by a mailed link and signs every device out. The link also proves the address. */
export async function resetPassword(input: { token: string; password: string }, client: Client): Promise<{ email: string }> {
  await throttle('token.address', client.address);
  const passwordHash = await hashPassword(input.password);
  const user = await withSystem(async (tx) => {
    const tokenHash = hashToken(input.token);
    const { count } = await tx.emailToken.updateMany({
      where: { tokenHash, kind: 'reset', usedAt: null, expiresAt: { gt: new Date() } },
      data: { usedAt: new Date() },
    });
    if (count === 0) throw linkIsSpent();
    const { userId } = await tx.emailToken.findUniqueOrThrow({ where: { tokenHash } });
    // Whoever else holds a link from an earlier mail must not undo this.
    await tx.emailToken.updateMany({ where: { userId, kind: 'reset', usedAt: null }, data: { usedAt: new Date() } });
    const before = await tx.user.findUniqueOrThrow({ where: { id: userId } });
    return tx.user.update({
      where: { id: userId },
      data: { passwordHash, emailConfirmedAt: before.emailConfirmedAt ?? new Date() },
    });
  });
  await endSessions({ userId: user.id });
  return { email: user.email };
}

/** Changes the password and signs out all other devices. */
export async function changePassword(signedIn: SignedIn, input: { current: string; next: string }): Promise<void> {
  await throttle('password.user', signedIn.userId);
  const user = await systemDb().user.findUniqueOrThrow({ where: { id: signedIn.userId } });
  if (!(await verifyPassword(user.passwordHash, input.current)))
    throw new AppError('INVALID', { message: 'The current password is not right.' });
  await systemDb().user.update({ where: { id: user.id }, data: { passwordHash: await hashPassword(input.next) } });
  await endSessions({ userId: user.id, id: { not: signedIn.sessionId } });
}
