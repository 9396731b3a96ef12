import { lockItems, reviewsAnything, type ItemRow } from '@parley/db/supervision/item-rows';
import type { TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';

/** Whether somebody has a queue at all: as a reviewer, because an item was given to them, or as an owner, to whom items may fall. */
export const mayReview = async (tx: TenantTx, actor: Pick<Actor, 'memberId' | 'role'>): Promise<boolean> =>
  actor.role === 'owner' || (actor.role !== 'guest' && (await reviewsAnything(tx, actor.memberId)));

export async function requireReviewer(tx: TenantTx, actor: Actor): Promise<void> {
  if (!(await mayReview(tx, actor)))
    throw new AppError('FORBIDDEN', {
      message: 'Only reviewers see what is to be reviewed. Policies name them, under Administration, Supervision.',
      rule: 'reviewers-review',
    });
}

/**
 * Items to act on, held until the end of the transaction, or NOT_FOUND for all of them: those that are not there, those that are for
 * other reviewers, and whatever one wrote oneself. Nobody reviews their own, whoever they are.
 */
export async function accessItems(tx: TenantTx, actor: Actor, ids: readonly string[]): Promise<ItemRow[]> {
  const wanted = [...new Set(ids)];
  const rows = actor.role === 'guest' ? [] : await lockItems(tx, actor.memberId, wanted);
  if (rows.length !== wanted.length) throw notFound('item');
  return rows;
}
