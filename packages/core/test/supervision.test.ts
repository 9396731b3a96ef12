import type { PolicyInput } from '@parley/contract/supervision';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../src/actor.ts';
import { getChannelDetails } from '../src/channel/list-channels.ts';
import { deactivateMember } from '../src/member/change-member.ts';
import { createGroup } from '../src/group/change-group.ts';
import { newId } from '../src/id.ts';
import { deleteMessage, editMessage } from '../src/message/change-message.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { changeLexicon, createLexicon, deleteLexicon } from '../src/supervision/change-lexicon.ts';
import { agreeToPolicy, changePolicy, createPolicy, endPolicy, refusePolicy } from '../src/supervision/change-policy.ts';
import { listPolicies } from '../src/supervision/list-policies.ts';
import { listQueue } from '../src/supervision/list-queue.ts';
import { openItem } from '../src/supervision/open-item.ts';
import { listEvidence, reportSupervision } from '../src/supervision/report-supervision.ts';
import { rerunPolicy, workOnRerun } from '../src/supervision/rerun-policy.ts';
import { assignItem, closeItems, commentOnItem, escalateItem } from '../src/supervision/review-items.ts';
import { isDrawn } from '../src/supervision/sample.ts';
import { supervise } from '../src/supervision/supervise.ts';
import { tryPolicy } from '../src/supervision/try-policy.ts';
import { writeEvidence } from '../src/supervision/write-evidence.ts';
import { buildDirect, buildMember, buildTenant, type BuiltMember, type BuiltTenant } from '../src/testing/build.ts';
import { withTenant } from '@parley/db/with-tenant';
import { readAudit } from '@parley/db/log/read-audit';
import { openTestCore } from './open-test-core.ts';

openTestCore();

let firm: BuiltTenant;
let ana: BuiltMember;
let ben: BuiltMember;
let cara: BuiltMember;
beforeEach(async () => {
  firm = await buildTenant();
  [ana, ben, cara] = [
    await buildMember(firm, { name: 'Ana' }),
    await buildMember(firm, { name: 'Ben' }),
    await buildMember(firm, { name: 'Cara', role: 'admin' }),
  ];
});

const refusal = (fields: Record<string, unknown>) => expect.objectContaining(fields);
const send = async (from: Actor, body: string, channelId = firm.generalId) =>
  (await sendMessage(from, { clientId: newId(), channelId, body })).message;
const work = () => supervise({ tenantId: firm.tenantId });
const queue = async (actor: Actor) => (await listQueue(actor, { state: 'waiting', isMine: false })).items;
const policy = (fields: Partial<PolicyInput> = {}): PolicyInput => ({
  ...{ name: 'Everybody', watch: { kind: 'everybody' }, reachesPrivate: false, lexiconIds: [], detectors: [] },
  ...{ samplePermille: 0, newDays: 0, reviewerIds: [ben.memberId], needsSecond: false, ...fields },
});
const lexicon = (phrases = ['call my cell'], exceptions: string[] = []) =>
  createLexicon(firm.owner, { name: 'Off channel', phrases, exceptions });
const acts = async () =>
  (await withTenant(firm.tenantId, (tx) => readAudit(tx, { types: ['supervision.', 'lexicon.'], limit: 200 })))
    .toReversed()
    .map((row) => ({ type: row.type, actor: row.actor_id, details: JSON.parse(row.payload ?? '{}') as Record<string, unknown> }));
const phraseItem = async (fields: Partial<PolicyInput> = {}, from: Actor = ana) => {
  const { id } = await lexicon();
  await createPolicy(firm.owner, policy({ lexiconIds: [id], ...fields }));
  await send(from, 'just c\u200ball my cell');
  await work();
};

