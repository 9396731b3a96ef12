import type { ChannelChange } from '@parley/contract/channel-change';
import { expect, test } from 'vitest';
import type { Actor } from '../src/actor.ts';
import { getChannel } from '../src/channel/access-channel.ts';
import {
  addChannelMembers,
  archiveChannel,
  renameChannel,
  setChannelPosting,
  setChannelTopic,
  unarchiveChannel,
} from '../src/channel/change-channel.ts';
import { openDirect } from '../src/channel/create-channel.ts';
import { listChannelChanges } from '../src/channel/list-channel-changes.ts';
import { answerProposal, proposeChannel } from '../src/channel/propose-channel.ts';
import { newId } from '../src/id.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { listNotifications } from '../src/notification/list-notifications.ts';
import { buildChannel, buildMember, buildTenant } from '../src/testing/build.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

const said = ({ version: _, at: __, by, ...change }: ChannelChange) => ({ ...change, by: by?.name });
const lines = async (actor: Actor, channelId: string) => (await listChannelChanges(actor, { channelId })).map(said);
const topics = async (actor: Actor, channelId: string) =>
  (await listChannelChanges(actor, { channelId })).map((change) => ('after' in change ? change.after : change.type));
const send = (actor: Actor, channelId: string) => sendMessage(actor, { clientId: newId(), channelId, body: 'words' });

test('what is changed about a channel stands in its feed in the order of its log, with who did it', async () => {
  const tenant = await buildTenant();
  const ana = await buildMember(tenant, { name: 'Ana' });
  const channelId = await buildChannel(tenant, { members: [ana] });
  const { name: before } = (await getChannel(ana, channelId)).channel;
  const name = `desk-${newId().slice(-8)}`;
  await renameChannel(tenant.owner, { channelId, name });
  await setChannelTopic(ana, { channelId, topic: 'Rates' });
  await setChannelTopic(ana, { channelId, topic: '' });
  await setChannelPosting(tenant.owner, { channelId, posting: 'admins' });
  await archiveChannel(tenant.owner, { channelId });
  await unarchiveChannel(tenant.owner, { channelId });
  const by = tenant.owner.name;
  expect(await lines(ana, channelId)).toEqual([
    { type: 'channel.renamed', before, after: name, by },
    { type: 'channel.topicSet', after: 'Rates', by: 'Ana' },
    { type: 'channel.topicSet', after: '', by: 'Ana' },
    { type: 'channel.postingSet', after: 'admins', by },
    { type: 'channel.archived', by },
    { type: 'channel.unarchived', by },
  ]);
  const outsider = await buildMember(tenant, { role: 'guest' });
  await expect(lines(outsider, channelId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(lines((await buildTenant()).owner, channelId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a conversation that becomes a channel says so', async () => {
  const tenant = await buildTenant();
  const [ana, ben] = [await buildMember(tenant), await buildMember(tenant, { name: 'Ben' })];
  const { channel } = await openDirect(tenant.owner, { memberIds: [ana.memberId, ben.memberId] });
  const name = `deal-${newId().slice(-8)}`;
  await proposeChannel(tenant.owner, { channelId: channel.id, name });
  await answerProposal(ana, { channelId: channel.id, agrees: true });
  expect(await lines(ana, channel.id)).toEqual([]);
  await answerProposal(ben, { channelId: channel.id, agrees: true });
  expect(await lines(ana, channel.id)).toEqual([{ type: 'channel.madeFromGroup', after: name, by: 'Ben' }]);
});

test('a line counts as nothing unread and tells nobody', async () => {
  const tenant = await buildTenant();
  const ana = await buildMember(tenant);
  const channelId = await buildChannel(tenant, { members: [ana] });
  const standing = async () => {
    const { unread, mentions, channel } = await getChannel(ana, channelId);
    return { unread, mentions, lastMessageAt: channel.lastMessageAt, told: (await listNotifications(ana, {})).items.length };
  };
  await send(tenant.owner, channelId);
  const before = await standing();
  expect(before.unread).toBe(1);
  await setChannelTopic(tenant.owner, { channelId, topic: `<@${ana.memberId}> look` });
  await archiveChannel(tenant.owner, { channelId });
  expect(await lines(ana, channelId)).toHaveLength(2);
  expect(await standing()).toEqual(before);
});

test('who reads from now on reads no line from before, not even one after the last message', async () => {
  const tenant = await buildTenant();
  const [ana, ben, cy] = [await buildMember(tenant), await buildMember(tenant), await buildMember(tenant)];
  const channelId = await buildChannel(tenant, { kind: 'private', members: [ana] });
  await setChannelTopic(ana, { channelId, topic: 'first' });
  await send(ana, channelId);
  await setChannelTopic(ana, { channelId, topic: 'second' });
  await addChannelMembers(ana, { channelId, memberIds: [ben.memberId], history: { kind: 'none' } });
  await addChannelMembers(ana, { channelId, memberIds: [cy.memberId] });
  expect(await topics(ben, channelId)).toEqual([]);
  await setChannelTopic(ana, { channelId, topic: 'third' });
  await send(ana, channelId);
  await setChannelTopic(ana, { channelId, topic: 'fourth' });
  expect(await topics(ana, channelId)).toEqual(['first', 'second', 'third', 'fourth']);
  expect(await topics(cy, channelId)).toEqual(['first', 'second', 'third', 'fourth']);
  expect(await topics(ben, channelId)).toEqual(['third', 'fourth']);
});

test('of the same change made twice at once one stands in the log, and of two each says what it found', async () => {
  const tenant = await buildTenant();
  const channelId = await buildChannel(tenant);
  const { owner } = tenant;
  await Promise.all([1, 2, 3].map(() => archiveChannel(owner, { channelId })));
  await Promise.all([1, 2, 3].map(() => unarchiveChannel(owner, { channelId })));
  const names = [1, 2, 3].map((i) => `desk-${i}-${newId().slice(-8)}`);
  await Promise.all(names.map((name) => renameChannel(owner, { channelId, name })));
  const changes = await listChannelChanges(owner, { channelId });
  expect(changes.slice(0, 2).map(({ type }) => type)).toEqual(['channel.archived', 'channel.unarchived']);
  const renamed = changes.slice(2).map((change) => (change.type === 'channel.renamed' ? [change.before, change.after] : []));
  expect(renamed).toHaveLength(3);
  expect(renamed.slice(1).map(([before]) => before)).toEqual(renamed.slice(0, -1).map(([, after]) => after));
});
