import type { BoundaryRuleInput } from '@parley/contract/boundary-rule';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTenant } from '@parley/db/with-tenant';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../src/actor.ts';
import { listAudit } from '../src/audit/list-audit.ts';
import { createRule, deleteRule, switchRule } from '../src/boundary-rule/change-rule.ts';
import { openFile } from '../src/file/open-file.ts';
import { storeUpload } from '../src/file/store-upload.ts';
import { newId } from '../src/id.ts';
import { accessMessage } from '../src/message/access-message.ts';
import { editMessage } from '../src/message/change-message.ts';
import { forwardMessage } from '../src/message/forward-message.ts';
import { listMessages } from '../src/message/read-messages.ts';
import { sweepTenantUploads } from '../src/job/sweep-uploads.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { refuseHeld, releaseHeld } from '../src/quarantine/decide-held.ts';
import { listQuarantinedFiles, releaseFile } from '../src/quarantine/held-files.ts';
import { getMyHeld, listMyHeld, withdrawHeld } from '../src/quarantine/my-held.ts';
import { listHeld, openHeld } from '../src/quarantine/read-held.ts';
import { listScheduled, scheduleMessage } from '../src/scheduled/scheduled-messages.ts';
import { sendScheduledNow } from '../src/scheduled/send-scheduled.ts';
import { buildChannel, buildDirect, buildMember, buildTenant, type BuiltMember, type BuiltTenant } from '../src/testing/build.ts';
import { asOwner } from './as-owner.ts';
import { makeExport } from './export/make-export.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

const card = '4111 1111 1111 1111';
const refusal = (fields: object) => expect.objectContaining(fields);
const rule = (more: Partial<BoundaryRuleInput> = {}): BoundaryRuleInput => ({
  ...{ name: 'Card numbers', detector: 'card', terms: [], leastCount: 1, scope: { kind: 'everybody' }, act: 'hold', isOn: true },
  ...more,
});

let firm: BuiltTenant;
let ana: BuiltMember;
let admin: BuiltMember;
let room: string;
beforeEach(async () => {
  firm = await buildTenant();
  ana = await buildMember(firm, { name: 'Ana' });
  admin = await buildMember(firm, { name: 'Otto', role: 'admin' });
  room = await buildChannel(firm, { members: [ana] });
});

const send = (from: Actor, body: string, more: object = {}) =>
  sendMessage(from, { clientId: newId(), channelId: room, body, ...more });
const bodies = async (channelId = room) => (await listMessages(firm.owner, { channelId })).messages.map(({ body }) => body);
/** Sends what a rule holds, and answers under which id it waits. */
async function hold(from: Actor, attempt: () => Promise<unknown>): Promise<string> {
  await expect(attempt()).rejects.toEqual(refusal({ code: 'FORBIDDEN', heldId: expect.any(String) }));
  return (await listMyHeld(from, {})).items[0]?.id ?? '';
}
const trail = async () =>
  (
    await asOwner<{ type: string }>(
      `SELECT type FROM app.event WHERE tenant_id = $1 AND (type LIKE 'quarantine.%' OR type = 'message.held') ORDER BY version`,
      [firm.tenantId],
    )
  ).map(({ type }) => type);
const logged = async () =>
  JSON.stringify(await asOwner(`SELECT payload FROM app.event_payload WHERE tenant_id = $1`, [firm.tenantId]));

