import { config, configureCore } from '@parley/core/config';
import { newId } from '@parley/core/id';
import { createInvitationLink } from '@parley/core/invitation/invitation-links';
import { createInvitations } from '@parley/core/invitation/manage-invitations';
import { insertJoinRequest } from '@parley/core/invitation/join-requests';
import { addMailDomain, proveMailDomain, setDomainEntry } from '@parley/core/invitation/mail-domains';
import { deactivateMember } from '@parley/core/member/change-member';
import { enterTenant, withSystem } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import { startDns, type Dns } from '../../../../stand-ins/dns/start-dns.mjs';
import { answers } from './answers.ts';
import type { World } from './build-world.ts';
import { freshEmail, person, short } from './make-things.ts';
import type { Samples } from './samples.ts';

const day = () => new Date(Date.now() + 30 * 86_400_000).toISOString();

const link = (world: World) => createInvitationLink(world.people.owner, { role: 'member', channelIds: [], maxUses: 5, days: 7 });
const tokenOf = (url: string) => new URL(url).searchParams.get('token') ?? '';
const row = (world: World) => ({ line: 2, name: 'Somebody', email: freshEmail(world), role: 'member', groups: [], channels: [] });

let dns: Promise<Dns> | undefined;
/** A domain of the firm's whose record stands in the name system of this run. */
async function domain(world: World) {
  const made = await addMailDomain(world.people.owner, { domain: `d${short()}.example` });
  const served = await (dns ??= startDns());
  configureCore({ ...config(), dnsServers: [served.server] });
  served.set(made.record.name, [made.record.value]);
  return { domainId: made.id };
}

/** Somebody who waits to be let in. */
async function request(world: World): Promise<{ requestId: string }> {
  const email = freshEmail(world);
  const { tenantId } = world.tenant;
  return withSystem(async (tx) => {
    const user = await tx.user.create({ data: { id: newId(), email, name: 'Somebody', passwordHash: '-' } });
    await enterTenant(tx, tenantId);
    await insertJoinRequest(tx, tenantId, { userId: user.id, email, name: 'Somebody' });
    return { requestId: (await tx.joinRequest.findFirstOrThrow({ where: { email } })).id };
  });
}

/** One whose mail went out longer than a day ago. */
async function mailedLongAgo(world: World): Promise<{ cursor: null }> {
  const { invited } = await createInvitations(world.people.owner, { emails: [freshEmail(world)], role: 'member' });
  const where = { id: invited[0]?.id ?? '' };
  const expiresAt = new Date(Date.now() + 86_400_000);
  await withTenant(world.tenant.tenantId, (tx) => tx.invitation.updateMany({ where, data: { expiresAt } }));
  return { cursor: null };
}

/** Invitations of every kind, and the table of people. */
export const peopleSamples: Samples = {
  'account.requestSignInLink': { input: (world) => ({ email: freshEmail(world) }), answer: answers.mailHint },
  'invitation.findDoor': { input: async (world) => ({ door: { token: tokenOf((await link(world)).url) } }), answer: answers.door },
  'invitation.askToJoin': {
    input: async (world) => ({
      door: { token: tokenOf((await link(world)).url) },
      email: freshEmail(world),
      name: 'Somebody',
    }),
    answer: answers.mailHint,
  },
  'invitation.checkRows': {
    input: (world) => ({ text: `name;email;role\nSomebody;${freshEmail(world)};member\n` }),
    answer: answers.checkedRows,
  },
  'invitation.createRows': { input: (world) => ({ rows: [row(world)] }), answer: answers.invitedRows },
  'invitation.toResend': { input: () => undefined, answer: answers.toResend },
  'invitation.resendAll': { input: mailedLongAgo, answer: answers.resentPart },
  'invitation.links': { input: () => ({ cursor: null }), answer: answers.linkPage, mayBeEmpty: true },
  'invitation.createLink': {
    input: (world) => ({ role: 'guest', channelIds: [world.roomId], maxUses: 10, days: 7 }),
    answer: answers.newLink,
  },
  'invitation.revokeLink': { input: async (world) => ({ linkId: (await link(world)).link.id }), answer: answers.nothing },
  'invitation.domains': { input: () => undefined, answer: answers.mailDomains },
  'invitation.addDomain': { input: () => ({ domain: `d${short()}.example` }), answer: answers.mailDomain },
  'invitation.proveDomain': { input: domain, answer: answers.mailDomain },
  'invitation.setDomainEntry': {
    input: async (world) => ({ ...(await domain(world)), entry: 'open' }),
    answer: answers.mailDomain,
  },
  'invitation.removeDomain': {
    input: async (world) => {
      const { domainId } = await domain(world);
      await proveMailDomain(world.people.owner, { domainId });
      await setDomainEntry(world.people.owner, { domainId, entry: 'off' });
      return { domainId };
    },
    answer: answers.nothing,
  },
  'invitation.requests': { input: () => ({ cursor: null }), answer: answers.requestPage, mayBeEmpty: true },
  'invitation.approve': { input: request, answer: answers.nothing },
  'invitation.refuse': { input: request, answer: answers.nothing },
  'member.table': {
    input: () => ({ query: '', role: 'member', state: 'active', sort: 'active', isDescending: true, cursor: null }),
    answer: answers.memberTable,
    mayBeEmpty: true,
  },
  'member.setRoleOfMany': {
    input: async (world) => ({ memberIds: [(await person(world)).memberId], role: 'guest' }),
    answer: answers.bulk,
    foreign: 'passedOver',
  },
  'member.deactivateMany': {
    input: async (world) => ({ memberIds: [(await person(world)).memberId] }),
    answer: answers.bulk,
    foreign: 'passedOver',
  },
  'member.reactivateMany': {
    input: async (world) => {
      const { memberId } = await person(world);
      await deactivateMember(world.people.owner, { memberId });
      return { memberIds: [memberId] };
    },
    answer: answers.bulk,
    foreign: 'passedOver',
  },
  'member.setGuestEnd': {
    input: async (world) => ({ memberId: (await person(world, 'guest')).memberId, endsAt: day() }),
    answer: answers.member,
  },
  'member.handOver': {
    input: async (world) => ({ memberId: (await person(world)).memberId }),
    answer: answers.member,
    restore: (world) =>
      withTenant(world.tenant.tenantId, async (tx) => {
        const { memberId } = world.people.owner;
        await tx.member.updateMany({ where: { role: 'owner', id: { not: memberId } }, data: { role: 'member' } });
        await tx.member.updateMany({ where: { id: memberId }, data: { role: 'owner' } });
      }),
  },
};
