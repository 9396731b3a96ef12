import type { RetentionInput, RetentionRule, RetentionView } from '@parley/contract/retention';
import { lockStream } from '@parley/db/channel/channel-queries';
import { stopPurging } from '@parley/db/record/held';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { accessChannel } from '../channel/access-channel.ts';
import { newId } from '../id.ts';
import { throttle } from '../identity/throttle.ts';
import { enqueueJob } from '../job/enqueue-job.ts';
import { requireAllowed } from '../policy/decide.ts';
import { noteAsked, noteDecided, noteGone } from '../waiting/note-waiting.ts';
import { isShortening } from './decide-keep.ts';
import { aMatterLetsGo } from './lets-go.ts';
import { toRetentionView } from './get-retention.ts';
import { delayDays, readPolicy, writePolicy } from './read-policy.ts';

/**
 * Sets all rules. What keeps longer holds at once. What could let anything go earlier is only asked for: another person has to
 * agree, and then seven days pass.
 */
export async function setRetention(actor: Actor, input: RetentionInput): Promise<RetentionView> {
  requireAllowed(actor, 'archive.manage', null);
  const known = await withTenant(actor.tenantId, (tx) => readPolicy(tx, actor.tenantId));
  await requirePlaces(actor, input.rules, known.rules);
  return act(actor, async (tx) => {
    const { tenantId, memberId } = actor;
    const policy = await readPolicy(tx, tenantId);
    if (policy.version !== input.version)
      throw new AppError('CONFLICT', { message: 'Somebody has changed these rules meanwhile. Look at them again.' });
    if (await findWaiting(tx))
      throw new AppError('CONFLICT', { message: 'A change is waiting already. Withdraw it first, then change the rules.' });
    if (JSON.stringify(policy.rules) === JSON.stringify(input.rules)) return;
    const details = { reason: input.reason, before: policy.rules, after: input.rules };
    if (isShortening(policy.rules, input.rules, await aMatterLetsGo(tx))) {
      const id = newId();
      const data = { tenantId, id, rules: input.rules, baseVersion: policy.version, state: 'asked', reason: input.reason };
      await tx.retentionChange.create({ data: { ...data, askedBy: memberId } });
      await noteAsked(tx, actor, 'retention');
      return recordAct(tx, actor, { type: 'retention.changeAsked', details: { changeId: id, ...details } });
    }
    await writePolicy(tx, { tenantId, rules: input.rules, version: policy.version + 1, setBy: memberId });
    await recordAct(tx, actor, { type: 'retention.changed', details: { ...details, version: policy.version + 1 } });
  });
}

/** The second of two people says yes. It holds seven days later, and can be withdrawn until then. */
export async function agreeToRetention(actor: Actor, { changeId }: { changeId: string }): Promise<RetentionView> {
  return act(actor, async (tx) => {
    const change = await accessWaiting(tx, changeId);
    if (change.askedBy === actor.memberId)
      throw new AppError('FORBIDDEN', {
        message: 'You asked for this change. Somebody else with the permission “Archive” has to agree to it.',
        rule: 'two-people',
      });
    if (change.state !== 'asked') throw new AppError('CONFLICT', { message: 'Somebody has agreed to this change already.' });
    const dueAt = new Date(Date.now() + delayDays * 86_400_000);
    await tx.retentionChange.updateMany({
      where: { id: changeId },
      data: { state: 'agreed', agreedBy: actor.memberId, agreedAt: new Date(), dueAt },
    });
    await enqueueJob(tx, { name: 'retention.apply', payload: { changeId }, key: `retention.apply:${changeId}`, runAt: dueAt });
    await recordAct(tx, actor, { type: 'retention.changeAgreed', details: { changeId, dueAt: dueAt.toISOString() } });
    await noteDecided(tx, { kind: 'retention', askerId: change.askedBy, isAgreed: true });
  });
}

/** Whoever may change the rules may call a change off, until it holds. */
export async function withdrawRetention(actor: Actor, { changeId }: { changeId: string }): Promise<RetentionView> {
  return act(actor, async (tx) => {
    const { askedBy } = await accessWaiting(tx, changeId);
    const data = { state: 'withdrawn', endedBy: actor.memberId, endedAt: new Date() };
    await tx.retentionChange.updateMany({ where: { id: changeId }, data });
    await recordAct(tx, actor, { type: 'retention.changeWithdrawn', details: { changeId } });
    if (askedBy === actor.memberId) await noteGone(tx, actor, 'retention');
    else await noteDecided(tx, { kind: 'retention', askerId: askedBy, isAgreed: false });
  });
}

/** The day has come: the rules of an agreed change hold. One that was withdrawn is passed over. */
export async function applyRetention({ tenantId, changeId }: { tenantId: string; changeId: string }): Promise<void> {
  await withTenant(tenantId, async (tx) => {
    await stopPurging(tx);
    await lockStream(tx, tenantId);
    const change = await tx.retentionChange.findFirst({ where: { id: changeId, state: 'agreed', dueAt: { lte: new Date() } } });
    if (!change) return;
    const before = await readPolicy(tx, tenantId);
    const after = change.rules as RetentionRule[];
    const version = before.version + 1;
    await writePolicy(tx, { tenantId, rules: after, version, setBy: change.askedBy });
    await tx.retentionChange.updateMany({ where: { id: changeId }, data: { state: 'applied', endedAt: new Date() } });
    const { reason, agreedBy } = change;
    const details = { changeId, reason, before: before.rules, after, version, agreedBy };
    await recordAct(tx, { tenantId, memberId: change.askedBy }, { type: 'retention.changed', details });
  });
}

/** Changes queue behind the tenant's stream, and nothing is purged while one is made. */
async function act(actor: Actor, change: (tx: TenantTx) => Promise<void>): Promise<RetentionView> {
  requireAllowed(actor, 'archive.manage', null);
  await throttle('retention.member', `${actor.tenantId} ${actor.memberId}`);
  return withTenant(actor.tenantId, async (tx) => {
    await stopPurging(tx);
    await lockStream(tx, actor.tenantId);
    await change(tx);
    return toRetentionView(tx, actor);
  });
}

const findWaiting = (tx: TenantTx) => tx.retentionChange.findFirst({ where: { state: { in: ['asked', 'agreed'] } } });

async function accessWaiting(tx: TenantTx, changeId: string) {
  const change = await tx.retentionChange.findFirst({ where: { id: changeId, state: { in: ['asked', 'agreed'] } } });
  if (!change) throw notFound('change');
  return change;
}

/** A rule names a channel with a name that the actor sees, or a person. What stands in the rules already somebody has seen. */
export async function requirePlaces(actor: Actor, rules: RetentionRule[], known: RetentionRule[]): Promise<void> {
  const isKnown = (rule: RetentionRule) => known.some(({ scope, id }) => scope === rule.scope && id === rule.id);
  for (const rule of rules.filter((each) => each.id !== null && !isKnown(each))) {
    if (rule.scope === 'channel') {
      const { kind } = await accessChannel(actor, rule.id ?? '', 'channel.see');
      if (kind !== 'public' && kind !== 'private')
        throw new AppError('INVALID', {
          message: 'A single conversation has no rule of its own. Use one for all direct messages, or for a person.',
        });
    } else if ((await withTenant(actor.tenantId, (tx) => tx.member.count({ where: { id: rule.id ?? '' } }))) === 0)
      throw notFound('member');
  }
}
