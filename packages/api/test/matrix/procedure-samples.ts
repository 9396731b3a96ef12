import { importProblemPage, importView } from '@parley/contract/import-view';
import { reportView } from '@parley/contract/report-view';
import { scanRuleView } from '@parley/contract/scan-rule';
import { recoveryCodes, secondFactorSecret, secondFactorView } from '@parley/contract/second-factor';
import type { MessageExtraInput } from '@parley/contract/message-extra';
import { publishAcceptableUse } from '@parley/core/acceptable-use/publish';
import { proposeChannel } from '@parley/core/channel/propose-channel';
import { openDirect } from '@parley/core/channel/create-channel';
import { setDraft } from '@parley/core/draft/drafts';
import { storeUpload } from '@parley/core/file/store-upload';
import { startCheckout } from '@parley/core/billing/choose-plan';
import { stripe } from '@parley/core/billing/stripe-client';
import { syncSubscription } from '@parley/core/billing/sync-subscription';
import { addEmoji } from '@parley/core/emoji/custom-emoji';
import { createGroup } from '@parley/core/group/change-group';
import { scheduleMessage } from '@parley/core/scheduled/scheduled-messages';
import { createSection } from '@parley/core/sidebar/change-sections';
import { archiveChannel } from '@parley/core/channel/change-channel';
import { newId } from '@parley/core/id';
import { issueEmailToken } from '@parley/core/identity/issue-email-token';
import { startSession } from '@parley/core/identity/session';
import { forgive } from '@parley/core/identity/throttle';
import { issueInvitationToken } from '@parley/core/invitation/issue-invitation-token';
import { createInvitations } from '@parley/core/invitation/manage-invitations';
import { deactivateMember } from '@parley/core/member/change-member';
import { unsubscribeToken } from '@parley/core/notification/unsubscribe';
import { sendMessage } from '@parley/core/message/send-message';
import { buildChannel, buildMember, type BuiltMember } from '@parley/core/testing/build';
import { signUp } from '@parley/core/workspace/create-workspace';
import { askDeletion, cancelDeletion } from '@parley/core/workspace/deletion';
import { choosePreset, takeBackPreset } from '@parley/core/workspace/presets';
import { getWorkspaceSettings, setAccent, setMemberDefaults } from '@parley/core/workspace/settings';
import { payAt, readSubscription } from '../../../core/test/billing/open-billing.ts';
import { importIn } from '../../../core/test/import/import-in.ts';
import * as z from 'zod';
import { answers } from './answers.ts';
import { forgetSecondFactor, pendingCode, recoveryCode } from '../../../core/test/second-factor-codes.ts';
import type { World } from './build-world.ts';
import { passkeySamples } from './passkey-samples.ts';
import { archiveSamples } from './archive-samples.ts';
import { peopleSamples } from './people-samples.ts';
import { auditSamples } from './audit-samples.ts';
import { boundarySamples } from './boundary-samples.ts';
import { rightsSamples } from './rights-samples.ts';
import type { Samples } from './samples.ts';
import { singleSignOnSamples } from './single-sign-on-samples.ts';
import { socialSamples } from './social-samples.ts';

const short = () => newId().slice(-12);
const freshEmail = (world: World) => `${world.marker}.${short()}@example.com`;
const newcomer = { name: 'Newcomer', password: 'a long enough password' };

/** A private channel like the room, to be changed by one call. */
const room = (world: World) => {
  const { admin, member, guest, people, billing, rules, archive } = world.people;
  return buildChannel(world.tenant, {
    name: `${world.sealed}-${short()}`,
    kind: 'private',
    members: [admin, member, guest, people, billing, rules, archive, world.colleague],
  });
};
/** A conversation of the insiders, which no two calls share: somebody new is in each. */
const conversation = async (world: World) => {
  const { owner, admin, member, guest, people, billing, rules, archive } = world.people;
  const somebody = await person(world);
  const memberIds = [admin, member, guest, people, billing, rules, archive, world.colleague, somebody].map(
    ({ memberId }) => memberId,
  );
  return (await openDirect(owner, { memberIds })).channel.id;
};
const group = (world: World) =>
  createGroup(world.people.owner, { name: `${world.marker} ${short()}`, memberIds: [world.colleague.memberId] });
const sectionOf = async (caller: Parameters<typeof createSection>[0]) => {
  const { sections } = await createSection(caller, { name: `Section ${short()}` });
  return sections.at(-1)?.id ?? '';
};
/** Nobody is kept out by it: the samples around it go on working. */
const terms = { body: "Be kind, and keep clients' matters here.", asksAgain: true, forGuests: true, closesChat: false };
const noDefaults = { channelIds: [], locale: null, timeZone: null, notifyDefault: null };
const plan = { plan: 'business', period: 'month' } as const;
/** The firm has a plan that is paid; answers another one to change to. */
async function running(world: World) {
  const { tenantId, owner } = world.tenant;
  const stood = await syncSubscription(tenantId);
  if (!stood?.stripeId || stood.plan === 'free') {
    await payAt((await startCheckout(owner, plan)).url);
    await syncSubscription(tenantId);
  }
  return { plan: 'team', period: 'year' } as const;
}
/** The firm's plan, if it has one, has come to its end. */
async function ended(world: World) {
  const { tenantId } = world.tenant;
  if (await syncSubscription(tenantId)) {
    const { customerId } = await readSubscription(tenantId);
    for (const { id } of (await stripe().subscriptions.list({ customer: customerId ?? '' })).data)
      await stripe().subscriptions.cancel(id);
    await syncSubscription(tenantId);
  }
  return plan;
}
const person = (world: World) => buildMember(world.tenant, { name: `Somebody ${world.marker}` });

