import type { BoundaryRuleInput } from '@parley/contract/boundary-rule';
import { withTenant } from '@parley/db/with-tenant';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../src/actor.ts';
import { changeRule, createRule, deleteRule, switchRule } from '../src/boundary-rule/change-rule.ts';
import { forgetRules } from '../src/boundary-rule/held-rules.ts';
import { listRules } from '../src/boundary-rule/list-rules.ts';
import { tryMonth, tryText } from '../src/boundary-rule/try-rule.ts';
import { changeGroupMembers, createGroup, deleteGroup } from '../src/group/change-group.ts';
import { newId } from '../src/id.ts';
import { editMessage } from '../src/message/change-message.ts';
import { forwardMessage } from '../src/message/forward-message.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { changeScheduled, listScheduled, scheduleMessage } from '../src/scheduled/scheduled-messages.ts';
import { sendScheduled, sendScheduledNow } from '../src/scheduled/send-scheduled.ts';
import { buildChannel, buildDirect, buildMember, buildTenant, type BuiltMember, type BuiltTenant } from '../src/testing/build.ts';
import { asOwner } from './as-owner.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

const card = '4111 1111 1111 1111';
const refusal = (fields: object) => expect.objectContaining(fields);
const rule = (more: Partial<BoundaryRuleInput> = {}): BoundaryRuleInput => ({
  name: 'Card numbers',
  detector: 'card',
  terms: [],
  leastCount: 1,
  scope: { kind: 'everybody' },
  act: 'block',
  isOn: true,
  ...more,
});
const later = () => new Date(Date.now() + 3_600_000).toISOString();

let firm: BuiltTenant;
let ana: BuiltMember;
let priya: BuiltMember;
let room: string;
beforeEach(async () => {
  firm = await buildTenant();
  ana = await buildMember(firm, { name: 'Ana' });
  priya = await buildMember(firm, { role: 'guest', name: 'Priya' });
  room = await buildChannel(firm, { members: [ana, priya] });
});

const send = (from: Actor, body: string, more: { acceptsWarning?: true; channelId?: string; parentId?: string } = {}) =>
  sendMessage(from, { clientId: newId(), channelId: room, body, ...more }).then(({ message }) => message);
type Entry = Partial<Record<'name' | 'act' | 'outcome' | 'door' | 'channelId', string>> & { actorId: string };
const matched = async ({ tenantId }: Pick<Actor, 'tenantId'>): Promise<Entry[]> =>
  (
    await asOwner<{ actor_id: string; payload: string }>(
      `SELECT e.actor_id, p.payload FROM app.event e JOIN app.event_payload p USING (tenant_id, stream_id, version)
       WHERE e.tenant_id = $1 AND e.type = 'boundary.matched' ORDER BY e.version`,
      [tenantId],
    )
  ).map(({ actor_id, payload }) => ({ actorId: actor_id, ...(JSON.parse(payload) as Record<string, unknown>) }));
const acts = async ({ tenantId }: Pick<Actor, 'tenantId'>) =>
  (
    await asOwner<{ type: string }>(
      `SELECT type FROM app.event WHERE tenant_id = $1 AND type LIKE 'boundaryRule.%' ORDER BY version`,
      [tenantId],
    )
  ).map(({ type }) => type);

