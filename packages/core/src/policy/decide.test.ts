import { permissions, permissionsOf, type Permission } from '@parley/contract/permission';
import { describe, expect, test } from 'vitest';
import { AppError } from '../app-error.ts';
import { decide, requireAllowed, rules, type ChannelTarget, type PolicyActor, type Targets, type Verb } from './decide.ts';

const as = (role: PolicyActor['role'], more: Partial<PolicyActor> = {}): PolicyActor => ({
  memberId: 'me',
  role,
  permissions: permissionsOf(role, []),
  isEmailConfirmed: true,
  ...more,
});
const owner = as('owner');
const admin = as('admin');
const member = as('member');
const guest = as('guest');
const given = (...granted: Permission[]) => as('member', { permissions: granted });
const unconfirmed = as('owner', { isEmailConfirmed: false });

const channel = (kind: ChannelTarget['kind'], more: Partial<ChannelTarget> = {}): ChannelTarget => ({
  kind,
  isMember: true,
  isArchived: false,
  ...more,
});
const mine = channel('public');
const minePrivate = channel('private');
const open = channel('public', { isMember: false });
const closed = channel('private', { isMember: false });
const archived = channel('public', { isArchived: true });
const archivedOpen = channel('public', { isArchived: true, isMember: false });
const direct = channel('direct');
const group = channel('group');
const directOfOthers = channel('direct', { isMember: false });

const own = { authorId: 'me' };
const theirs = { authorId: 'somebody' };
const of = (role: PolicyActor['role'], memberId = 'somebody') => ({ memberId, role });
const to = (role: PolicyActor['role'], newRole: PolicyActor['role'], memberId = 'somebody') => ({ memberId, role, newRole });

type Line<V extends Verb> = ['may' | 'may not', PolicyActor, Targets[V], string];
type Specification = { [V in Verb]: Line<V>[] };

/** Reads: [this actor] may (or may not) do this to [that], because of the rule. */
const changesToAChannel = (rule: string): Line<'channel.rename'>[] => [
  ['may', member, mine, rule],
  ['may', member, minePrivate, rule],
  ['may not', owner, open, 'members-of-the-channel-only'],
  ['may not', owner, closed, 'members-of-the-channel-only'],
  ['may not', guest, mine, 'guests-take-part-only'],
  ['may not', owner, direct, 'direct-conversations-are-fixed'],
  ['may not', owner, group, 'direct-conversations-are-fixed'],
];
const notGuests = (rule: string): Line<'channel.browse'>[] => [
  ['may', owner, null, rule],
  ['may', member, null, rule],
  ['may not', guest, null, 'guests-take-part-only'],
];
const onlyWith = (one: Permission, rule: string): Line<'people.manage'>[] => [
  ['may', owner, null, rule],
  ['may', admin, null, rule],
  ['may', given(one), null, rule],
  ['may not', given(...permissions.filter((other) => other !== one)), null, rule],
  ['may not', as('guest', { permissions: [one] }), null, rule],
  ['may not', guest, null, rule],
];
const notArchived: Line<'channel.rename'> = ['may not', owner, archived, 'archived-channels-are-closed'];

