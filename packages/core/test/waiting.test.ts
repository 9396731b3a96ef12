import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportRequest } from '@parley/contract/export-request';
import type { PolicyInput } from '@parley/contract/supervision';
import type { WaitingKind } from '@parley/contract/waiting';
import { withTenant } from '@parley/db/with-tenant';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Actor } from '../src/actor.ts';
import { createRule } from '../src/boundary-rule/change-rule.ts';
import { bus } from '../src/bus/bus.ts';
import { config } from '../src/config.ts';
import { decideExport, startExport } from '../src/export/manage-exports.ts';
import { newId } from '../src/id.ts';
import { addTarget } from '../src/journal/manage-targets.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { approveCase } from '../src/oversight-case/decide-case.ts';
import { openCase } from '../src/oversight-case/open-case.ts';
import { setPreferences } from '../src/preference/preferences.ts';
import { refuseHeld, releaseHeld } from '../src/quarantine/decide-held.ts';
import { listMyHeld, withdrawHeld } from '../src/quarantine/my-held.ts';
import { setRetention } from '../src/retention/change-retention.ts';
import { assignItem, escalateItem } from '../src/supervision/review-items.ts';
import { listQueue } from '../src/supervision/list-queue.ts';
import { createPolicy } from '../src/supervision/change-policy.ts';
import { supervise } from '../src/supervision/supervise.ts';
import { buildMember, buildTenant, type BuiltMember, type BuiltTenant } from '../src/testing/build.ts';
import { listWaiting } from '../src/waiting/list-waiting.ts';
import { tellOfAsked, tellOfDecided } from '../src/waiting/tell-of-waiting.ts';
import { asOwner } from './as-owner.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

let firm: BuiltTenant;
let owner: BuiltMember;
let second: BuiltMember;
let admin: BuiltMember;
let ana: BuiltMember;
beforeEach(async () => {
  firm = await buildTenant();
  ({ owner } = firm);
  second = await buildMember(firm, { name: 'Second', role: 'owner' });
  admin = await buildMember(firm, { name: 'Otto', role: 'admin' });
  ana = await buildMember(firm, { name: 'Ana' });
});

const waits = async (actor: Actor) =>
  Object.fromEntries((await listWaiting(actor)).items.map(({ kind, count }): [WaitingKind, number] => [kind, count]));
const run = () => ({ id: newId(), createdAt: new Date() });
const day = (daysFromNow: number) => new Date(Date.now() + daysFromNow * 86_400_000).toISOString().slice(0, 10);

async function holdOne(author: Actor = ana): Promise<string> {
  const clientId = newId();
  await sendMessage(author, { clientId, channelId: firm.generalId, body: 'Pay with 4111 1111 1111 1111' }).catch(() => {});
  return (await listMyHeld(author, {})).items.find((item) => item.clientId === clientId)?.id ?? '';
}
const makeRule = () =>
  createRule(owner, {
    ...{ name: 'Card numbers', detector: 'card', terms: [], leastCount: 1, scope: { kind: 'everybody' }, act: 'hold', isOn: true },
  });
const askCase = (memberIds: string[]) =>
  openCase(owner, {
    ...{ name: 'A promise', reason: 'A client complains that she was promised a return.', endsOn: day(7) },
    scope: { channelIds: [], memberIds, from: null, until: null },
    ...{ tellsAfter: false, tellsWho: false, workerIds: [owner.memberId] },
  });
const policy = (reviewerIds: string[], reachesPrivate = false): PolicyInput => ({
  ...{ name: 'Everything', watch: { kind: 'everybody' }, reachesPrivate, lexiconIds: [], detectors: [] },
  ...{ samplePermille: 1_000, newDays: 0, reviewerIds, needsSecond: false },
});

const jobsOf = (kind: WaitingKind) =>
  asOwner<{ name: string; later: boolean; payload: { askerId?: string; isAgreed?: boolean } }>(
    `SELECT t.identifier AS name, j.run_at > now() + interval '5 minutes' AS later, j.payload FROM graphile_worker._private_jobs j
     JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE j.payload ->> 'tenantId' = $1 AND j.payload ->> 'kind' = $2 ORDER BY j.id`,
    [firm.tenantId, kind],
  );
function mailsTo({ email }: BuiltMember): string[] {
  const outbox = join(config().dataDir, 'outbox');
  mkdirSync(outbox, { recursive: true });
  return readdirSync(outbox)
    .filter((name) => name.includes(email))
    .map((name) => readFileSync(join(outbox, name), 'utf8').replaceAll(/=\r?\n/g, ''));
}