/** Every way by which words of a person leave; each makes what it needs and answers an attempt to send `text` by it. */
type Door = (text: string, word: { acceptsWarning?: true }) => Promise<unknown>;
const doors: [name: string, open: () => Promise<Door>][] = [
  ['message', async () => (text, word) => send(ana, text, word)],
  [
    'thread',
    async () => {
      const { id: parentId } = await send(ana, 'first');
      return (text, word) => send(ana, text, { ...word, parentId });
    },
  ],
  [
    'edit',
    async () => {
      const { id: messageId } = await send(ana, 'harmless');
      return (body, word) => editMessage(ana, { messageId, body, ...word });
    },
  ],
  [
    'forward',
    async () => {
      const { id: messageId } = await send(ana, 'harmless');
      return (comment, word) => forwardMessage(ana, { clientId: newId(), messageId, channelId: room, comment, ...word });
    },
  ],
  ['schedule', async () => (body, word) => scheduleMessage(ana, { id: newId(), channelId: room, body, sendAt: later(), ...word })],
  [
    'schedule',
    async () => {
      const { id } = await scheduleMessage(ana, { id: newId(), channelId: room, body: 'harmless', sendAt: later() });
      return (body, word) => changeScheduled(ana, { id, body, sendAt: later(), ...word });
    },
  ],
  [
    'message',
    async () => (question, word) =>
      sendMessage(ana, {
        clientId: newId(),
        channelId: room,
        body: '',
        extra: { poll: { question, options: ['yes', 'no'], isMultiple: false } },
        ...word,
      }),
  ],
  [
    'message',
    async () => (answer, word) =>
      sendMessage(ana, {
        clientId: newId(),
        channelId: room,
        body: '',
        extra: { poll: { question: 'Which?', options: ['none', answer], isMultiple: false } },
        ...word,
      }),
  ],
];

describe.each(doors)('at the door %s', (door, open) => {
  test('what is stopped does not pass, whatever its author says; other words do', async () => {
    const attempt = await open();
    const made = await createRule(firm.owner, rule());
    const stopped = refusal({ code: 'FORBIDDEN', rule: `boundary:${made.id}`, mayConfirm: false });
    await expect(attempt(`pay ${card}`, {})).rejects.toEqual(stopped);
    await expect(attempt(`pay ${card}`, { acceptsWarning: true })).rejects.toEqual(stopped);
    await attempt('pay later', {});
    const entry = { actorId: ana.memberId, ruleId: made.id, name: 'Card numbers', version: 1, detector: 'card', count: 1, door };
    expect(await matched(firm)).toMatchObject([
      { ...entry, outcome: 'blocked', channelId: room },
      { ...entry, outcome: 'blocked' },
    ]);
  });

  test('what is asked about passes once its author goes on', async () => {
    const attempt = await open();
    const made = await createRule(firm.owner, rule({ act: 'warn' }));
    const asked = refusal({ code: 'FORBIDDEN', rule: `boundary:${made.id}`, mayConfirm: true });
    await expect(attempt(`pay ${card}`, {})).rejects.toEqual(asked);
    await attempt(`pay ${card}`, { acceptsWarning: true });
    expect((await matched(firm)).map(({ outcome }) => outcome)).toEqual(['asked', 'sentAnyway']);
  });

  test('what is only noted passes, and no words of it stand in the log', async () => {
    const attempt = await open();
    await createRule(firm.owner, rule({ act: 'note' }));
    await attempt(`pay ${card}`, {});
    const found = await matched(firm);
    expect(found.map(({ outcome }) => outcome)).toEqual(['noted']);
    expect(JSON.stringify(found)).not.toMatch(/4111|pay/);
  });
});

test('the sentence names the rule, who set it, and says what one can do', async () => {
  await createRule(firm.owner, rule());
  await expect(send(ana, card)).rejects.toThrow(
    `The rule “Card numbers” does not let this be sent. ${firm.owner.name} set it; change the text, or ask them or another admin.`,
  );
});

test('a forwarded message is judged by what it carries', async () => {
  const { id: messageId } = await send(ana, card);
  await createRule(firm.owner, rule());
  await expect(forwardMessage(ana, { clientId: newId(), messageId, channelId: room, comment: '' })).rejects.toEqual(
    refusal({ code: 'FORBIDDEN' }),
  );
});

