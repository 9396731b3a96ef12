import type { ChannelKind } from '@parley/contract/channel-view';
import type { Role } from '@parley/contract/member-view';
import { AppError } from '../app-error.ts';

/** The parts of an actor and a target that rules speak about. Plain data, so that a simulator can ask as well. */
export type PolicyActor = { memberId: string; role: Role; isEmailConfirmed: boolean };
export type ChannelTarget = {
  kind: ChannelKind;
  isMember: boolean;
  isArchived: boolean;
  posting?: 'all' | 'admins';
  isCreator?: boolean;
};
export type Targets = {
  'workspace.administer': null;
  'workspace.invite': null;
  'channel.createPublic': null;
  'channel.createPrivate': null;
  'channel.startDirect': null;
  'channel.browse': null;
  'channel.see': ChannelTarget;
  'channel.post': null;
  'channel.begin': ChannelTarget;
  'channel.join': ChannelTarget;
  'channel.leave': ChannelTarget;
  'channel.rename': ChannelTarget;
  'channel.setTopic': ChannelTarget;
  'channel.setPosting': ChannelTarget;
  'channel.propose': ChannelTarget;
  'channel.archive': ChannelTarget;
  'channel.addMember': ChannelTarget;
  'channel.removeMember': ChannelTarget;
  'message.edit': { authorId: string };
  'message.delete': { authorId: string };
  'message.react': null;
  'message.pin': null;
  'message.move': { authorId: string; kind: ChannelKind };
  'message.requireAck': { authorId: string };
  'message.seeRoster': { authorId: string };
  'message.closePoll': { authorId: string };
  'message.removePreview': { authorId: string };
  'emoji.add': null;
  'emoji.remove': { authorId: string };
  'group.list': null;
  'group.manage': null;
  'file.upload': null;
  'member.listAll': null;
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
};

const isAdmin = (actor: PolicyActor) => actor.role === 'owner' || actor.role === 'admin';
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

const adminsOnly = 'Only owners and admins may do this.';
const guestsMayNot = 'Guests take part in the channels they were invited to, and nothing else.';
const notHere = 'You are not in this channel.';
const archived = 'This channel is archived. It can be read, but not changed.';
const unnamed = 'A direct conversation has no name, topic or member list to change.';

const inNamedChannel: Rule<ChannelTarget>[] = [
  deny('direct-conversations-are-fixed', unnamed, (_, t) => !isNamed(t)),
  deny('members-of-the-channel-only', notHere, (_, t) => !t.isMember),
  deny('guests-take-part-only', guestsMayNot, isGuest),
];

