import type { MatterRule } from '@parley/contract/matter-retention';
import type { RetentionRule } from '@parley/contract/retention';
import { withTenant } from '@parley/db/with-tenant';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../src/actor.ts';
import { listAudit } from '../src/audit/list-audit.ts';
import { createHold } from '../src/hold/place-hold.ts';
import { newId } from '../src/id.ts';
import {
  agreeToMatterRetention,
  applyMatterRetention,
  setMatterRetention,
  withdrawMatterRetention,
} from '../src/matter/change-matter-retention.ts';
import { gather, takeOut } from '../src/matter/gather.ts';
import { changeMatter, openMatter } from '../src/matter/open-matter.ts';
import { getMatter } from '../src/matter/read-matter.ts';
import { listKeepingMatters } from '../src/matter/read-matter-retention.ts';
import { accessMessage } from '../src/message/access-message.ts';
import { deleteMessage } from '../src/message/change-message.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { setRetention } from '../src/retention/change-retention.ts';
import { purgeTenant } from '../src/retention/purge.ts';
import { readPolicy, writePolicy } from '../src/retention/read-policy.ts';
import { tryRetention } from '../src/retention/try-retention.ts';
import { previewErasure } from '../src/subject-rights/preview-erasure.ts';
import { buildChannel, buildMember, buildTenant, type BuiltMember, type BuiltTenant } from '../src/testing/build.ts';
import { listWaiting } from '../src/waiting/list-waiting.ts';
import { asOwner } from './as-owner.ts';
import { openJobDatabase } from './job-database.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();
const withJobDb = openJobDatabase();

let firm: BuiltTenant;
let lead: BuiltMember;
let keeper: BuiltMember;
let room: string;
let matterId: string;
beforeEach(async () => {
  firm = await buildTenant();
  lead = await buildMember(firm, { name: 'Lea' });
  keeper = await buildMember(firm, { name: 'Kit', granted: ['archive'] });
  room = await buildChannel(firm, { kind: 'private', members: [lead] });
  ({ id: matterId } = await openMatter(lead, { name: 'Hale v. Marsh', client: '', memberIds: [] }));
});

const refused = (fields: object) => expect.objectContaining(fields) as object;
const reason = 'The rule of our chamber';
const say = (actor: Actor, body: string, parentId?: string) =>
  sendMessage(actor, { clientId: newId(), channelId: room, body, parentId }).then(({ message }) => message);
const whole = () => ({ channelId: room, from: null, until: null });
const everythingGoes: RetentionRule[] = [{ scope: 'everything', id: null, act: 'deleteAfter', days: 30 }];
const firmSays = async (rules: RetentionRule[]) =>
  withTenant(firm.tenantId, async (tx) => {
    const { version } = await readPolicy(tx, firm.tenantId);
    await writePolicy(tx, { tenantId: firm.tenantId, rules, version: version + 1, setBy: firm.owner.memberId });
  });
const rule = (act: MatterRule['act'], days: number | null, countsFrom: MatterRule['countsFrom'] = 'message'): MatterRule => ({
  act,
  days,
  countsFrom,
});
const set = async (actor: Actor, of: MatterRule | null, id = matterId) => {
  const { retention } = await withTenant(firm.tenantId, (tx) => tx.matterRetention.findFirst({ where: { matterId: id } })).then(
    (row) => ({ retention: row?.version ?? 0 }),
  );
  return setMatterRetention(actor, { matterId: id, rule: of, version: retention, reason });
};
/** By two people, and waited for. */
const shorten = async (of: MatterRule | null) => {
  const changeId = (await set(lead, of)).change?.id ?? '';
  await agreeToMatterRetention(keeper, { changeId });
  await comeDue();
  await applyMatterRetention({ tenantId: firm.tenantId, changeId });
};
const comeDue = () =>
  withTenant(firm.tenantId, (tx) =>
    tx.matterRetentionChange.updateMany({ where: { state: 'agreed' }, data: { dueAt: new Date(Date.now() - 1) } }),
  );
const age = (days: number) =>
  asOwner(
    `UPDATE app.message SET created_at = created_at - $2 * interval '1 day', deleted_at = deleted_at - $2 * interval '1 day'
     WHERE tenant_id = $1`,
    [firm.tenantId, days],
  );
