import type { MessageExtraInput } from '@parley/contract/message-extra';
import { proposeChannel } from '@parley/core/channel/propose-channel';
import { openDirect } from '@parley/core/channel/create-channel';
import { storeUpload } from '@parley/core/file/store-upload';
import { createGroup } from '@parley/core/group/change-group';
import { createSection } from '@parley/core/sidebar/change-sections';
import { archiveChannel } from '@parley/core/channel/change-channel';
import { newId } from '@parley/core/id';
import { issueEmailToken } from '@parley/core/identity/issue-email-token';
import { startSession } from '@parley/core/identity/session';
import { issueInvitationToken } from '@parley/core/invitation/issue-invitation-token';
import { createInvitations } from '@parley/core/invitation/manage-invitations';
import { deactivateMember } from '@parley/core/member/change-member';
import { unsubscribeToken } from '@parley/core/notification/unsubscribe';
import { sendMessage } from '@parley/core/message/send-message';
import { buildChannel, buildMember, type BuiltMember } from '@parley/core/testing/build';
import { signUp } from '@parley/core/workspace/create-workspace';
import { answers } from './answers.ts';
import type { World } from './build-world.ts';
import type { Samples } from './samples.ts';

const short = () => newId().slice(-12);
const freshEmail = (world: World) => `${world.marker}.${short()}@example.com`;
const newcomer = { name: 'Newcomer', password: 'a long enough password' };

/** A private channel like the room, to be changed by one call. */
const room = (world: World) => {
  const { admin, member, guest } = world.people;
  return buildChannel(world.tenant, {
    name: `${world.sealed}-${short()}`,
    kind: 'private',
    members: [admin, member, guest, world.colleague],
  });
};
/** A conversation of the insiders, which no two calls share: somebody new is in each. */
const conversation = async (world: World) => {
  const { owner, admin, member, guest } = world.people;
  const somebody = await person(world);
  const memberIds = [admin, member, guest, world.colleague, somebody].map(({ memberId }) => memberId);
  return (await openDirect(owner, { memberIds })).channel.id;
};
const group = (world: World) =>
  createGroup(world.people.owner, { name: `${world.marker} ${short()}`, memberIds: [world.colleague.memberId] });
const sectionOf = async (caller: Parameters<typeof createSection>[0]) => {
  const { sections } = await createSection(caller, { name: `Section ${short()}` });
  return sections.at(-1)?.id ?? '';
};
const person = (world: World) => buildMember(world.tenant, { name: `Somebody ${world.marker}` });

/** A message in the room. */
async function written(world: World, author: BuiltMember, extra?: MessageExtraInput): Promise<string> {
  const body = `${world.sealed} to be acted on`;
  return (await sendMessage(author, { clientId: newId(), channelId: world.roomId, body, extra })).message.id;
}
const asked = async (world: World, author: BuiltMember) => ({ messageId: await written(world, author, { ackRequired: true }) });
const device = () => ({ endpoint: `https://push.example/${short()}`, p256dh: 'p'.repeat(87), auth: 'a'.repeat(22) });
const poll = { question: 'When?', options: ['Monday', 'Friday'], isMultiple: false };

/** A file in the room. */
async function sharedFile(world: World): Promise<string> {
  const bytes = async function* () {
    yield new TextEncoder().encode(`${world.sealed} in a file`);
  };
  const { file } = await storeUpload(world.colleague, { name: `${world.marker}.txt`, bytes: bytes() });
  await sendMessage(world.colleague, { clientId: newId(), channelId: world.roomId, body: '', fileIds: [file.id] });
  return file.id;
}

async function invitation(world: World): Promise<{ invitationId: string; token: string }> {
  const { invited } = await createInvitations(world.people.owner, { emails: [freshEmail(world)], role: 'member' });
  const invitationId = invited[0]?.id ?? '';
  const issued = await issueInvitationToken(world.tenant.tenantId, invitationId);
  return { invitationId, token: issued?.token ?? '' };
}

async function emailToken(kind: 'confirm' | 'reset', user: { id: string } | { email: string }): Promise<{ token: string }> {
  const issued = await issueEmailToken({ kind, user, request: { id: newId(), at: new Date() } });
  return { token: issued?.token ?? '' };
}

async function unconfirmed(world: World): Promise<{ email: string }> {
  const email = freshEmail(world);
  await signUp({ companyName: world.marker, email, ...newcomer }, { address: `test-${newId()}`, userAgent: '' });
  return { email };
}

