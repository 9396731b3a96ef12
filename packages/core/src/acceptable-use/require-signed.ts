import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError } from '../app-error.ts';
import { readText, signs } from './read-standing.ts';

/** An answer holds for so long: a new text closes the chat within this time, and a request costs no query of its own. */
const heldMs = 10_000;
const heldMax = 20_000;
const open = new Map<string, number>();
const keyOf = (actor: Pick<Actor, 'tenantId' | 'memberId'>) => `${actor.tenantId} ${actor.memberId}`;

/**
 * Where the firm says that nobody talks before they have signed, this refuses whoever has not. Only 'may go on' is remembered,
 * so that a signature opens the chat at once on every server.
 */
export async function requireSigned(actor: Pick<Actor, 'tenantId' | 'memberId' | 'role'>): Promise<void> {
  const key = keyOf(actor);
  if ((open.get(key) ?? 0) > Date.now()) return;
  const mayGoOn = await withTenant(actor.tenantId, async (tx) => {
    const text = await readText(tx);
    if (!text?.current.closesChat || !signs(actor.role, text.current)) return true;
    const where = { memberId: actor.memberId, version: { gte: text.needed } };
    return (await tx.acceptableUseSignature.count({ where })) > 0;
  });
  if (!mayGoOn)
    throw new AppError('FORBIDDEN', {
      message: 'Read and sign the acceptable use policy of this workspace first. Then everything opens.',
      rule: 'acceptable-use-first',
    });
  if (open.size >= heldMax) open.clear();
  open.set(key, Date.now() + heldMs);
}

export function forgetSigned(actor: Pick<Actor, 'tenantId' | 'memberId'>): void {
  open.delete(keyOf(actor));
}