/** Today's rules, first match decides; nothing matching is a refusal. */
export const rules: { [V in Verb]: Rule<Targets[V]>[] } = {
  'workspace.administer': [allow('admins-administer', isAdmin), deny('admins-administer', adminsOnly)],
  'workspace.invite': [
    deny('admins-invite', adminsOnly, (actor) => !isAdmin(actor)),
    deny(
      'confirmed-address-to-invite',
      'Confirm your e-mail address first: open the link we sent you.',
      (a) => !a.isEmailConfirmed,
    ),
    allow('admins-invite'),
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
  'channel.post': [allow('members-of-the-channel-write')],
  'channel.begin': [
    allow('everybody-writes', (_, t) => t.posting !== 'admins'),
    allow('admins-announce', isAdmin),
    allow('admins-announce', (_, t) => t.isCreator === true),
    deny('admins-announce', 'Only admins and whoever made this channel write here. You can reply in threads.'),
  ],
  'channel.join': [
    deny('guests-take-part-only', guestsMayNot, isGuest),
    deny('archived-channels-are-closed', archived, (_, t) => t.isArchived),
    allow('public-channels-are-open', (_, t) => t.kind === 'public'),
    deny('private-channels-by-invitation', 'Somebody in this channel has to add you.'),
  ],
  'channel.leave': [
    deny('direct-conversations-are-fixed', unnamed, (_, t) => !isNamed(t)),
    allow('members-of-the-channel', (_, t) => t.isMember),
    deny('members-of-the-channel', notHere),
  ],
  'channel.rename': [
    ...inNamedChannel,
    deny('archived-channels-are-closed', archived, (_, t) => t.isArchived),
    allow('members-keep-their-channel'),
  ],
  'channel.setTopic': [
    ...inNamedChannel,
    deny('archived-channels-are-closed', archived, (_, t) => t.isArchived),
    allow('members-keep-their-channel'),
  ],
  'channel.setPosting': [
    ...inNamedChannel,
    deny('archived-channels-are-closed', archived, (_, t) => t.isArchived),
    allow('admins-announce', isAdmin),
    allow('admins-announce', (_, t) => t.isCreator === true),
    deny('admins-announce', 'Only admins and whoever made this channel may say who writes in it.'),
  ],
  'channel.propose': [
    deny('members-of-the-channel-only', notHere, (_, t) => !t.isMember),
    deny('guests-take-part-only', guestsMayNot, isGuest),
    deny('groups-become-channels', 'Only a group conversation can become a channel.', (_, t) => t.kind !== 'group'),
    allow('groups-become-channels'),
  ],
  'channel.archive': [...inNamedChannel, allow('members-keep-their-channel')],
  'channel.addMember': [
    ...inNamedChannel,
    deny('archived-channels-are-closed', archived, (_, t) => t.isArchived),
    allow('members-add-members'),
  ],
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
  'emoji.add': [deny('guests-take-part-only', guestsMayNot, isGuest), allow('members-add-emoji')],
  'emoji.remove': [
    allow('authors-remove-emoji', (actor, t) => !isGuest(actor) && actor.memberId === t.authorId),
    allow('admins-remove-emoji', isAdmin),
    deny('authors-remove-emoji', 'Only whoever added an emoji, or an admin, may remove it.'),
  ],
  'group.list': [deny('guests-take-part-only', guestsMayNot, isGuest), allow('members-see-groups')],
  'group.manage': [allow('admins-keep-groups', isAdmin), deny('admins-keep-groups', adminsOnly)],
  'file.upload': [allow('members-send-files')],
  'member.listAll': [deny('guests-take-part-only', guestsMayNot, isGuest), allow('members-see-members')],
  'member.setRole': [
    deny('admins-set-roles', adminsOnly, (actor) => !isAdmin(actor)),
    deny('nobody-changes-their-own-role', 'Ask another admin to change your own role.', (a, t) => a.memberId === t.memberId),
    deny(
      'owners-alone-touch-owners',
      'Only an owner may make or unmake an owner.',
      (a, t) => a.role !== 'owner' && (t.role === 'owner' || t.newRole === 'owner'),
    ),
    allow('admins-set-roles'),
  ],
  'member.deactivate': [
    deny('admins-deactivate', adminsOnly, (actor) => !isAdmin(actor)),
    deny('nobody-deactivates-themselves', 'Ask another admin to deactivate you.', (a, t) => a.memberId === t.memberId),
    deny('owners-alone-touch-owners', 'Only an owner may deactivate an owner.', (a, t) => a.role !== 'owner' && t.role === 'owner'),
    allow('admins-deactivate'),
  ],
};

/** May this actor do this to that? Pure; the answer carries the rule that decided. */
export function decide<V extends Verb>(actor: PolicyActor, verb: V, target: Targets[V]): Decision {
  const rule = rules[verb].find((candidate) => candidate.when(actor, target));
  return rule
    ? { allow: rule.allow, rule: rule.name, reason: rule.reason }
    : { allow: false, rule: 'nothing-allows-it', reason: 'No rule allows this.' };
}

/** Throws FORBIDDEN with the rule and its reason when `decide` refuses. */
export function requireAllowed<V extends Verb>(actor: PolicyActor, verb: V, target: Targets[V]): void {
  const decision = decide(actor, verb, target);
  if (!decision.allow) throw new AppError('FORBIDDEN', { message: decision.reason, rule: decision.rule });
}
