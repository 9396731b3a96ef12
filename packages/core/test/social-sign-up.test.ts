import { randomUUID } from 'node:crypto';
import type { SocialProvider } from '@parley/contract/social';
import { systemDb } from '@parley/db/with-system';
import { expect, test } from 'vitest';
import { newId } from '../src/id.ts';
import { requireSignedIn, resolveActor } from '../src/identity/session.ts';
import { beginSocialSignIn } from '../src/social-sign-in/begin-social.ts';
import { finishSocial } from '../src/social-sign-in/receive-social.ts';
import { readSignUp, signUpByProvider } from '../src/social-sign-in/sign-up-by-provider.ts';
import { listSocialAccounts } from '../src/social-sign-in/social-accounts.ts';
import { buildTenant } from '../src/testing/build.ts';
import { clientHere, walkProvider } from './single-sign-on-world.ts';
import { comeAs, openSocial, receive } from './social-world.ts';

const { standIn, person } = openSocial();
const freshEmail = () => `new-${newId()}@firm.example`;

async function signUpAs(sub: string, provider: SocialProvider = 'google') {
  const browser = randomUUID();
  const { url } = await beginSocialSignIn({ provider, browser, next: null, invitation: null, isSignUp: true }, clientHere());
  const outcome = await receive({ browser, query: (await walkProvider(standIn(), url, sub)).searchParams }, provider);
  return { outcome, browser };
}

async function newcomer(email = freshEmail()) {
  const sub = person({ email, name: 'Nia Brook' });
  const { outcome, browser } = await signUpAs(sub);
  if (outcome.kind !== 'signUp') throw new Error(outcome.kind);
  const ticket = { provider: 'google' as const, ticket: outcome.ticket, browser };
  const finish = (more = {}) => signUpByProvider({ ...ticket, companyName: 'Brook & Co', name: 'Nia', ...more }, clientHere());
  return { sub, email, ticket, finish };
}

const isOver = { code: 'UNAUTHENTICATED', rule: 'attempt-over' };

test('somebody new whose address the provider vouches for opens a workspace, and comes in by the same account afterwards', async () => {
  const { sub, email, ticket, finish } = await newcomer();
  expect(await readSignUp(ticket)).toEqual({ email, name: 'Nia Brook' });
  expect(await systemDb().user.count({ where: { email } })).toBe(0);
  const { sessionToken, slug } = await finish();
  const nia = await resolveActor(sessionToken, slug);
  expect(nia).toMatchObject({ role: 'owner', name: 'Nia', isEmailConfirmed: true });
  expect(await listSocialAccounts(await requireSignedIn(sessionToken))).toContainEqual(
    expect.objectContaining({ provider: 'google', linked: expect.objectContaining({ email }) as unknown }),
  );
  expect(await comeAs(standIn(), sub)).toMatchObject({ kind: 'in', userId: nia.userId });
});

test('refused: an address that is not verified there, or that the provider does not speak for, whether or not it is known here', async () => {
  const unproven = { code: 'FORBIDDEN', rule: 'social-unproven' };
  const { owner } = await buildTenant();
  for (const email of [freshEmail(), owner.email]) {
    await expect(signUpAs(person({ email, email_verified: false }))).rejects.toMatchObject(unproven);
    await expect(signUpAs(person({ email, hd: undefined }))).rejects.toMatchObject(unproven);
    await expect(signUpAs(person({ email, hd: undefined }), 'microsoft')).rejects.toMatchObject(unproven);
  }
});

test('an address that has an account opens it as at the sign-in page, or nothing: signing up takes nobody over', async () => {
  const { owner } = await buildTenant();
  expect((await signUpAs(person({ email: owner.email }))).outcome).toMatchObject({ kind: 'in', userId: owner.userId });
  const other = (await buildTenant()).owner;
  await systemDb().user.update({ where: { id: other.userId }, data: { emailConfirmedAt: null } });
  await expect(signUpAs(person({ email: other.email }))).rejects.toMatchObject({ rule: 'social-not-linked' });
});

test('the ticket is good once, in the browser that began, at that provider, and for nothing else', async () => {
  const { ticket, finish } = await newcomer();
  await expect(finish({ browser: 'another' })).rejects.toMatchObject(isOver);
  await expect(finish({ provider: 'microsoft' })).rejects.toMatchObject(isOver);
  await expect(readSignUp({ ...ticket, browser: 'another' })).rejects.toMatchObject(isOver);
  await expect(finishSocial({ ...ticket, code: '' }, clientHere())).rejects.toMatchObject(isOver);
  await finish();
  await expect(finish()).rejects.toMatchObject(isOver);
});

test('of two who finish at once, or when the address was taken meanwhile, one has the workspace', async () => {
  const { email, finish } = await newcomer();
  const outcomes = await Promise.allSettled([finish(), finish()]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await systemDb().membership.count({ where: { user: { email } } })).toBe(1);
  const late = await newcomer();
  await systemDb().user.create({ data: { id: newId(), email: late.email, name: 'Sooner', passwordHash: '-' } });
  await expect(late.finish()).rejects.toMatchObject({ code: 'CONFLICT' });
});
