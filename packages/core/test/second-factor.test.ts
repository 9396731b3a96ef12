import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { listAudit } from '../src/audit/list-audit.ts';
import { newId } from '../src/id.ts';
import { openSecret, sealSecret } from '../src/identity/seal-secret.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  getSecondFactor,
  renewRecoveryCodes,
} from '../src/identity/second-factor.ts';
import { findSession, type SignedIn } from '../src/identity/session.ts';
import { signIn } from '../src/identity/sign-in.ts';
import { buildTenant, type BuiltMember } from '../src/testing/build.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

/** The code that an app shows `seconds` from now, made by another implementation than ours (OATH Toolkit). */
const codeOf = (secret: string, seconds = 0): string =>
  execFileSync('oathtool', ['--totp', '--base32', `--now=@${Math.floor(Date.now() / 1000) + seconds}`, secret], {
    encoding: 'utf8',
  }).trim();
const signedInAs = async (member: BuiltMember): Promise<SignedIn> => {
  const found = await findSession(member.sessionToken);
  if (!found) throw new Error('the session has ended');
  return found;
};
const come = ({ email, password }: BuiltMember, code?: string) =>
  signIn({ email, password, code, address: `test-${newId()}`, userAgent: '' });

/** Somebody with a second factor. The code that switched it on is used up: the next one, half a minute early, is `next`. */
async function withFactor() {
  const tenant = await buildTenant();
  const signedIn = await signedInAs(tenant.owner);
  const { secret } = await beginSecondFactor(signedIn, { password: tenant.owner.password });
  const { recoveryCodes } = await confirmSecondFactor(signedIn, { code: codeOf(secret) });
  return { owner: tenant.owner, signedIn, secret, recoveryCodes, next: () => codeOf(secret, 30) };
}

test('it counts only once a code has come back, and then the password alone opens nothing', async () => {
  const tenant = await buildTenant();
  const signedIn = await signedInAs(tenant.owner);
  await expect(beginSecondFactor(signedIn, { password: 'not it at all' })).rejects.toMatchObject({ code: 'INVALID' });
  const { secret, uri } = await beginSecondFactor(signedIn, { password: tenant.owner.password });
  expect(new URL(uri).searchParams.get('secret')).toBe(secret);
  await come(tenant.owner);
  await expect(confirmSecondFactor(signedIn, { code: '000000' })).rejects.toMatchObject({ code: 'INVALID' });
  expect(await getSecondFactor(signedIn)).toMatchObject({ since: null, recoveryCodesLeft: 0 });
  const other = await come(tenant.owner);
  const { recoveryCodes } = await confirmSecondFactor(signedIn, { code: codeOf(secret) });
  expect(new Set(recoveryCodes).size).toBe(10);
  expect(await findSession(other.sessionToken)).toBeNull();
  expect(await findSession(tenant.owner.sessionToken)).not.toBeNull();
  await expect(come(tenant.owner)).rejects.toMatchObject({ code: 'UNAUTHENTICATED', rule: 'second-factor' });
  await expect(come({ ...tenant.owner, password: 'not it at all' })).rejects.not.toMatchObject({ rule: 'second-factor' });
  expect((await listAudit(tenant.owner, { kind: 'signIn' })).entries[0]?.type).toBe('session.secondFactorOn');
});

test('a code of the app opens once, not before its time nor long after; of two at once one gets in', async () => {
  const { owner, secret, next } = await withFactor();
  await expect(come(owner, codeOf(secret, 120))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  await expect(come(owner, codeOf(secret, -120))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  const code = next();
  const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
  const outcomes = await Promise.allSettled([come(owner, spaced), come(owner, code)]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  await expect(come(owner, code)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  await expect(come(owner, codeOf(secret))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('a recovery code opens once, belongs to one person, and goes with the next set', async () => {
  const { owner, signedIn, recoveryCodes, next } = await withFactor();
  const stranger = await withFactor();
  const [first = '', second = ''] = recoveryCodes;
  await expect(come(stranger.owner, first)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  await come(owner, first.toUpperCase());
  await expect(come(owner, first)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect((await getSecondFactor(signedIn)).recoveryCodesLeft).toBe(9);
  const renewed = await renewRecoveryCodes(signedIn, { code: next() });
  await expect(come(owner, second)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  await come(owner, renewed.recoveryCodes[0]);
});

test('guesses at the code are stopped, whatever address they come from', async () => {
  const { owner, next } = await withFactor();
  const guesses = await Promise.allSettled(Array.from({ length: 12 }, (_, guess) => come(owner, String(100_000 + guess))));
  expect(guesses.some((guess) => guess.status === 'rejected' && (guess.reason as { code: string }).code === 'RATE_LIMITED')).toBe(
    true,
  );
  await expect(come(owner, next())).rejects.toMatchObject({ code: 'RATE_LIMITED' });
});

test('it is turned off with password and code, not with one of them', async () => {
  const { owner, signedIn, recoveryCodes, next } = await withFactor();
  await expect(beginSecondFactor(signedIn, { password: owner.password })).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(endSecondFactor(signedIn, { password: 'not it at all', code: next() })).rejects.toMatchObject({
    code: 'INVALID',
  });
  await expect(endSecondFactor(signedIn, { password: owner.password, code: '000000' })).rejects.toMatchObject({ code: 'INVALID' });
  await endSecondFactor(signedIn, { password: owner.password, code: recoveryCodes[3] ?? '' });
  expect(await getSecondFactor(signedIn)).toMatchObject({ since: null, recoveryCodesLeft: 0 });
  await come(owner);
});

test('what is sealed opens for its owner and purpose only, and not after a change of any byte', () => {
  const sealed = sealSecret('JBSWY3DP', { purpose: 'second-factor', owner: 'ana' });
  expect(openSecret(sealed, { purpose: 'second-factor', owner: 'ana' })).toBe('JBSWY3DP');
  expect(() => openSecret(sealed, { purpose: 'second-factor', owner: 'ben' })).toThrow();
  expect(() => openSecret(sealed, { purpose: 'another', owner: 'ana' })).toThrow();
  for (const [at, byte] of sealed.entries()) {
    const altered = sealed.slice();
    altered[at] = byte ^ 1;
    expect(() => openSecret(altered, { purpose: 'second-factor', owner: 'ana' })).toThrow();
  }
});
