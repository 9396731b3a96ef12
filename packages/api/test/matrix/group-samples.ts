import { addEmoji } from '@parley/core/emoji/custom-emoji';
import { createGroup } from '@parley/core/group/change-group';
import { answers } from './answers.ts';
import type { World } from './build-world.ts';
import type { Samples } from './samples.ts';
import { short, person, dot } from './make-things.ts';

const group = (world: World) =>
  createGroup(world.people.owner, { name: `${world.marker} ${short()}`, memberIds: [world.colleague.memberId] });

/** Groups, and the emoji of a firm. */
export const groupSamples: Samples = {
  'group.changeMembers': {
    input: async (world) => ({ groupId: (await group(world)).id, add: [(await person(world)).memberId], remove: [] }),
    answer: answers.group,
  },
  'emoji.add': { input: () => ({ name: `e${short()}`, picture: dot }), answer: answers.emoji },
  'emoji.list': { input: () => ({ cursor: null }), answer: answers.emojiPage, mayBeEmpty: true },
  'emoji.remove': {
    input: async (world) => ({ name: (await addEmoji(world.colleague, { name: `e${short()}`, picture: dot })).name }),
    answer: answers.nothing,
  },
  'group.create': {
    input: (world) => ({ name: `${world.marker} ${short()}`, memberIds: [world.colleague.memberId] }),
    answer: answers.group,
  },
  'group.delete': { input: async (world) => ({ groupId: (await group(world)).id }), answer: answers.nothing },
  'group.list': { input: () => undefined, answer: answers.groups, mayBeEmpty: true },
  'group.members': {
    input: async (world) => ({ groupId: (await group(world)).id, cursor: null }),
    answer: answers.memberPage,
  },
  'group.rename': {
    input: async (world) => ({ groupId: (await group(world)).id, name: `${world.marker} ${short()}` }),
    answer: answers.group,
  },
};
