import type { MessageView } from '@parley/contract/message-view';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { throttle } from '../identity/throttle.ts';
import { requireClean } from '../inspect/inspect.ts';
import { accessMessageRow } from './access-message.ts';
import { extraOf, requireStanding } from './require-standing.ts';
import { sendMessage } from './send-message.ts';

/**
 * Sends the words of a message that the actor may read into another channel of theirs, with who wrote them and where. Files
 * stay at the source. The name of a closed channel does not travel: that it exists is for its members to know.
 */
export async function forwardMessage(
  actor: Actor,
  input: { clientId: string; messageId: string; channelId: string; comment: string; acceptsWarning?: true | undefined },
): Promise<{ message: MessageView }> {
  await throttle('forward.member', `${actor.tenantId} ${actor.memberId}`);
  const source = await withTenant(actor.tenantId, async (tx) => {
    const row = await accessMessageRow(tx, actor, input.messageId);
    requireStanding(row);
    const channel = await tx.channel.findFirst({ where: { id: row.channel_id }, select: { kind: true, name: true } });
    return { row, channelName: channel?.kind === 'public' ? channel.name : null };
  });
  const { row } = source;
  const { poll, forward } = extraOf(row);
  // What was itself forwarded goes on under its first author.
  const origin = row.body === '' && forward ? forward : null;
  const body = origin?.body ?? (row.body || (poll?.question ?? ''));
  requireClean({ text: body }, { door: 'message' });
  return sendMessage(
    actor,
    { clientId: input.clientId, channelId: input.channelId, body: input.comment, acceptsWarning: input.acceptsWarning },
    {
      forward: origin ?? {
        messageId: row.id,
        channelId: row.channel_id,
        channelName: source.channelName,
        author: { memberId: row.author_id, name: row.author_name },
        createdAt: row.created_at.toISOString(),
        body,
      },
    },
  );
}