const close = async (daysAgo = 0) => {
  await changeMatter(lead, { matterId, name: 'Hale v. Marsh', client: '', isClosed: true });
  const closedAt = new Date(Date.now() - daysAgo * 86_400_000);
  await withTenant(firm.tenantId, (tx) => tx.matter.updateMany({ where: { id: matterId }, data: { closedAt } }));
};
const purge = () => purgeTenant({ tenantId: firm.tenantId }, { id: '0', createdAt: new Date(), withJobDb });
const bodyOf = async (id: string) => (await accessMessage(lead, id)).body;

describe('P7: what a matter gathers', () => {
  test('is kept as long as the matter says, counted from its closing, whatever the firm lets go; a deleted message too', async () => {
    const [kept, removed] = [await say(lead, 'in the matter'), await say(lead, 'taken back')];
    await deleteMessage(lead, { messageId: removed.id });
    await gather(lead, { matterId, part: whole(), note: '' });
    expect(await set(lead, rule('atLeast', 365, 'closing'))).toMatchObject({ version: 1, change: null, canSet: true });
    await firmSays(everythingGoes);
    await age(900);
    const counted = async () => (await tryRetention(firm.owner, { rules: everythingGoes })).places;
    await purge();
    expect(await bodyOf(kept.id)).toBe('in the matter');
    expect(await counted()).toEqual([]);
    await close(364);
    await purge();
    expect(await bodyOf(kept.id)).toBe('in the matter');
    await close(366);
    expect(await counted()).toMatchObject([{ kind: 'private', messages: 2, held: 0 }]);
    await purge();
    expect(await bodyOf(kept.id)).toBe('');
    expect(await withTenant(firm.tenantId, (tx) => tx.purge.findMany({ where: { messages: { gt: 0 } } }))).toMatchObject([
      { messages: 2n },
    ]);
  });

  test('stays as long as the longest of several matters says; a thread only with its replies; and a hold beats them all', async () => {
    const [root, other] = [await say(lead, 'root'), await say(lead, 'beside it')];
    const reply = await say(lead, 'reply', root.id);
    const second = await openMatter(lead, { name: 'Marsh', client: '', memberIds: [] });
    await gather(lead, { matterId, part: whole(), note: '' });
    await gather(lead, { matterId: second.id, part: { messageId: root.id }, note: '' });
    await shorten(rule('deleteAfter', 40));
    await set(lead, rule('atLeast', 90), second.id);
    await age(60);
    await purge();
    expect([await bodyOf(root.id), await bodyOf(reply.id), await bodyOf(other.id)]).toEqual(['root', 'reply', '']);
    const scope = { channelIds: [room], memberIds: [], from: null, until: null };
    await createHold(firm.owner, { name: 'Hale', reason, scope, words: '' });
    await age(60);
    await purge();
    expect([await bodyOf(root.id), await bodyOf(reply.id)]).toEqual(['root', 'reply']);
  });

  test('goes by the matter’s own rule where the firm has none, and no earlier than a duty of the firm', async () => {
    const said = await say(lead, 'said');
    await gather(lead, { matterId, part: whole(), note: '' });
    await shorten(rule('deleteAfter', 30));
    await age(40);
    await firmSays([{ scope: 'person', id: lead.memberId, act: 'atLeast', days: 50 }]);
    // Nothing of the firm's lets anything go, and yet its duty is what keeps this.
    expect((await setRetention(firm.owner, { rules: [], version: 1, reason })).change).not.toBeNull();
    await purge();
    expect(await bodyOf(said.id)).toBe('said');
    await age(20);
    await purge();
    expect(await bodyOf(said.id)).toBe('');
  });

  test('is kept from the erasure of a person by a duty of the matter', async () => {
    await say(lead, 'said');
    await gather(lead, { matterId, part: whole(), note: '' });
    await set(lead, rule('atLeast', 365, 'closing'));
    await withTenant(firm.tenantId, (tx) =>
      tx.member.updateMany({ where: { id: lead.memberId }, data: { deactivatedAt: new Date() } }),
    );
    expect(await previewErasure(firm.owner, { memberId: lead.memberId })).toMatchObject({
      ...{ messages: 0, kept: 1, held: 0 },
      matters: [{ id: matterId, name: 'Hale v. Marsh', messages: 1 }],
    });
    await withTenant(firm.tenantId, (tx) => tx.matterPart.deleteMany({}));
    expect(await previewErasure(firm.owner, { memberId: lead.memberId })).toMatchObject({ messages: 1, kept: 0, matters: [] });
  });
});

