import type { Role } from '@parley/contract/member-view';
import type { TenantTx } from '@parley/db/with-tenant';

/** How a firm's text stands: the version in force, and the one that a signature has to reach. Null: nobody signs anything. */
export async function readText(tx: TenantTx) {
  const current = await tx.acceptableUse.findFirst({ orderBy: { version: 'desc' } });
  if (!current || current.withdrawnAt) return null;
  const asked = await tx.acceptableUse.findFirst({
    where: { asksAgain: true },
    orderBy: { version: 'desc' },
    select: { version: true },
  });
  return { current, needed: asked?.version ?? 1 };
}

/** Whether this member signs at all. */
export const signs = (role: Role, text: { forGuests: boolean }): boolean => role !== 'guest' || text.forGuests;
