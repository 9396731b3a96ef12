import { countSeats } from '@parley/db/billing/seats';
import { withTenant } from '@parley/db/with-tenant';
import { expect, test } from 'vitest';
import { agreePlan } from '../src/billing/agree-plan.ts';
import { createGroup } from '../src/group/change-group.ts';
import { listGroupMembers } from '../src/group/list-groups.ts';
import { newId } from '../src/id.ts';
import { acceptInvitation } from '../src/invitation/accept-invitation.ts';
import { checkInvitationRows, createInvitationRows } from '../src/invitation/invite-rows.ts';
import { issueInvitationToken } from '../src/invitation/issue-invitation-token.ts';
import { createInvitations, listInvitations } from '../src/invitation/manage-invitations.ts';
import { deactivateMember } from '../src/member/change-member.ts';
import { buildChannel, buildMember, buildTenant } from '../src/testing/build.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

const client = () => ({ address: newId(), userAgent: 'test' });
const address = (name: string) => `${name}.${newId().slice(-8)}@example.com`;

test('each line of a list is judged before anything is sent, and in the same way when it is', async () => {
  const tenant = await buildTenant();
  const [ana, ben] = [await buildMember(tenant, { name: 'Ana Lim' }), await buildMember(tenant, { name: 'Ben Bell' })];
  await deactivateMember(tenant.owner, { memberId: ben.memberId });
  const group = await createGroup(tenant.owner, { name: 'Advisers', memberIds: [] });
  const channelId = await buildChannel(tenant, { name: 'deals', kind: 'private' });
  const invited = address('invited');
  await createInvitations(tenant.owner, { emails: [invited], role: 'member' });
  const [fresh, guest] = [address('fresh'), address('guest')];
  const text = [
    'Name;E-Mail;Rolle;Gruppen;Kanäle',
    `Fresh One;${fresh};Member;advisers;#deals`,
    `Guest;${guest};guest;;deals`,
    `Ana;${ana.email.toUpperCase()};member;;`,
    `Ben;${ben.email};member;;`,
    `Invited;${invited};;;`,
    `Fresh Again;${fresh};member;;`,
    'Nobody;not an address;member;;',
    `Boss;${address('boss')};owner;;`,
    `Grouped;${address('grouped')};member;Nowhere;`,
    `Channelled;${address('channelled')};member;;nowhere`,
    `Bare;${address('bare')};guest;;`,
  ].join('\r\n');
  const checked = await checkInvitationRows(tenant.owner, { text: `\ufeff${text}` });
  expect(checked.rows.map(({ line, fate, about }) => [line, fate, about])).toEqual([
    [2, 'new', ''],
    [3, 'new', ''],
    [4, 'member', ''],
    [5, 'deactivated', ''],
    [6, 'invited', ''],
    [7, 'duplicate', ''],
    [8, 'badAddress', ''],
    [9, 'unknownRole', 'owner'],
    [10, 'unknownGroup', 'Nowhere'],
    [11, 'unknownChannel', 'nowhere'],
    [12, 'noChannel', ''],
  ]);
  expect((await listInvitations(tenant.owner, {})).items).toHaveLength(1);

  const rows = checked.rows.map(({ fate: _fate, about: _about, ...row }) => row);
  const sent = await createInvitationRows(tenant.owner, { rows });
  expect(sent.rows.map(({ fate }) => fate)).toEqual(checked.rows.map(({ fate }) => fate));
  const again = await createInvitationRows(tenant.owner, { rows });
  expect(again.rows.filter(({ fate }) => fate === 'new')).toEqual([]);

  const { items } = await listInvitations(tenant.owner, {});
  const issued = await issueInvitationToken(tenant.tenantId, items.find(({ email }) => email === fresh)?.id ?? '');
  await acceptInvitation({ token: issued?.token ?? '', name: 'Fresh One', password: 'a long enough password' }, client());
  const inGroup = await listGroupMembers(tenant.owner, { groupId: group.id });
  expect(inGroup.items.map(({ email }) => email)).toEqual([fresh]);
  expect(await withTenant(tenant.tenantId, (tx) => tx.channelMember.count({ where: { channelId } }))).toBe(2);
});

test('a list takes no more seats than there are, also when fifty parts of it come at once', async () => {
  const tenant = await buildTenant();
  await agreePlan(tenant.tenantId, { plan: 'free', seatLimit: 8 });
  const part = (n: number) => [{ line: n + 2, name: '', email: address(`n${n}`), role: '', groups: [], channels: [] }];
  const answers = await Promise.all(
    Array.from({ length: 50 }, async (_, n) => {
      for (;;)
        try {
          return await createInvitationRows(tenant.owner, { rows: part(n) });
        } catch (error) {
          // On a busy machine a connection may not be had in time: nothing has happened then, and one asks again.
          if ((error as { code?: string }).code !== 'P2028') throw error;
        }
    }),
  );
  const fates = answers.flatMap(({ rows }) => rows.map(({ fate }) => fate));
  expect(fates.filter((fate) => fate === 'new')).toHaveLength(7);
  expect(fates.filter((fate) => fate === 'noSeat')).toHaveLength(43);
  expect(await withTenant(tenant.tenantId, (tx) => countSeats(tx))).toEqual({ used: 1, invited: 7 });
});

test('a channel that whoever invites is not in, and a group of another firm, are not known', async () => {
  const [tenant, other] = [await buildTenant(), await buildTenant()];
  const admin = await buildMember(tenant, { role: 'admin' });
  await buildChannel(tenant, { name: 'sealed', kind: 'private' });
  await createGroup(other.owner, { name: 'Theirs', memberIds: [] });
  const check = (actor: typeof admin, line: string) => checkInvitationRows(actor, { text: `email,groups,channels\n${line}\n` });
  expect((await check(admin, `${address('a')},,sealed`)).rows[0]?.fate).toBe('unknownChannel');
  expect((await check(tenant.owner, `${address('a')},,sealed`)).rows[0]?.fate).toBe('new');
  expect((await check(admin, `${address('a')},Theirs,`)).rows[0]?.fate).toBe('unknownGroup');
});

test('members may not look at what a list would do', async () => {
  const tenant = await buildTenant();
  const ana = await buildMember(tenant);
  await expect(checkInvitationRows(ana, { text: 'a@example.com' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
