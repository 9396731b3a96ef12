import { systemDb } from '@parley/db/with-system';
import { expect, test } from 'vitest';
import { newId } from '../src/id.ts';
import { resolveActor } from '../src/identity/session.ts';
import { issueInvitationToken } from '../src/invitation/issue-invitation-token.ts';
import { createInvitations } from '../src/invitation/manage-invitations.ts';
import { buildTenant, type BuiltTenant } from '../src/testing/build.ts';
import { comeAs, openSocial } from './social-world.ts';

const { standIn, person } = openSocial();

async function invited(email = `new-${newId()}@firm.example`, tenant?: BuiltTenant) {
  const firm = tenant ?? (await buildTenant());
  const { invited: made } = await createInvitations(firm.owner, { emails: [email], role: 'member' });
  const issued = await issueInvitationToken(firm.tenantId, made[0]?.id ?? '');
  return { firm, email, invitation: issued?.token ?? '' };
}
const isAnother = { code: 'FORBIDDEN', rule: 'social-another-address' };

test('whoever the provider vouches for joins without a password, under their name there, once', async () => {
  const { firm, email, invitation } = await invited();
  const sub = person({ email, name: 'Nia Brook', hd: undefined });
  const outcome = await comeAs(standIn(), sub, { invitation });
  if (outcome.kind !== 'in') throw new Error(outcome.kind);
  expect(outcome.next).toBe(`/${firm.slug}`);
  const nia = await resolveActor(outcome.sessionToken, firm.slug);
  expect(nia).toMatchObject({ name: 'Nia Brook', role: 'member', isEmailConfirmed: true });
  await expect(comeAs(standIn(), sub, { invitation })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await comeAs(standIn(), sub)).toMatchObject({ kind: 'in', userId: nia.userId });
});

test('refused: another address, one that is not verified there, and somebody else’s account with the address', async () => {
  const { email, invitation } = await invited();
  await expect(comeAs(standIn(), person({}), { invitation })).rejects.toMatchObject(isAnother);
  await expect(comeAs(standIn(), person({ email, email_verified: false }), { invitation })).rejects.toMatchObject(isAnother);
  await expect(comeAs(standIn(), person({ email }), { invitation, provider: 'microsoft' })).rejects.toMatchObject(isAnother);
  expect(await systemDb().user.count({ where: { email } })).toBe(0);
  await comeAs(standIn(), person({ email }), { invitation });
});

test('an account that is here already is opened as at the sign-in page only: being invited takes nobody over', async () => {
  const { owner } = await buildTenant();
  const { firm, invitation } = await invited(owner.email);
  const forged = person({ email: owner.email, hd: undefined });
  await expect(comeAs(standIn(), forged, { invitation })).rejects.toMatchObject({ rule: 'social-not-linked' });
  const stranger = (await buildTenant()).owner;
  const theirs = person({ email: stranger.email });
  await comeAs(standIn(), theirs);
  await expect(comeAs(standIn(), theirs, { invitation })).rejects.toMatchObject(isAnother);
  const outcome = await comeAs(standIn(), person({ email: owner.email }), { invitation });
  if (outcome.kind !== 'in') throw new Error(outcome.kind);
  expect(outcome.userId).toBe(owner.userId);
  expect((await resolveActor(outcome.sessionToken, firm.slug)).role).toBe('member');
});
