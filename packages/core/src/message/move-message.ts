import type { ChannelKind } from '@parley/contract/channel-view';
import { limits } from '@parley/contract/limits';
import type { LabelMark } from '@parley/contract/label';
import type { MessageExtra } from '@parley/contract/message-extra';
import type { MessageView } from '@parley/contract/message-view';
import type { MessageRow } from '@parley/db/message/message-row';
import { carryOver, lockStreams, moveMessageRow } from '@parley/db/message/move-message';
import { selectMessages, selectReplies } from '@parley/db/message/select-messages';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { requireOpen } from '../barrier/channel-cut.ts';
import { requireCarrying } from '../barrier/require-meeting.ts';
import { bus } from '../bus/bus.ts';
import { newId, newToken } from '../id.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';
import { hasLabels, requireCarryingLabel } from '../label/require-label.ts';
import { accessLiveMessageRow } from './access-message.ts';
import { extraOf, requireStanding } from './require-standing.ts';
import { toMessageView } from './to-message-view.ts';

/**
 * Moves a message, with its thread if it began one, into another channel of the actor's. Each leaves a trace with the way to
 * where it is; both logs tell of it, and what it said is in both. Edits made before stay in the log of the old channel alone.
 */
export async function moveMessage(
  actor: Actor,
  input: { messageId: string; channelId: string; acceptsLower?: true | undefined },
): Promise<{ message: MessageView }> {
  const carriesLabels = await hasLabels(actor.tenantId);
  await throttle('move.member', `${actor.tenantId} ${actor.memberId}`);
  const { arrived, left } = await withTenant(actor.tenantId, async (tx) => {
    const seen = await accessLiveMessageRow(tx, actor, input.messageId);
    if (seen.channel_id === input.channelId) throw new AppError('INVALID', { message: 'This message is in that channel already.' });
    await lockStreams(tx, [seen.channel_id, input.channelId]);
    // Judged again under the locks: who is removed meanwhile, and what is archived, waits for them or is seen.
    const first = await accessLiveMessageRow(tx, actor, input.messageId);
    requireStanding(first);
    const from = await tx.channel.findFirst({ where: { id: first.channel_id } });
    requireAllowed(actor, 'message.move', { authorId: first.author_id, kind: (from?.kind ?? 'direct') as ChannelKind });
    await requireWritable(tx, actor, input.channelId);
    await requireOpen(actor, input.channelId);
    const replies = first.parent_id ? [] : await selectReplies(tx, first.id, 0, limits.movedReplies + 1);
    if (replies.length > limits.movedReplies)
      throw new AppError('TOO_LARGE', {
        message: `A thread of more than ${limits.movedReplies} replies cannot be moved. Forward its first message instead.`,
      });
    const authorIds = [first, ...replies].map(({ author_id }) => author_id);
    const { channelId, acceptsLower } = input;
    await requireCarrying(tx, actor, { authorIds, channelId });
    const standing = [first, ...replies.filter((reply) => !reply.deleted_at && !extraOf(reply).moved?.to)];
    const carried = { fromId: first.channel_id, channelId, extras: standing.map(extraOf), acceptsLower };
    const labels = carriesLabels ? await requireCarryingLabel(tx, actor, carried) : [];
    return moveAll(tx, actor, { channelId, standing, labels });
  });
  for (const message of left) announce(actor, 'message.changed', message);
  for (const message of arrived) announce(actor, 'message.created', message);
  const [message] = arrived;
  if (!message) throw notFound('message');
  return { message };
}

async function moveAll(
  tx: TenantTx,
  actor: Actor,
  { channelId, standing, labels }: { channelId: string; standing: MessageRow[]; labels: (LabelMark | null)[] },
): Promise<{ arrived: MessageView[]; left: MessageView[] }> {
  const [first] = standing;
  const moves = standing.map((message) => ({ message, id: newId(), clientId: newId() }));
  const parentId = moves[0]?.id ?? '';
  for (const [index, { message, id, clientId }] of moves.entries()) {
    const { moved, label: own, ...rest } = extraOf(message);
    const label = labels[index] ?? own;
    if (message === first) delete rest.anchor;
    const at = moved?.from?.at ?? message.created_at.toISOString();
    const by = { memberId: actor.memberId, name: actor.name };
    const extra: MessageExtra = {
      ...rest,
      ...(label ? { label } : {}),
      moved: { from: { channelId: message.channel_id, messageId: message.id, at, by } },
    };
    const trace: MessageExtra = { moved: { to: { channelId, messageId: id } } };
    const content = { body: message.body, authorId: message.author_id, mentions: message.mentions, files: message.files ?? [] };
    await moveMessageRow(tx, {
      message,
      actorId: actor.memberId,
      to: { channelId, id, clientId, parentId: message === first ? null : parentId, extra },
      trace,
      payloads: {
        left: JSON.stringify({ ...content, to: trace.moved?.to, salt: newToken() }),
        arrived: JSON.stringify({ ...content, parentId: message === first ? null : parentId, extra, salt: newToken() }),
      },
    });
    await carryOver(tx, { fromId: message.id, toId: id, channelId });
  }
  const rows = await selectMessages(
    tx,
    moves.flatMap(({ message, id }) => [message.id, id]),
  );
  const views = new Map(rows.map((row) => [row.id, toMessageView(row)]));
  const inOrder = (ids: string[]) => ids.flatMap((id) => views.get(id) ?? []);
  return { arrived: inOrder(moves.map(({ id }) => id)), left: inOrder(moves.map(({ message }) => message.id)) };
}

/** The same rules as for writing there oneself. Not there and not a member are the same to the caller. */
async function requireWritable(tx: TenantTx, actor: Actor, channelId: string): Promise<void> {
  const channel = await tx.channel.findFirst({
    where: { id: channelId, members: { some: { memberId: actor.memberId } } },
  });
  if (!channel) throw notFound('channel');
  requireAllowed(actor, 'channel.begin', {
    kind: channel.kind as ChannelKind,
    isMember: true,
    isArchived: channel.archivedAt !== null,
    posting: channel.posting as 'all' | 'admins',
    isCreator: channel.createdBy === actor.memberId,
  });
  if (channel.archivedAt)
    throw new AppError('FORBIDDEN', {
      message: 'That channel is archived. It can be read, but not written to.',
      rule: 'archived-channels-are-closed',
    });
}

function announce(actor: Actor, name: 'message.created' | 'message.changed', message: MessageView): void {
  const { channelId, version } = message;
  bus().announce({
    kind: 'log',
    tenantId: actor.tenantId,
    streamId: channelId,
    version,
    event: { name, payload: { channelId, version, message } },
  });
}
