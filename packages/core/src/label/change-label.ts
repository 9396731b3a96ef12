import type { LabelInput, LabelView } from '@parley/contract/label';
import { limits } from '@parley/contract/limits';
import { lockStream } from '@parley/db/channel/channel-queries';
import { closedChannelsWithGuests } from '@parley/db/label/labelled';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct, type Act } from '../audit/record-act.ts';
import { isUniqueViolation } from '../channel/create-channel.ts';
import { newId } from '../id.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';
import { announceLabels } from './announce-labels.ts';
import { readLabelViews } from './list-labels.ts';

/** Makes a label above all others. */
export async function createLabel(actor: Actor, input: LabelInput): Promise<LabelView[]> {
  return act(actor, (tx) => insertLabel(tx, actor, input));
}

/** Makes the labels that are proposed to a firm which has none, lowest first. */
export async function adoptLabels(actor: Actor, input: { labels: LabelInput[] }): Promise<LabelView[]> {
  return act(actor, async (tx) => {
    if ((await tx.label.count()) > 0)
      throw new AppError('CONFLICT', { message: 'There are labels already. Change those, or add one.' });
    const acts: Act[] = [];
    for (const label of input.labels) acts.push(...(await insertLabel(tx, actor, label)));
    return acts;
  });
}

/** Changes a label as somebody saw it. What carries it already keeps the name that it had. */
export async function changeLabel(actor: Actor, input: LabelInput & { id: string; version: number }): Promise<LabelView[]> {
  const { id, version, ...data } = input;
  return act(actor, async (tx) => {
    const before = await readLabel(tx, id);
    if (before.version !== version)
      throw new AppError('CONFLICT', { message: 'Somebody has changed this label meanwhile. Look at it again.' });
    if (JSON.stringify(factsOf(before)) === JSON.stringify(factsOf(data))) return [];
    await tx.label.updateMany({
      where: { id },
      data: { ...data, setBy: actor.memberId, setAt: new Date(), version: version + 1 },
    });
    await requireNoGuestsInside(tx);
    const details = { labelId: id, name: data.name, before: factsOf(before), after: factsOf(data) };
    return [{ type: 'label.changed', details }];
  });
}

/** Puts the labels that can be chosen into another order, lowest first. The retired ones stay where they are among them. */
export async function orderLabels(actor: Actor, input: { ids: string[] }): Promise<LabelView[]> {
  return act(actor, async (tx) => {
    const rows = await tx.label.findMany({ orderBy: [{ rank: 'asc' }, { id: 'asc' }] });
    const open = rows.filter(({ retiredAt }) => !retiredAt);
    if (!input.ids.every((id) => rows.some((row) => row.id === id))) throw notFound('label');
    if (new Set(input.ids).size !== open.length || !open.every(({ id }) => input.ids.includes(id)))
      throw new AppError('CONFLICT', { message: 'The labels have changed meanwhile. Look at them again.' });
    const wanted = [...input.ids];
    const ordered = rows.map((row) => (row.retiredAt ? row.id : (wanted.shift() ?? row.id)));
    if (ordered.every((id, at) => id === rows[at]?.id)) return [];
    for (const [at, id] of ordered.entries()) await tx.label.updateMany({ where: { id }, data: { rank: at + 1 } });
    await requireNoGuestsInside(tx);
    const nameOf = (id: string) => rows.find((row) => row.id === id)?.name ?? '';
    return [{ type: 'label.ordered', details: { before: open.map(({ name }) => name), after: input.ids.map(nameOf) } }];
  });
}

/** Takes a label away. One that something carries is retired: that keeps it, and nothing else can get it. */
export async function removeLabel(actor: Actor, input: { id: string }): Promise<LabelView[]> {
  return act(actor, async (tx) => {
    const row = await readLabel(tx, input.id);
    const view = (await readLabelViews(tx)).find(({ id }) => id === input.id);
    const isUsed =
      (view?.channels ?? 0) + (view?.messages ?? 0) + (await tx.boundaryRule.count({ where: { labelId: row.id } })) > 0;
    const details = { labelId: row.id, name: row.name, before: factsOf(row) };
    if (isUsed && row.retiredAt) return [];
    if (isUsed) await tx.label.updateMany({ where: { id: row.id }, data: { retiredAt: new Date() } });
    else await tx.label.deleteMany({ where: { id: row.id } });
    return [{ type: isUsed ? 'label.retired' : 'label.deleted', details }];
  });
}

/** Lets a retired label be chosen again. */
export async function restoreLabel(actor: Actor, input: { id: string }): Promise<LabelView[]> {
  return act(actor, async (tx) => {
    const row = await readLabel(tx, input.id);
    if (!row.retiredAt) return [];
    await requireRoom(tx);
    await tx.label.updateMany({ where: { id: row.id }, data: { retiredAt: null } });
    return [{ type: 'label.restored', details: { labelId: row.id, name: row.name } }];
  });
}

async function insertLabel(tx: TenantTx, { tenantId, memberId }: Actor, input: LabelInput): Promise<Act[]> {
  await requireRoom(tx);
  const last = await tx.label.findFirst({ orderBy: { rank: 'desc' } });
  const data = { ...input, tenantId, id: newId(), rank: (last?.rank ?? 0) + 1, createdBy: memberId, setBy: memberId };
  await tx.label.create({ data });
  return [{ type: 'label.created', details: { labelId: data.id, name: data.name, after: factsOf(input) } }];
}

/** A label that is not for guests is given to no channel with guests, by no change of the labels either. */
async function requireNoGuestsInside(tx: TenantTx): Promise<void> {
  const count = await closedChannelsWithGuests(tx);
  if (count > 0)
    throw new AppError('CONFLICT', {
      message: `Guests are in channels that would no longer be for them: ${count}. Take them out, or give those channels a lower label first.`,
    });
}

async function requireRoom(tx: TenantTx): Promise<void> {
  if ((await tx.label.count({ where: { retiredAt: null } })) >= limits.labels)
    throw new AppError('INVALID', { message: `There are ${limits.labels} labels already. Remove one first.` });
  if ((await tx.label.count()) >= limits.labelsEver)
    throw new AppError('INVALID', { message: 'Too many labels have been retired. Restore one of those, and change it.' });
}

async function readLabel(tx: TenantTx, id: string) {
  const row = await tx.label.findFirst({ where: { id } });
  if (!row) throw notFound('label');
  return row;
}

/** Changes queue behind the tenant's stream, where each leaves its entries; then whoever remembers the labels is told. */
async function act(actor: Actor, change: (tx: TenantTx) => Promise<Act[]>): Promise<LabelView[]> {
  requireAllowed(actor, 'rules.manage', null);
  await throttle('label.member', `${actor.tenantId} ${actor.memberId}`);
  const views = await withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, actor.tenantId);
    for (const done of await change(tx)) await recordAct(tx, actor, done);
    return readLabelViews(tx);
  }).catch((error: unknown) => {
    throw isUniqueViolation(error)
      ? new AppError('CONFLICT', { message: 'There is a label of that name already. Choose another name.' })
      : error;
  });
  await announceLabels(actor.tenantId);
  return views;
}

/** What the log keeps of a label. */
const factsOf = ({ name, color, meaning, stays, closedToGuests }: Omit<LabelInput, 'color'> & { color: string }) => ({
  ...{ name, color, meaning, stays, closedToGuests },
});
