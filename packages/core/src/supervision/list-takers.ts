import type { ItemRow } from '@parley/db/supervision/item-rows';
import type { TenantTx } from '@parley/db/with-tenant';

/** To whom an item can be given: the reviewers of its policy and the owners, never its author. */
export async function listTakers(
  tx: TenantTx,
  { policy_id, author_id }: Pick<ItemRow, 'policy_id' | 'author_id'>,
): Promise<{ memberId: string; name: string }[]> {
  const policy = await tx.supervisionPolicy.findFirst({ where: { id: policy_id }, select: { reviewerIds: true } });
  const rows = await tx.member.findMany({
    where: {
      ...{ id: { not: author_id }, deactivatedAt: null, isPlaceholder: false },
      OR: [{ id: { in: policy?.reviewerIds ?? [] }, role: { not: 'guest' } }, { role: 'owner' }],
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
  });
  return rows.map(({ id, name }) => ({ memberId: id, name }));
}