describe('P7: the rule of a matter', () => {
  test('is shortened by two people and after seven days; it can be withdrawn; what keeps longer holds at once', async () => {
    await firmSays(everythingGoes);
    await set(lead, rule('atLeast', 100));
    const changeId = (await set(lead, rule('atLeast', 99))).change?.id ?? '';
    expect((await listWaiting(keeper)).items.find(({ kind }) => kind === 'retention')).toMatchObject({ count: 1 });
    expect(await getMatter(lead, { matterId })).toMatchObject({ retention: { rule: { days: 100 }, change: { canAgree: false } } });
    await expect(agreeToMatterRetention(lead, { changeId })).rejects.toEqual(refused({ rule: 'archive-permission' }));
    await expect(set(lead, rule('atLeast', 500))).rejects.toEqual(refused({ code: 'CONFLICT' }));
    const agreed = await agreeToMatterRetention(keeper, { changeId });
    expect(Date.parse(agreed.change?.dueAt ?? '') - Date.now()).toBeGreaterThan(6.9 * 86_400_000);
    await applyMatterRetention({ tenantId: firm.tenantId, changeId });
    expect((await getMatter(lead, { matterId })).retention).toMatchObject({ version: 1, rule: { days: 100 } });
    expect((await withdrawMatterRetention(lead, { changeId })).change).toBeNull();
    await comeDue();
    await applyMatterRetention({ tenantId: firm.tenantId, changeId });
    expect((await getMatter(lead, { matterId })).retention).toMatchObject({ version: 1, rule: { days: 100 } });

    const own = (await set(keeper, null)).change?.id ?? '';
    await expect(agreeToMatterRetention(keeper, { changeId: own })).rejects.toEqual(refused({ rule: 'two-people' }));
    await withdrawMatterRetention(keeper, { changeId: own });
    await shorten(null);
    expect((await getMatter(lead, { matterId })).retention).toMatchObject({ version: 2, rule: null, change: null });
    const acts = (await listAudit(firm.owner, {})).entries.map(({ type }) => type).filter((type) => type.includes('retention'));
    expect(new Set(acts)).toEqual(
      new Set(['matter.retentionChanged', 'matter.retentionAsked', 'matter.retentionAgreed', 'matter.retentionWithdrawn']),
    );
  });

  test('is not shortened by taking out what it keeps', async () => {
    const { parts } = await gather(lead, { matterId, part: whole(), note: '' });
    const part = { matterId, partId: parts[0]?.id ?? '' };
    await set(lead, rule('atLeast', 100));
    await firmSays(everythingGoes);
    await expect(takeOut(lead, part)).rejects.toEqual(refused({ code: 'CONFLICT', rule: 'matter-keeps' }));
    await shorten(null);
    expect((await takeOut(lead, part)).parts).toEqual([]);
  });

  test('is set by who leads it or keeps the record, who sees names and rules of such matters alone', async () => {
    const colleague = await buildMember(firm);
    const { id: joint } = await openMatter(lead, { name: 'Joint', client: '', memberIds: [colleague.memberId] });
    await expect(set(colleague, rule('forever', null), joint)).rejects.toEqual(refused({ rule: 'leads-change-matters' }));
    await expect(set(colleague, rule('forever', null))).rejects.toEqual(refused({ code: 'NOT_FOUND' }));
    // Of a matter that keeps nothing by itself, nobody outside of it knows.
    await expect(set(keeper, rule('forever', null))).rejects.toEqual(refused({ code: 'NOT_FOUND' }));
    expect((await listKeepingMatters(keeper, {})).items).toEqual([]);
    await set(lead, rule('atLeast', 9));
    const { items } = await listKeepingMatters(keeper, {});
    expect(items).toMatchObject([
      { id: matterId, name: 'Hale v. Marsh', lead: 'Lea', retention: { rule: { days: 9 }, canSet: true } },
    ]);
    expect(await set(keeper, rule('atLeast', 10))).toMatchObject({ version: 2, rule: { days: 10 } });
    await expect(getMatter(keeper, { matterId })).rejects.toEqual(refused({ code: 'NOT_FOUND' }));
    await expect(listKeepingMatters(lead, {})).rejects.toEqual(refused({ rule: 'archive-permission' }));
    const elsewhere = await buildTenant();
    expect((await listKeepingMatters(elsewhere.owner, {})).items).toEqual([]);
    await expect(
      setMatterRetention(elsewhere.owner, { matterId, rule: rule('forever', null), version: 2, reason }),
    ).rejects.toEqual(refused({ code: 'NOT_FOUND' }));
  });
});
