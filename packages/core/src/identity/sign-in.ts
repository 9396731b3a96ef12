import { appendEvent } from '@parley/db/log/append-event';
import { codeNeeded } from '@parley/contract/second-factor';
import { systemDb, withSystem } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import { AppError } from '../app-error.ts';
import { noteEmergency } from '../single-sign-on/note-emergency.ts';
import { verifyPassword } from './password.ts';
import { startSession, type Client } from './session.ts';
import { takeCode } from './take-code.ts';
import { forgive, forgivePassword, throttle, throttlePassword } from './throttle.ts';

/**
 * Checks a password, and a code where the person has a second factor, and starts a session. An unknown address and a wrong password get the same answer after the same
 * work; attempts are counted per account and per network address, and a success clears the account's count.
 */
export async function signIn(
  input: { email: string; password: string; code?: string | undefined } & Client,
): Promise<{ sessionToken: string; userId: string; name: string; email: string }> {
  const email = input.email.trim().toLowerCase();
  await throttle('signIn.address', input.address);
  await throttlePassword(email, input.address);
  const user = await systemDb().user.findUnique({ where: { email } });
  if (!(await verifyPassword(user?.passwordHash ?? null, input.password)) || !user)
    throw new AppError('UNAUTHENTICATED', { message: 'This e-mail address and password do not match. Check both and try again.' });
  const hasSecondFactor = await requireCode(user.id, input.code);
  await forgivePassword(email, input.address);
  const { sessionId, sessionToken } = await startSession(user.id, input, { hasSecondFactor });
  await recordSignIn(user.id, sessionId, input.address);
  return { sessionToken, userId: user.id, name: user.name, email: user.email };
}

/** Only who knows the password learns that a code is asked for; guesses at it are counted for the account, from wherever. True: a code was shown. */
export async function requireCode(userId: string, code: string | undefined): Promise<boolean> {
  const found = await systemDb().secondFactor.findUnique({ where: { userId } });
  if (!found?.confirmedAt) return false;
  if (!code) throw new AppError('UNAUTHENTICATED', { message: 'Enter the code from your authenticator app.', rule: codeNeeded });
  await throttle('secondFactor.user', userId);
  if (!(await withSystem((tx) => takeCode(tx, userId, code))))
    throw new AppError('UNAUTHENTICATED', {
      message: 'This code is not right, or has been used. Wait for the next one and try again.',
    });
  await forgive('secondFactor.user', userId);
  return true;
}

/** A sign-in is an entry in the log of every workspace that it opens. */
export async function recordSignIn(userId: string, sessionId: string, address: string): Promise<void> {
  const memberships = await systemDb().membership.findMany({ where: { userId } });
  for (const membership of memberships) {
    await withTenant(membership.tenantId, (tx) =>
      appendEvent(tx, {
        streamId: membership.tenantId,
        type: 'session.started',
        actorId: membership.memberId,
        subjectId: membership.memberId,
        payload: JSON.stringify({ sessionId, address }),
      }),
    );
    await noteEmergency(membership, sessionId);
  }
}
