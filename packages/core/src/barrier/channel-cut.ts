import type { Actor } from '../actor.ts';
import { accessChannel } from '../channel/access-channel.ts';
import { notFound } from '../app-error.ts';
import { requireAllowed } from '../policy/decide.ts';
import type { Cut } from '../policy/decide-barrier.ts';
import { cutOf, heldBarriers } from './held-barriers.ts';

/** What keeps the actor from writing in a channel of theirs. From memory: where no barrier stands it costs no query. */
export async function channelCut({ tenantId, memberId }: Actor, channelId: string): Promise<Cut | null> {
  return cutOf(await heldBarriers(tenantId), { memberId, channelId, isMember: true });
}

/** Refuses who may not write in a channel because people are in it who may not meet. Who is not in it learns nothing of that. */
export async function requireOpen(actor: Actor, channelId: string): Promise<void> {
  const cut = await channelCut(actor, channelId);
  if (cut && !(await accessChannel(actor, channelId, 'channel.see')).is_member) throw notFound('channel');
  requireAllowed(actor, 'channel.post', { cut });
}