/** One for each procedure. */
export const procedureSamples: Samples = {
  'account.changePassword': {
    input: (_, { caller }) => ({ current: caller.password, next: caller.password }),
    answer: answers.nothing,
  },
  'account.confirmEmail': { input: async (world) => emailToken('confirm', await unconfirmed(world)), answer: answers.nothing },
  'account.createWorkspace': { input: () => ({ companyName: `Second ${short()}` }), answer: answers.slug },
  'account.listSessions': { input: () => undefined, answer: answers.sessions },
  'account.me': { input: () => undefined, answer: answers.account },
  'account.requestPasswordReset': { input: (world) => ({ email: freshEmail(world) }), answer: answers.mailHint },
  'account.resendConfirmation': { input: () => undefined, answer: answers.mailHint },
  'account.resetPassword': {
    input: async (world) => ({
      ...(await emailToken('reset', { id: (await person(world)).userId })),
      password: newcomer.password,
    }),
    answer: answers.email,
  },
  'account.revokeOtherSessions': { input: () => undefined, answer: answers.revoked },
  'account.revokeSession': {
    input: async (_, { caller }) => ({
      sessionId: (await startSession(caller.userId, { address: '', userAgent: '' })).sessionId,
    }),
    answer: answers.nothing,
  },
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
  'group.changeMembers': {
    input: async (world) => ({ groupId: (await group(world)).id, add: [(await person(world)).memberId], remove: [] }),
    answer: answers.group,
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
  'invitation.accept': {
    input: async (world) => ({ token: (await invitation(world)).token, ...newcomer }),
    answer: answers.slugAndEmail,
  },
  'invitation.create': {
    input: (world) => ({ emails: [freshEmail(world)], role: 'guest', channelIds: [world.roomId] }),
    answer: answers.invited,
  },
  'invitation.find': {
    input: async (world) => ({ token: (await invitation(world)).token }),
    answer: answers.invitationFound,
  },
  'invitation.list': { input: () => ({ cursor: null }), answer: answers.invitationPage, mayBeEmpty: true },
  'invitation.resend': {
    input: async (world) => ({ invitationId: (await invitation(world)).invitationId }),
    answer: answers.mailHint,
  },
  'invitation.revoke': {
    input: async (world) => ({ invitationId: (await invitation(world)).invitationId }),
    answer: answers.nothing,
  },
  'member.deactivate': { input: async (world) => ({ memberId: (await person(world)).memberId }), answer: answers.member },
  'member.get': { input: (world) => ({ memberId: world.colleague.memberId }), answer: answers.member },
  'member.list': {
    input: () => ({ query: '', cursor: null, includeDeactivated: true }),
    answer: answers.memberPage,
    mayBeEmpty: true,
  },
  'member.reactivate': {
    input: async (world) => {
      const { memberId } = await person(world);
      await deactivateMember(world.people.owner, { memberId });
      return { memberId };
    },
    answer: answers.member,
  },
  'member.setRole': {
    input: async (world) => ({ memberId: (await person(world)).memberId, role: 'guest' }),
    answer: answers.member,
  },
  'member.timeZone': { input: (world) => ({ memberId: world.colleague.memberId }), answer: answers.timeZone },
  'member.updateProfile': {
    input: (_, { caller }) => ({ name: caller.name, title: `Title ${short()}` }),
    answer: answers.member,
  },
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
  'file.search': { input: (world) => ({ query: world.marker, cursor: null }), answer: answers.foundFiles },
  'message.get': { input: (world) => ({ messageId: world.messageId }), answer: answers.message },
  'message.history': { input: (world) => ({ messageId: world.messageId }), answer: answers.messageVersions },
  'message.move': {
    input: async (world, { author }) => ({ messageId: await written(world, author), channelId: await room(world) }),
    answer: answers.changedMessage,
  },
  'message.page': { input: (world) => ({ channelId: world.roomId, before: 1000, limit: 10 }), answer: answers.messagePage },
  'message.pin': {
    input: async (world, { author }) => ({ messageId: await written(world, author), on: true }),
    answer: answers.changedMessage,
  },
  'message.pins': { input: (world) => ({ channelId: world.roomId, cursor: null }), answer: answers.pinnedPage },
  'message.remindAck': { input: (world, { author }) => asked(world, author), answer: answers.reminded },
  'message.requireAck': {
    input: async (world, { author }) => ({ messageId: await written(world, author) }),
    answer: answers.changedMessage,
  },
  'message.search': { input: (world) => ({ query: world.marker, cursor: null }), answer: answers.found },
  'message.thread': { input: (world) => ({ messageId: world.messageId, after: 0 }), answer: answers.thread },
  'message.vote': {
    input: async (world) => ({ messageId: await written(world, world.colleague, { poll }), optionId: '1', on: true }),
    answer: answers.changedMessage,
  },
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
  'signup.createWorkspace': {
    input: (world) => ({ companyName: `Firm ${short()}`, email: freshEmail(world), ...newcomer }),
    answer: answers.signedUp,
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
  'workspace.bootstrap': { input: () => undefined, answer: answers.bootstrap },
};
