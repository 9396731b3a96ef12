import { beforeEach, expect, test } from 'vitest';
import { publishAcceptableUse, withdrawAcceptableUse } from '../src/acceptable-use/publish.ts';
import { requireSigned } from '../src/acceptable-use/require-signed.ts';
import { listRoster, writeRosterFile } from '../src/acceptable-use/roster.ts';
import { getAcceptableUse, signAcceptableUse } from '../src/acceptable-use/sign.ts';
import { listAudit } from '../src/audit/list-audit.ts';
import { buildMember, buildTenant, type BuiltMember, type BuiltTenant } from '../src/testing/build.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

const refusal = (fields: object) => expect.objectContaining(fields);
const text = { body: 'Keep clients’ matters here.', asksAgain: false, forGuests: false, closesChat: true };
let tenant: BuiltTenant;
let member: BuiltMember;
let guest: BuiltMember;
beforeEach(async () => {
  tenant = await buildTenant();
  member = await buildMember(tenant, { name: '=cmd Maya' });
  guest = await buildMember(tenant, { role: 'guest' });
});

test('whoever has not signed is kept out where the firm says so, and comes in by signing', async () => {
  await publishAcceptableUse(tenant.owner, text);
  await expect(requireSigned(member)).rejects.toEqual(refusal({ code: 'FORBIDDEN', rule: 'acceptable-use-first' }));
  await requireSigned(guest);
  expect(await getAcceptableUse(member)).toMatchObject({ isAsked: true, isClosed: true });
  await signAcceptableUse(member, { version: 1, name: 'Maya Vale' });
  await requireSigned(member);
  expect(await getAcceptableUse(member)).toMatchObject({ isAsked: false, isClosed: false });
  const [entry] = (await listAudit(tenant.owner, { actorId: member.memberId })).entries;
  expect(entry).toMatchObject({ type: 'acceptableUse.signed', details: { version: 1, name: 'Maya Vale' } });
});

test('a new version asks again only when it says so, and a version that nobody read is not signed', async () => {
  await publishAcceptableUse(tenant.owner, text);
  await signAcceptableUse(member, { version: 1, name: 'Maya Vale' });
  await publishAcceptableUse(tenant.owner, { ...text, body: 'Clearer words.' });
  expect(await getAcceptableUse(member)).toMatchObject({ isAsked: false, current: { version: 2 } });
  await publishAcceptableUse(tenant.owner, { ...text, body: 'Another rule.', asksAgain: true });
  expect(await getAcceptableUse(member)).toMatchObject({ isAsked: true, current: { version: 3 } });
  await expect(signAcceptableUse(member, { version: 2, name: 'Maya Vale' })).rejects.toEqual(refusal({ code: 'CONFLICT' }));
  await withdrawAcceptableUse(tenant.owner);
  expect(await getAcceptableUse(member)).toMatchObject({ isAsked: false, current: null });
});

test('the roster says who has signed and who has not, and its file holds no formulas', async () => {
  await publishAcceptableUse(tenant.owner, { ...text, forGuests: true, closesChat: false });
  await signAcceptableUse(guest, { version: 1, name: 'A guest' });
  const roster = await listRoster(tenant.owner, {});
  expect(roster).toMatchObject({ signed: 1, missing: 2 });
  expect((await listRoster(tenant.owner, { only: 'signed' })).items.map(({ memberId }) => memberId)).toEqual([guest.memberId]);
  await expect(listRoster(member, {})).rejects.toEqual(refusal({ code: 'FORBIDDEN' }));
  const csv = await writeRosterFile(tenant.owner);
  expect(csv).toContain("'=cmd Maya");
});

test('nobody signs for another firm', async () => {
  const other = await buildTenant();
  await publishAcceptableUse(tenant.owner, text);
  await expect(signAcceptableUse(other.owner, { version: 1, name: 'Olive' })).rejects.toEqual(refusal({ code: 'CONFLICT' }));
  await requireSigned(other.owner);
});
