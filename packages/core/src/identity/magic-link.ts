import { systemDb, withSystem, type SystemTx } from '@parley/db/with-system';
import { AppError } from '../app-error.ts';
import { hashToken, newToken } from '../id.ts';
import { enqueueJob } from '../job/enqueue-job.ts';
import { mailHint } from '../mail/mail-hint.ts';
import { startSession, type Client } from './session.ts';
import { recordSignIn, requireCode } from './sign-in.ts';
import { throttle } from './throttle.ts';

const handedOverMs = 5 * 60_000;
const spent = () =>
  new AppError('UNAUTHENTICATED', { message: 'This link has been used already, or it has expired. Ask for a new one.' });

/** Mails a link that signs in once. The same answer and the same work whether or not the address is known: the worker finds out. */
export async function requestSignInLink(input: { email: string }, client: Client): Promise<{ mailHint: string | null }> {
  await throttle('mail.address', client.address);
  await throttle('mail.account', input.email);
  await withSystem((tx) => enqueueJob(tx, { name: 'mail.signIn', payload: { email: input.email } }));
  return { mailHint: mailHint() };
}

/** A token that signs in once, for a page that has just seen the person's mailbox proven. It is not mailed and lives minutes. */
export async function insertSignInLink(tx: SystemTx, user: { id: string; email: string }): Promise<string> {
  const token = newToken();
  const expiresAt = new Date(Date.now() + handedOverMs);
  await tx.emailToken.create({
    data: { tokenHash: hashToken(token), userId: user.id, kind: 'signIn', email: user.email, expiresAt },
  });
  return token;
}

/**
 * Signs in by a link, once. Who has a second factor gives its code as well; a link that is opened without one, or with a wrong
 * one, is not used up. The link also proves the address.
 */
export async function signInByLink(
  input: { token: string; code?: string | undefined } & Client,
): Promise<{ sessionToken: string; userId: string; name: string; email: string }> {
  await throttle('token.address', input.address);
  const live = { tokenHash: hashToken(input.token), kind: 'signIn', usedAt: null, expiresAt: { gt: new Date() } };
  const found = await systemDb().emailToken.findFirst({ where: live, include: { user: true } });
  // An address that has changed since is somebody else's mailbox.
  if (!found || found.user.email !== found.email) throw spent();
  const { user } = found;
  const hasSecondFactor = await requireCode(user.id, input.code);
  await withSystem(async (tx) => {
    const { count } = await tx.emailToken.updateMany({ where: live, data: { usedAt: new Date() } });
    if (count === 0) throw spent();
    await tx.user.updateMany({ where: { id: user.id, emailConfirmedAt: null }, data: { emailConfirmedAt: new Date() } });
  });
  const { sessionId, sessionToken } = await startSession(user.id, input, { signedInBy: 'magicLink', hasSecondFactor });
  await recordSignIn(user.id, sessionId, input.address);
  return { sessionToken, userId: user.id, name: user.name, email: user.email };
}
