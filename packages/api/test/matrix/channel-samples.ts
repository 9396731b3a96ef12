import { channelChange } from '@parley/contract/channel-change';
import { proposeChannel } from '@parley/core/channel/propose-channel';
import { openDirect } from '@parley/core/channel/create-channel';
import { archiveChannel } from '@parley/core/channel/change-channel';
import { buildChannel } from '@parley/core/testing/build';
import { answers } from './answers.ts';
import type { World } from './build-world.ts';
import type { Samples } from './samples.ts';
import * as z from 'zod';
import { short, room, person } from './make-things.ts';

/** A conversation of the insiders, which no two calls share: somebody new is in each. */
const conversation = async (world: World) => {
  const { owner, admin, member, guest, people, billing, rules, archive } = world.people;
  const somebody = await person(world);
  const memberIds = [admin, member, guest, people, billing, rules, archive, world.colleague, somebody].map(
    ({ memberId }) => memberId,
  );
  return (await openDirect(owner, { memberIds })).channel.id;
};

/** Channels, and who is in them. */
export const channelSamples: Samples = {
  'channel.addMembers': {
    input: async (world) => ({ channelId: world.roomId, memberIds: [(await person(world)).memberId] }),
    answer: answers.channel,
  },
  'channel.answerProposal': {
    input: async (world) => {
      const channelId = await conversation(world);
      await proposeChannel(world.colleague, { channelId, name: `${world.sealed}-${short()}` });
      return { channelId, agrees: true };
    },
    answer: answers.channel,
  },
  'channel.archive': { input: async (world) => ({ channelId: await room(world) }), answer: answers.channel },
  'channel.browse': { input: () => ({ query: '', cursor: null }), answer: answers.channelPage, mayBeEmpty: true },
  'channel.create': {
    input: (world) => ({
      name: `${world.marker}-${short()}`,
      kind: 'private',
      topic: `Of ${world.marker}`,
      memberIds: [world.colleague.memberId],
    }),
    answer: answers.channel,
  },
  'channel.changes': { input: (world) => ({ channelId: world.roomId }), answer: z.array(channelChange) },
  'channel.details': { input: (world) => ({ channelId: world.roomId }), answer: answers.channelDetails },
  'channel.get': { input: (world) => ({ channelId: world.roomId }), answer: answers.channel },
  'channel.join': {
    input: async (world) => ({ channelId: await buildChannel(world.tenant, { name: `${world.marker}-${short()}` }) }),
    answer: answers.channel,
  },
  'channel.leave': { input: async (world) => ({ channelId: await room(world) }), answer: answers.channelOrNull },
  'channel.members': { input: (world) => ({ channelId: world.roomId, cursor: null }), answer: answers.memberPage },
  'channel.openDirect': { input: async (world) => ({ memberIds: [(await person(world)).memberId] }), answer: answers.channel },
  'channel.propose': {
    input: async (world) => ({ channelId: await conversation(world), name: `${world.sealed}-${short()}` }),
    answer: answers.channel,
  },
  'channel.removeMember': {
    input: async (world) => ({ channelId: await room(world), memberId: world.colleague.memberId }),
    answer: answers.channel,
  },
  'channel.rename': {
    input: async (world) => ({ channelId: await room(world), name: `${world.sealed}-${short()}` }),
    answer: answers.channel,
  },
  'channel.setMuted': { input: (world) => ({ channelId: world.roomId, isMuted: false }), answer: answers.channel },
  'channel.setNotify': { input: (world) => ({ channelId: world.roomId, notify: 'mentions' }), answer: answers.channel },
  'channel.setPosting': {
    input: async (world) => ({ channelId: await room(world), posting: 'admins' }),
    answer: answers.channel,
  },
  'channel.setTopic': {
    input: async (world) => ({ channelId: await room(world), topic: `${world.sealed} ${short()}` }),
    answer: answers.channel,
  },
  'channel.unarchive': {
    input: async (world) => {
      const channelId = await room(world);
      await archiveChannel(world.people.owner, { channelId });
      return { channelId };
    },
    answer: answers.channel,
  },
};
