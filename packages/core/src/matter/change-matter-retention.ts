import type { MatterRetention, MatterRetentionInput, MatterRule } from '@parley/contract/matter-retention';
import { lockStream } from '@parley/db/channel/channel-queries';
import { jsonValue } from '@parley/db/json-value';
import { stopPurging } from '@parley/db/record/held';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { newId } from '../id.ts';
import { enqueueJob } from '../job/enqueue-job.ts';
import { requireAllowed } from '../policy/decide.ts';
import { anythingGoes } from '../retention/lets-go.ts';
import { isMatterShortening } from '../retention/matter-rules.ts';
import { delayDays } from '../retention/read-policy.ts';
import { noteAsked, noteDecided, noteGone } from '../waiting/note-waiting.ts';
import { accessKeeping, accessWaiting } from './access-keeping.ts';
import { change } from './open-matter.ts';
import { readMatterRule, toMatterRetention } from './read-matter-retention.ts';

const waiting = { in: ['asked', 'agreed'] };

/**
 * Sets how long a matter keeps what it gathers. What keeps longer holds at once. What could let anything go earlier is only asked
 * for: somebody else with the permission “Archive” has to agree, and then seven days pass.
 */
export async function setMatterRetention(actor: Actor, input: MatterRetentionInput): Promise<MatterRetention> {
  const { matterId, rule, reason } = input;
  return change(actor, async (tx) => {
    const { tenantId, memberId } = actor;
    const { name } = await accessKeeping(tx, actor, matterId);
    const known = await readMatterRule(tx, { tenantId, matterId });
    if (known.version !== input.version)
      throw new AppError('CONFLICT', { message: 'Somebody has changed this rule meanwhile. Look at it again.' });
    if ((await tx.matterRetentionChange.count({ where: { matterId, state: waiting } })) > 0)
      throw new AppError('CONFLICT', { message: 'A change is waiting already. Withdraw it first, then change the rule.' });
    if (isSame(known.rule, rule)) return toMatterRetention(tx, actor, matterId);
    const details = { matterId, name, reason, before: known.rule, after: rule };
    if (isMatterShortening(known.rule, rule, await anythingGoes(tx, tenantId))) {
      const id = newId();
      const data = { tenantId, id, matterId, rule: jsonValue(rule), baseVersion: known.version, state: 'asked', reason };
      await tx.matterRetentionChange.create({ data: { ...data, askedBy: memberId } });
      await noteAsked(tx, actor, 'retention');
      await recordAct(tx, actor, { type: 'matter.retentionAsked', details: { changeId: id, ...details } });
    } else {
      const version = known.version + 1;
      await writeRule(tx, { tenantId, matterId, rule, version, setBy: memberId });
      await recordAct(tx, actor, { type: 'matter.retentionChanged', details: { ...details, version } });
    }
    return toMatterRetention(tx, actor, matterId);
  });
}

/** The second of two people says yes. It holds seven days later, and can be withdrawn until then. */
export async function agreeToMatterRetention(actor: Actor, { changeId }: { changeId: string }): Promise<MatterRetention> {
  requireAllowed(actor, 'archive.manage', null);
  return change(actor, async (tx) => {
    const { matterId, name, ...asked } = await accessWaiting(tx, actor, changeId);
    if (asked.askedBy === actor.memberId)
      throw new AppError('FORBIDDEN', {
        message: 'You asked for this change. Somebody else with the permission “Archive” has to agree to it.',
        rule: 'two-people',
      });
    if (asked.state !== 'asked') throw new AppError('CONFLICT', { message: 'Somebody has agreed to this change already.' });
    const dueAt = new Date(Date.now() + delayDays * 86_400_000);
    await tx.matterRetentionChange.updateMany({
      where: { id: changeId },
      data: { state: 'agreed', agreedBy: actor.memberId, agreedAt: new Date(), dueAt },
    });
    const key = `matter.applyRetention:${changeId}`;
    await enqueueJob(tx, { name: 'matter.applyRetention', payload: { changeId }, key, runAt: dueAt });
    const details = { matterId, name, changeId, dueAt: dueAt.toISOString() };
    await recordAct(tx, actor, { type: 'matter.retentionAgreed', details });
    await noteDecided(tx, { kind: 'retention', askerId: asked.askedBy, isAgreed: true });
    return toMatterRetention(tx, actor, matterId);
  });
}

/** Whoever may set the rule may call a change of it off, until it holds. */
export async function withdrawMatterRetention(actor: Actor, { changeId }: { changeId: string }): Promise<MatterRetention> {
  return change(actor, async (tx) => {
    const { matterId, name, askedBy } = await accessWaiting(tx, actor, changeId);
    const data = { state: 'withdrawn', endedBy: actor.memberId, endedAt: new Date() };
    await tx.matterRetentionChange.updateMany({ where: { id: changeId }, data });
    await recordAct(tx, actor, { type: 'matter.retentionWithdrawn', details: { matterId, name, changeId } });
    if (askedBy === actor.memberId) await noteGone(tx, actor, 'retention');
    else await noteDecided(tx, { kind: 'retention', askerId: askedBy, isAgreed: false });
    return toMatterRetention(tx, actor, matterId);
  });
}

/** The day has come: the rule of an agreed change holds. One that was withdrawn is passed over. */
export async function applyMatterRetention({ tenantId, changeId }: { tenantId: string; changeId: string }): Promise<void> {
  await withTenant(tenantId, async (tx) => {
    await stopPurging(tx);
    await lockStream(tx, tenantId);
    const due = await tx.matterRetentionChange.findFirst({
      where: { id: changeId, state: 'agreed', dueAt: { lte: new Date() } },
      include: { matter: { select: { name: true } } },
    });
    if (!due) return;
    const { matterId, askedBy, agreedBy, reason } = due;
    const before = await readMatterRule(tx, { tenantId, matterId });
    const after = due.rule as MatterRule | null;
    const version = before.version + 1;
    await writeRule(tx, { tenantId, matterId, rule: after, version, setBy: askedBy });
    await tx.matterRetentionChange.updateMany({ where: { id: changeId }, data: { state: 'applied', endedAt: new Date() } });
    const details = { matterId, name: due.matter.name, changeId, reason, before: before.rule, after, version, agreedBy };
    await recordAct(tx, { tenantId, memberId: askedBy }, { type: 'matter.retentionChanged', details });
  });
}

type Rule = { tenantId: string; matterId: string; rule: MatterRule | null; version: number; setBy: string };

async function writeRule(tx: TenantTx, { tenantId, matterId, ...rest }: Rule): Promise<void> {
  const data = { ...rest, rule: jsonValue(rest.rule) };
  await tx.matterRetention.upsert({
    where: { tenantId_matterId: { tenantId, matterId } },
    create: { tenantId, matterId, ...data },
    update: { ...data, setAt: new Date() },
  });
}

const isSame = (one: MatterRule | null, other: MatterRule | null): boolean =>
  one?.act === other?.act && one?.days === other?.days && one?.countsFrom === other?.countsFrom;
