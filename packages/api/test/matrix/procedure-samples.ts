import { archiveChannel } from '@parley/core/channel/change-channel';
import { newId } from '@parley/core/id';
import { issueEmailToken } from '@parley/core/identity/issue-email-token';
import { startSession } from '@parley/core/identity/session';
import { issueInvitationToken } from '@parley/core/invitation/issue-invitation-token';
import { createInvitations } from '@parley/core/invitation/manage-invitations';
import { deactivateMember } from '@parley/core/member/change-member';
import { buildChannel, buildMember } from '@parley/core/testing/build';
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
const person = (world: World) => buildMember(world.tenant, { name: `Somebody ${world.marker}` });

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
  'channel.get': { input: (world) => ({ channelId: world.roomId }), answer: answers.channel },
  'channel.join': {
    input: async (world) => ({ channelId: await buildChannel(world.tenant, { name: `${world.marker}-${short()}` }) }),
    answer: answers.channel,
  },
  'channel.leave': { input: async (world) => ({ channelId: await room(world) }), answer: answers.channelOrNull },
  'channel.members': { input: (world) => ({ channelId: world.roomId, cursor: null }), answer: answers.memberPage },
  'channel.openDirect': { input: async (world) => ({ memberIds: [(await person(world)).memberId] }), answer: answers.channel },
  'channel.removeMember': {
    input: async (world) => ({ channelId: await room(world), memberId: world.colleague.memberId }),
    answer: answers.channel,
  },
  'channel.rename': {
    input: async (world) => ({ channelId: await room(world), name: `${world.sealed}-${short()}` }),
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
  'member.updateProfile': {
    input: (_, { caller }) => ({ name: caller.name, title: `Title ${short()}` }),
    answer: answers.member,
  },
  'message.get': { input: (world) => ({ messageId: world.messageId }), answer: answers.message },
  'message.page': { input: (world) => ({ channelId: world.roomId, before: 1000, limit: 10 }), answer: answers.messagePage },
  'message.search': { input: (world) => ({ query: world.marker, cursor: null }), answer: answers.found },
  'message.thread': { input: (world) => ({ messageId: world.messageId, after: 0 }), answer: answers.thread },
  'notification.list': { input: () => ({ cursor: null }), answer: answers.notifications, mayBeEmpty: true },
  'signup.createWorkspace': {
    input: (world) => ({ companyName: `Firm ${short()}`, email: freshEmail(world), ...newcomer }),
    answer: answers.signedUp,
  },
  'thread.list': { input: () => ({ cursor: null }), answer: answers.threads, mayBeEmpty: true },
  'thread.read': { input: (world) => ({ messageId: world.messageId, seq: 2 }), answer: answers.nothing },
  'workspace.bootstrap': { input: () => undefined, answer: answers.bootstrap },
};
