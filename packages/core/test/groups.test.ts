import { expect, test } from 'vitest';
import { changeGroupMembers, createGroup, deleteGroup, renameGroup } from '../src/group/change-group.ts';
import { listGroupMembers, listGroups } from '../src/group/list-groups.ts';
import { newId } from '../src/id.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { buildMember, buildTenant } from '../src/testing/build.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

test('admins keep groups, members see them, guests see none', async () => {
  const [tenant, other] = [await buildTenant(), await buildTenant()];
  const [ana, ben, guest] = [await buildMember(tenant), await buildMember(tenant), await buildMember(tenant, { role: 'guest' })];
  const made = await createGroup(tenant.owner, { name: 'Advisers', memberIds: [ana.memberId] });
  expect(made).toMatchObject({ name: 'Advisers', memberCount: 1 });
  await expect(createGroup(ana, { name: 'Mine', memberIds: [] })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(createGroup(tenant.owner, { name: 'advisers', memberIds: [] })).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(createGroup(tenant.owner, { name: 'Foreign', memberIds: [other.owner.memberId] })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await renameGroup(tenant.owner, { groupId: made.id, name: 'Research' });
  await changeGroupMembers(tenant.owner, { groupId: made.id, add: [ben.memberId], remove: [ana.memberId] });
  expect(await listGroups(ben)).toMatchObject({ items: [{ id: made.id, name: 'Research', memberCount: 1 }] });
  expect((await listGroupMembers(ana, { groupId: made.id })).items.map(({ id }) => id)).toEqual([ben.memberId]);
  expect(await listGroups(guest)).toEqual({ items: [] });
  expect(await listGroups(other.owner)).toEqual({ items: [] });
  await expect(renameGroup(other.owner, { groupId: made.id, name: 'Theirs' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await deleteGroup(tenant.owner, { groupId: made.id });
  expect(await listGroups(ben)).toEqual({ items: [] });
});

test('a mention of a group reaches its people as they are when it is sent', async () => {
  const tenant = await buildTenant();
  const [ana, ben] = [await buildMember(tenant), await buildMember(tenant)];
  const group = await createGroup(tenant.owner, { name: 'Desk', memberIds: [ana.memberId] });
  const say = async () =>
    (await sendMessage(tenant.owner, { clientId: newId(), channelId: tenant.generalId, body: `<&${group.id}> please` })).message;
  expect((await say()).mentions).toEqual([ana.memberId]);
  await changeGroupMembers(tenant.owner, { groupId: group.id, add: [ben.memberId], remove: [ana.memberId] });
  expect((await say()).mentions).toEqual([ben.memberId]);
});
