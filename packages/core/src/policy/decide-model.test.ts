import type { ChannelKind } from '@parley/contract/channel-view';
import type { Role } from '@parley/contract/member-view';
import { permissions, permissionsOf, type Permission } from '@parley/contract/permission';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutBetween, type Barrier, type Cut } from './decide-barrier.ts';
import { decide, rules, type ChannelTarget, type PolicyActor, type Targets, type Verb } from './decide.ts';

/**
 * Who may do what, said a second time and without order: each verb is one sentence of conditions that all have to hold. The
 * table in decide.ts is a list in which the first match decides; that both say the same for everybody and everything is
 * tried below, over all there is and not over a sample.
 */
type Who = {
  isMe: (memberId: string) => boolean;
  isOwner: boolean;
  leads: boolean;
  isOfTheFirm: boolean;
  has: (one: Permission) => boolean;
  isConfirmed: boolean;
};
const whoIs = ({ memberId, role, permissions: held, isEmailConfirmed }: PolicyActor): Who => {
  const isOfTheFirm = ['owner', 'admin', 'member'].includes(role);
  return {
    isMe: (other) => other === memberId,
    isOwner: role === 'owner',
    leads: role === 'owner' || role === 'admin',
    isOfTheFirm,
    has: (one) => isOfTheFirm && held.includes(one),
    isConfirmed: isEmailConfirmed,
  };
};
type Says<Target> = (who: Who, target: Target) => boolean;
type Sentence<V extends Verb> = Says<Targets[V]>;

const isNamed = ({ kind }: ChannelTarget) => ['public', 'private'].includes(kind);
/** A named channel, by somebody of the firm who is in it and whom nothing keeps from writing there. */
const worksOn: Says<ChannelTarget> = (who, t) => isNamed(t) && t.isMember && who.isOfTheFirm && !t.cut;
const worksOnLive: Says<ChannelTarget> = (who, t) => worksOn(who, t) && !t.isArchived;
const author: Says<{ authorId: string }> = (who, { authorId }) => who.isMe(authorId);
const authorOrLead: Says<{ authorId: string }> = (who, { authorId }) => who.leads || who.isMe(authorId);
const ofTheFirm = (who: Who) => who.isOfTheFirm;
const anybody = () => true;
const holder = (one: Permission) => (who: Who) => who.has(one);
const mayTouch = (who: Who, ...roles: Role[]) =>
  (who.isOwner || !roles.includes('owner')) && (who.leads || !roles.includes('admin'));

