import { systemDb } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDns, type Dns } from '../../../stand-ins/dns/start-dns.mjs';
import { agreePlan } from '../src/billing/agree-plan.ts';
import { config, configureCore } from '../src/config.ts';
import { newId } from '../src/id.ts';
import { acceptInvitation, findInvitation } from '../src/invitation/accept-invitation.ts';
import { askToJoin, findDoor, type Door } from '../src/invitation/ask-to-join.ts';
import { createInvitationLink, listInvitationLinks, revokeInvitationLink } from '../src/invitation/invitation-links.ts';
import { issueInvitationToken } from '../src/invitation/issue-invitation-token.ts';
import { approveJoinRequest, listJoinRequests, refuseJoinRequest } from '../src/invitation/join-requests.ts';
import {
  addMailDomain,
  hasProvenDomain,
  listMailDomains,
  proveMailDomain,
  removeMailDomain,
  setDomainEntry,
} from '../src/invitation/mail-domains.ts';
import { createInvitations, listInvitations } from '../src/invitation/manage-invitations.ts';
import { listMembers } from '../src/member/list-members.ts';
import { buildChannel, buildTenant, type BuiltTenant } from '../src/testing/build.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

let dns: Dns;
beforeAll(async () => {
  dns = await startDns();
  configureCore({ ...config(), dnsServers: [dns.server] });
});
afterAll(() => dns.close());

const client = () => ({ address: newId(), userAgent: 'test' });
const unique = () => newId().slice(-10);
const password = 'a long enough password';
const tokenOf = (url: string) => new URL(url).searchParams.get('token') ?? '';

/** What the mail to this address would carry, or null when none is open. */
async function mailed(tenant: BuiltTenant, email: string): Promise<string | null> {
  const open = await withTenant(tenant.tenantId, (tx) =>
    tx.invitation.findFirst({ where: { email, acceptedAt: null, revokedAt: null } }),
  );
  return open ? ((await issueInvitationToken(tenant.tenantId, open.id))?.token ?? null) : null;
}
async function join(tenant: BuiltTenant, door: Door, email: string) {
  await askToJoin({ door, email, name: 'New Person' }, client());
  const token = (await mailed(tenant, email)) ?? '';
  return acceptInvitation({ token, name: 'New Person', password }, client());
}
const emailsOf = async (tenant: BuiltTenant) => (await listMembers(tenant.owner, {})).items.map(({ email }) => email);
async function proven(tenant: BuiltTenant, domain: string, entry: 'approval' | 'open' | 'off' = 'approval') {
  const made = await addMailDomain(tenant.owner, { domain });
  dns.set(made.record.name, ['v=spf1 -all', made.record.value]);
  await proveMailDomain(tenant.owner, { domainId: made.id });
  return setDomainEntry(tenant.owner, { domainId: made.id, entry });
}

