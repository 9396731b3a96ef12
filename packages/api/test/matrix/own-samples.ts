import { createSection } from '@parley/core/sidebar/change-sections';
import { unsubscribeToken } from '@parley/core/notification/unsubscribe';
import { answers } from './answers.ts';
import type { Samples } from './samples.ts';
import { short, written } from './make-things.ts';

const sectionOf = async (caller: Parameters<typeof createSection>[0]) => {
  const { sections } = await createSection(caller, { name: `Section ${short()}` });
  return sections.at(-1)?.id ?? '';
};

const device = () => ({ endpoint: `https://push.example/${short()}`, p256dh: 'p'.repeat(87), auth: 'a'.repeat(22) });

/** What each member has for themselves. */
export const ownSamples: Samples = {
  'notification.explain': { input: (world) => ({ messageId: world.messageId }), answer: answers.notificationExplanation },
  'notification.list': { input: () => ({ cursor: null }), answer: answers.notifications, mayBeEmpty: true },
  'preference.get': { input: () => undefined, answer: answers.preferences },
  'preference.set': { input: () => ({ sounds: false, keywords: ['audit'] }), answer: answers.preferences },
  'preference.stopMails': {
    input: (world) => ({ token: unsubscribeToken({ tenantId: world.tenant.tenantId, memberId: world.colleague.memberId }) }),
    answer: answers.nothing,
  },
  'push.key': { input: () => undefined, answer: answers.pushKey },
  'push.subscribe': { input: () => device(), answer: answers.nothing },
  'push.unsubscribe': { input: () => ({ endpoint: device().endpoint }), answer: answers.nothing },
  'saved.ids': { input: () => undefined, answer: answers.savedIds },
  'saved.list': { input: () => ({ view: 'open', cursor: null }), answer: answers.savedPage },
  'saved.remind': {
    input: (world) => ({ messageId: world.messageId, at: new Date(Date.now() + 3_600_000).toISOString() }),
    answer: answers.nothing,
  },
  'saved.remove': { input: (world) => ({ messageId: world.messageId }), answer: answers.nothing },
  'saved.save': { input: (world) => ({ messageId: world.messageId }), answer: answers.nothing },
  'saved.setDone': { input: (world) => ({ messageId: world.messageId, on: true }), answer: answers.nothing },
  'sidebar.arrange': {
    input: async (world, { caller }) => ({ sectionId: await sectionOf(caller), channelIds: [world.roomId] }),
    answer: answers.sidebar,
  },
  'sidebar.changeSection': {
    input: async (_, { caller }) => ({ sectionId: await sectionOf(caller), name: 'Another name', isCollapsed: true }),
    answer: answers.sidebar,
  },
  'sidebar.createSection': { input: () => ({ name: `Section ${short()}` }), answer: answers.sidebar },
  'sidebar.deleteSection': { input: async (_, { caller }) => ({ sectionId: await sectionOf(caller) }), answer: answers.sidebar },
  'sidebar.get': { input: () => undefined, answer: answers.sidebar },
  'sidebar.placeChannel': {
    input: (world) => ({ channelId: world.roomId, sectionId: null }),
    answer: answers.channel,
  },
  'thread.follow': { input: (world) => ({ messageId: world.messageId, on: true }), answer: answers.following },
  'thread.list': { input: () => ({ only: 'unread', cursor: null }), answer: answers.threads, mayBeEmpty: true },
  'thread.read': { input: (world) => ({ messageId: world.messageId, seq: 2 }), answer: answers.nothing },
  'thread.readAll': { input: () => undefined, answer: answers.nothing },
  'thread.resolve': {
    input: async (world, { author }) => ({ messageId: await written(world, author), on: true }),
    answer: answers.changedMessage,
  },
  'thread.state': { input: (world) => ({ messageId: world.messageId }), answer: answers.following },
};
