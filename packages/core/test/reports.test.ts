import { expect, test } from 'vitest';
import { listAudit } from '../src/audit/list-audit.ts';
import { createGroup } from '../src/group/change-group.ts';
import { newId } from '../src/id.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { getReport } from '../src/report/get-report.ts';
import { writeReportFile } from '../src/report/write-report-file.ts';
import { buildDirect, buildMember, buildTenant, type BuiltMember } from '../src/testing/build.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

const say = (actor: BuiltMember, channelId: string, parentId?: string) =>
  sendMessage(actor, { clientId: newId(), channelId, body: 'words', ...(parentId ? { parentId } : {}) });
const people = (tenant: Parameters<typeof buildMember>[0], count: number) =>
  Promise.all(Array.from({ length: count }, () => buildMember(tenant)));

test('fewer than five people: seats and storage, and nothing about people', async () => {
  const tenant = await buildTenant();
  for (const member of await people(tenant, 3)) await say(member, tenant.generalId);
  const report = await getReport(tenant.owner, { days: 7 });
  expect(report).toMatchObject({ isEnough: false, groups: [], seats: { used: 4, idle: null } });
  expect(report.now).toMatchObject({ days: [], people: null, messages: null, kinds: null, mails: null, afterHours: null });
});

test('a day on which four wrote is in no sum; with the fifth it is counted, by kind, with answers and stretches', async () => {
  const tenant = await buildTenant();
  const members = await people(tenant, 6);
  const [ana, ...others] = members as [BuiltMember, ...BuiltMember[]];
  for (const member of members.slice(0, 4)) await say(member, tenant.generalId);
  const four = await getReport(tenant.owner, { days: 7 });
  expect(four.now).toMatchObject({ people: null, messages: null, kinds: null });
  expect(four.now.days).toMatchObject([{ people: null, messages: null }]);

  const { message } = await say(tenant.owner, tenant.generalId);
  for (const member of members.slice(1)) await say(member, tenant.generalId, message.id);
  for (const other of others) {
    const direct = await buildDirect(ana, [other]);
    await say(ana, direct);
    await say(other, direct);
  }
  const report = await getReport(tenant.owner, { days: 7 });
  expect(report.now).toMatchObject({
    people: 7,
    messages: 20,
    kinds: { public: 10, private: 0, direct: 10, group: 0, replies: 5 },
    // Seven wrote in the channel's one stretch, and two in each of five conversations.
    mails: 17,
  });
  expect(report.now.directReply).toBeGreaterThanOrEqual(0);
  expect(report.now.threadReply).toBeNull();
  expect(report.before).toMatchObject({ people: null, days: [] });
});

test('groups too small, or whose complement is too small, are not shown; looking and taking are entries', async () => {
  const tenant = await buildTenant();
  const members = await people(tenant, 11);
  const ids = members.map(({ memberId }) => memberId);
  await createGroup(tenant.owner, { name: '=Five', memberIds: ids.slice(0, 5) });
  await createGroup(tenant.owner, { name: 'Four', memberIds: ids.slice(5, 9) });
  await createGroup(tenant.owner, { name: 'Most', memberIds: ids.slice(0, 9) });
  for (const member of members) await say(member, tenant.generalId);
  const report = await getReport(tenant.owner, { days: 28 });
  expect(report.groups).toEqual([{ name: '=Five', members: 5, people: 5, messages: 5 }]);
  expect(report.groupsHidden).toBe(2);
  const file = await writeReportFile(tenant.owner, { days: 28 });
  expect(file).toContain("'=Five");
  const { entries } = await listAudit(tenant.owner, {});
  expect(entries.filter(({ type }) => type === 'report.viewed')).toHaveLength(1);
  expect(entries.filter(({ type }) => type === 'report.exported')).toHaveLength(1);
  await expect(getReport(members[0] as BuiltMember, { days: 7 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
