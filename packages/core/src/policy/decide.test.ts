import { permissions, type Permission } from '@parley/contract/permission';
import { describe, expect, test } from 'vitest';
import { AppError } from '../app-error.ts';
import { decide, requireAllowed, rules, type PolicyActor, type Targets, type Verb } from './decide.ts';
import {
  as,
  owner,
  admin,
  member,
  guest,
  given,
  unconfirmed,
  channel,
  mine,
  minePrivate,
  open,
  closed,
  archived,
  archivedOpen,
  direct,
  group,
  directOfOthers,
  cut,
  own,
  theirs,
  of,
  to,
  caseOf,
} from '../testing/policy-cast.ts';

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
  ['may not', owner, { ...mine, cut }, 'barrier:wall'],
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
  'member.erase': [
    ['may', owner, null, 'owners-erase'],
    ['may', given('people', 'archive'), null, 'people-and-archive'],
    ['may not', admin, null, 'owners-erase'],
    ['may not', given('archive'), null, 'owners-erase'],
    ['may not', given('people', 'billing', 'rules'), null, 'owners-erase'],
    ['may not', guest, null, 'owners-erase'],
  ],
  'archive.manage': [
    ['may', owner, null, 'archive-permission'],
    ['may', given('archive'), null, 'archive-permission'],
    ['may not', admin, null, 'archive-permission'],
    ['may not', given('people', 'billing', 'rules'), null, 'archive-permission'],
    ['may not', guest, null, 'archive-permission'],
  ],
  'archive.export': [
    ['may', owner, null, 'archive-permission'],
    ['may', given('archive'), null, 'archive-permission'],
    ['may not', admin, null, 'archive-permission'],
    ['may not', given('people', 'billing', 'rules'), null, 'archive-permission'],
    ['may not', guest, null, 'archive-permission'],
  ],
  'archive.rotateKey': [
    ['may', owner, null, 'owners-hold-the-key'],
    ['may not', admin, null, 'owners-hold-the-key'],
    ['may not', given(...permissions), null, 'owners-hold-the-key'],
    ['may not', guest, null, 'owners-hold-the-key'],
  ],
  'case.manage': [
    ['may', owner, null, 'archive-permission'],
    ['may', given('archive'), null, 'archive-permission'],
    ['may not', admin, null, 'archive-permission'],
    ['may not', guest, null, 'archive-permission'],
  ],
  'case.decide': [
    ['may', owner, caseOf('somebody'), 'somebody-else-decides'],
    ['may', given('archive'), caseOf('somebody'), 'somebody-else-decides'],
    ['may not', admin, caseOf('somebody'), 'archive-permission'],
    ['may not', owner, caseOf('me'), 'nobody-approves-their-own-case'],
    ['may not', owner, { ...caseOf('somebody'), askedBy: 'me' }, 'nobody-approves-their-own-case'],
    ['may not', owner, caseOf('somebody', 'me'), 'nobody-decides-on-themselves'],
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
  'channel.read': [
    ['may', guest, mine, 'members-of-the-channel'],
    ['may', member, { ...mine, cut }, 'members-of-the-channel'],
    ['may', member, open, 'public-channels-are-open'],
    ['may not', owner, { ...open, cut }, 'barrier:wall'],
    ['may not', guest, open, 'guests-take-part-only'],
    ['may not', owner, closed, 'members-of-the-channel'],
  ],
  'channel.post': [
    ['may', member, { cut: null }, 'members-of-the-channel-write'],
    ['may', guest, { cut: null }, 'members-of-the-channel-write'],
    ['may not', owner, { cut }, 'barrier:wall'],
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
    ['may not', owner, { ...open, cut }, 'barrier:wall'],
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
    ['may not', admin, { ...mine, cut }, 'barrier:wall'],
    ['may', member, { ...mine, isCreator: true }, 'admins-announce'],
    ['may not', member, mine, 'admins-announce'],
    ['may not', guest, mine, 'guests-take-part-only'],
    ['may not', owner, archived, 'archived-channels-are-closed'],
    ['may not', owner, group, 'direct-conversations-are-fixed'],
    ['may not', owner, open, 'members-of-the-channel-only'],
  ],
  'channel.setLabel': [
    ['may', admin, mine, 'admins-label'],
    ['may not', admin, { ...mine, cut }, 'barrier:wall'],
    ['may', member, { ...mine, isCreator: true }, 'admins-label'],
    ['may', { ...member, permissions: ['rules'] }, mine, 'rules-permission'],
    ['may not', member, mine, 'admins-label'],
    ['may not', guest, mine, 'guests-take-part-only'],
    ['may not', owner, archived, 'archived-channels-are-closed'],
    ['may not', owner, group, 'direct-conversations-are-fixed'],
    ['may not', owner, open, 'members-of-the-channel-only'],
  ],
  'channel.propose': [
    ['may', member, group, 'groups-become-channels'],
    ['may not', guest, group, 'guests-take-part-only'],
    ['may not', member, direct, 'groups-become-channels'],
    ['may not', member, { ...group, cut }, 'barrier:wall'],
    ['may not', owner, channel('group', { isMember: false }), 'members-of-the-channel-only'],
  ],
  'matter.open': notGuests('members-open-matters'),
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
    ['may', owner, { ...mine, cut }, 'admins-remove'],
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
  'message.label': [
    ['may', guest, own, 'authors-label'],
    ['may', admin, theirs, 'admins-label'],
    ['may not', member, theirs, 'authors-label'],
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
  'member.meet': [
    ['may', guest, { cut: null }, 'members-meet'],
    ['may not', owner, { cut }, 'barrier:wall'],
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
    // A barrier decides under its own name.
    const nameOf = (rule: (typeof rules)[Verb][number]) => (rule.cut ? 'barrier:wall' : rule.name);
    for (const rule of rules[verb]) expect(spelt).toContain(`${rule.allow ? 'may' : 'may not'} ${nameOf(rule)}`);
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
