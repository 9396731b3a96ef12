import type { BarrierInput, BarrierView } from '@parley/contract/barrier';
import { limits } from '@parley/contract/limits';
import { lockStream } from '@parley/db/channel/channel-queries';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { newId } from '../id.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';
import { announceBarriers } from './announce-barriers.ts';
import { readBarrier, toBarrierViews, type BarrierRow } from './to-barrier-view.ts';

/** Makes a barrier. While it is on it holds at once; channels in which its sides are together close. */
export async function createBarrier(actor: Actor, input: BarrierInput): Promise<BarrierView> {
  return act(actor, async (tx) => {
    if ((await tx.barrier.count()) >= limits.barriers)
      throw new AppError('INVALID', { message: `There are ${limits.barriers} barriers already. Delete one first.` });
    const { tenantId, memberId } = actor;
    const columns = await toColumns(tx, input);
    const row = await tx.barrier.create({ data: { ...columns, tenantId, id: newId(), createdBy: memberId, setBy: memberId } });
    await recordAct(tx, actor, { type: 'barrier.created', details: { barrierId: row.id, name: row.name, after: factsOf(row) } });
    return row;
  });
}

/** Changes a barrier as somebody saw it. CONFLICT when it has become another one meanwhile. */
export async function changeBarrier(actor: Actor, input: BarrierInput & { id: string; version: number }): Promise<BarrierView> {
  return act(actor, async (tx) => {
    const before = await readBarrier(tx, input.id);
    if (before.version !== input.version)
      throw new AppError('CONFLICT', { message: 'Somebody has changed this barrier meanwhile. Look at it again.' });
    const change = await toColumns(tx, input);
    if (JSON.stringify(factsOf(before)) === JSON.stringify(factsOf({ ...before, ...change }))) return before;
    const data = { ...change, setBy: actor.memberId, setAt: new Date(), version: before.version + 1 };
    await tx.barrier.updateMany({ where: { id: input.id }, data });
    const after = { ...before, ...data };
    const details = { barrierId: after.id, name: after.name, version: after.version };
    await recordAct(tx, actor, {
      type: 'barrier.changed',
      details: { ...details, before: factsOf(before), after: factsOf(after) },
    });
    return after;
  });
}

/** Switches a barrier on or off. Whom it keeps apart stays the same, and so does its version. */
export async function switchBarrier(actor: Actor, input: { id: string; isOn: boolean }): Promise<BarrierView> {
  return act(actor, async (tx) => {
    const row = await readBarrier(tx, input.id);
    if (row.isOn === input.isOn) return row;
    const data = { isOn: input.isOn, setBy: actor.memberId, setAt: new Date() };
    await tx.barrier.updateMany({ where: { id: row.id }, data });
    const type = input.isOn ? 'barrier.switchedOn' : 'barrier.switchedOff';
    await recordAct(tx, actor, { type, details: { barrierId: row.id, name: row.name, version: row.version } });
    return { ...row, ...data };
  });
}

/** Takes a barrier away: what it closed is open again. The log keeps what it was. */
export async function deleteBarrier(actor: Actor, input: { id: string }): Promise<void> {
  await act(actor, async (tx) => {
    const row = await readBarrier(tx, input.id);
    await tx.barrier.deleteMany({ where: { id: row.id } });
    await recordAct(tx, actor, { type: 'barrier.deleted', details: { barrierId: row.id, name: row.name, before: factsOf(row) } });
    return row;
  });
}

/** Changes queue behind the tenant's stream, where each leaves an entry; then everybody whom it may concern is told. */
async function act(actor: Actor, change: (tx: TenantTx) => Promise<BarrierRow>): Promise<BarrierView> {
  requireAllowed(actor, 'rules.manage', null);
  await throttle('barrier.member', `${actor.tenantId} ${actor.memberId}`);
  const [view] = await withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, actor.tenantId);
    return toBarrierViews(tx, [await change(tx)]);
  });
  await announceBarriers(actor.tenantId);
  if (!view) throw notFound('barrier');
  return view;
}

async function toColumns(tx: TenantTx, { name, reason, oneGroupId, other, isOn }: BarrierInput) {
  const otherGroupId = other.kind === 'group' ? other.groupId : null;
  await requireGroups(tx, [oneGroupId, ...(otherGroupId ? [otherGroupId] : [])]);
  return { name, reason, oneGroupId, otherGroupId, isOn };
}

export async function requireGroups(tx: TenantTx, ids: string[]): Promise<void> {
  if ((await tx.memberGroup.count({ where: { id: { in: ids } } })) !== ids.length) throw notFound('group');
}

/** What the log keeps of a barrier. */
const factsOf = ({ name, reason, oneGroupId, otherGroupId, isOn }: BarrierRow) => ({
  ...{ name, reason, oneGroupId, otherGroupId, isOn },
});