const sentences: { [V in Verb]: Sentence<V> } = {
  'workspace.administer': (who) => who.leads,
  'administration.open': (who) => who.leads || permissions.some((one) => who.has(one)),
  'people.manage': holder('people'),
  'billing.manage': holder('billing'),
  'rules.manage': holder('rules'),
  'audit.read': (who) => who.leads || who.has('archive'),
  'archive.export': holder('archive'),
  'archive.manage': holder('archive'),
  'archive.rotateKey': (who) => who.isOwner,
  'case.manage': holder('archive'),
  'case.decide': (who, t) => who.has('archive') && ![t.openedBy, t.askedBy, ...t.memberIds].some((id) => who.isMe(id)),
  'member.erase': (who) => who.isOwner || (who.has('people') && who.has('archive')),
  'permission.grant': (who, t) => who.isOwner && t.role !== 'guest',
  'workspace.invite': (who) => who.has('people') && who.isConfirmed,
  'workspace.inviteAs': (who, t) => who.has('people') && t.role !== 'owner' && (t.role !== 'admin' || who.leads),
  'workspace.delete': (who) => who.isOwner,
  'channel.createPublic': ofTheFirm,
  'channel.createPrivate': ofTheFirm,
  'channel.startDirect': ofTheFirm,
  'channel.browse': ofTheFirm,
  'channel.see': (who, t) => t.isMember || (who.isOfTheFirm && t.kind === 'public'),
  'channel.read': (who, t) => t.isMember || (who.isOfTheFirm && t.kind === 'public' && !t.cut),
  'channel.post': (_, t) => !t.cut,
  'channel.begin': (who, t) => t.posting !== 'admins' || who.leads || t.isCreator === true,
  'channel.join': (who, t) => who.isOfTheFirm && t.kind === 'public' && !t.isArchived && !t.cut,
  'channel.leave': (_, t) => isNamed(t) && t.isMember,
  'channel.rename': worksOnLive,
  'channel.setTopic': worksOnLive,
  'channel.setPosting': (who, t) => worksOnLive(who, t) && (who.leads || t.isCreator === true),
  'channel.setLabel': (who, t) => worksOnLive(who, t) && (who.leads || t.isCreator === true || who.has('rules')),
  'channel.propose': (who, t) => t.kind === 'group' && t.isMember && who.isOfTheFirm && !t.cut,
  'channel.archive': worksOn,
  'channel.addMember': worksOnLive,
  'channel.removeMember': (who, t) => isNamed(t) && t.isMember && who.leads,
  'message.edit': author,
  'message.delete': authorOrLead,
  'message.react': anybody,
  'message.pin': anybody,
  'message.label': authorOrLead,
  'message.move': (who, t) => ['public', 'private'].includes(t.kind) && authorOrLead(who, t),
  'message.requireAck': authorOrLead,
  'message.seeRoster': authorOrLead,
  'message.closePoll': authorOrLead,
  'message.removePreview': authorOrLead,
  'matter.open': ofTheFirm,
  'emoji.add': ofTheFirm,
  'emoji.remove': (who, t) => who.isOfTheFirm && authorOrLead(who, t),
  'group.list': ofTheFirm,
  'group.manage': holder('people'),
  'singleSignOn.manage': (who) => who.isOwner,
  'file.upload': anybody,
  'member.listAll': ofTheFirm,
  'member.meet': (_, t) => !t.cut,
  'member.setRole': (who, t) => who.has('people') && !who.isMe(t.memberId) && mayTouch(who, t.role, t.newRole),
  'member.deactivate': (who, t) => who.has('people') && !who.isMe(t.memberId) && mayTouch(who, t.role),
};

const roles: Role[] = ['owner', 'admin', 'member', 'guest'];
const kinds: ChannelKind[] = ['public', 'private', 'direct', 'group'];
const yesOrNo = [true, false];
const ids = ['me', 'somebody', 'another'];
const cuts: (Cut | null)[] = [
  null,
  { id: 'wall', name: 'The wall', setBy: 'Olive' },
  { id: 'wall', name: 'The wall', setBy: null },
];
const each = <A, B>(all: readonly A[], make: (one: A) => readonly B[]): B[] => all.flatMap(make);
const subsets = permissions.reduce<Permission[][]>((all, one) => [...all, ...all.map((some) => [...some, one])], [[]]);

/** Everybody: each role with each set of permissions, the ones that it carries and any that it should not have. */
const actors: PolicyActor[] = each(roles, (role) =>
  each(subsets, (given) => yesOrNo.map((isEmailConfirmed) => ({ memberId: 'me', role, permissions: given, isEmailConfirmed }))),
).concat(
  each(roles, (role) =>
    subsets.map((given) => ({ memberId: 'me', role, permissions: permissionsOf(role, given), isEmailConfirmed: true })),
  ),
);

const channels: ChannelTarget[] = each(kinds, (kind) =>
  each(yesOrNo, (isMember) =>
    each(yesOrNo, (isArchived) =>
      each([undefined, 'all', 'admins'] as const, (posting) =>
        each([undefined, true, false], (isCreator) =>
          cuts.map((cut) => ({
            ...{ kind, isMember, isArchived, cut },
            ...(posting ? { posting } : {}),
            ...(isCreator === undefined ? {} : { isCreator }),
          })),
        ),
      ),
    ),
  ),
);
const ofAuthors = ids.map((authorId) => ({ authorId }));
const ofCuts = cuts.map((cut) => ({ cut }));
const ofRoles = roles.map((role) => ({ role }));
const ofPeople = each(ids, (memberId) => roles.map((role) => ({ memberId, role })));