const specification: Specification = {
  'workspace.administer': [
    ['may', owner, null, 'admins-administer'],
    ['may', admin, null, 'admins-administer'],
    ['may not', member, null, 'admins-administer'],
    ['may not', guest, null, 'admins-administer'],
  ],
  'workspace.delete': [
    ['may', owner, null, 'owners-end-the-workspace'],
    ['may not', admin, null, 'owners-end-the-workspace'],
    ['may not', given(...permissions), null, 'owners-end-the-workspace'],
    ['may not', guest, null, 'owners-end-the-workspace'],
  ],
  'administration.open': [
    ['may', owner, null, 'admins-administer'],
    ['may', given('archive'), null, 'given-a-part'],
    ['may not', member, null, 'given-a-part'],
    ['may not', guest, null, 'given-a-part'],
  ],
  'people.manage': onlyWith('people', 'people-permission'),
  'billing.manage': onlyWith('billing', 'billing-permission'),
  'rules.manage': onlyWith('rules', 'rules-permission'),
  'audit.read': [
    ['may', admin, null, 'admins-read-the-log'],
    ['may', given('archive'), null, 'archive-permission'],
    ['may not', given('people', 'billing', 'rules'), null, 'admins-read-the-log'],
    ['may not', guest, null, 'admins-read-the-log'],
  ],
  'archive.export': [
    ['may', owner, null, 'owners-take-everything'],
    ['may not', admin, null, 'owners-take-everything'],
    ['may not', given(...permissions), null, 'owners-take-everything'],
    ['may not', guest, null, 'owners-take-everything'],
  ],
  'permission.grant': [
    ['may', owner, of('member'), 'owners-give-permissions'],
    ['may', owner, of('admin'), 'owners-give-permissions'],
    ['may not', owner, of('guest'), 'guests-take-part-only'],
    ['may not', admin, of('member'), 'owners-give-permissions'],
    ['may not', given(...permissions), of('member'), 'owners-give-permissions'],
  ],
  'workspace.inviteAs': [
    ['may', owner, { role: 'admin' }, 'admins-invite'],
    ['may', given('people'), { role: 'guest' }, 'admins-invite'],
    ['may not', given('people'), { role: 'admin' }, 'admins-alone-touch-admins'],
    ['may not', owner, { role: 'owner' }, 'owners-are-made-inside'],
    ['may not', given('billing', 'rules', 'archive'), { role: 'guest' }, 'admins-invite'],
  ],
  'workspace.invite': [
    ['may', given('people'), null, 'admins-invite'],
    ['may not', given('billing', 'rules', 'archive'), null, 'admins-invite'],
    ['may', owner, null, 'admins-invite'],
    ['may', admin, null, 'admins-invite'],
    ['may not', unconfirmed, null, 'confirmed-address-to-invite'],
    ['may not', member, null, 'admins-invite'],
    ['may not', guest, null, 'admins-invite'],
  ],
  'channel.createPublic': notGuests('members-create-channels'),
  'channel.createPrivate': notGuests('members-create-channels'),
  'channel.startDirect': notGuests('members-write-to-members'),
  'channel.browse': notGuests('members-browse'),
  'channel.see': [
    ['may', guest, mine, 'members-of-the-channel'],
    ['may', member, direct, 'members-of-the-channel'],
    ['may', member, open, 'public-channels-are-open'],
    ['may', member, archivedOpen, 'public-channels-are-open'],
    ['may not', guest, open, 'guests-take-part-only'],
    ['may not', owner, closed, 'members-of-the-channel'],
    ['may not', owner, directOfOthers, 'members-of-the-channel'],
  ],
  'channel.post': [
    ['may', member, null, 'members-of-the-channel-write'],
    ['may', guest, null, 'members-of-the-channel-write'],
  ],
  'channel.begin': [
    ['may', member, mine, 'everybody-writes'],
    ['may', guest, minePrivate, 'everybody-writes'],
    ['may', admin, { ...mine, posting: 'admins' }, 'admins-announce'],
    ['may', member, { ...mine, posting: 'admins', isCreator: true }, 'admins-announce'],
    ['may not', member, { ...mine, posting: 'admins' }, 'admins-announce'],
  ],
  'channel.join': [
    ['may', member, open, 'public-channels-are-open'],
    ['may not', guest, open, 'guests-take-part-only'],
    ['may not', owner, archivedOpen, 'archived-channels-are-closed'],
    ['may not', owner, closed, 'private-channels-by-invitation'],
  ],
  'channel.leave': [
    ['may', member, mine, 'members-of-the-channel'],
    ['may', guest, minePrivate, 'members-of-the-channel'],
    ['may', member, archived, 'members-of-the-channel'],
    ['may not', member, open, 'members-of-the-channel'],
    ['may not', member, direct, 'direct-conversations-are-fixed'],
    ['may not', member, group, 'direct-conversations-are-fixed'],
  ],
  'channel.rename': [...changesToAChannel('members-keep-their-channel'), notArchived],
  'channel.setTopic': [...changesToAChannel('members-keep-their-channel'), notArchived],
  'channel.setPosting': [
    ['may', admin, mine, 'admins-announce'],
    ['may', member, { ...mine, isCreator: true }, 'admins-announce'],
    ['may not', member, mine, 'admins-announce'],
    ['may not', guest, mine, 'guests-take-part-only'],
    ['may not', owner, archived, 'archived-channels-are-closed'],
    ['may not', owner, group, 'direct-conversations-are-fixed'],
    ['may not', owner, open, 'members-of-the-channel-only'],
  ],
  'channel.propose': [
    ['may', member, group, 'groups-become-channels'],
    ['may not', guest, group, 'guests-take-part-only'],
    ['may not', member, direct, 'groups-become-channels'],
    ['may not', owner, channel('group', { isMember: false }), 'members-of-the-channel-only'],
  ],
  'emoji.add': notGuests('members-add-emoji'),
  'emoji.remove': [
    ['may', member, own, 'authors-remove-emoji'],
    ['may', admin, theirs, 'admins-remove-emoji'],
    ['may', owner, theirs, 'admins-remove-emoji'],
    ['may not', member, theirs, 'authors-remove-emoji'],
    ['may not', guest, own, 'authors-remove-emoji'],
  ],
  'group.list': notGuests('members-see-groups'),
  'singleSignOn.manage': [
    ['may', owner, null, 'owners-set-single-sign-on'],
    ['may not', admin, null, 'owners-set-single-sign-on'],
    ['may not', member, null, 'owners-set-single-sign-on'],
  ],
  'group.manage': onlyWith('people', 'people-permission'),
  'channel.archive': [...changesToAChannel('members-keep-their-channel'), ['may', member, archived, 'members-keep-their-channel']],
  'channel.addMember': [...changesToAChannel('members-add-members'), notArchived],
  'channel.removeMember': [
    ['may', owner, mine, 'admins-remove'],
    ['may', admin, minePrivate, 'admins-remove'],
    ['may not', member, mine, 'admins-remove'],
    ['may not', guest, mine, 'guests-take-part-only'],
    ['may not', admin, closed, 'members-of-the-channel-only'],
    ['may not', owner, group, 'direct-conversations-are-fixed'],
  ],
  'message.edit': [
    ['may', member, own, 'authors-edit'],
    ['may', guest, own, 'authors-edit'],
    ['may not', owner, theirs, 'authors-edit'],
    ['may not', member, theirs, 'authors-edit'],
  ],
  'message.delete': [
    ['may', guest, own, 'authors-delete'],
    ['may', admin, theirs, 'admins-delete'],
    ['may not', member, theirs, 'authors-delete'],
    ['may not', guest, theirs, 'authors-delete'],
  ],
  'message.react': [
    ['may', member, null, 'members-of-the-channel-react'],
    ['may', guest, null, 'members-of-the-channel-react'],
  ],
  'message.pin': [
    ['may', member, null, 'members-of-the-channel-pin'],
    ['may', guest, null, 'members-of-the-channel-pin'],
  ],
  'message.move': [
    ['may', guest, { ...own, kind: 'private' }, 'authors-move'],
    ['may', admin, { ...theirs, kind: 'public' }, 'admins-move'],
    ['may not', member, { ...theirs, kind: 'public' }, 'authors-move'],
    ['may not', owner, { ...own, kind: 'direct' }, 'conversations-stay-where-they-are'],
    ['may not', owner, { ...theirs, kind: 'group' }, 'conversations-stay-where-they-are'],
  ],
  'message.requireAck': [
    ['may', guest, own, 'authors-ask'],
    ['may', admin, theirs, 'admins-ask'],
    ['may not', member, theirs, 'authors-ask'],
  ],
  'message.seeRoster': [
    ['may', guest, own, 'authors-see-who-acknowledged'],
    ['may', owner, theirs, 'admins-see-who-acknowledged'],
    ['may not', member, theirs, 'authors-see-who-acknowledged'],
  ],
  'message.closePoll': [
    ['may', member, own, 'authors-close'],
    ['may', admin, theirs, 'admins-close'],
    ['may not', member, theirs, 'authors-close'],
  ],
  'message.removePreview': [
    ['may', guest, own, 'authors-remove-previews'],
    ['may', admin, theirs, 'admins-remove-previews'],
    ['may not', member, theirs, 'authors-remove-previews'],
  ],
  'file.upload': [
    ['may', member, null, 'members-send-files'],
    ['may', guest, null, 'members-send-files'],
  ],
  'member.listAll': notGuests('members-see-members'),
  'member.setRole': [
    ['may', owner, to('member', 'owner'), 'admins-set-roles'],
    ['may', owner, to('owner', 'member'), 'admins-set-roles'],
    ['may', admin, to('member', 'admin'), 'admins-set-roles'],
    ['may', admin, to('admin', 'guest'), 'admins-set-roles'],
    ['may not', admin, to('member', 'owner'), 'owners-alone-touch-owners'],
    ['may not', admin, to('owner', 'guest'), 'owners-alone-touch-owners'],
    ['may not', owner, to('owner', 'member', 'me'), 'nobody-changes-their-own-role'],
    ['may not', admin, to('admin', 'owner', 'me'), 'nobody-changes-their-own-role'],
    ['may', given('people'), to('guest', 'member'), 'admins-set-roles'],
    ['may not', given('people'), to('member', 'admin'), 'admins-alone-touch-admins'],
    ['may not', given('people'), to('admin', 'guest'), 'admins-alone-touch-admins'],
    ['may not', given('people'), to('member', 'admin', 'me'), 'nobody-changes-their-own-role'],
    ['may not', member, to('member', 'admin', 'me'), 'admins-set-roles'],
    ['may not', guest, to('guest', 'member', 'me'), 'admins-set-roles'],
  ],
  'member.deactivate': [
    ['may', owner, of('owner'), 'admins-deactivate'],
    ['may', admin, of('admin'), 'admins-deactivate'],
    ['may', admin, of('member'), 'admins-deactivate'],
    ['may not', admin, of('owner'), 'owners-alone-touch-owners'],
    ['may not', owner, of('owner', 'me'), 'nobody-deactivates-themselves'],
    ['may', given('people'), of('member'), 'admins-deactivate'],
    ['may not', given('people'), of('admin'), 'admins-alone-touch-admins'],
    ['may not', given('people'), of('owner'), 'owners-alone-touch-owners'],
    ['may not', member, of('guest'), 'admins-deactivate'],
    ['may not', guest, of('guest'), 'admins-deactivate'],
  ],
};

