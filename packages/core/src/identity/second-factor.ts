import type { IdentityProof, PasskeyAnswer } from '@parley/contract/passkey';
import type { SecondFactorView } from '@parley/contract/second-factor';
import { systemDb, withSystem } from '@parley/db/with-system';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { generateSecret, generateURI } from 'otplib';
import { AppError } from '../app-error.ts';
import { noteEmergency } from '../single-sign-on/note-emergency.ts';
import { tellOfChange } from './account-changes.ts';
import { askForPasskey, checkPasskey } from './check-passkey.ts';
import { recordOwnAct } from './record-own-act.ts';
import { replaceCodes } from './recovery-codes.ts';
import { requirePassword, requireProof } from './require-proof.ts';
import { sealSecret } from './seal-secret.ts';
import { endSessions, type SignedIn } from './session.ts';
import { takeCode } from './take-code.ts';
import { throttle } from './throttle.ts';

const isOn = () => new AppError('CONFLICT', { message: 'The second step is on already. Turn it off first to use another app.' });
const codeIsWrong = () =>
  new AppError('INVALID', { message: 'This code is not right, or has been used. Wait for the next one and try again.' });

export async function getSecondFactor({ userId, hasSecondFactor, isFresh }: SignedIn): Promise<SecondFactorView> {
  const found = await systemDb().secondFactor.findUnique({ where: { userId } });
  const recoveryCodesLeft = await systemDb().recoveryCode.count({ where: { userId, usedAt: null } });
  const passkeys = await systemDb().passkey.count({ where: { userId } });
  const since = found?.confirmedAt?.toISOString() ?? null;
  return { since, recoveryCodesLeft, isShown: hasSecondFactor, passkeys, asksPassword: !isFresh };
}

/**
 * Makes a new secret. It counts only once a code made with it has come back: nobody locks themselves out by half. Who signed in
 * just now need not give the password again: whom their firm asks to set this up comes straight from there, or from a mailed link.
 */
export async function beginSecondFactor(
  signedIn: SignedIn,
  input: { password?: string | undefined },
): Promise<{ secret: string; uri: string }> {
  const { userId, email } = signedIn;
  if ((await systemDb().secondFactor.count({ where: { userId, confirmedAt: { not: null } } })) > 0) throw isOn();
  const proof: IdentityProof | undefined = input.password === undefined ? undefined : { password: input.password };
  await requireProof(signedIn, proof);
  const secret = generateSecret();
  const sealedSecret = sealSecret(secret, { purpose: 'second-factor', owner: userId });
  await withSystem(async (tx) => {
    const { count } = await tx.secondFactor.deleteMany({ where: { userId, confirmedAt: null } });
    if (count === 0 && (await tx.secondFactor.findUnique({ where: { userId } }))) throw isOn();
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
  await recordOwnAct(userId, 'session.secondFactorOn');
  return { recoveryCodes };
}

/** Asks for one of the person's own passkeys: to show a second factor, or that it is still them. */
export async function askForOwnPasskey({ userId }: SignedIn): Promise<PublicKeyCredentialRequestOptionsJSON> {
  await throttle('passkey.user', userId);
  return askForPasskey({ purpose: 'prove', userId });
}

/** Shows a second factor in a session that began without one: by a mailed link, or before it was set up. */
export async function showSecondFactor(
  { userId, sessionId }: SignedIn,
  shown: { code: string } | { passkey: PasskeyAnswer },
): Promise<void> {
  await throttle('secondFactor.user', userId);
  if ('passkey' in shown) await checkPasskey(shown.passkey, { purpose: 'prove', userId });
  await withSystem(async (tx) => {
    if ('code' in shown && !(await takeCode(tx, userId, shown.code))) throw codeIsWrong();
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
  await recordOwnAct(userId, 'session.recoveryCodesRenewed');
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
    // They are for a lost device, whichever that is.
    if ((await tx.passkey.count({ where: { userId } })) === 0) await tx.recoveryCode.deleteMany({ where: { userId } });
    await tx.session.updateMany({ where: { userId }, data: { secondFactorAt: null } });
    await tellOfChange(tx, signedIn, 'secondFactorOff');
  });
  await recordOwnAct(userId, 'session.secondFactorOff');
}