describe('P9: the queue', () => {
  test('holds what a lexicon found, with why and where, and an item never twice', async () => {
    await send(ana, 'call my cell, said before there was a policy');
    await phraseItem();
    const channelId = firm.generalId;
    const { id } = await send(ana, 'harmless');
    await editMessage(ana, { messageId: id, body: 'CALL my ce11' });
    await work();
    await work();
    const items = await queue(ben);
    expect(items).toMatchObject([
      { author: { name: 'Ana' }, reasons: ['lexicon'], isEdit: false, state: 'open', openedAt: null },
      { author: { name: 'Ana' }, reasons: ['lexicon'], isEdit: true },
    ]);
    expect(JSON.stringify(items)).not.toContain('cell');
    await deleteMessage(ana, { messageId: id });
    const opened = await openItem(ben, { itemId: items[1]?.id ?? '' });
    expect(opened).toMatchObject({
      text: 'CALL my ce11',
      isDeleted: true,
      found: [{ reason: 'lexicon', name: 'Off channel', version: 1, phrase: 'call my cell', start: 0, end: 12 }],
      before: [{ body: 'call my cell, said before there was a policy' }, { body: 'just c\u200ball my cell' }],
    });
    const entries = await acts();
    expect(entries.map(({ type }) => type)).toEqual([
      ...['lexicon.created', 'supervision.policySet', 'supervision.queued', 'supervision.queued', 'supervision.opened'],
    ]);
    expect(entries.at(-1)).toMatchObject({ actor: ben.memberId, details: { itemId: items[1]?.id, channelId } });
    expect(entries.at(2)?.details).toMatchObject({ count: 1, items: [{ why: [{ phrase: 0, start: 5, end: 18 }] }] });
  });

  test('a draw is that of the seed in the log', async () => {
    await createPolicy(firm.owner, policy({ samplePermille: 400 }));
    const ids = [];
    for (let at = 0; at < 30; at += 1) ids.push((await send(ana, `word ${at}`)).id);
    await work();
    const seed = (await acts())[0]?.details['seed'] as string;
    const drawn = await withTenant(firm.tenantId, (tx) => tx.supervisionItem.findMany({ select: { messageId: true } }));
    expect(new Set(drawn.map(({ messageId }) => messageId))).toEqual(new Set(ids.filter((id) => isDrawn(seed, id, 400))));
  });

  test('holds all of new people, of a group, and of no closed conversation unless two agreed', async () => {
    const group = await createGroup(firm.owner, { name: 'Advisers', memberIds: [ana.memberId] });
    await createPolicy(firm.owner, policy({ watch: { kind: 'group', groupId: group.id }, newDays: 30 }));
    const direct = await buildDirect(ana, [cara]);
    await send(ana, 'in the open');
    await send(cara, 'somebody else');
    await send(ana, 'in confidence', direct);
    await work();
    expect((await queue(ben)).map(({ author, reasons }) => [author.name, reasons])).toEqual([['Ana', ['newPerson']]]);
  });

  test('a policy that was ended finds nothing more, and what was said while it held is found all the same', async () => {
    const { id: lexiconId } = await lexicon();
    const { id } = await createPolicy(firm.owner, policy({ lexiconIds: [lexiconId] }));
    await send(ana, 'call my cell');
    await endPolicy(firm.owner, { id });
    await send(ana, 'call my cell again');
    await work();
    expect(await queue(ben)).toHaveLength(1);
  });

  test('nobody reviews their own: it goes to another reviewer, else to an owner', async () => {
    await phraseItem({ reviewerIds: [ben.memberId, cara.memberId] }, ben);
    expect(await queue(ben)).toEqual([]);
    const [item] = await queue(cara);
    const itemId = item?.id ?? '';
    for (const attempt of [
      () => openItem(ben, { itemId }),
      () => commentOnItem(ben, { itemId, note: 'fine' }),
      () => closeItems(ben, { itemIds: [itemId], outcome: 'noIssue', note: '' }),
      () => assignItem(ben, { itemId, toId: ben.memberId }),
      () => assignItem(cara, { itemId, toId: ben.memberId }),
      () => escalateItem(cara, { itemId, toId: ben.memberId, note: 'yours' }),
    ])
      await expect(attempt()).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
    await expect(queue(firm.owner)).resolves.toEqual([]);
    await deactivateMember(firm.owner, { memberId: cara.memberId });
    expect(await queue(firm.owner)).toHaveLength(1);
  });

  test('whoever is no reviewer has no queue, an admin neither, and opens nothing by its id', async () => {
    await phraseItem();
    const [item] = await queue(ben);
    for (const actor of [ana, cara]) {
      await expect(queue(actor)).rejects.toEqual(refusal({ code: 'FORBIDDEN', rule: 'reviewers-review' }));
      await expect(openItem(actor, { itemId: item?.id ?? '' })).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
    }
    const other = await buildTenant();
    await expect(openItem(other.owner, { itemId: item?.id ?? '' })).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
    await openItem(ben, { itemId: item?.id ?? '' });
  });

  test('goes from open over escalated to closed, each step with reviewer, item, date, action and note', async () => {
    await phraseItem();
    const itemId = (await queue(ben))[0]?.id ?? '';
    await expect(closeItems(ben, { itemIds: [itemId], outcome: 'noIssue', note: '' })).rejects.toEqual(
      refusal({ code: 'CONFLICT' }),
    );
    await openItem(ben, { itemId });
    await assignItem(ben, { itemId, toId: ben.memberId });
    await commentOnItem(ben, { itemId, note: 'a client?' });
    const escalated = await escalateItem(ben, { itemId, toId: firm.owner.memberId, note: '=please look' });
    expect(escalated.items).toMatchObject([{ state: 'escalated', assignee: { memberId: firm.owner.memberId } }]);
    await openItem(firm.owner, { itemId });
    await closeItems(firm.owner, { itemIds: [itemId], outcome: 'spokenTo', note: 'done' });
    await expect(commentOnItem(ben, { itemId, note: 'later' })).resolves.toBeDefined();
    await expect(assignItem(ben, { itemId, toId: null })).rejects.toEqual(refusal({ code: 'CONFLICT' }));
    expect((await acts()).slice(3).map(({ type, details }) => [type, details['note']])).toEqual([
      ['supervision.opened', undefined],
      ['supervision.assigned', undefined],
      ['supervision.commented', 'a client?'],
      ['supervision.escalated', '=please look'],
      ['supervision.opened', undefined],
      ['supervision.closed', 'done'],
      ['supervision.commented', 'later'],
    ]);
    const today = new Date().toISOString().slice(0, 10);
    const period = { from: today, until: today };
    const evidence = await listEvidence(firm.owner, period);
    expect(evidence.items.map(({ action }) => action)).toEqual([
      ...['commented', 'closed', 'opened', 'escalated', 'commented', 'assigned', 'opened'],
    ]);
    let csv = '';
    for await (const part of await writeEvidence(firm.owner, period)) csv += part;
    expect(csv.split('\r\n')).toHaveLength(9);
    expect(csv).toContain("'=please look");
    const report = await reportSupervision(firm.owner, period);
    expect(report.total).toMatchObject({ inScope: 1, sampled: 0, flagged: 1, queued: 1, reviewed: 1, open: 0, late: 0 });
    expect(report.outcomes).toEqual([{ outcome: 'spokenTo', count: 1 }]);
    expect(report.reviewers).toContainEqual(expect.objectContaining({ memberId: ben.memberId, opened: 1, acted: 4, closed: 0 }));
    for (const attempt of [() => reportSupervision(ben, period), () => listEvidence(ben, period), () => writeEvidence(ben, period)])
      await expect(attempt()).rejects.toEqual(refusal({ code: 'FORBIDDEN', rule: 'rules-permission' }));
  });

  test('where four eyes are asked for, one person alone closes nothing', async () => {
    await phraseItem({ reviewerIds: [ben.memberId, cara.memberId], needsSecond: true });
    const itemIds = (await queue(ben)).map(({ id }) => id);
    const close = async (actor: Actor, outcome: 'noIssue' | 'reported') => {
      await openItem(actor, { itemId: itemIds[0] ?? '' });
      return (await closeItems(actor, { itemIds, outcome, note: '' })).items[0];
    };
    expect(await close(ben, 'noIssue')).toMatchObject({ state: 'open', proposed: { by: { memberId: ben.memberId } } });
    expect(await close(ben, 'noIssue')).toMatchObject({ state: 'open' });
    expect(await close(cara, 'reported')).toMatchObject({ state: 'open', proposed: { by: { memberId: cara.memberId } } });
    expect(await close(ben, 'reported')).toMatchObject({ state: 'closed', outcome: 'reported' });
  });
});