const verbs = Object.keys(rules) as Verb[];
const linesOf = <V extends Verb>(verb: V): Line<V>[] => specification[verb];

describe.each(verbs)('%s', (verb) => {
  test.each(linesOf(verb).map((line) => ({ line, who: line[1].role, what: JSON.stringify(line[2]) })))(
    '$line.0: $who, $what ($line.3)',
    ({ line }) => {
      const [expected, actor, target, rule] = line;
      const decision = decide(actor, verb, target);
      expect([decision.allow ? 'may' : 'may not', decision.rule]).toEqual([expected, rule]);
      if (!decision.allow) expect(decision.reason).toMatch(/^[A-Z].*\.$/);
    },
  );

  test('has every one of its rules spelt out above', () => {
    const spelt = new Set(linesOf(verb).map(([expected, , , rule]) => `${expected} ${rule}`));
    for (const rule of rules[verb]) expect(spelt).toContain(`${rule.allow ? 'may' : 'may not'} ${rule.name}`);
  });
});

test('a refusal carries the rule that decided, and its reason for the person', () => {
  expect(() => requireAllowed(owner, 'workspace.administer', null)).not.toThrow();
  try {
    requireAllowed(member, 'workspace.administer', null);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'FORBIDDEN', rule: 'admins-administer', message: 'Only owners and admins may do this.' });
  }
});

test('a role that no rule knows gets nothing that needs a role', () => {
  expect(decide(admin, 'workspace.invite', null).allow).toBe(true);
  const stranger = { ...admin, role: 'robot' } as unknown as PolicyActor;
  for (const verb of ['workspace.administer', 'workspace.invite', 'people.manage', 'rules.manage', 'administration.open'] as const)
    expect(decide(stranger, verb, null).allow).toBe(false);
  expect(decide(stranger, 'member.deactivate', of('guest')).allow).toBe(false);
});
