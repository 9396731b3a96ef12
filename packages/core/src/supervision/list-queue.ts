import { limits } from '@parley/contract/limits';
import type { QueueFilter, QueuePage } from '@parley/contract/supervision';
import { countQueue, selectQueue } from '@parley/db/supervision/item-rows';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { requireReviewer } from './access-items.ts';
import { toItemView } from './to-item-view.ts';

/** What the actor may review, a page at a time: what waits longest first, what is closed last first. No words: those an opening shows. */
export async function listQueue(actor: Actor, input: QueueFilter & { cursor?: string | null | undefined }): Promise<QueuePage> {
  const { memberId } = actor;
  const { state, isMine, reason = null, cursor: after = null } = input;
  return withTenant(actor.tenantId, async (tx) => {
    await requireReviewer(tx, actor);
    const rows = await selectQueue(tx, { memberId, state, isMine, reason, after, limit: limits.pageSize + 1 });
    const items = rows.slice(0, limits.pageSize).map(toItemView);
    return {
      items,
      nextCursor: rows.length > limits.pageSize ? (items.at(-1)?.id ?? null) : null,
      counts: await countQueue(tx, memberId),
    };
  });
}
