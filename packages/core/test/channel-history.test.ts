import { withSystem, enterTenant } from '@parley/db/with-system';
import { expect, test } from 'vitest';
import { addChannelMembers, leaveChannel } from '../src/channel/change-channel.ts';
import { newId } from '../src/id.ts';
import { deleteMessage, editMessage, reactToMessage } from '../src/message/change-message.ts';
import { getThread, listMessages } from '../src/message/read-messages.ts';
import { searchMessages } from '../src/search/search-messages.ts';
import { accessMessage } from '../src/message/access-message.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { syncChannels } from '../src/sync/sync-channels.ts';
import { readLogEvents } from '../src/sync/read-log-events.ts';
import { buildChannel, buildMember, buildTenant } from '../src/testing/build.ts';
import type { Actor } from '../src/actor.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

const send = async (actor: Actor, channelId: string, body: string, parentId?: string) =>
  (await sendMessage(actor, { clientId: newId(), channelId, body, ...(parentId ? { parentId } : {}) })).message;
const bodies = async (actor: Actor, channelId: string) =>
  (await listMessages(actor, { channelId })).messages.map(({ body }) => body);

test('who is added without history finds no door to what was written before', async () => {
  const tenant = await buildTenant();
  const [ana, ben] = [await buildMember(tenant), await buildMember(tenant)];
  const channelId = await buildChannel(tenant, { kind: 'private', members: [ana] });
  const before = await send(ana, channelId, 'sesame before');
  const added = await addChannelMembers(ana, { channelId, memberIds: [ben.memberId], history: { kind: 'none' } });
  const after = await send(ana, channelId, 'sesame after');
  await send(ana, channelId, 'a late answer', before.id);
  expect(added.channel.memberCount).toBe(3);

  // Each door first opens for somebody who may.
  expect(await bodies(ana, channelId)).toEqual(['sesame before', 'sesame after']);
  expect(await accessMessage(ana, before.id)).toMatchObject({ id: before.id });
  expect((await getThread(ana, { messageId: before.id })).replies).toHaveLength(1);
  expect((await searchMessages(ana, { query: 'sesame' })).items).toHaveLength(2);

  expect(await bodies(ben, channelId)).toEqual(['sesame after']);
  for (const input of [{ before: after.seq }, { around: before.seq }, { after: 0 }])
    expect((await listMessages(ben, { channelId, ...input })).messages.map(({ id }) => id)).not.toContain(before.id);
  const refused = { code: 'NOT_FOUND' };
  await expect(accessMessage(ben, before.id)).rejects.toMatchObject(refused);
  await expect(getThread(ben, { messageId: before.id })).rejects.toMatchObject(refused);
  await expect(send(ben, channelId, 'I answer', before.id)).rejects.toMatchObject(refused);
  await expect(reactToMessage(ben, { messageId: before.id, emoji: '👍', on: true })).rejects.toMatchObject(refused);
  await expect(editMessage(ben, { messageId: before.id, body: 'mine' })).rejects.toMatchObject(refused);
  await expect(deleteMessage(ben, { messageId: before.id })).rejects.toMatchObject(refused);
  expect((await searchMessages(ben, { query: 'sesame' })).items.map(({ id }) => id)).toEqual([after.id]);
  await editMessage(ana, { messageId: before.id, body: 'sesame before, edited' });
  const synced = await syncChannels(ben, { channels: { [channelId]: 0 } });
  expect(JSON.stringify(synced)).not.toContain('sesame before');
  expect(synced.channels[channelId]?.messages.map(({ body }) => body)).toContain('sesame after');
});

test('the last days and everything are as far back as they say, and nobody hands on more than they have', async () => {
  const tenant = await buildTenant();
  const [ana, ben, cy, dee] = await Promise.all([1, 2, 3, 4].map(() => buildMember(tenant)));
  if (!ana || !ben || !cy || !dee) throw new Error('four people');
  const channelId = await buildChannel(tenant, { kind: 'private', members: [ana] });
  const old = await send(ana, channelId, 'last month');
  await send(ana, channelId, 'today');
  await withSystem(async (tx) => {
    await enterTenant(tx, tenant.tenantId);
    await tx.$executeRaw`UPDATE app.message SET created_at = now() - interval '30 days' WHERE tenant_id = app.tid() AND id = ${old.id}::uuid`;
  });
  await addChannelMembers(ana, { channelId, memberIds: [ben.memberId], history: { kind: 'days', days: 7 } });
  await addChannelMembers(ana, { channelId, memberIds: [cy.memberId], history: { kind: 'all' } });
  await addChannelMembers(ben, { channelId, memberIds: [dee.memberId], history: { kind: 'all' } });
  expect(await bodies(cy, channelId)).toEqual(['last month', 'today']);
  expect(await bodies(ben, channelId)).toEqual(['today']);
  expect(await bodies(dee, channelId)).toEqual(['today']);
  const added = (await readLogEvents(tenant.tenantId, channelId, 0, 100)).flatMap((event) =>
    event.name === 'channel.memberAdded' ? [event.payload] : [],
  );
  expect(added.find(({ memberId }) => memberId === ben.memberId)).toMatchObject({ visibleFrom: old.seq });
});

test('in a public channel the choice binds guests only, who cannot read it without belonging', async () => {
  const tenant = await buildTenant();
  const [ben, guest] = [await buildMember(tenant), await buildMember(tenant, { role: 'guest' })];
  const channelId = await buildChannel(tenant);
  await send(tenant.owner, channelId, 'for all');
  await addChannelMembers(tenant.owner, { channelId, memberIds: [ben.memberId, guest.memberId], history: { kind: 'none' } });
  expect(await bodies(ben, channelId)).toEqual(['for all']);
  expect(await bodies(guest, channelId)).toEqual([]);
  await leaveChannel(guest, { channelId });
  await expect(bodies(guest, channelId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
