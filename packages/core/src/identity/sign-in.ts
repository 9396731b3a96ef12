import { appendEvent } from '@parley/db/log/append-event';
import { systemDb } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import { AppError } from '../app-error.ts';
import { verifyPassword } from './password.ts';
import { startSession, type Client } from './session.ts';
import { forgivePassword, throttle, throttlePassword } from './throttle.ts';

/**
 * Checks a password and starts a session. An unknown address and a wrong password get the same answer after the same
 * work; attempts are counted per account and per network address, and a success clears the account's count.
 */
export async function signIn(
  input: { email: string; password: string } & Client,
): Promise<{ sessionToken: string; userId: string; name: string; email: string }> {
  const email = input.email.trim().toLowerCase();
  await throttle('signIn.address', input.address);
  await throttlePassword(email, input.address);
  const user = await systemDb().user.findUnique({ where: { email } });
  if (!(await verifyPassword(user?.passwordHash ?? null, input.password)) || !user)
    throw new AppError('UNAUTHENTICATED', { message: 'This e-mail address and password do not match. Check both and try again.' });
  await forgivePassword(email, input.address);
  const { sessionId, sessionToken } = await startSession(user.id, input);
  await recordSignIn(user.id, sessionId, input.address);
  return { sessionToken, userId: user.id, name: user.name, email: user.email };
}

/** A sign-in is an entry in the log of every workspace that it opens. */
async function recordSignIn(userId: string, sessionId: string, address: string): Promise<void> {
  const memberships = await systemDb().membership.findMany({ where: { userId } });
  for (const membership of memberships)
    await withTenant(membership.tenantId, (tx) =>
      appendEvent(tx, {
        streamId: membership.tenantId,
        type: 'session.started',
        actorId: membership.memberId,
        subjectId: membership.memberId,
        payload: JSON.stringify({ sessionId, address }),
      }),
    );
}
