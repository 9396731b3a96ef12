import { clientEvents } from '@parley/contract/client-events';
import { storeUpload } from '@parley/core/file/store-upload';
import { newId } from '@parley/core/id';
import { sendMessage } from '@parley/core/message/send-message';
import type { BuiltMember } from '@parley/core/testing/build';
import * as z from 'zod';
import type { World } from './build-world.ts';
import type { Samples } from './samples.ts';

const answer = (name: keyof typeof clientEvents) => clientEvents[name].output.extend({ ok: z.literal(true) }).strict();

async function ownMessage(world: World, author: BuiltMember): Promise<{ messageId: string }> {
  const body = `${world.sealed} to be changed`;
  const { message } = await sendMessage(author, { clientId: newId(), channelId: world.roomId, body });
  return { messageId: message.id };
}

async function ownFile(world: World, author: BuiltMember): Promise<string> {
  async function* bytes() {
    yield new TextEncoder().encode(`${world.sealed} in a file`);
  }
  return (await storeUpload(author, { name: `${world.marker}.txt`, bytes: bytes() })).file.id;
}

/** One for each event that a client may send. */
export const eventSamples: Samples = {
  'message.send': {
    input: async (world, { author }) => ({
      clientId: newId(),
      channelId: world.roomId,
      body: `${world.sealed} hello`,
      parentId: world.messageId,
      fileIds: [await ownFile(world, author)],
    }),
    answer: answer('message.send'),
    chosen: ['clientId'],
  },
  'message.edit': {
    input: async (world, { author }) => ({ ...(await ownMessage(world, author)), body: `${world.sealed} edited` }),
    answer: answer('message.edit'),
  },
  'message.delete': { input: (world, { author }) => ownMessage(world, author), answer: answer('message.delete') },
  'message.react': {
    input: async (world, { author }) => ({ ...(await ownMessage(world, author)), emoji: '👍', on: true }),
    answer: answer('message.react'),
  },
  'channel.read': { input: (world) => ({ channelId: world.roomId, seq: 1 }), answer: answer('channel.read') },
  'channel.markUnread': { input: (world) => ({ channelId: world.roomId, seq: 1 }), answer: answer('channel.markUnread') },
  'channel.typing': { input: (world) => ({ channelId: world.roomId }), answer: answer('channel.typing') },
  'presence.set': {
    input: () => ({ state: 'busy', text: 'Away from my desk', emoji: '🌴', until: new Date(Date.now() + 60_000).toISOString() }),
    answer: answer('presence.set'),
  },
  'presence.watch': {
    input: (world) => ({ memberIds: [world.colleague.memberId, world.stranger.memberId] }),
    answer: answer('presence.watch'),
    foreign: 'passedOver',
  },
  sync: {
    input: (world) => ({ channels: { [world.roomId]: 0, [world.tenant.generalId]: 0 } }),
    answer: answer('sync'),
    foreign: 'passedOver',
  },
};
