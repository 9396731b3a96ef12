import type { ChannelKind } from '@parley/contract/channel-view';
import type { Role } from '@parley/contract/member-view';
import { permissions, type Permission } from '@parley/contract/permission';
import { AppError } from '../app-error.ts';
import { cutReason, ruleOf, type Cut } from './decide-barrier.ts';

/** The parts of an actor and a target that rules speak about. Plain data, so that a simulator can ask as well. */
export type PolicyActor = { memberId: string; role: Role; permissions: readonly Permission[]; isEmailConfirmed: boolean };
export type ChannelTarget = {
  kind: ChannelKind;
  isMember: boolean;
  isArchived: boolean;
  posting?: 'all' | 'admins';
  isCreator?: boolean;
  /** What keeps the actor from writing here, or from looking. */
  cut?: Cut | null;
};
export type Targets = {
  'workspace.administer': null;
  'administration.open': null;
  'people.manage': null;
  'billing.manage': null;
  'rules.manage': null;
  'audit.read': null;
  'archive.export': null;
  'case.manage': null;
  /** A case that waits: who asked, now and at first, and whose messages it is about. */
  'case.decide': { openedBy: string; askedBy: string; memberIds: readonly string[] };
  'archive.rotateKey': null;
  'archive.manage': null;
  'member.erase': null;
  'permission.grant': { memberId: string; role: Role };
  'workspace.invite': null;
  'workspace.delete': null;
  'workspace.inviteAs': { role: Role };
  'channel.createPublic': null;
  'channel.createPrivate': null;
  'channel.startDirect': null;
  'channel.browse': null;
  'channel.see': ChannelTarget;
  'channel.read': ChannelTarget;
  'channel.post': { cut: Cut | null };
  'channel.begin': ChannelTarget;
  'channel.join': ChannelTarget;
  'channel.leave': ChannelTarget;
  'channel.rename': ChannelTarget;
  'channel.setTopic': ChannelTarget;
  'channel.setPosting': ChannelTarget;
  'channel.setLabel': ChannelTarget;
  'channel.propose': ChannelTarget;
  'channel.archive': ChannelTarget;
  'channel.addMember': ChannelTarget;
  'channel.removeMember': ChannelTarget;
  'message.edit': { authorId: string };
  'message.delete': { authorId: string };
  'message.react': null;
  'message.pin': null;
  'message.label': { authorId: string };
  'message.move': { authorId: string; kind: ChannelKind };
  'message.requireAck': { authorId: string };
  'message.seeRoster': { authorId: string };
  'message.closePoll': { authorId: string };
  'message.removePreview': { authorId: string };
  'matter.open': null;
  'emoji.add': null;
  'emoji.remove': { authorId: string };
  'group.list': null;
  'group.manage': null;
  'singleSignOn.manage': null;
  'file.upload': null;
  'member.listAll': null;
  'member.meet': { cut: Cut | null };
  'member.setRole': { memberId: string; role: Role; newRole: Role };
  'member.deactivate': { memberId: string; role: Role };
};
export type Verb = keyof Targets;
export type Decision = { allow: boolean; rule: string; reason: string };

type Rule<Target> = {
  name: string;
  when: (actor: PolicyActor, target: Target) => boolean;
  allow: boolean;
  reason: string;
  /** The barrier that decided, where one did: it says its own name and reason. */
  cut?: (target: Target) => Cut | null | undefined;
};

const isAdmin = (actor: PolicyActor) => actor.role === 'owner' || actor.role === 'admin';
/** A role that no rule knows holds nothing, whatever was given to it. */
const holds = (wanted: Permission) => (actor: PolicyActor) =>
  (isAdmin(actor) || actor.role === 'member') && actor.permissions.includes(wanted);
const mayManagePeople = holds('people');
const isGuest = (actor: PolicyActor) => actor.role === 'guest';
const isNamed = (target: ChannelTarget) => target.kind === 'public' || target.kind === 'private';
const allow = <Target>(name: string, when: Rule<Target>['when'] = () => true): Rule<Target> => ({
  name,
  when,
  allow: true,
  reason: '',
});
const deny = <Target>(name: string, reason: string, when: Rule<Target>['when'] = () => true): Rule<Target> => ({
  name,
  when,
  allow: false,
  reason,
});

const behindBarrier = <Target extends { cut?: Cut | null }>(): Rule<Target> => ({
  ...deny<Target>('barriers-keep-apart', '', (_, t) => Boolean(t.cut)),
  cut: (target) => target.cut,
});

