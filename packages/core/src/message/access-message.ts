import type { MessageView } from '@parley/contract/message-view';
import type { MessageRow } from '@parley/db/message/message-row';
import { selectReadableMessage, type ReadableMessageRow } from '@parley/db/message/select-messages';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { cutOf, heldBarriers } from '../barrier/held-barriers.ts';
import { requireAllowed } from '../policy/decide.ts';
import type { Cut } from '../policy/decide-barrier.ts';
import { toMessageView } from './to-message-view.ts';

/** A message that the actor may read, or NOT_FOUND. */
export async function accessMessage(actor: Actor, messageId: string): Promise<MessageView> {
  return withTenant(actor.tenantId, async (tx) => toMessageView(await accessMessageRow(tx, actor, messageId)));
}

export async function accessMessageRow(tx: TenantTx, actor: Actor, messageId: string): Promise<ReadableMessageRow> {
  const row = await selectReadableMessage(tx, { messageId, memberId: actor.memberId, memberOnly: actor.role === 'guest' });
  if (!row) throw notFound('message');
  if (!row.is_member && (await cutAt(tx, actor, row))) throw notFound('message');
  return row;
}

/** A message that the actor may act on: in a channel of theirs that is neither archived nor closed to them, and not deleted. */
export async function accessLiveMessageRow(tx: TenantTx, actor: Actor, messageId: string): Promise<MessageRow> {
  const row = await accessMessageRow(tx, actor, messageId);
  if (!row.is_member) throw notFound('message');
  if (row.archived_at)
    throw new AppError('FORBIDDEN', {
      message: 'This channel is archived. It can be read, but not changed.',
      rule: 'archived-channels-are-closed',
    });
  requireAllowed(actor, 'channel.post', { cut: await cutAt(tx, actor, row) });
  return row;
}

async function cutAt(tx: TenantTx, { tenantId, memberId }: Actor, row: ReadableMessageRow): Promise<Cut | null> {
  return cutOf(await heldBarriers(tenantId, tx), { memberId, channelId: row.channel_id, isMember: row.is_member });
}
