import { advanceReadCursor, returnReadCursor } from '@parley/db/channel/channel-queries';
import { myChannels } from '@parley/db/channel/my-channels';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { bus } from '../bus/bus.ts';

/** Moves the actor's cursor in a channel and tells their other devices. Answers what is still unread, counted anew. */
export async function markChannelRead(actor: Actor, input: { channelId: string; seq: number }): Promise<{ unread: number }> {
  return moveCursor(actor, input, advanceReadCursor);
}

/** Makes a message and all after it unread again, on all devices. */
export async function markChannelUnread(actor: Actor, input: { channelId: string; seq: number }): Promise<{ unread: number }> {
  return moveCursor(actor, input, returnReadCursor);
}

async function moveCursor(
  actor: Actor,
  input: { channelId: string; seq: number },
  move: typeof advanceReadCursor,
): Promise<{ unread: number }> {
  const cursor = await withTenant(actor.tenantId, (tx) =>
    move(tx, { channelId: input.channelId, memberId: actor.memberId, seq: input.seq }),
  );
  if (!cursor) throw notFound('channel');
  const [row] = await myChannels(actor.tenantId, actor.memberId, [input.channelId]);
  if (!row) throw notFound('channel');
  bus().announce({
    kind: 'read',
    tenantId: actor.tenantId,
    memberId: actor.memberId,
    channelId: input.channelId,
    seq: row.read_seq,
    unread: row.unread,
    mentions: row.mentions,
  });
  return { unread: row.unread };
}