describe('closed conversations', () => {
  const inConfidence = async () => {
    const { id } = await lexicon();
    return createPolicy(firm.owner, policy({ lexiconIds: [id], reachesPrivate: true }));
  };

  test('are read only after a second person has agreed, and those in them are told', async () => {
    const made = await inConfidence();
    const direct = await buildDirect(ana, [cara]);
    await send(ana, 'call my cell', direct);
    await work();
    expect(made).toMatchObject({ inForce: null, proposed: { mayAgree: false, hasOther: true } });
    expect(await getChannelDetails(ana, direct)).toMatchObject({ isReviewed: false, reviewers: [] });
    const { id, version } = made;
    await expect(agreeToPolicy(firm.owner, { id, version })).rejects.toEqual(refusal({ rule: 'two-people-agree' }));
    await expect(agreeToPolicy(ana, { id, version })).rejects.toEqual(refusal({ code: 'FORBIDDEN' }));
    await agreeToPolicy(cara, { id, version });
    expect(await getChannelDetails(ana, direct)).toMatchObject({ isReviewed: true, reviewers: ['Ben'] });
    await send(ana, 'call my cell now', direct);
    await work();
    const [item, ...others] = await queue(ben);
    expect(others).toEqual([]);
    expect(await openItem(ben, { itemId: item?.id ?? '' })).toMatchObject({ text: 'call my cell now', channelName: null });
  });

  test('any change of what is read of them waits again, also one of a word list, and what was agreed goes on', async () => {
    const made = await inConfidence();
    await agreeToPolicy(cara, { id: made.id, version: made.version });
    const lexiconId = made.latest.lexicons[0]?.id ?? '';
    await changeLexicon(firm.owner, {
      id: lexiconId,
      version: 1,
      name: 'Wider',
      phrases: ['call my cell', 'good morning'],
      exceptions: [],
    });
    const [waiting] = (await listPolicies(firm.owner)).items;
    expect(waiting).toMatchObject({ inForce: { version: 1 }, proposed: { version: 2, terms: { lexicons: [{ version: 2 }] } } });
    const direct = await buildDirect(ana, [cara]);
    await send(ana, 'good morning', direct);
    await send(ana, 'call my cell', direct);
    await work();
    expect(await queue(ben)).toHaveLength(1);
    await refusePolicy(cara, { id: made.id, version: 2 });
    expect((await listPolicies(firm.owner)).items[0]).toMatchObject({ inForce: { version: 1 }, proposed: null });
    await expect(deleteLexicon(firm.owner, { id: lexiconId })).rejects.toEqual(refusal({ code: 'CONFLICT' }));
  });

  test('a firm of one has nobody who could agree', async () => {
    const alone = await buildTenant();
    const made = await createPolicy(
      alone.owner,
      policy({ reviewerIds: [alone.owner.memberId], reachesPrivate: true, samplePermille: 5 }),
    );
    expect(made.proposed).toMatchObject({ mayAgree: false, hasOther: false });
  });
});

