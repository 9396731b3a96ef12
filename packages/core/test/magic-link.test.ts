import { systemDb } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import { expect, test } from 'vitest';
import { newId } from '../src/id.ts';
import { issueEmailToken } from '../src/identity/issue-email-token.ts';
import { requestSignInLink, signInByLink } from '../src/identity/magic-link.ts';
import { requireSignedIn, resolveActor } from '../src/identity/session.ts';
import { buildMember, buildTenant, type BuiltMember } from '../src/testing/build.ts';
import { openTestCore } from './open-test-core.ts';
import { recoveryCode } from './second-factor-codes.ts';

openTestCore();

const client = () => ({ address: `test-${newId()}`, userAgent: 'test' });
const spent = { code: 'UNAUTHENTICATED' };
const mailed = async ({ userId }: BuiltMember): Promise<string> =>
  (await issueEmailToken({ kind: 'signIn', user: { id: userId }, request: { id: newId(), at: new Date() } }))?.token ?? '';

test('asking for a link is answered alike whether or not anybody has the address, and not without end', async () => {
  const { owner } = await buildTenant();
  const nobody = { email: `nobody.${newId().slice(-8)}@example.com` };
  const answers = [await requestSignInLink({ email: owner.email }, client()), await requestSignInLink(nobody, client())];
  expect(answers[0]).toEqual(answers[1]);
  expect(await issueEmailToken({ kind: 'signIn', user: nobody, request: { id: newId(), at: new Date() } })).toBeNull();
  for (let time = 0; time < 4; time += 1) await requestSignInLink(nobody, client());
  await expect(requestSignInLink(nobody, client())).rejects.toMatchObject({ code: 'RATE_LIMITED' });
});

test('who has a second step is asked for it, and the link is not used up by a code that is wrong or missing', async () => {
  const { owner } = await buildTenant();
  const code = await recoveryCode(owner);
  const token = await mailed(owner);
  await expect(signInByLink({ token, ...client() })).rejects.toMatchObject({ rule: 'second-factor' });
  await expect(signInByLink({ token, code: '000000', ...client() })).rejects.toMatchObject(spent);
  const { sessionToken } = await signInByLink({ token, code, ...client() });
  expect(await requireSignedIn(sessionToken)).toMatchObject({ signedInBy: 'magicLink', hasSecondFactor: true });
});

test('a link ends after a quarter of an hour, with the next one, and with the address it was sent to', async () => {
  const { owner } = await buildTenant();
  const first = await mailed(owner);
  const expiry = (await systemDb().emailToken.findFirstOrThrow({ where: { userId: owner.userId, kind: 'signIn' } })).expiresAt;
  expect(expiry.valueOf()).toBeLessThanOrEqual(Date.now() + 15 * 60_000);
  const second = await mailed(owner);
  await expect(signInByLink({ token: first, ...client() })).rejects.toMatchObject(spent);
  await systemDb().emailToken.updateMany({ where: { userId: owner.userId }, data: { expiresAt: new Date(Date.now() - 1) } });
  await expect(signInByLink({ token: second, ...client() })).rejects.toMatchObject(spent);
  const third = await mailed(owner);
  await systemDb().user.update({ where: { id: owner.userId }, data: { email: `moved.${newId().slice(-8)}@example.com` } });
  await expect(signInByLink({ token: third, ...client() })).rejects.toMatchObject(spent);
});

test('a link is no way round the rules of a firm', async () => {
  const tenant = await buildTenant();
  const member = await buildMember(tenant);
  const enter = async () => {
    const { sessionToken } = await signInByLink({ token: await mailed(member), ...client() });
    return resolveActor(sessionToken, tenant.slug);
  };
  expect((await enter()).memberId).toBe(member.memberId);
  const set = (data: { requiresSingleSignOn: boolean; requiresSecondFactorFrom: Date | null }) =>
    withTenant(tenant.tenantId, (tx) => tx.tenant.update({ where: { tenantId: tenant.tenantId }, data }));
  await set({ requiresSingleSignOn: true, requiresSecondFactorFrom: null });
  await expect(enter()).rejects.toMatchObject({ rule: 'sign-in-rule:singleSignOn' });
  await set({ requiresSingleSignOn: false, requiresSecondFactorFrom: new Date(Date.now() - 1_000) });
  await expect(enter()).rejects.toMatchObject({ rule: 'sign-in-rule:secondFactor' });
});
