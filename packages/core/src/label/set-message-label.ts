import type { MessageView } from '@parley/contract/message-view';
import { updateMessageRow } from '@parley/db/message/change-message';
import type { Actor } from '../actor.ts';
import { newToken } from '../id.ts';
import { throttle } from '../identity/throttle.ts';
import { changeMessage } from '../message/change-message.ts';
import { extraOf, requireStanding as requireLive } from '../message/require-standing.ts';
import { requireAllowed } from '../policy/decide.ts';
import { toMark } from './channel-label.ts';
import { readLabels } from './held-labels.ts';
import { requireStanding } from './require-label.ts';

/**
 * Gives a message a label of its own, or takes it away: then it counts for what its channel does, never for less.
 */
export async function setMessageLabel(
  actor: Actor,
  input: { messageId: string; labelId: string | null },
): Promise<{ message: MessageView }> {
  await throttle('label.member', `${actor.tenantId} ${actor.memberId}`);
  return changeMessage(actor, input.messageId, async (tx, message) => {
    requireAllowed(actor, 'message.label', { authorId: message.author_id });
    requireLive(message);
    const { label: before, ...rest } = extraOf(message);
    if ((before?.id ?? null) === input.labelId) return false;
    const labels = await readLabels(tx);
    const channelId = message.channel_id;
    const after = input.labelId === null ? null : await requireStanding(tx, actor, labels, { channelId, labelId: input.labelId });
    const mark = after && toMark(after);
    const extra = { ...rest, ...(mark ? { label: mark } : {}) };
    await updateMessageRow(tx, {
      message,
      actorId: actor.memberId,
      type: 'message.labelled',
      payload: JSON.stringify({ before: before ?? null, after: mark, salt: newToken() }),
      extra: Object.keys(extra).length > 0 ? extra : null,
    });
    return true;
  });
}
