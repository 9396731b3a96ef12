import { randomBytes } from 'node:crypto';
import type { SecondFactorView } from '@parley/contract/second-factor';
import { systemDb, withSystem } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import { generateSecret, generateURI } from 'otplib';
import { AppError } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { hashToken } from '../id.ts';
import { noteEmergency } from '../single-sign-on/note-emergency.ts';
import { verifyPassword } from './password.ts';
import { sealSecret } from './seal-secret.ts';
import { endSessions, type SignedIn } from './session.ts';
import { takeCode } from './take-code.ts';
import { throttle } from './throttle.ts';

const codeCount = 10;
const codeIsWrong = () =>
  new AppError('INVALID', { message: 'This code is not right, or has been used. Wait for the next one and try again.' });

export async function getSecondFactor({ userId, hasSecondFactor, isFresh }: SignedIn): Promise<SecondFactorView> {
  const found = await systemDb().secondFactor.findUnique({ where: { userId } });
  const recoveryCodesLeft = await systemDb().recoveryCode.count({ where: { userId, usedAt: null } });
  return { since: found?.confirmedAt?.toISOString() ?? null, recoveryCodesLeft, isShown: hasSecondFactor, asksPassword: !isFresh };
}

/**
 * Makes a new secret. It counts only once a code made with it has come back: nobody locks themselves out by half. Who signed in
 * just now need not give the password again: whom their firm asks to set this up comes straight from there, or from a mailed link.
 */
export async function beginSecondFactor(
  signedIn: SignedIn,
  input: { password?: string | undefined },
): Promise<{ secret: string; uri: string }> {
  const { userId, email, isFresh } = signedIn;
  if (input.password !== undefined || !isFresh) await requirePassword(signedIn, input.password ?? '');
  const secret = generateSecret();
  const sealedSecret = sealSecret(secret, { purpose: 'second-factor', owner: userId });
  await withSystem(async (tx) => {
    const { count } = await tx.secondFactor.deleteMany({ where: { userId, confirmedAt: null } });
    if (count === 0 && (await tx.secondFactor.findUnique({ where: { userId } })))
      throw new AppError('CONFLICT', { message: 'The second step is on already. Turn it off first to use another app.' });
    await tx.secondFactor.create({ data: { userId, sealedSecret } });
  });
  return { secret, uri: generateURI({ issuer: 'Parley', label: email, secret }) };
}

/** Turns it on with a first code. Other devices, which came in by password alone, are signed out. */
export async function confirmSecondFactor(signedIn: SignedIn, input: { code: string }): Promise<{ recoveryCodes: string[] }> {
  const { userId, sessionId } = signedIn;
  await throttle('secondFactor.user', userId);
  const recoveryCodes = await withSystem(async (tx) => {
    if (!(await takeCode(tx, userId, input.code, { isBeingSetUp: true }))) throw codeIsWrong();
    await tx.secondFactor.update({ where: { userId }, data: { confirmedAt: new Date() } });
    await tx.session.update({ where: { id: sessionId }, data: { secondFactorAt: new Date() } });
    return replaceCodes(tx, userId);
  });
  await endSessions({ userId, id: { not: sessionId } });
  await record(userId, 'session.secondFactorOn');
  return { recoveryCodes };
}

/** Shows a second factor in a session that began without one: by a mailed link, or before it was set up. */
export async function showSecondFactor({ userId, sessionId }: SignedIn, input: { code: string }): Promise<void> {
  await throttle('secondFactor.user', userId);
  await withSystem(async (tx) => {
    if (!(await takeCode(tx, userId, input.code))) throw codeIsWrong();
    await tx.session.update({ where: { id: sessionId }, data: { secondFactorAt: new Date() } });
  });
  for (const membership of await systemDb().membership.findMany({ where: { userId } })) await noteEmergency(membership, sessionId);
}

export async function renewRecoveryCodes(signedIn: SignedIn, input: { code: string }): Promise<{ recoveryCodes: string[] }> {
  const { userId } = signedIn;
  await throttle('secondFactor.user', userId);
  const recoveryCodes = await withSystem(async (tx) => {
    if (!(await takeCode(tx, userId, input.code))) throw codeIsWrong();
    return replaceCodes(tx, userId);
  });
  await record(userId, 'session.recoveryCodesRenewed');
  return { recoveryCodes };
}

/** Turns it off: who finds a device signed in cannot, without password and code. */
export async function endSecondFactor(signedIn: SignedIn, input: { password: string; code: string }): Promise<void> {
  const { userId } = signedIn;
  await requirePassword(signedIn, input.password);
  await throttle('secondFactor.user', userId);
  await withSystem(async (tx) => {
    if (!(await takeCode(tx, userId, input.code))) throw codeIsWrong();
    await tx.secondFactor.deleteMany({ where: { userId } });
    await tx.recoveryCode.deleteMany({ where: { userId } });
    await tx.session.updateMany({ where: { userId }, data: { secondFactorAt: null } });
  });
  await record(userId, 'session.secondFactorOff');
}

async function requirePassword({ userId }: SignedIn, password: string): Promise<void> {
  await throttle('password.user', userId);
  const user = await systemDb().user.findUniqueOrThrow({ where: { id: userId } });
  if (!(await verifyPassword(user.passwordHash, password)))
    throw new AppError('INVALID', { message: 'The current password is not right.' });
}

type Tx = Parameters<Parameters<typeof withSystem>[0]>[0];

/** Ten new ones, told once; the database keeps their hashes. `7kq2-m9xd-4t`: no letters that are taken for one another. */
async function replaceCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: codeCount }, () => {
    const letters = [...randomBytes(10)].map((byte) => alphabet[byte % alphabet.length]).join('');
    return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
  });
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ userId, codeHash: hashToken(`${userId}:${code.replaceAll('-', '')}`) })),
  });
  return codes;
}
// 32 signs, so that a byte chooses among them evenly: fifty bits in a code.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** It is an entry in the log of every workspace of the person. */
async function record(userId: string, type: string): Promise<void> {
  for (const { tenantId, memberId } of await systemDb().membership.findMany({ where: { userId } }))
    await withTenant(tenantId, (tx) => recordAct(tx, { tenantId, memberId }, { type, subjectId: memberId }));
}