describe('a scheduled message', () => {
  const scheduled = (body: string, word: { acceptsWarning?: true } = {}) =>
    scheduleMessage(ana, { id: newId(), channelId: room, body, sendAt: later(), ...word });
  const comeDue = async (id: string) => {
    await withTenant(firm.tenantId, (tx) => tx.scheduledMessage.updateMany({ where: { id }, data: { sendAt: new Date() } }));
    await sendScheduled({ tenantId: firm.tenantId, scheduledId: id });
  };

  test('that its author was asked about goes out at its time', async () => {
    await createRule(firm.owner, rule({ act: 'warn' }));
    const { id } = await scheduled(card, { acceptsWarning: true });
    await comeDue(id);
    expect((await listScheduled(ana, {})).items).toEqual([]);
    expect((await matched(firm)).map(({ door, outcome }) => [door, outcome])).toEqual([
      ['schedule', 'sentAnyway'],
      ['scheduled', 'sentAnyway'],
    ]);
  });

  test('that a newer rule asks about stays with its author, who may send it all the same', async () => {
    const { id } = await scheduled(card);
    const made = await createRule(firm.owner, rule({ act: 'warn' }));
    await comeDue(id);
    const [item] = (await listScheduled(ana, {})).items;
    expect(item).toMatchObject({ state: 'failed', failure: expect.stringContaining('“Card numbers”') });
    await expect(sendScheduledNow(ana, { id })).rejects.toEqual(refusal({ rule: `boundary:${made.id}`, mayConfirm: true }));
    expect((await sendScheduledNow(ana, { id, acceptsWarning: true })).message.body).toBe(card);
  });

  test('whose words were changed is asked about again', async () => {
    const { id } = await scheduled('harmless', { acceptsWarning: true });
    await createRule(firm.owner, rule({ act: 'warn' }));
    const asked = refusal({ code: 'FORBIDDEN', mayConfirm: true });
    await expect(changeScheduled(ana, { id, body: card, sendAt: later() })).rejects.toEqual(asked);
    await changeScheduled(ana, { id, body: 'still harmless', sendAt: later() });
    const row = await withTenant(firm.tenantId, (tx) => tx.scheduledMessage.findFirst({ where: { id }, select: { input: true } }));
    expect(row?.input).toEqual({});
  });
});

describe('for whom a rule is', () => {
  const stops = refusal({ code: 'FORBIDDEN' });

  test('guests, and nobody else', async () => {
    await createRule(firm.owner, rule({ scope: { kind: 'guests' } }));
    await expect(send(priya, card)).rejects.toEqual(stops);
    await send(ana, card);
    expect(await matched(firm)).toHaveLength(1);
  });

  test('the people of a group, as long as they are in it, and nobody once it is deleted', async () => {
    const { id: groupId } = await createGroup(firm.owner, { name: 'Advisers', memberIds: [ana.memberId] });
    const made = await createRule(firm.owner, rule({ scope: { kind: 'group', groupId } }));
    await expect(send(ana, card)).rejects.toEqual(stops);
    await send(firm.owner, card);
    await changeGroupMembers(firm.owner, { groupId, add: [firm.owner.memberId], remove: [ana.memberId] });
    await send(ana, card);
    await expect(send(firm.owner, card)).rejects.toEqual(stops);
    await deleteGroup(firm.owner, { groupId });
    forgetRules(firm.tenantId);
    await send(firm.owner, card);
    expect((await listRules(firm.owner)).items).toMatchObject([{ id: made.id, scope: { kind: 'group', id: null, name: null } }]);
  });

  test('one channel, its threads and edits too', async () => {
    await createRule(firm.owner, rule({ scope: { kind: 'channel', channelId: room } }));
    const elsewhere = await send(ana, card, { channelId: firm.generalId });
    const { id: parentId } = await send(ana, 'first');
    await expect(send(ana, card)).rejects.toEqual(stops);
    await expect(send(ana, card, { parentId })).rejects.toEqual(stops);
    await expect(editMessage(ana, { messageId: parentId, body: card })).rejects.toEqual(stops);
    await editMessage(ana, { messageId: elsewhere.id, body: `${card} and more` });
  });

  test('who is not in a channel does not learn its rules', async () => {
    const closed = await buildChannel(firm, { kind: 'private' });
    await createRule(firm.owner, rule({ scope: { kind: 'channel', channelId: closed } }));
    await expect(send(ana, card, { channelId: closed })).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
    await expect(send(firm.owner, card, { channelId: closed })).rejects.toEqual(stops);
    expect(await matched(firm)).toHaveLength(1);
  });

  test('never another firm', async () => {
    const other = await buildTenant();
    await createRule(firm.owner, rule());
    const body = card;
    await sendMessage(other.owner, { clientId: newId(), channelId: other.generalId, body });
    await expect(send(ana, body)).rejects.toEqual(stops);
    expect(await matched(other)).toEqual([]);
    const [made] = (await listRules(firm.owner)).items;
    const { id } = made ?? { id: '' };
    expect((await listRules(other.owner)).items).toEqual([]);
    for (const attempt of [
      () => switchRule(other.owner, { id, isOn: false }),
      () => deleteRule(other.owner, { id }),
      () => changeRule(other.owner, { ...rule(), id, version: 1 }),
    ])
      await expect(attempt()).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
  });
});

