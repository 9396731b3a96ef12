import type { IdentityProof } from '@parley/contract/passkey';
import { systemDb } from '@parley/db/with-system';
import { AppError } from '../app-error.ts';
import { checkPasskey } from './check-passkey.ts';
import { verifyPassword } from './password.ts';
import type { SignedIn } from './session.ts';
import { throttle } from './throttle.ts';

/**
 * Before the ways into an account change: the password, or a passkey, is shown anew; who signed in just now has done so. A session
 * that came in by a password or a link alone does not change the second factors of somebody who has one: whoever has
 * learnt the password could put their own beside it.
 */
export async function requireProof(signedIn: SignedIn, proof: IdentityProof | undefined): Promise<void> {
  const { userId, hasSecondFactor, isFresh } = signedIn;
  if (proof && 'passkey' in proof) {
    await throttle('secondFactor.user', userId);
    await checkPasskey(proof.passkey, { purpose: 'prove', userId });
    return;
  }
  if (!hasSecondFactor && (await hasAnyFactor(userId)))
    throw new AppError('FORBIDDEN', {
      message: 'You signed in without your second step. Show it first: a passkey, a code from your app, or a recovery code.',
      rule: 'second-step-first',
    });
  if (proof || !isFresh) await requirePassword(signedIn, proof?.password ?? '');
}

export async function requirePassword({ userId }: Pick<SignedIn, 'userId'>, password: string): Promise<void> {
  await throttle('password.user', userId);
  const user = await systemDb().user.findUniqueOrThrow({ where: { id: userId } });
  if (!(await verifyPassword(user.passwordHash, password)))
    throw new AppError('INVALID', { message: 'The current password is not right.' });
}

async function hasAnyFactor(userId: string): Promise<boolean> {
  const code = await systemDb().secondFactor.count({ where: { userId, confirmedAt: { not: null } } });
  return code > 0 || (await systemDb().passkey.count({ where: { userId } })) > 0;
}