/** A message in the room. */
async function written(world: World, author: BuiltMember, extra?: MessageExtraInput): Promise<string> {
  const body = `${world.sealed} to be acted on`;
  return (await sendMessage(author, { clientId: newId(), channelId: world.roomId, body, extra })).message.id;
}
const asked = async (world: World, author: BuiltMember) => ({ messageId: await written(world, author, { ackRequired: true }) });
const device = () => ({ endpoint: `https://push.example/${short()}`, p256dh: 'p'.repeat(87), auth: 'a'.repeat(22) });
const poll = { question: 'When?', options: ['Monday', 'Friday'], isMultiple: false };

/** A message of somebody's that waits to be sent. */
async function scheduled(world: World, author: BuiltMember): Promise<{ id: string }> {
  const body = `${world.sealed} later`;
  const { id } = await scheduleMessage(author, { id: newId(), channelId: world.roomId, body, sendAt: tomorrow() });
  return { id };
}
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

/** The smallest picture there is. */
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** A draft in the room that two devices wrote. */
async function twoTexts(world: World, writer: BuiltMember): Promise<{ key: string; id: string }> {
  const draft = { channelId: world.roomId, base: 0 };
  await setDraft(writer, { ...draft, body: `${world.sealed} ${short()}`, editedAt: Date.now() });
  const elsewhere = { ...writer, sessionId: newId() };
  const { key, others } = await setDraft(elsewhere, { ...draft, body: `${world.sealed} ${short()}`, editedAt: 1 });
  return { key, id: others[0]?.id ?? '' };
}

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
  ...archiveSamples,
  ...peopleSamples,
  ...passkeySamples,
  'account.beginSecondFactor': {
    input: async (_, { caller }) => {
      await forgetSecondFactor(caller);
      return { password: caller.password };
    },
    answer: secondFactorSecret,
  },
  'account.confirmSecondFactor': {
    input: async (_, { caller }) => ({ code: await pendingCode(caller) }),
    answer: recoveryCodes,
  },
  'account.endSecondFactor': {
    input: async (_, { caller }) => ({ password: caller.password, code: await recoveryCode(caller) }),
    answer: answers.nothing,
  },
  'account.showSecondFactor': {
    input: async (_, { caller }) => ({ code: await recoveryCode(caller) }),
    answer: answers.nothing,
  },
  'account.renewRecoveryCodes': {
    input: async (_, { caller }) => ({ code: await recoveryCode(caller) }),
    answer: recoveryCodes,
  },
  ...auditSamples,
  ...rightsSamples,
  'account.secondFactor': { input: () => undefined, answer: secondFactorView },
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
  'report.get': { input: () => ({ days: 7 }), answer: reportView },
  'import.cancel': { input: (world) => importIn(world.tenant, 'running'), answer: importView },
  'import.discard': { input: (world) => importIn(world.tenant, 'ready'), answer: answers.nothing },
  'import.get': { input: (world) => importIn(world.tenant, 'ready'), answer: importView },
  'import.list': {
    input: () => ({}),
    answer: z.strictObject({ items: z.array(importView), nextCursor: z.string().nullable() }),
    mayBeEmpty: true,
  },
  'import.problems': { input: (world) => importIn(world.tenant, 'ready'), answer: importProblemPage },
  'import.start': {
    input: async (world) => ({
      ...(await importIn(world.tenant, 'ready')),
      options: { prefix: '', channels: 'private', withDirect: false },
    }),
    answer: importView,
  },
  'billing.changePlan': { input: (world) => running(world), answer: answers.nothing },
  'billing.checkout': { input: (world) => ended(world), answer: answers.url },
  'billing.get': { input: () => undefined, answer: answers.billing },
  'billing.invoices': { input: () => ({ cursor: null }), answer: answers.invoices, mayBeEmpty: true },
  'billing.portal': { input: () => undefined, answer: answers.url },
  'billing.preview': {
    input: () => ({ plan: 'team', period: 'year', addSeats: 2 }),
    answer: answers.billPreview,
    mayBeEmpty: true,
  },
  'billing.refresh': { input: () => undefined, answer: answers.nothing },
  'billing.setEnding': { input: async (world) => (await running(world)) && { isEnding: true }, answer: answers.nothing },
  'billing.standing': { input: () => undefined, answer: answers.standing },
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
  'draft.choose': { input: (world, { author }) => twoTexts(world, author), answer: answers.draft },
  'draft.drop': { input: (world, { author }) => twoTexts(world, author), answer: answers.draft },
  'draft.list': { input: () => ({ since: null, cursor: null }), answer: answers.drafts, mayBeEmpty: true },
  'draft.set': {
    input: (world) => ({ channelId: world.roomId, parentId: world.messageId, body: world.sealed, base: 0, editedAt: 1 }),
    answer: answers.draft,
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
  'invitation.accept': {
    input: async (world) => ({ token: (await invitation(world)).token, ...newcomer }),
    answer: answers.accepted,
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
  'scheduled.cancel': { input: (world, { author }) => scheduled(world, author), answer: answers.scheduled },
  'scheduled.change': {
    input: async (world, { author }) => ({ ...(await scheduled(world, author)), body: world.sealed, sendAt: tomorrow() }),
    answer: answers.scheduled,
  },
  'scheduled.count': { input: () => undefined, answer: answers.scheduledCount },
  'scheduled.create': {
    input: (world) => ({
      id: newId(),
      channelId: world.roomId,
      parentId: world.messageId,
      body: world.sealed,
      sendAt: tomorrow(),
    }),
    answer: answers.scheduled,
    chosen: ['id'],
  },
  'scheduled.list': { input: () => ({ cursor: null }), answer: answers.scheduledPage, mayBeEmpty: true },
  'scheduled.sendNow': { input: (world, { author }) => scheduled(world, author), answer: answers.changedMessage },
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
  'acceptableUse.get': { input: () => undefined, answer: answers.acceptableUse },
  'acceptableUse.publish': { input: () => terms, answer: answers.acceptableUse },
  'acceptableUse.withdraw': {
    input: async (world) => void (await publishAcceptableUse(world.people.owner, terms)),
    answer: answers.acceptableUse,
  },
  'acceptableUse.remind': {
    input: async (world) => {
      await forgive('acceptableUseReminder.tenant', world.tenant.tenantId);
      await publishAcceptableUse(world.people.owner, terms);
    },
    answer: answers.reminded,
  },
  'acceptableUse.roster': { input: () => ({ cursor: null }), answer: answers.roster, mayBeEmpty: true },
  'acceptableUse.sign': {
    input: async (world) => {
      const { current } = await publishAcceptableUse(world.people.owner, terms);
      return { version: current?.version ?? 0, name: 'Signed by name' };
    },
    answer: answers.acceptableUse,
  },
  'workspace.askDeletion': {
    input: async (world) => {
      await cancelDeletion(world.people.owner);
      await forgive('deletion.member', world.people.owner.memberId);
      return { name: (await getWorkspaceSettings(world.people.owner)).name, password: world.people.owner.password };
    },
    answer: answers.deletion,
  },
  'workspace.cancelDeletion': {
    input: async (world) => {
      const { name } = await getWorkspaceSettings(world.people.owner);
      await askDeletion(world.people.owner, { name, password: world.people.owner.password });
    },
    answer: answers.deletion,
  },
  'workspace.changeAddress': { input: () => ({ slug: `w-${short()}` }), answer: answers.slug },
  'workspace.choosePreset': {
    input: async (world) => {
      await takeBackPreset(world.people.owner);
      return { preset: 'general' };
    },
    answer: answers.presets,
  },
  'workspace.takeBackPreset': {
    input: async (world) => {
      await takeBackPreset(world.people.owner);
      await choosePreset(world.people.owner, { preset: 'general' });
    },
    answer: answers.presets,
  },
  'workspace.deletion': { input: () => undefined, answer: answers.deletion },
  'workspace.dismissSetup': { input: () => ({ isDismissed: true }), answer: answers.setup },
  'workspace.presets': { input: () => undefined, answer: answers.presets },
  'workspace.rename': { input: (world) => ({ name: `${world.marker} ${short()}` }), answer: answers.nothing },
  'workspace.setAccent': { input: () => ({ accent: `#${short().slice(-6)}` }), answer: answers.nothing },
  'workspace.setDefaults': {
    input: async (world) => {
      await setMemberDefaults(world.people.owner, noDefaults);
      return { ...noDefaults, channelIds: [world.tenant.generalId] };
    },
    answer: answers.nothing,
  },
  'workspace.removeAccent': {
    input: async (world) => setAccent(world.people.owner, { accent: '#2f5fb0' }),
    answer: answers.nothing,
  },
  'workspace.removeLogo': { input: () => undefined, answer: answers.nothing },
  'workspace.setLogo': { input: () => ({ picture: dot }), answer: answers.nothing },
  'workspace.settings': { input: () => undefined, answer: answers.workspaceSettings },
  'workspace.setup': { input: () => undefined, answer: answers.setup },
  'workspace.skipSetupStep': { input: () => ({ step: 'logo', isSkipped: true }), answer: answers.setup },
  'workspace.bootstrap': { input: () => undefined, answer: answers.bootstrap },
  ...boundarySamples,
  ...singleSignOnSamples,
  ...socialSamples,
  'workspace.scanRule': { input: () => undefined, answer: scanRuleView },
  // What holds there already: under the other rule, the files of the samples around it would stay closed.
  'workspace.setScanRule': { input: () => ({ rule: 'mark' }), answer: scanRuleView },
};