/** All that each verb can be about. Verbs that are about nothing have one state. */
const states: { [V in Verb]?: Targets[V][] } = {
  'case.decide': each(ids, (openedBy) =>
    each(ids, (askedBy) => [[], ...ids.map((id) => [id]), ids].map((memberIds) => ({ openedBy, askedBy, memberIds }))),
  ),
  'permission.grant': ofPeople,
  'workspace.inviteAs': ofRoles,
  'channel.post': ofCuts,
  'member.meet': ofCuts,
  'message.edit': ofAuthors,
  'message.delete': ofAuthors,
  'message.label': ofAuthors,
  'message.move': each(ofAuthors, (one) => kinds.map((kind) => ({ ...one, kind }))),
  'message.requireAck': ofAuthors,
  'message.seeRoster': ofAuthors,
  'message.closePoll': ofAuthors,
  'message.removePreview': ofAuthors,
  'emoji.remove': ofAuthors,
  'member.setRole': each(ofPeople, (one) => roles.map((newRole) => ({ ...one, newRole }))),
  'member.deactivate': ofPeople,
};
const aboutChannels = ['see', 'read', 'begin', 'join', 'leave', 'rename', 'setTopic', 'setPosting', 'propose', 'archive'] as const;
for (const verb of [...aboutChannels, 'addMember', 'removeMember', 'setLabel'] as const) states[`channel.${verb}`] = channels;

const statesOf = <V extends Verb>(verb: V): Targets[V][] => states[verb] ?? [null as Targets[V]];
const sentenceOf = <V extends Verb>(verb: V): Sentence<V> => sentences[verb];

describe('decide answers as one unordered sentence for each verb does', () => {
  test.each(Object.keys(rules) as Verb[])('%s: every role, every set of permissions, every state', (verb) => {
    const said = sentenceOf(verb);
    const differing: unknown[] = [];
    for (const actor of actors)
      for (const target of statesOf(verb)) {
        const decision = decide(actor, verb, target);
        if (decision.allow !== said(whoIs(actor), target)) differing.push({ actor, target, decision });
        if (!decision.allow && !/^[A-Z].*\.$/.test(decision.reason)) differing.push({ actor, target, decision });
      }
    expect(differing.slice(0, 3)).toEqual([]);
  });

  test('a refusal that only a barrier explains names that barrier, and a barrier never opens anything', () => {
    const differing: unknown[] = [];
    for (const verb of Object.keys(rules) as Verb[])
      for (const actor of actors)
        for (const target of statesOf(verb)) {
          if (!target || !('cut' in target) || !target.cut) continue;
          const { allow, rule, reason } = decide(actor, verb, target);
          const without = decide(actor, verb, { ...target, cut: null } as typeof target);
          const namesIt = rule === 'barrier:wall' && reason.includes('The wall');
          if (allow ? !without.allow : without.allow && !namesIt) differing.push({ actor, verb, target });
        }
    expect(differing.slice(0, 3)).toEqual([]);
  });
});

const people = ['ana', 'ben', 'cleo', 'olive'];
const side = fc.subarray(people).map((members) => new Set(members));
const barrierSets = fc
  .array(fc.record({ one: side, other: fc.option(side), setBy: fc.constantFrom(...people) }), { maxLength: 4 })
  .map((all) =>
    all.map(({ one, other, setBy }, n): Barrier => ({
      ...{ id: `b${n}`, name: `Barrier ${n}`, one, other },
      setBy: { memberId: setBy, name: setBy },
    })),
  );

test('over any set of barriers two people meet as a list of all pairs says, whatever role either has', () => {
  fc.assert(
    fc.property(
      barrierSets,
      fc.constantFrom(...people),
      fc.constantFrom(...people),
      fc.constantFrom(...actors),
      (all, a, b, actor) => {
        const pairs = all.map(({ one, other }) => {
          const across = [...(other ?? people.filter((id) => !one.has(id)))];
          return [...one].flatMap((x) => across.filter((y) => x !== y).flatMap((y) => [`${x} ${y}`, `${y} ${x}`]));
        });
        const first = pairs.findIndex((apart) => apart.includes(`${a} ${b}`));
        const decision = decide({ ...actor, memberId: a }, 'member.meet', { cut: cutBetween(all, a, b) });
        expect([decision.allow, decision.rule]).toEqual(first === -1 ? [true, 'members-meet'] : [false, `barrier:b${first}`]);
      },
    ),
  );
});
