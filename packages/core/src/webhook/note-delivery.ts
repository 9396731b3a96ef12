import type { TenantTx } from '@parley/db/with-tenant';
import { newId } from '../id.ts';
import type { Posted } from './post-webhook.ts';

const kept = 50;

/** Keeps an attempt for the page, and lets go of the oldest. */
export async function noteDelivery(
  tx: TenantTx,
  tenantId: string,
  { version, posted }: { version: bigint | null; posted: Posted },
) {
  await tx.auditDelivery.create({ data: { tenantId, id: newId(), version, ...posted } });
  const [last] = await tx.auditDelivery.findMany({ orderBy: { id: 'desc' }, skip: kept, take: 1, select: { id: true } });
  if (last) await tx.auditDelivery.deleteMany({ where: { id: { lte: last.id } } });
}
