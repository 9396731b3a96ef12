import { limits } from '@parley/contract/limits';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError } from '../app-error.ts';
import { placeHold } from '../hold/place-hold.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';
import { accessMatter } from './access-matter.ts';
import { toDay } from './to-matter-view.ts';

/**
 * Keeps what the matter gathers now: a hold for each of its parts, of the whole channel for a thread. For people of the matter
 * who may place holds.
 */
export async function holdMatter(actor: Actor, input: { matterId: string; reason: string }): Promise<{ holds: number }> {
  requireAllowed(actor, 'archive.manage', null);
  await throttle('hold.member', `${actor.tenantId} ${actor.memberId}`);
  return withTenant(actor.tenantId, async (tx) => {
    const { name, parts } = await accessMatter(tx, actor, input.matterId, 'read');
    if (parts.length === 0) throw new AppError('INVALID', { message: 'Nothing is gathered yet that could be kept.' });
    const scopes = new Map(
      parts.map(({ channelId, fromDay, untilDay }) => {
        const scope = { channelIds: [channelId], memberIds: [], from: toDay(fromDay), until: toDay(untilDay) };
        return [JSON.stringify(scope), scope];
      }),
    );
    for (const scope of scopes.values())
      await placeHold(tx, actor, { name: name.slice(0, limits.holdName), reason: input.reason, scope });
    return { holds: scopes.size };
  });
}