test('the strictest rule decides, and every one that is met is noted', async () => {
  await createRule(firm.owner, rule({ name: 'Noted', act: 'note' }));
  const strict = await createRule(firm.owner, rule({ name: 'Stopped', act: 'block' }));
  await createRule(firm.owner, rule({ name: 'Asked', act: 'warn' }));
  await expect(send(ana, card, { acceptsWarning: true })).rejects.toEqual(refusal({ rule: `boundary:${strict.id}` }));
  const found = await matched(firm);
  expect(found.map(({ name, act, outcome }) => [name, act, outcome])).toEqual([
    ['Noted', 'note', 'blocked'],
    ['Stopped', 'block', 'blocked'],
    ['Asked', 'warn', 'blocked'],
  ]);
});

test('a rule that asks for several finds is met by no fewer, counted over all texts of a message', async () => {
  await createRule(firm.owner, rule({ leastCount: 2 }));
  await send(ana, card);
  await expect(send(ana, `${card}, 5500 0000 0000 0004`)).rejects.toEqual(refusal({ code: 'FORBIDDEN' }));
});

describe('keeping rules', () => {
  test('each act is an entry with its author, and holds at once', async () => {
    const made = await createRule(firm.owner, rule({ isOn: false }));
    await send(ana, card);
    await switchRule(firm.owner, { id: made.id, isOn: true });
    await expect(send(ana, card)).rejects.toEqual(refusal({ code: 'FORBIDDEN' }));
    const changed = await changeRule(firm.owner, { ...rule({ detector: 'iban' }), id: made.id, version: made.version });
    expect(changed.version).toBe(2);
    await send(ana, card);
    await switchRule(firm.owner, { id: made.id, isOn: true });
    await switchRule(firm.owner, { id: made.id, isOn: false });
    await deleteRule(firm.owner, { id: made.id });
    expect(await acts(firm)).toEqual([
      'boundaryRule.created',
      'boundaryRule.switchedOn',
      'boundaryRule.changed',
      'boundaryRule.switchedOff',
      'boundaryRule.deleted',
    ]);
  });

  test('a change that somebody made meanwhile is not overwritten', async () => {
    const made = await createRule(firm.owner, rule());
    await changeRule(firm.owner, { ...rule({ name: 'Cards' }), id: made.id, version: 1 });
    await expect(changeRule(firm.owner, { ...rule({ name: 'Mine' }), id: made.id, version: 1 })).rejects.toEqual(
      refusal({ code: 'CONFLICT' }),
    );
  });

  test('it takes the permission', async () => {
    const made = await createRule(firm.owner, rule());
    const holder = await buildMember(firm, { granted: ['rules'] });
    const wanted = { detector: 'card' as const, terms: [], leastCount: 1 };
    for (const attempt of [
      (actor: Actor) => listRules(actor),
      (actor: Actor) => createRule(actor, rule()),
      (actor: Actor) => switchRule(actor, { id: made.id, isOn: false }),
      (actor: Actor) => changeRule(actor, { ...rule({ name: 'Mine' }), id: made.id, version: 1 }),
      (actor: Actor) => tryText(actor, { ...wanted, text: card }),
      (actor: Actor) => tryMonth(actor, wanted),
      (actor: Actor) => deleteRule(actor, { id: made.id }),
    ]) {
      for (const actor of [ana, priya])
        await expect(attempt(actor)).rejects.toEqual(refusal({ code: 'FORBIDDEN', rule: 'rules-permission' }));
      await attempt(holder);
    }
  });

  test('a closed channel goes without its name for who is not in it', async () => {
    const channelId = await buildChannel(firm, { kind: 'private', name: 'merger' });
    const admin = await buildMember(firm, { role: 'admin' });
    await expect(createRule(admin, rule({ scope: { kind: 'channel', channelId } }))).rejects.toEqual(
      refusal({ code: 'NOT_FOUND' }),
    );
    const { id } = await createRule(firm.owner, rule({ scope: { kind: 'channel', channelId } }));
    expect((await listRules(firm.owner)).items[0]?.scope.name).toBe('merger');
    expect((await listRules(admin)).items[0]?.scope.name).toBeNull();
    await changeRule(admin, { ...rule({ act: 'note', scope: { kind: 'channel', channelId } }), id, version: 1 });
  });
});