describe('what a rule leaves out', () => {
  let ruleId: string;
  beforeEach(async () => {
    ({ id: ruleId } = await createRule(firm.owner, rule({ act: 'redact' })));
  });

  test('is never stored, in no text of a message, and its author is told', async () => {
    const { message, leftOut } = await send(ana, `pay ${card}, please`);
    expect(message.body).toBe('pay [card number left out], please');
    expect(leftOut).toEqual([
      { rule: 'Card numbers', detector: 'card', count: 1, sentence: expect.stringContaining(`${firm.owner.name} set it`) },
    ]);
    const poll = { question: `Is it ${card}?`, options: ['yes', card], isMultiple: false };
    const asked = await send(ana, '', { extra: { poll } });
    expect(asked.message.extra?.poll).toMatchObject({
      question: 'Is it [card number left out]?',
      options: [{ text: 'yes' }, { text: '[card number left out]' }],
    });
    const edited = await editMessage(ana, { messageId: message.id, body: `no, ${card}` });
    expect(edited).toMatchObject({ message: { body: 'no, [card number left out]' }, leftOut: [{ count: 1 }] });
    expect(await logged()).not.toContain('4111');
  });

  test('is left out of what is forwarded and scheduled as well', async () => {
    await switchRule(firm.owner, { id: ruleId, isOn: false });
    const { message } = await send(ana, card);
    await switchRule(firm.owner, { id: ruleId, isOn: true });
    const forwarded = await forwardMessage(ana, { clientId: newId(), messageId: message.id, channelId: room, comment: '' });
    expect(forwarded.message.extra?.forward?.body).toBe('[card number left out]');
    const sendAt = new Date(Date.now() + 3_600_000).toISOString();
    const scheduled = await scheduleMessage(ana, { id: newId(), channelId: room, body: card, sendAt });
    expect(scheduled.body).toBe('[card number left out]');
  });

  test('is left out once, also when the same message is sent twice', async () => {
    const clientId = newId();
    const first = await send(ana, card, { clientId });
    const again = await send(ana, card, { clientId });
    expect(again.message.id).toBe(first.message.id);
    await expect(send(ana, 'other words', { clientId })).rejects.toEqual(refusal({ code: 'CONFLICT' }));
  });
});
describe('what a rule holds', () => {
  test('goes out in its author’s name once somebody else releases it, and not before', async () => {
    await createRule(firm.owner, rule());
    const clientId = newId();
    const id = await hold(ana, () => send(ana, `pay ${card}`, { clientId }));
    expect(await bodies()).toEqual([]);
    expect((await listMyHeld(ana, {})).items).toMatchObject([{ id, clientId, body: `pay ${card}`, state: 'waiting' }]);
    const { items, hasOthers } = await listHeld(admin, { tab: 'waiting' });
    expect(items).toMatchObject([{ id, author: { name: 'Ana' }, rules: [{ name: 'Card numbers', count: 1 }], isMine: false }]);
    expect(hasOthers).toBe(true);
    expect(JSON.stringify(items)).not.toContain('4111');
    expect(await openHeld(admin, { id })).toEqual({
      texts: [{ text: `pay ${card}`, spans: [{ start: 4, end: 4 + card.length }] }],
      files: [],
    });
    const { message } = await releaseHeld(admin, { id });
    expect(message).toMatchObject({ body: `pay ${card}`, clientId, author: { memberId: ana.memberId } });
    expect(await bodies()).toEqual([`pay ${card}`]);
    expect((await listMyHeld(ana, {})).items).toEqual([]);
    expect((await listHeld(admin, { tab: 'decided' })).items).toMatchObject([{ id, state: 'released', decidedBy: 'Otto' }]);
    expect(await trail()).toEqual(['message.held', 'quarantine.opened', 'quarantine.released']);
  });

  test('waits once, however often it is sent, and is one message after it was released', async () => {
    await createRule(firm.owner, rule());
    const clientId = newId();
    const attempt = () => send(ana, card, { clientId });
    const id = await hold(ana, attempt);
    const both = await Promise.allSettled([attempt(), attempt()]);
    expect(both.map((one) => one.status === 'rejected' && (one.reason as { heldId: string }).heldId)).toEqual([id, id]);
    // Whoever comes while the other is at it helps; whoever comes after is told that it is decided.
    const releases = await Promise.allSettled([releaseHeld(admin, { id }), releaseHeld(firm.owner, { id })]);
    expect(releases.some(({ status }) => status === 'fulfilled')).toBe(true);
    for (const one of releases) if (one.status === 'rejected') expect(one.reason).toEqual(refusal({ code: 'CONFLICT' }));
    expect((await attempt()).message.body).toBe(card);
    expect(await bodies()).toEqual([card]);
    expect((await trail()).filter((type) => type === 'quarantine.released')).toHaveLength(1);
  });

  test('is refused with a reason that its author reads, and may be put away', async () => {
    await createRule(firm.owner, rule());
    const clientId = newId();
    const id = await hold(ana, () => send(ana, card, { clientId }));
    await refuseHeld(admin, { id, reason: 'Use the payment page' });
    const mine = await getMyHeld(ana, { id });
    expect(mine).toMatchObject({ state: 'refused', reason: 'Use the payment page', decidedBy: 'Otto' });
    await expect(releaseHeld(firm.owner, { id })).rejects.toEqual(refusal({ code: 'CONFLICT' }));
    await expect(send(ana, card, { clientId })).rejects.toEqual(refusal({ code: 'CONFLICT' }));
    await withdrawHeld(ana, { id });
    expect((await listMyHeld(ana, {})).items).toEqual([]);
    expect(await bodies()).toEqual([]);
  });

  test('keeps its files as long as its words, also when it was refused and put away', async () => {
    await createRule(firm.owner, rule());
    const bytes = async function* () {
      yield new TextEncoder().encode('the figures');
    };
    const { file } = await storeUpload(ana, { name: 'figures.txt', bytes: bytes() });
    const { file: stray } = await storeUpload(ana, { name: 'stray.txt', bytes: bytes() });
    const id = await hold(ana, () => send(ana, card, { fileIds: [file.id] }));
    await refuseHeld(admin, { id, reason: 'Use the payment page' });
    await withdrawHeld(ana, { id });
    await sweepTenantUploads(firm.tenantId, new Date(Date.now() + 1_000));
    const left = await withTenant(firm.tenantId, (tx) => tx.file.findMany({ where: { id: { in: [file.id, stray.id] } } }));
    expect(left.map((one) => one.id)).toEqual([file.id]);
  });

  test('is its author’s to withdraw, and nobody’s to release then', async () => {
    await createRule(firm.owner, rule());
    const id = await hold(ana, () => send(ana, card));
    await expect(withdrawHeld(admin, { id })).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
    expect(await withdrawHeld(ana, { id })).toMatchObject({ state: 'withdrawn', body: card });
    await expect(releaseHeld(admin, { id })).rejects.toEqual(refusal({ code: 'CONFLICT' }));
    expect(await trail()).toEqual(['message.held', 'quarantine.withdrawn']);
  });

  test('is never decided about by its author, whoever they are, nor by who has no part in rules', async () => {
    await createRule(firm.owner, rule());
    const id = await hold(firm.owner, () => send(firm.owner, card));
    for (const attempt of [
      (actor: Actor) => releaseHeld(actor, { id }),
      (actor: Actor) => refuseHeld(actor, { id, reason: 'no' }),
      (actor: Actor) => openHeld(actor, { id }),
    ]) {
      await expect(attempt(firm.owner)).rejects.toEqual(refusal({ rule: 'nobody-releases-their-own' }));
      await expect(attempt(ana)).rejects.toEqual(refusal({ rule: 'rules-permission' }));
    }
    await expect(getMyHeld(ana, { id })).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
    const other = await buildTenant();
    await expect(releaseHeld(other.owner, { id })).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
    await releaseHeld(await buildMember(firm, { granted: ['rules'] }), { id });
    expect(await bodies()).toEqual([card]);
  });

  test('is judged by the other rules as they are when it is released', async () => {
    await createRule(firm.owner, rule());
    const id = await hold(ana, () => send(ana, `falcon ${card}`));
    const words = rule({ name: 'Falcon', detector: 'own', terms: ['falcon'], act: 'block' });
    const block = await createRule(firm.owner, words);
    await expect(releaseHeld(admin, { id })).rejects.toEqual(refusal({ rule: `boundary:${block.id}` }));
    expect((await listHeld(admin, { tab: 'waiting' })).items).toMatchObject([{ id, state: 'waiting' }]);
    await deleteRule(firm.owner, { id: block.id });
    await createRule(firm.owner, { ...words, name: 'Falcons', act: 'redact' });
    await releaseHeld(admin, { id });
    expect(await bodies()).toEqual([`[words left out] ${card}`]);
  });

  test('of a private conversation shows neither where nor what before it is opened, and the audit log never shows its words', async () => {
    await createRule(firm.owner, rule());
    const direct = await buildDirect(ana, [await buildMember(firm)]);
    const closed = await buildChannel(firm, { kind: 'private', name: 'merger', members: [ana] });
    for (const channelId of [direct, closed]) await hold(ana, () => send(ana, card, { channelId }));
    const { items } = await listHeld(admin, { tab: 'waiting' });
    expect(items.map(({ channel }) => channel)).toEqual([
      { kind: 'private', name: null },
      { kind: 'direct', name: null },
    ]);
    await openHeld(admin, { id: items[0]?.id ?? '' });
    const { entries } = await listAudit(admin, {});
    expect(entries.map(({ type }) => type)).toContain('quarantine.opened');
    expect(JSON.stringify(entries)).not.toContain('4111');
  });

  test('of a private conversation is in no export of somebody who is not in it, and in that of two who want everything', async () => {
    await createRule(firm.owner, rule());
    const direct = await buildDirect(ana, [await buildMember(firm)]);
    await hold(ana, () => send(ana, `between us two: ${card}`, { channelId: direct }));
    const recordsOf = async ({ dir }: { dir: string }) => readFile(join(dir, 'records.ndjson'), 'utf8');
    expect(await recordsOf(await makeExport(firm.owner))).not.toContain('between us two');
    const second = await buildMember(firm, { granted: ['archive'] });
    expect(await recordsOf(await makeExport(firm.owner, { isEverything: true }, second))).toContain('between us two');
  });

  test('carries its poll, its thread and what was forwarded with it', async () => {
    const { message } = await send(firm.owner, `the number is ${card}`);
    await createRule(firm.owner, rule());
    const poll = { question: `Is it ${card}?`, options: ['yes', 'no'], isMultiple: true };
    const asked = await hold(ana, () => send(ana, '', { extra: { poll }, parentId: message.id }));
    expect((await releaseHeld(admin, { id: asked })).message).toMatchObject({
      parentId: message.id,
      extra: { poll: { isMultiple: true } },
    });
    const input = { clientId: newId(), messageId: message.id, channelId: room, comment: 'look' };
    const forwarded = await hold(ana, () => forwardMessage(ana, input));
    expect((await releaseHeld(admin, { id: forwarded })).message).toMatchObject({
      body: 'look',
      extra: { forward: { body: `the number is ${card}`, author: { memberId: firm.owner.memberId } } },
    });
  });

  test('is no edit: that is refused, and the message stays as it was', async () => {
    const { message } = await send(ana, 'harmless');
    await createRule(firm.owner, rule());
    await expect(editMessage(ana, { messageId: message.id, body: card })).rejects.toThrow('an edit cannot wait');
    expect(await bodies()).toEqual(['harmless']);
  });

  test('may be scheduled, and is held when its time comes', async () => {
    await createRule(firm.owner, rule());
    const sendAt = new Date(Date.now() + 3_600_000).toISOString();
    const { id: scheduledId } = await scheduleMessage(ana, { id: newId(), channelId: room, body: card, sendAt });
    const id = await hold(ana, () => sendScheduledNow(ana, { id: scheduledId }));
    expect((await listScheduled(ana, {})).items).toEqual([]);
    expect((await releaseHeld(admin, { id })).message).toMatchObject({ body: card, extra: { scheduled: true } });
  });

  test('of two rules, what one leaves out is not even in what the other holds', async () => {
    await createRule(firm.owner, rule({ act: 'redact' }));
    await createRule(firm.owner, rule({ name: 'Falcon', detector: 'own', terms: ['falcon'] }));
    const id = await hold(ana, () => send(ana, `falcon ${card}`));
    expect((await openHeld(admin, { id })).texts).toEqual([
      { text: 'falcon [card number left out]', spans: [{ start: 0, end: 6 }] },
    ]);
    expect(await logged()).not.toContain('4111');
  });
});

