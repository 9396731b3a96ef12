import type { LeftOut } from '@parley/contract/boundary-rule';
import type { MessageView } from '@parley/contract/message-view';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { requireCarrying } from '../barrier/require-meeting.ts';
import { accessChannel } from '../channel/access-channel.ts';
import { throttle } from '../identity/throttle.ts';
import { requireClean } from '../inspect/inspect.ts';
import { hasLabels, requireCarryingLabel } from '../label/require-label.ts';
import { accessMessageRow } from './access-message.ts';
import { extraOf, requireStanding } from './require-standing.ts';
import { sendMessage } from './send-message.ts';

/**
 * Sends the words of a message that the actor may read into another channel of theirs, with who wrote them and where. Files
 * stay at the source. The name of a closed channel does not travel: that it exists is for its members to know.
 */
export async function forwardMessage(
  actor: Actor,
  input: {
    clientId: string;
    messageId: string;
    channelId: string;
    comment: string;
    acceptsWarning?: true | undefined;
    acceptsLower?: true | undefined;
  },
): Promise<{ message: MessageView; leftOut?: LeftOut }> {
  await throttle('forward.member', `${actor.tenantId} ${actor.memberId}`);
  const carriesLabels = await hasLabels(actor.tenantId);
  // Whoever is not in the channel is told nothing of its label.
  if (carriesLabels && !(await accessChannel(actor, input.channelId, 'channel.see')).is_member) throw notFound('channel');
  const source = await withTenant(actor.tenantId, async (tx) => {
    const row = await accessMessageRow(tx, actor, input.messageId);
    requireStanding(row);
    const author = extraOf(row).forward?.author.memberId ?? row.author_id;
    await requireCarrying(tx, actor, { authorIds: [row.author_id, author], channelId: input.channelId });
    const { channelId, acceptsLower } = input;
    const carried = { fromId: row.channel_id, channelId, extras: [extraOf(row)], acceptsLower };
    const [label] = carriesLabels ? await requireCarryingLabel(tx, actor, carried) : [];
    const channel = await tx.channel.findFirst({ where: { id: row.channel_id }, select: { kind: true, name: true } });
    return { row, label, channelName: channel?.kind === 'public' ? channel.name : null };
  });
  const { row, label } = source;
  const { poll, forward } = extraOf(row);
  // What was itself forwarded goes on under its first author.
  const origin = row.body === '' && forward ? forward : null;
  const body = origin?.body ?? (row.body || (poll?.question ?? ''));
  requireClean({ text: body }, { door: 'message' });
  return sendMessage(
    actor,
    { clientId: input.clientId, channelId: input.channelId, body: input.comment, acceptsWarning: input.acceptsWarning },
    {
      ...(label ? { label } : {}),
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