const adminsOnly = 'Only owners and admins may do this.';
const peopleOnly = 'Only owners, admins and people with the permission “People” may do this.';
const billingOnly = 'Only owners, admins and people with the permission “Billing” may do this.';
const rulesOnly = 'Only owners, admins and people with the permission “Rules” may do this.';
const auditOnly = 'Only owners, admins and people with the permission “Archive” may do this.';
const archiveOnly = 'Only owners and people with the permission “Archive” may do this.';
const adminsAlone = 'Only an owner or an admin may make, change or deactivate an admin.';
const guestsMayNot = 'Guests take part in the channels they were invited to, and nothing else.';
const notHere = 'You are not in this channel.';
const archived = 'This channel is archived. It can be read, but not changed.';
const unnamed = 'A direct conversation has no name, topic or member list to change.';

const inNamedChannel: Rule<ChannelTarget>[] = [
  deny('direct-conversations-are-fixed', unnamed, (_, t) => !isNamed(t)),
  deny('members-of-the-channel-only', notHere, (_, t) => !t.isMember),
  deny('guests-take-part-only', guestsMayNot, isGuest),
];
const inOpenChannel: Rule<ChannelTarget>[] = [...inNamedChannel, behindBarrier()];

/** Today's rules, first match decides; nothing matching is a refusal. */
export const rules: { [V in Verb]: Rule<Targets[V]>[] } = {
  'workspace.administer': [allow('admins-administer', isAdmin), deny('admins-administer', adminsOnly)],
  'administration.open': [
    allow('admins-administer', isAdmin),
    allow('given-a-part', (actor) => permissions.some((one) => holds(one)(actor))),
    deny('given-a-part', 'The administration is for owners, admins and people whom an owner gave a part of it.'),
  ],
  'people.manage': [allow('people-permission', mayManagePeople), deny('people-permission', peopleOnly)],
  'billing.manage': [allow('billing-permission', holds('billing')), deny('billing-permission', billingOnly)],
  'rules.manage': [allow('rules-permission', holds('rules')), deny('rules-permission', rulesOnly)],
  'audit.read': [
    allow('admins-read-the-log', isAdmin),
    allow('archive-permission', holds('archive')),
    deny('admins-read-the-log', auditOnly),
  ],
  // What is kept and what goes: not for admins as such, who are watched themselves.
  'archive.manage': [allow('archive-permission', holds('archive')), deny('archive-permission', archiveOnly)],
  'member.erase': [
    allow('owners-erase', (actor) => actor.role === 'owner'),
    allow('people-and-archive', (actor) => holds('people')(actor) && holds('archive')(actor)),
    deny('owners-erase', 'Only owners and people with the permissions “People” and “Archive” may do this.'),
  ],
  // Of what one person may read: what is private is left out, unless a case or a second person opens it.
  'archive.export': [allow('archive-permission', holds('archive')), deny('archive-permission', archiveOnly)],
  'archive.rotateKey': [
    allow('owners-hold-the-key', (actor) => actor.role === 'owner'),
    deny('owners-hold-the-key', 'Only an owner may let another key sign.'),
  ],
  'case.manage': [allow('archive-permission', holds('archive')), deny('archive-permission', archiveOnly)],
  'case.decide': [
    deny('archive-permission', archiveOnly, (actor) => !holds('archive')(actor)),
    deny(
      'nobody-approves-their-own-case',
      'Whoever asked for a case cannot decide on it. Somebody else with the permission “Archive” has to.',
      (actor, t) => actor.memberId === t.openedBy || actor.memberId === t.askedBy,
    ),
    deny('nobody-decides-on-themselves', 'This case is about your own messages. Somebody else has to decide on it.', (actor, t) =>
      t.memberIds.includes(actor.memberId),
    ),
    allow('somebody-else-decides'),
  ],
  'permission.grant': [
    deny('owners-give-permissions', 'Only an owner may give or take permissions.', (actor) => actor.role !== 'owner'),
    deny('guests-take-part-only', 'A guest cannot be given a part of the administration.', (_, t) => t.role === 'guest'),
    allow('owners-give-permissions'),
  ],
  'workspace.inviteAs': [
    deny('admins-invite', peopleOnly, (actor) => !mayManagePeople(actor)),
    deny(
      'owners-are-made-inside',
      'Invite them as an admin or a member, and make them an owner later.',
      (_, t) => t.role === 'owner',
    ),
    deny('admins-alone-touch-admins', adminsAlone, (a, t) => !isAdmin(a) && t.role === 'admin'),
    allow('admins-invite'),
  ],
  'workspace.invite': [
    deny('admins-invite', peopleOnly, (actor) => !mayManagePeople(actor)),
    deny(
      'confirmed-address-to-invite',
      'Confirm your e-mail address first: open the link we sent you.',
      (a) => !a.isEmailConfirmed,
    ),
    allow('admins-invite'),
  ],
  'workspace.delete': [
    allow('owners-end-the-workspace', (actor) => actor.role === 'owner'),
    deny('owners-end-the-workspace', 'Only an owner may end the workspace, or call that off.'),
  ],
  'channel.createPublic': [deny('guests-take-part-only', guestsMayNot, isGuest), allow('members-create-channels')],
  'channel.createPrivate': [deny('guests-take-part-only', guestsMayNot, isGuest), allow('members-create-channels')],
  'channel.startDirect': [deny('guests-take-part-only', guestsMayNot, isGuest), allow('members-write-to-members')],
  'channel.browse': [deny('guests-take-part-only', guestsMayNot, isGuest), allow('members-browse')],
  'channel.see': [
    allow('members-of-the-channel', (_, t) => t.isMember),
    deny('guests-take-part-only', guestsMayNot, isGuest),
    allow('public-channels-are-open', (_, t) => t.kind === 'public'),
    deny('members-of-the-channel', notHere),
  ],
  'channel.read': [
    allow('members-of-the-channel', (_, t) => t.isMember),
    deny('guests-take-part-only', guestsMayNot, isGuest),
    // Whoever reads along in a channel without being in it is one more who would meet its people.
    behindBarrier(),
    allow('public-channels-are-open', (_, t) => t.kind === 'public'),
    deny('members-of-the-channel', notHere),
  ],
  'channel.post': [behindBarrier(), allow('members-of-the-channel-write')],
  'channel.begin': [
    allow('everybody-writes', (_, t) => t.posting !== 'admins'),
    allow('admins-announce', isAdmin),
    allow('admins-announce', (_, t) => t.isCreator === true),
    deny('admins-announce', 'Only admins and whoever made this channel write here. You can reply in threads.'),
  ],
  'channel.join': [
    deny('guests-take-part-only', guestsMayNot, isGuest),
    deny('archived-channels-are-closed', archived, (_, t) => t.isArchived),
    behindBarrier(),
    allow('public-channels-are-open', (_, t) => t.kind === 'public'),
    deny('private-channels-by-invitation', 'Somebody in this channel has to add you.'),
  ],
  'channel.leave': [
    deny('direct-conversations-are-fixed', unnamed, (_, t) => !isNamed(t)),
    allow('members-of-the-channel', (_, t) => t.isMember),
    deny('members-of-the-channel', notHere),
  ],
  'channel.rename': [
    ...inOpenChannel,
    deny('archived-channels-are-closed', archived, (_, t) => t.isArchived),
    allow('members-keep-their-channel'),
  ],
  'channel.setTopic': [
    ...inOpenChannel,
    deny('archived-channels-are-closed', archived, (_, t) => t.isArchived),
    allow('members-keep-their-channel'),
  ],
  'channel.setPosting': [
    ...inOpenChannel,
    deny('archived-channels-are-closed', archived, (_, t) => t.isArchived),
    allow('admins-announce', isAdmin),
    allow('admins-announce', (_, t) => t.isCreator === true),
    deny('admins-announce', 'Only admins and whoever made this channel may say who writes in it.'),
  ],
  'channel.setLabel': [
    ...inOpenChannel,
    deny('archived-channels-are-closed', archived, (_, t) => t.isArchived),
    allow('admins-label', isAdmin),
    allow('admins-label', (_, t) => t.isCreator === true),
    allow('rules-permission', holds('rules')),
    deny('admins-label', 'Only admins and whoever made this channel may say how confidential it is.'),
  ],
  'channel.propose': [
    deny('members-of-the-channel-only', notHere, (_, t) => !t.isMember),
    deny('guests-take-part-only', guestsMayNot, isGuest),
    behindBarrier(),
    deny('groups-become-channels', 'Only a group conversation can become a channel.', (_, t) => t.kind !== 'group'),
    allow('groups-become-channels'),
  ],
  'channel.archive': [...inOpenChannel, allow('members-keep-their-channel')],
  'channel.addMember': [
    ...inOpenChannel,
    deny('archived-channels-are-closed', archived, (_, t) => t.isArchived),
    allow('members-add-members'),
  ],
  // Taking people out is how a channel that a barrier closed is opened again.
  'channel.removeMember': [...inNamedChannel, allow('admins-remove', isAdmin), deny('admins-remove', adminsOnly)],
  'message.edit': [
    allow('authors-edit', (actor, t) => actor.memberId === t.authorId),
    deny('authors-edit', 'Only the author may edit a message.'),
  ],
  'message.delete': [
    allow('authors-delete', (actor, t) => actor.memberId === t.authorId),
    allow('admins-delete', isAdmin),
    deny('authors-delete', 'Only the author or an admin may delete a message.'),
  ],
  'message.react': [allow('members-of-the-channel-react')],
  'message.pin': [allow('members-of-the-channel-pin')],
  'message.label': [
    allow('authors-label', (actor, t) => actor.memberId === t.authorId),
    allow('admins-label', isAdmin),
    deny('authors-label', 'Only the author or an admin may say how confidential a message is.'),
  ],
  'message.move': [
    deny(
      'conversations-stay-where-they-are',
      'What was said in a direct conversation stays there. Forward it instead.',
      (_, t) => t.kind === 'direct' || t.kind === 'group',
    ),
    allow('authors-move', (actor, t) => actor.memberId === t.authorId),
    allow('admins-move', isAdmin),
    deny('authors-move', 'Only the author or an admin may move a message.'),
  ],
  'message.requireAck': [
    allow('authors-ask', (actor, t) => actor.memberId === t.authorId),
    allow('admins-ask', isAdmin),
    deny('authors-ask', 'Only the author or an admin may ask for acknowledgement.'),
  ],
  'message.seeRoster': [
    allow('authors-see-who-acknowledged', (actor, t) => actor.memberId === t.authorId),
    allow('admins-see-who-acknowledged', isAdmin),
    deny('authors-see-who-acknowledged', 'Only the author or an admin sees who has acknowledged.'),
  ],
  'message.closePoll': [
    allow('authors-close', (actor, t) => actor.memberId === t.authorId),
    allow('admins-close', isAdmin),
    deny('authors-close', 'Only the author or an admin may close a poll.'),
  ],
  'message.removePreview': [
    allow('authors-remove-previews', (actor, t) => actor.memberId === t.authorId),
    allow('admins-remove-previews', isAdmin),
    deny('authors-remove-previews', 'Only the author or an admin may remove a link preview.'),
  ],
  'matter.open': [deny('guests-take-part-only', guestsMayNot, isGuest), allow('members-open-matters')],
  'emoji.add': [deny('guests-take-part-only', guestsMayNot, isGuest), allow('members-add-emoji')],
  'emoji.remove': [
    allow('authors-remove-emoji', (actor, t) => !isGuest(actor) && actor.memberId === t.authorId),
    allow('admins-remove-emoji', isAdmin),
    deny('authors-remove-emoji', 'Only whoever added an emoji, or an admin, may remove it.'),
  ],
  'group.list': [deny('guests-take-part-only', guestsMayNot, isGuest), allow('members-see-groups')],
  // Whoever says who is who can be anybody, an owner too.
  'singleSignOn.manage': [
    allow('owners-set-single-sign-on', (actor) => actor.role === 'owner'),
    deny('owners-set-single-sign-on', 'Only owners may set up single sign-on and the directory: they say who is who.'),
  ],
  'group.manage': [allow('people-permission', mayManagePeople), deny('people-permission', peopleOnly)],
  'file.upload': [allow('members-send-files')],
  'member.meet': [behindBarrier(), allow('members-meet')],
  'member.listAll': [deny('guests-take-part-only', guestsMayNot, isGuest), allow('members-see-members')],
  'member.setRole': [
    deny('admins-set-roles', peopleOnly, (actor) => !mayManagePeople(actor)),
    deny('nobody-changes-their-own-role', 'Ask another admin to change your own role.', (a, t) => a.memberId === t.memberId),
    deny(
      'owners-alone-touch-owners',
      'Only an owner may make or unmake an owner.',
      (a, t) => a.role !== 'owner' && (t.role === 'owner' || t.newRole === 'owner'),
    ),
    deny('admins-alone-touch-admins', adminsAlone, (a, t) => !isAdmin(a) && (t.role === 'admin' || t.newRole === 'admin')),
    allow('admins-set-roles'),
  ],
  'member.deactivate': [
    deny('admins-deactivate', peopleOnly, (actor) => !mayManagePeople(actor)),
    deny('nobody-deactivates-themselves', 'Ask another admin to deactivate you.', (a, t) => a.memberId === t.memberId),
    deny('owners-alone-touch-owners', 'Only an owner may deactivate an owner.', (a, t) => a.role !== 'owner' && t.role === 'owner'),
    deny('admins-alone-touch-admins', adminsAlone, (a, t) => !isAdmin(a) && t.role === 'admin'),
    allow('admins-deactivate'),
  ],
};

/** May this actor do this to that? Pure; the answer carries the rule that decided. */
export function decide<V extends Verb>(actor: PolicyActor, verb: V, target: Targets[V]): Decision {
  const rule = rules[verb].find((candidate) => candidate.when(actor, target));
  const cut = rule?.cut?.(target);
  if (cut) return { allow: false, rule: ruleOf(cut), reason: cutReason(cut) };
  return rule
    ? { allow: rule.allow, rule: rule.name, reason: rule.reason }
    : { allow: false, rule: 'nothing-allows-it', reason: 'No rule allows this.' };
}

/** Throws FORBIDDEN with the rule and its reason when `decide` refuses. */
export function requireAllowed<V extends Verb>(actor: PolicyActor, verb: V, target: Targets[V]): void {
  const decision = decide(actor, verb, target);
  if (!decision.allow) throw new AppError('FORBIDDEN', { message: decision.reason, rule: decision.rule });
}