describe('P10: a policy over what was said before', () => {
  test('a lexicon that has become another is read over history, and closed conversations no further back than their people were told', async () => {
    const direct = await buildDirect(ana, [cara]);
    await send(ana, 'wire it to me');
    await send(ana, 'wire it to me, secretly', direct);
    const made = await createLexicon(firm.owner, { name: 'Money', phrases: ['bribe'], exceptions: [] });
    const first = await createPolicy(firm.owner, policy({ lexiconIds: [made.id], reachesPrivate: true }));
    await agreeToPolicy(cara, { id: first.id, version: 1 });
    await send(ana, 'wire it now', direct);
    await work();
    expect(await queue(ben)).toEqual([]);
    await changeLexicon(firm.owner, { id: made.id, version: 1, name: 'Money', phrases: ['bribe', 'wire it'], exceptions: [] });
    await agreeToPolicy(cara, { id: first.id, version: 2 });
    const from = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    for (let again = 0; again < 2; again += 1) {
      await rerunPolicy(firm.owner, { id: first.id, from });
      await workOnRerun({ tenantId: firm.tenantId, policyId: first.id });
      expect((await queue(ben)).map(({ channelKind }) => channelKind).toSorted()).toEqual(['direct', 'public']);
    }
    expect((await listPolicies(firm.owner)).items[0]?.rerun).toMatchObject({ isDone: true, found: 0, read: 2 });
  });

  test('it is tried on last month by counts, without words and without small numbers of closed channels', async () => {
    const { id } = await lexicon();
    await send(ana, 'call my cell');
    await send(ana, 'call my cell', await buildDirect(ana, [cara]));
    expect(await tryPolicy(firm.owner, { lexiconIds: [id], detectors: [], samplePermille: 500 })).toEqual({
      ...{ read: 2, isAll: true, flagged: { open: 1, closed: null }, sampled: 1, fewerThan: 5 },
    });
    expect((await acts()).map(({ type }) => type)).toEqual(['lexicon.created', 'supervision.tried']);
  });
});

test('keeping policies takes the permission, and names who and what is there', async () => {
  const guest = await buildMember(firm, { role: 'guest' });
  await expect(createPolicy(ana, policy({ samplePermille: 5 }))).rejects.toEqual(refusal({ rule: 'rules-permission' }));
  for (const wrong of [{ reviewerIds: [guest.memberId] }, { reviewerIds: [newId()] }, { lexiconIds: [newId()] }])
    await expect(createPolicy(cara, policy({ samplePermille: 5, ...wrong }))).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
  const made = await createPolicy(cara, policy({ samplePermille: 5 }));
  await changePolicy(firm.owner, { ...policy({ samplePermille: 6 }), id: made.id, version: 1 });
  await expect(changePolicy(cara, { ...policy({ samplePermille: 7 }), id: made.id, version: 1 })).rejects.toEqual(
    refusal({ code: 'CONFLICT' }),
  );
});
