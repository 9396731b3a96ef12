import type { MessageView } from '@parley/contract/message-view';
import { updateMessageRow } from '@parley/db/message/change-message';
import type { Actor } from '../actor.ts';
import { newToken } from '../id.ts';
import { changeMessage } from '../message/change-message.ts';
import { extraOf, requireStanding } from '../message/require-standing.ts';
import { requireAllowed } from '../policy/decide.ts';
import { letGoOfPictures } from './preview-message.ts';

/** As many addresses as a message has had removed, the last ones. */
const rememberedMax = 20;

/** Takes the preview of one link down for everybody. The link stays, and gets no preview again when the message is edited. */
export async function removePreview(actor: Actor, input: { messageId: string; url: string }): Promise<{ message: MessageView }> {
  return changeMessage(actor, input.messageId, async (tx, message) => {
    requireAllowed(actor, 'message.removePreview', { authorId: message.author_id });
    requireStanding(message);
    const { previews = [], noPreview = [], ...extra } = extraOf(message);
    const gone = previews.filter(({ url }) => url === input.url);
    if (gone.length === 0) return false;
    const left = previews.filter(({ url }) => url !== input.url);
    await updateMessageRow(tx, {
      message,
      actorId: actor.memberId,
      type: 'message.previewRemoved',
      payload: JSON.stringify({ url: input.url, salt: newToken() }),
      extra: {
        ...extra,
        ...(left.length > 0 ? { previews: left } : {}),
        noPreview: [...noPreview, input.url].slice(-rememberedMax),
      },
    });
    await letGoOfPictures(tx, message.id, gone);
    return true;
  });
}