describe('trying a rule', () => {
  const falcon = { detector: 'own' as const, terms: ['falcon'], leastCount: 1 };

  test('on a text finds where it would be met, and keeps nothing', async () => {
    const text = `pay ${card}`;
    const found = await tryText(firm.owner, { detector: 'card', terms: [], leastCount: 1, text });
    expect(found).toEqual({ matches: true, spans: [{ start: 4, end: text.length }] });
    expect(await acts(firm)).toEqual([]);
  });

  test('on last month counts by kind of channel, and shows no word from closed ones', async () => {
    await send(ana, 'the falcon flies, says the falcon');
    const closed = await buildChannel(firm, { kind: 'private', members: [ana] });
    for (let i = 0; i < 5; i += 1) await send(ana, `secret falcon ${i}`, { channelId: closed });
    await send(ana, 'a whispered falcon', { channelId: await buildDirect(ana, [firm.owner]) });
    const found = await tryMonth(firm.owner, falcon);
    expect(found).toEqual({
      read: 7,
      isAll: true,
      counts: [
        { kind: 'public', count: 1 },
        { kind: 'private', count: 5 },
        { kind: 'direct', count: null },
      ],
      fewerThan: 5,
      snippets: [{ channelName: expect.any(String), text: 'the ••••• flies, says the •••••' }],
    });
    expect(JSON.stringify(found)).not.toMatch(/falcon|whispered/);
    expect(await acts(firm)).toEqual(['boundaryRule.tried']);
  });

  test('leaves out what was deleted, what is older, and other firms', async () => {
    const other = await buildTenant();
    await sendMessage(other.owner, { clientId: newId(), channelId: other.generalId, body: 'falcon' });
    const { id } = await send(ana, 'old falcon');
    const past = new Date(Date.now() - 31 * 86_400_000);
    await asOwner('UPDATE app.message SET created_at = $3 WHERE tenant_id = $1 AND id = $2', [firm.tenantId, id, past]);
    expect(await tryMonth(firm.owner, falcon)).toMatchObject({
      read: 0,
      counts: [{ kind: 'public', count: 0 }, {}, {}],
      snippets: [],
    });
  });
});