describe('a file that the scanner has closed', () => {
  const closed = async (state: 'held' | 'blocked') => {
    async function* bytes() {
      yield Buffer.from('text');
    }
    const { file } = await storeUpload(ana, { name: 'a.txt', bytes: bytes() });
    const channelId = await buildChannel(firm, { kind: 'private', members: [ana] });
    const { message } = await send(ana, '', { channelId, fileIds: [file.id] });
    const data = { state, scanNote: state === 'blocked' ? 'Test.Eicar' : 'scannerAway' };
    await withTenant(firm.tenantId, (tx) => tx.file.updateMany({ where: { id: file.id }, data }));
    return { id: file.id, messageId: message.id };
  };

  test.each(['held', 'blocked'] as const)(
    '%s, opens on the word of somebody else who looks after rules, and its message says so',
    async (state) => {
      const { id, messageId } = await closed(state);
      await expect(openFile(ana, id)).rejects.toEqual(refusal({ code: 'FORBIDDEN' }));
      const { items } = await listQuarantinedFiles(admin, {});
      expect(items).toMatchObject([{ id, state, name: null, uploader: { name: 'Ana' }, channel: { kind: 'private', name: null } }]);
      expect(items[0]?.signature).toBe(state === 'blocked' ? 'Test.Eicar' : null);
      await expect(releaseFile(ana, { id })).rejects.toEqual(refusal({ rule: 'rules-permission' }));
      await releaseFile(admin, { id });
      await expect(releaseFile(firm.owner, { id })).rejects.toEqual(refusal({ code: 'CONFLICT' }));
      expect((await openFile(ana, id)).name).toBe('a.txt');
      expect((await accessMessage(ana, messageId)).files).toMatchObject([{ id, state: 'unscanned' }]);
      expect((await listQuarantinedFiles(admin, {})).items).toEqual([]);
      expect(await trail()).toEqual(['quarantine.fileReleased']);
    },
  );

  test('is not released by who brought it, nor from another firm', async () => {
    const { id } = await closed('blocked');
    await withTenant(firm.tenantId, (tx) => tx.file.updateMany({ where: { id }, data: { uploaderId: admin.memberId } }));
    await expect(releaseFile(admin, { id })).rejects.toEqual(refusal({ rule: 'nobody-releases-their-own' }));
    const other = await buildTenant();
    await expect(releaseFile(other.owner, { id })).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
  });
});
