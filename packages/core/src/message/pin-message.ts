import { limits } from '@parley/contract/limits';
import type { Page } from '@parley/contract/member-view';
import type { MessageView } from '@parley/contract/message-view';
import { updateMessageRow } from '@parley/db/message/change-message';
import { countPinned, selectPinned } from '@parley/db/message/pinned-messages';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError } from '../app-error.ts';
import { accessChannel } from '../channel/access-channel.ts';
import { newToken } from '../id.ts';
import { requireAllowed } from '../policy/decide.ts';
import { readTimeCursor, writeTimeCursor } from '../time-cursor.ts';
import { changeMessage } from './change-message.ts';
import { requireStanding } from './require-standing.ts';
import { toMessageView } from './to-message-view.ts';

/** Puts a message where everybody in the channel finds it, or takes it down. */
export async function pinMessage(actor: Actor, input: { messageId: string; on: boolean }): Promise<{ message: MessageView }> {
  return changeMessage(actor, input.messageId, async (tx, message) => {
    requireAllowed(actor, 'message.pin', null);
    requireStanding(message);
    if ((message.pinned_at !== null) === input.on) return false;
    if (input.on && (await countPinned(tx, message.channel_id)) >= limits.pinsPerChannel)
      throw new AppError('INVALID', {
        message: `A channel holds at most ${limits.pinsPerChannel} pinned messages. Unpin one first.`,
      });
    await updateMessageRow(tx, {
      message,
      actorId: actor.memberId,
      type: input.on ? 'message.pinned' : 'message.unpinned',
      payload: JSON.stringify({ on: input.on, salt: newToken() }),
      pinned: input.on ? { by: actor.memberId } : null,
    });
    return true;
  });
}

/** The pinned messages of a channel that the actor may read, the last pinned first. */
export async function listPinned(actor: Actor, input: { channelId: string; cursor?: string | null }): Promise<Page<MessageView>> {
  const channel = await accessChannel(actor, input.channelId, 'channel.read');
  const rows = await withTenant(actor.tenantId, (tx) =>
    selectPinned(tx, {
      channelId: input.channelId,
      floor: channel.visible_from,
      before: readTimeCursor(input.cursor),
      limit: limits.pageSize + 1,
    }),
  );
  const page = rows.slice(0, limits.pageSize);
  const last = page.at(-1);
  return {
    items: page.map(toMessageView),
    nextCursor: last?.pinned_at && rows.length > limits.pageSize ? writeTimeCursor({ at: last.pinned_at, id: last.id }) : null,
  };
}
