import { storeUpload } from '@parley/core/file/store-upload';
import { newId } from '@parley/core/id';
import { sendMessage } from '@parley/core/message/send-message';
import type { BuiltMember } from '@parley/core/testing/build';
import { answers } from './answers.ts';
import type { World } from './build-world.ts';
import type { Samples } from './samples.ts';
import { room, written } from './make-things.ts';

const poll = { question: 'When?', options: ['Monday', 'Friday'], isMultiple: false };
const asked = async (world: World, author: BuiltMember) => ({ messageId: await written(world, author, { ackRequired: true }) });

/** A file in the room. */
async function sharedFile(world: World): Promise<string> {
  const bytes = async function* () {
    yield new TextEncoder().encode(`${world.sealed} in a file`);
  };
  const { file } = await storeUpload(world.colleague, { name: `${world.marker}.txt`, bytes: bytes() });
  await sendMessage(world.colleague, { clientId: newId(), channelId: world.roomId, body: '', fileIds: [file.id] });
  return file.id;
}

/** Messages and files. */
export const messageSamples: Samples = {
  'message.ackRoster': {
    input: async (world, { author }) => ({ ...(await asked(world, author)), state: 'missing', cursor: null }),
    answer: answers.ackRoster,
  },
  'message.acknowledge': { input: (world) => asked(world, world.colleague), answer: answers.changedMessage },
  'message.closePoll': {
    input: async (world, { author }) => ({ messageId: await written(world, author, { poll }) }),
    answer: answers.changedMessage,
  },
  'message.forward': {
    input: (world) => ({ clientId: newId(), messageId: world.messageId, channelId: world.roomId, comment: `${world.sealed} see` }),
    answer: answers.changedMessage,
    chosen: ['clientId'],
  },
  'file.link': { input: async (world) => ({ fileId: await sharedFile(world) }), answer: answers.fileLink },
  'file.list': { input: (world) => ({ channelId: world.roomId, cursor: null }), answer: answers.filePage },
  'file.search': { input: (world) => ({ query: world.marker, onlyImages: false, cursor: null }), answer: answers.foundFiles },
  'message.get': { input: (world) => ({ messageId: world.messageId }), answer: answers.message },
  'message.history': { input: (world) => ({ messageId: world.messageId }), answer: answers.messageVersions },
  'message.move': {
    input: async (world, { author }) => ({ messageId: await written(world, author), channelId: await room(world) }),
    answer: answers.changedMessage,
  },
  'message.page': {
    input: async (world, { author }) => ({ channelId: world.roomId, aroundId: await written(world, author), limit: 10 }),
    answer: answers.messagePage,
  },
  'message.pin': {
    input: async (world, { author }) => ({ messageId: await written(world, author), on: true }),
    answer: answers.changedMessage,
  },
  'message.pins': { input: (world) => ({ channelId: world.roomId, cursor: null }), answer: answers.pinnedPage },
  'message.reach': { input: (world) => ({ channelId: world.roomId, all: 'channel' }), answer: answers.reach },
  'message.remindAck': { input: (world, { author }) => asked(world, author), answer: answers.reminded },
  'message.removePreview': {
    input: async (world, { author }) => ({ messageId: await written(world, author), url: 'https://example.com/' }),
    answer: answers.changedMessage,
  },
  'message.requireAck': {
    input: async (world, { author }) => ({ messageId: await written(world, author) }),
    answer: answers.changedMessage,
  },
  'message.context': { input: (world) => ({ messageId: world.messageId }), answer: answers.context },
  'message.search': { input: (world) => ({ query: world.marker, sort: 'best', cursor: null }), answer: answers.found },
  'message.thread': { input: (world) => ({ messageId: world.messageId, after: 0 }), answer: answers.thread },
  'message.vote': {
    input: async (world) => ({ messageId: await written(world, world.colleague, { poll }), optionId: '1', on: true }),
    answer: answers.changedMessage,
  },
};
