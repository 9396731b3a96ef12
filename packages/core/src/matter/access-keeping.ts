import type { TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { decide, requireAllowed } from '../policy/decide.ts';

/**
 * A matter whose rule of retention the actor may set: who leads it, and who keeps the firm's record, of matters that they work on
 * or that keep something already. That any other matter exists is for its people to know.
 */
export async function accessKeeping(tx: TenantTx, actor: Actor, matterId: string): Promise<{ id: string; name: string }> {
  requireAllowed(actor, 'matter.open', null);
  const keepsRecord = decide(actor, 'archive.manage', null).allow;
  const matter = await tx.matter.findFirst({
    where: {
      id: matterId,
      OR: [{ people: { some: { memberId: actor.memberId } } }, ...(keepsRecord ? isKeeping : [])],
    },
    include: { people: { where: { memberId: actor.memberId } } },
  });
  if (!matter) throw notFound('matter');
  if (!keepsRecord && !matter.people.some(({ isLead }) => isLead))
    throw new AppError('FORBIDDEN', {
      message: 'Only who leads the matter, or somebody with the permission “Archive”, may do this.',
      rule: 'leads-change-matters',
    });
  return matter;
}

/** Matters that have, or had, a rule of their own, or for which one is asked. */
export const isKeeping = [{ retention: { isNot: null } }, { retentionChanges: { some: { state: { in: ['asked', 'agreed'] } } } }];

export async function accessWaiting(tx: TenantTx, actor: Actor, changeId: string) {
  const change = await tx.matterRetentionChange.findFirst({ where: { id: changeId, state: { in: ['asked', 'agreed'] } } });
  if (!change) throw notFound('change');
  const { name } = await accessKeeping(tx, actor, change.matterId).catch((error: unknown) => {
    throw error instanceof AppError && error.code === 'NOT_FOUND' ? notFound('change') : error;
  });
  return { ...change, name };
}
