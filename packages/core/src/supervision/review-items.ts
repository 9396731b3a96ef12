import type { ItemView, Outcome } from '@parley/contract/supervision';
import { lockStream } from '@parley/db/channel/channel-queries';
import { lockItems, type ItemRow } from '@parley/db/supervision/item-rows';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { throttle } from '../identity/throttle.ts';
import { accessItems } from './access-items.ts';
import { listTakers } from './list-takers.ts';
import { noteAct } from './note-act.ts';
import { toItemView } from './to-item-view.ts';

type Items = { items: ItemView[] };

/** Gives an item to a reviewer or an owner, or to nobody in particular. */
export async function assignItem(actor: Actor, input: { itemId: string; toId: string | null }): Promise<Items> {
  return review(actor, [input.itemId], async (tx, item) => {
    requireUnclosed(item);
    if (item.assignee_id === input.toId) return;
    if (input.toId) await requireTaker(tx, item, input.toId);
    await tx.supervisionItem.updateMany({ where: { id: item.id }, data: { assigneeId: input.toId } });
    await noteAct(tx, actor, item, { action: 'assigned', toId: input.toId });
  });
}

export async function commentOnItem(actor: Actor, input: { itemId: string; note: string }): Promise<Items> {
  const note = requireWords(input.note);
  return review(actor, [input.itemId], (tx, item) => noteAct(tx, actor, item, { action: 'commented', note }));
}

/** Gives an item to somebody else with a reason, marked as one that needs more than its first reviewer. */
export async function escalateItem(actor: Actor, input: { itemId: string; toId: string; note: string }): Promise<Items> {
  const note = requireWords(input.note);
  return review(actor, [input.itemId], async (tx, item) => {
    requireUnclosed(item);
    if (input.toId === actor.memberId)
      throw new AppError('INVALID', { message: 'Choose somebody else: an item is escalated to another person.' });
    await requireTaker(tx, item, input.toId);
    const data = { state: 'escalated', assigneeId: input.toId, proposedBy: null, proposedOutcome: null };
    await tx.supervisionItem.updateMany({ where: { id: item.id }, data });
    await noteAct(tx, actor, item, { action: 'escalated', toId: input.toId, note });
  });
}

/**
 * Closes items with an outcome, all of them or none. Nobody closes what they have not opened. Where the policy asks for two people, the
 * first one proposes, and a second one closes by saying the same; another outcome is a proposal anew.
 */
export async function closeItems(actor: Actor, input: { itemIds: string[]; outcome: Outcome; note: string }): Promise<Items> {
  const { outcome } = input;
  const note = input.note.trim();
  return review(actor, input.itemIds, async (tx, item) => {
    requireUnclosed(item);
    const opened = await tx.supervisionEntry.count({ where: { itemId: item.id, memberId: actor.memberId, action: 'opened' } });
    if (opened === 0)
      throw new AppError('CONFLICT', { message: 'You have not opened every one of these. Open an item before you close it.' });
    const isSecond = item.proposed_by !== null && item.proposed_by !== actor.memberId && item.proposed_outcome === outcome;
    const isClosed = !item.needs_second || isSecond;
    if (!isClosed && item.proposed_by === actor.memberId && item.proposed_outcome === outcome && !note) return;
    const data = isClosed
      ? { state: 'closed', outcome, closedBy: actor.memberId, closedAt: new Date() }
      : { proposedBy: actor.memberId, proposedOutcome: outcome };
    await tx.supervisionItem.updateMany({ where: { id: item.id }, data });
    await noteAct(tx, actor, item, { action: isClosed ? 'closed' : 'closeProposed', outcome, note });
  });
}

async function review(actor: Actor, ids: string[], act: (tx: TenantTx, item: ItemRow) => Promise<void>): Promise<Items> {
  await throttle('supervisionReview.member', `${actor.tenantId} ${actor.memberId}`, ids.length);
  return withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, actor.tenantId);
    const rows = await accessItems(tx, actor, ids);
    for (const row of rows) await act(tx, row);
    // An item that was given away to somebody may not be one's own to see any more.
    const after = new Map((await lockItems(tx, actor.memberId, ids)).map((row) => [row.id, row]));
    return { items: rows.map((row) => toItemView(after.get(row.id) ?? row)) };
  });
}

function requireUnclosed(item: ItemRow): void {
  if (item.state === 'closed') throw new AppError('CONFLICT', { message: 'This item is closed. What was decided stays.' });
}

function requireWords(note: string): string {
  if (note.trim() === '') throw new AppError('INVALID', { message: 'Write a note first.' });
  return note.trim();
}

async function requireTaker(tx: TenantTx, item: ItemRow, memberId: string): Promise<void> {
  if (!(await listTakers(tx, item)).some((taker) => taker.memberId === memberId)) throw notFound('reviewer');
}
