import type { TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { requireAllowed } from '../policy/decide.ts';

export type MatterRow = NonNullable<Awaited<ReturnType<typeof findMatter>>>;

const findMatter = (tx: TenantTx, memberId: string, id: string) =>
  tx.matter.findFirst({
    where: { id, people: { some: { memberId } } },
    include: { people: { orderBy: { memberId: 'asc' } }, parts: { orderBy: { id: 'asc' } } },
  });

/**
 * The one way to a matter: only its people know of it, whatever their role in the firm; everybody else gets NOT_FOUND. `change`:
 * it has to be open; `lead`: whoever asks has to lead it.
 */
export async function accessMatter(
  tx: TenantTx,
  actor: Actor,
  matterId: string,
  verb: 'read' | 'change' | 'lead',
): Promise<MatterRow> {
  requireAllowed(actor, 'matter.open', null);
  const matter = await findMatter(tx, actor.memberId, matterId);
  if (!matter) throw notFound('matter');
  if (verb === 'lead' && !leads(matter, actor))
    throw new AppError('FORBIDDEN', { message: 'Only who leads the matter may do this.', rule: 'leads-change-matters' });
  if (verb === 'change' && matter.closedAt)
    throw new AppError('CONFLICT', { message: 'This matter is closed. Whoever leads it can open it again.' });
  return matter;
}

export const leads = ({ people }: Pick<MatterRow, 'people'>, { memberId }: Actor): boolean =>
  people.some((one) => one.memberId === memberId && one.isLead);