test('a link lets in as many as it says, each by their own confirmed address, and is not kept in clear', async () => {
  const tenant = await buildTenant();
  const channelId = await buildChannel(tenant, { name: 'deals' });
  const { url, link } = await createInvitationLink(tenant.owner, { role: 'member', channelIds: [channelId], maxUses: 2, days: 7 });
  expect(link).toMatchObject({ state: 'open', uses: 0, maxUses: 2, channels: ['deals'] });
  const door = { token: tokenOf(url) };
  const kept = await withTenant(tenant.tenantId, (tx) => tx.invitationLink.findFirstOrThrow());
  expect(Buffer.from(kept.tokenHash).toString('utf8')).not.toContain(door.token.slice(-20));
  expect(await findDoor(door, client())).toMatchObject({ isGuest: false, needsApproval: false });

  const people = ['a', 'b', 'c'].map((name) => `${name}.${unique()}@example.com`);
  for (const email of people) await askToJoin({ door, email, name: 'New' }, client());
  const tokens = await Promise.all(people.map((email) => mailed(tenant, email)));
  const joined = await Promise.allSettled(
    tokens.map((token) => acceptInvitation({ token: token ?? '', name: 'New', password }, client())),
  );
  expect(joined.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
  expect((await listInvitationLinks(tenant.owner, {})).items[0]).toMatchObject({ state: 'usedUp', uses: 2 });
  await expect(findDoor(door, client())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await withTenant(tenant.tenantId, (tx) => tx.channelMember.count({ where: { channelId } }))).toBe(3);
});

test('a revoked or ended link lets nobody in, not even who has asked already', async () => {
  const tenant = await buildTenant();
  const { url, link } = await createInvitationLink(tenant.owner, { role: 'member', channelIds: [], days: 7 });
  const door = { token: tokenOf(url) };
  const email = `late.${unique()}@example.com`;
  await askToJoin({ door, email, name: 'Late' }, client());
  const token = (await mailed(tenant, email)) ?? '';
  expect(await findInvitation({ token }, client())).toMatchObject({ email, needsApproval: false });
  await revokeInvitationLink(tenant.owner, { linkId: link.id });
  await expect(acceptInvitation({ token, name: 'Late', password }, client())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(askToJoin({ door, email, name: 'Late' }, client())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const other = await createInvitationLink(tenant.owner, { role: 'member', channelIds: [], days: 7 });
  await withTenant(tenant.tenantId, (tx) => tx.invitationLink.updateMany({ data: { expiresAt: new Date(Date.now() - 1_000) } }));
  await expect(findDoor({ token: tokenOf(other.url) }, client())).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('who only asked by a link holds no seat, and joining takes one', async () => {
  const tenant = await buildTenant();
  await agreePlan(tenant.tenantId, { plan: 'free', seatLimit: 2 });
  const { url } = await createInvitationLink(tenant.owner, { role: 'member', channelIds: [], days: 7 });
  const door = { token: tokenOf(url) };
  for (let n = 0; n < 5; n += 1) await askToJoin({ door, email: `x${n}.${unique()}@example.com`, name: 'X' }, client());
  expect((await listInvitations(tenant.owner, {})).items).toEqual([]);
  await join(tenant, door, `first.${unique()}@example.com`);
  await expect(join(tenant, door, `second.${unique()}@example.com`)).rejects.toMatchObject({ code: 'PLAN_LIMIT' });
});

test('asking does not take away an invitation, and tells nothing of who is a member', async () => {
  const tenant = await buildTenant();
  const { url } = await createInvitationLink(tenant.owner, { role: 'guest', channelIds: [tenant.generalId], days: 7 });
  const door = { token: tokenOf(url) };
  const email = `invited.${unique()}@example.com`;
  await createInvitations(tenant.owner, { emails: [email], role: 'admin' });
  const asked = await askToJoin({ door, email, name: 'I' }, client());
  expect((await listInvitations(tenant.owner, {})).items).toMatchObject([{ email, role: 'admin', state: 'pending' }]);
  expect(await askToJoin({ door, email: tenant.owner.email, name: 'O' }, client())).toEqual(asked);
  expect(await mailed(tenant, tenant.owner.email)).toBeNull();
});

test('a domain counts once its record stands in the DNS; public ones and what is no domain are refused', async () => {
  const tenant = await buildTenant();
  for (const domain of ['gmail.com', 'OUTLOOK.com', 'localhost', '10.0.0.1', 'not a domain', 'firm'])
    await expect(addMailDomain(tenant.owner, { domain })).rejects.toMatchObject({ code: 'INVALID' });
  const domain = `f${unique()}.example`;
  const made = await addMailDomain(tenant.owner, { domain: `@${domain.toUpperCase()}` });
  expect(made).toMatchObject({ domain, provenAt: null });
  await expect(addMailDomain(tenant.owner, { domain })).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(proveMailDomain(tenant.owner, { domainId: made.id })).rejects.toMatchObject({ code: 'CONFLICT' });
  await setDomainEntry(tenant.owner, { domainId: made.id, entry: 'open' });
  await expect(findDoor({ workspace: tenant.slug }, client())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  dns.set(made.record.name, ['parley-domain=somebody-else']);
  await expect(proveMailDomain(tenant.owner, { domainId: made.id })).rejects.toMatchObject({ code: 'CONFLICT' });
  dns.set(made.record.name, [made.record.value]);
  expect((await proveMailDomain(tenant.owner, { domainId: made.id })).provenAt).not.toBeNull();
  expect(await findDoor({ workspace: tenant.slug }, client())).toMatchObject({ needsApproval: false });
});

test('two workspaces never hold one domain: the second is told so, and may have it when the first gives it up', async () => {
  const [first, second] = [await buildTenant(), await buildTenant()];
  const domain = `f${unique()}.example`;
  const held = await proven(first, domain);
  const made = await addMailDomain(second.owner, { domain });
  expect(made.record.value).not.toBe(held.record.value);
  dns.set(made.record.name, [made.record.value]);
  await expect(proveMailDomain(second.owner, { domainId: made.id })).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await hasProvenDomain(second.tenantId, domain)).toBe(false);
  expect((await listMailDomains(second.owner)).items).toMatchObject([{ domain, provenAt: null }]);
  await removeMailDomain(first.owner, { domainId: held.id });
  await proveMailDomain(second.owner, { domainId: made.id });
  expect(await hasProvenDomain(second.tenantId, domain)).toBe(true);
  expect(await systemDb().provenDomain.count({ where: { domain } })).toBe(1);
});

test('people of a proven domain come in at once or wait for a yes; others are refused, also at another workspace', async () => {
  const [tenant, other] = [await buildTenant(), await buildTenant()];
  const domain = `f${unique()}.example`;
  const { id } = await proven(tenant, domain, 'approval');
  const door = { workspace: tenant.slug };
  const [ana, ben, cas] = [`ana@${domain}`, `ben@${domain}`, `cas@${domain}`];
  await expect(askToJoin({ door, email: `eve.${unique()}@evil.example`, name: 'Eve' }, client())).rejects.toMatchObject({
    code: 'INVALID',
  });
  await expect(askToJoin({ door, email: `eve@x.${domain}`, name: 'Eve' }, client())).rejects.toMatchObject({ code: 'INVALID' });
  await expect(askToJoin({ door: { workspace: other.slug }, email: ana, name: 'Ana' }, client())).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });

  expect(await join(tenant, door, ana)).toMatchObject({ isWaiting: true, signInToken: null });
  expect(await join(tenant, door, ben)).toMatchObject({ isWaiting: true });
  expect(await emailsOf(tenant)).not.toContain(ana);
  const waiting = (await listJoinRequests(tenant.owner, {})).items;
  expect(waiting.map(({ email }) => email)).toEqual([ana, ben]);
  expect((await listJoinRequests(other.owner, {})).items).toEqual([]);
  await approveJoinRequest(tenant.owner, { requestId: waiting[0]?.id ?? '' });
  await refuseJoinRequest(tenant.owner, { requestId: waiting[1]?.id ?? '' });
  await expect(approveJoinRequest(tenant.owner, { requestId: waiting[1]?.id ?? '' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await emailsOf(tenant)).toContain(ana);
  expect(await emailsOf(tenant)).not.toContain(ben);

  await setDomainEntry(tenant.owner, { domainId: id, entry: 'open' });
  expect(await join(tenant, door, cas)).toMatchObject({ isWaiting: false });
  expect(await emailsOf(tenant)).toContain(cas);
});

test('nobody is let in by approval beyond the seats', async () => {
  const tenant = await buildTenant();
  await agreePlan(tenant.tenantId, { plan: 'free', seatLimit: 2 });
  const domain = `f${unique()}.example`;
  await proven(tenant, domain);
  for (const name of ['a', 'b']) await join(tenant, { workspace: tenant.slug }, `${name}@${domain}`);
  const [first, second] = (await listJoinRequests(tenant.owner, {})).items;
  const answers = await Promise.allSettled(
    [first, second].map((request) => approveJoinRequest(tenant.owner, { requestId: request?.id ?? '' })),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'PLAN_LIMIT' } });
  expect((await listJoinRequests(tenant.owner, {})).items).toHaveLength(1);
});