describe('what waits', () => {
  test('is what one may decide oneself, never what one asked for', async () => {
    await askCase([ana.memberId]);
    await startExport(owner, exportRequest.parse({ isEverything: true, reason: 'A change of provider' }));
    await addTarget(owner, {
      name: 'Archive',
      fromBeginning: false,
      place: { kind: 'webhook', url: 'https://archive.example/hook' },
    });
    await setRetention(owner, {
      version: 0,
      reason: 'What our regulator asks for',
      rules: [{ scope: 'everything', id: null, act: 'deleteAfter', days: 400 }],
    });
    expect(await waits(second)).toEqual({ cases: 1, exports: 1, journal: 1, retention: 1 });
    for (const nobody of [owner, admin, ana]) expect(await waits(nobody)).toEqual({});
  });

  test('is no case that is about oneself', async () => {
    await askCase([second.memberId]);
    expect(await waits(second)).toEqual({});
  });

  test('is a held message for those who look after rules, but not for its author, until somebody has decided or it is withdrawn', async () => {
    await makeRule();
    const mine = await holdOne(admin);
    const released = await holdOne();
    const refused = await holdOne();
    const withdrawn = await holdOne();
    expect([await waits(admin), await waits(owner), await waits(ana)]).toEqual([{ heldMessages: 3 }, { heldMessages: 4 }, {}]);
    await releaseHeld(owner, { id: released });
    await refuseHeld(owner, { id: refused, reason: 'Call them' });
    await withdrawHeld(ana, { id: withdrawn });
    expect([await waits(admin), await waits(owner)]).toEqual([{}, { heldMessages: 1 }]);
    await withdrawHeld(admin, { id: mine });
    expect(await waits(owner)).toEqual({});
  });

  test('is to be reviewed by a reviewer, then by whom it was given to alone', async () => {
    await createPolicy(owner, policy([admin.memberId, second.memberId]));
    await sendMessage(ana, { clientId: newId(), channelId: firm.generalId, body: 'A word about fees' });
    await supervise({ tenantId: firm.tenantId });
    expect([await waits(admin), await waits(second), await waits(ana)]).toEqual([{ reviews: 1 }, { reviews: 1 }, {}]);
    const itemId = (await listQueue(admin, { state: 'waiting', isMine: false })).items[0]?.id ?? '';
    await assignItem(admin, { itemId, toId: admin.memberId });
    expect([await waits(admin), await waits(second)]).toEqual([{ reviews: 1 }, {}]);
    await escalateItem(admin, { itemId, toId: second.memberId, note: 'Have a look' });
    expect([await waits(admin), await waits(second)]).toEqual([{}, { reviews: 1 }]);
  });

  test('is a policy that reads closed conversations, for everybody who may change rules but its proposer', async () => {
    await createPolicy(owner, policy([admin.memberId], true));
    expect([await waits(owner), await waits(admin), await waits(ana)]).toEqual([{}, { supervisionPolicies: 1 }, {}]);
  });

  test('is nothing of another firm', async () => {
    const other = await buildTenant();
    await makeRule();
    await holdOne();
    expect(await waits(other.owner)).toEqual({});
  });
});

describe('who is told', () => {
  test('whoever may decide has their open pages told at once, and gets one mail an hour of a kind, without a word of it', async () => {
    await makeRule();
    await holdOne();
    const announced = vi.spyOn(bus(), 'announce');
    const job = { tenantId: firm.tenantId, kind: 'heldMessages' as const };
    await tellOfAsked(job, run());
    expect(announced.mock.calls.map(([one]) => one).filter(({ kind }) => kind === 'mine')).toEqual(
      expect.arrayContaining([
        { kind: 'mine', tenantId: firm.tenantId, memberId: admin.memberId, topics: ['waiting'] },
        { kind: 'mine', tenantId: firm.tenantId, memberId: owner.memberId, topics: ['waiting'] },
      ]),
    );
    announced.mockRestore();
    expect(mailsTo(admin)).toEqual([expect.stringContaining('waits for a decision')]);
    expect(mailsTo(admin)[0]).not.toContain('4111');
    expect(mailsTo(ana)).toEqual([]);
    // The next one within the hour is written about after it, and not at all once somebody has decided.
    const next = await holdOne();
    await tellOfAsked(job, run());
    expect(mailsTo(admin)).toHaveLength(1);
    expect((await jobsOf('heldMessages')).filter(({ later }) => later)).toMatchObject([{ name: 'waiting.asked' }]);
    await withdrawHeld(ana, { id: next });
    const hourAgo = new Date(Date.now() - 61 * 60_000);
    await withTenant(firm.tenantId, (tx) => tx.waitingMail.updateMany({ where: {}, data: { mailedAt: hourAgo } }));
    await asOwner(`UPDATE app.quarantine SET held_at = now() - interval '2 hours' WHERE tenant_id = $1`, [firm.tenantId]);
    await tellOfAsked(job, run());
    expect(mailsTo(admin)).toHaveLength(1);
    await holdOne();
    await tellOfAsked(job, run());
    expect(mailsTo(admin)).toHaveLength(2);
  });

  test('who has ended mails of the firm gets none, and whom a case is about neither', async () => {
    await setPreferences(second, { emailAfterMinutes: null });
    const third = await buildMember(firm, { name: 'Third', role: 'owner' });
    const fourth = await buildMember(firm, { name: 'Fourth', role: 'owner' });
    await askCase([third.memberId]);
    await tellOfAsked({ tenantId: firm.tenantId, kind: 'cases' }, run());
    expect([second, third, owner].map((one) => mailsTo(one).length)).toEqual([0, 0, 0]);
    expect(mailsTo(fourth)).toEqual([expect.not.stringContaining('A promise')]);
  });

  test('whoever asked learns what came of it', async () => {
    const asked = await askCase([ana.memberId]);
    await approveCase(second, { caseId: asked.id, version: asked.version, note: '' });
    const everything = await startExport(second, exportRequest.parse({ isEverything: true, reason: 'A change of provider' }));
    await decideExport(owner, { exportId: everything.id, agrees: false });
    const decided = async (kind: WaitingKind) => (await jobsOf(kind)).filter(({ name }) => name === 'waiting.decided');
    expect(await decided('cases')).toMatchObject([{ payload: { askerId: owner.memberId, isAgreed: true } }]);
    expect(await decided('exports')).toMatchObject([{ payload: { askerId: second.memberId, isAgreed: false } }]);
    await tellOfDecided({ tenantId: firm.tenantId, kind: 'cases', askerId: owner.memberId, isAgreed: true }, run());
    await tellOfDecided({ tenantId: firm.tenantId, kind: 'exports', askerId: second.memberId, isAgreed: false }, run());
    expect(mailsTo(owner)).toEqual([expect.stringContaining('Your case was approved')]);
    expect(mailsTo(second)).toEqual([expect.stringContaining('was refused')]);
  });
});
