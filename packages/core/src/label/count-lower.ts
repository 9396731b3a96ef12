import type { StandingLower } from '@parley/contract/label';
import { limits } from '@parley/contract/limits';
import { standingLower } from '@parley/db/label/standing-lower';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { requireAllowed } from '../policy/decide.ts';

/**
 * What carries a label, or a higher one, and stands in a channel below it: a label that stays keeps nothing out of there that is in
 * it already. Channels that are not open to the firm are counted, not named.
 */
export async function countLower(actor: Actor, input: { id: string }): Promise<StandingLower> {
  requireAllowed(actor, 'rules.manage', null);
  const places = await withTenant(actor.tenantId, async (tx) => {
    const label = await tx.label.findFirst({ where: { id: input.id } });
    if (!label) throw notFound('label');
    return standingLower(tx, label.rank);
  });
  const sum = (some: typeof places) => some.reduce((all, { count }) => all + count, 0);
  const open = places.flatMap(({ channelId, name, count }) => (name === null ? [] : [{ channelId, name, count }]));
  const shown = open.slice(0, limits.labelPlaces);
  return { messages: sum(places), open: shown, others: sum(places) - sum(shown) };
}
