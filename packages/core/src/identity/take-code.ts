import type { withSystem } from '@parley/db/with-system';
import { verifySync } from 'otplib';
import { hashToken } from '../id.ts';
import { openSecret } from './seal-secret.ts';

type Tx = Parameters<Parameters<typeof withSystem>[0]>[0];

/**
 * Whether a person's code is right, and uses it up: a code from the app works once and within half a minute of its time
 * (RFC 6238, 5.2), a recovery code once for ever. Two uses at the same moment: one of them.
 */
export async function takeCode(
  tx: Tx,
  userId: string,
  typed: string,
  { isBeingSetUp = false }: { isBeingSetUp?: boolean } = {},
): Promise<boolean> {
  const code = typed.replaceAll(/[\s-]/g, '').toLowerCase();
  if (/^\d{6}$/.test(code)) {
    const found = await tx.secondFactor.findUnique({ where: { userId } });
    if (!found || (found.confirmedAt === null) !== isBeingSetUp) return false;
    const secret = openSecret(found.sealedSecret, { purpose: 'second-factor', owner: userId });
    const result = verifySync({ secret, token: code, epochTolerance: 30 });
    if (!result.valid || !('timeStep' in result)) return false;
    const { timeStep } = result;
    const { count } = await tx.secondFactor.updateMany({
      where: { userId, lastStep: { lt: timeStep } },
      data: { lastStep: timeStep },
    });
    return count === 1;
  }
  if (isBeingSetUp) return false;
  const { count } = await tx.recoveryCode.updateMany({
    where: { userId, codeHash: hashToken(`${userId}:${code}`), usedAt: null },
    data: { usedAt: new Date() },
  });
  return count === 1;
}
