import { systemDb } from '@parley/db/with-system';
import { generateSync } from 'otplib';
import { beginSecondFactor, confirmSecondFactor } from '../src/identity/second-factor.ts';
import { requireSignedIn } from '../src/identity/session.ts';
import { hashPassword } from '../src/identity/password.ts';
import { forgive } from '../src/identity/throttle.ts';
import type { BuiltMember } from '../src/testing/build.ts';

// All are built with the same one, and making a hash is slow by design.
let hash: Promise<string> | undefined;

/** As somebody who has never had a second factor, nor tried codes, and whose password is the one they were built with. */
export async function forgetSecondFactor({ userId, password }: BuiltMember): Promise<void> {
  hash ??= hashPassword(password);
  await systemDb().user.update({ where: { id: userId }, data: { passwordHash: await hash } });
  await systemDb().secondFactor.deleteMany({ where: { userId } });
  await systemDb().recoveryCode.deleteMany({ where: { userId } });
  await forgive('secondFactor.user', userId);
  await forgive('password.user', userId);
}

/** Half set up: the code that finishes it. */
export async function pendingCode(member: BuiltMember): Promise<string> {
  await forgetSecondFactor(member);
  const { secret } = await beginSecondFactor(await requireSignedIn(member.sessionToken), { password: member.password });
  return generateSync({ secret });
}

/** Set up: a recovery code that has not been used. */
export async function recoveryCode(member: BuiltMember): Promise<string> {
  const code = await pendingCode(member);
  const { recoveryCodes } = await confirmSecondFactor(await requireSignedIn(member.sessionToken), { code });
  return recoveryCodes[0] ?? '';
}
