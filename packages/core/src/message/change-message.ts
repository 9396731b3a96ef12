import type { LeftOut } from '@parley/contract/boundary-rule';
import type { ClientEventInput } from '@parley/contract/client-events';
import type { MessageView } from '@parley/contract/message-view';
import { deleteMessageRow, editMessageRow, lockMessage, reactToMessageRow } from '@parley/db/message/change-message';
import type { MessageRow } from '@parley/db/message/message-row';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { bus } from '../bus/bus.ts';
import { newToken } from '../id.ts';
import { requireKnownEmoji } from '../emoji/custom-emoji.ts';
import { applyRules } from '../boundary-rule/apply-rules.ts';
import { requireClean } from '../inspect/inspect.ts';
import { requireAllowed } from '../policy/decide.ts';
import { askForPreview } from '../preview/ask-for-preview.ts';
import { accessLiveMessageRow } from './access-message.ts';
import { extraOf, requireStanding } from './require-standing.ts';
import { readMentions } from './read-mentions.ts';
import { resolveMentions } from './resolve-mentions.ts';
import { toMessageView } from './to-message-view.ts';

const reactionsMax = 50;

/** Replaces the text of one's own message; the log keeps both versions. The same text again changes nothing. */
export async function editMessage(
  actor: Actor,
  asked: ClientEventInput<'message.edit'>,
): Promise<{ message: MessageView; leftOut?: LeftOut }> {
  requireClean({ text: asked.body }, { door: 'edit' });
  const { messageId, acceptsWarning } = asked;
  const way = { door: 'edit', channelId: () => channelToEdit(actor, asked), messageId, acceptsWarning } as const;
  const { texts, leftOut } = await applyRules(actor, { texts: [asked.body] }, way);
  const input = { ...asked, body: texts[0] ?? asked.body };
  if (leftOut.length > 0) requireClean({ text: input.body }, { door: 'edit' });
  const changed = await changeMessage(actor, input.messageId, async (tx, message) => {
    requireAllowed(actor, 'message.edit', { authorId: message.author_id });
    requireStanding(message);
    if (input.body.trim() === '' && !mayBeWordless(message))
      throw new AppError('INVALID', { message: 'A message cannot be empty. Delete it instead.' });
    if (input.body === message.body) return false;
    const named = readMentions(input.body);
    const mentions = await resolveMentions(actor, message.channel_id, named);
    const payload = JSON.stringify({ before: message.body, after: input.body, mentions: named.memberIds, salt: newToken() });
    await editMessageRow(tx, { message, actorId: actor.memberId, payload, body: input.body, mentions });
    await askForPreview(tx, { id: message.id, body: input.body, extra: extraOf(message) });
    return true;
  });
  return leftOut.length > 0 ? { ...changed, leftOut } : changed;
}

/** Where a message stands that the actor is about to change; null where the words stay as they are. */
async function channelToEdit(actor: Actor, input: { messageId: string; body: string }): Promise<string | null> {
  const row = await withTenant(actor.tenantId, (tx) => accessLiveMessageRow(tx, actor, input.messageId));
  requireAllowed(actor, 'message.edit', { authorId: row.author_id });
  requireStanding(row);
  return row.body === input.body ? null : row.channel_id;
}

/** Something else stands in it: files, a question, what somebody else said. */
const mayBeWordless = (message: MessageRow): boolean => {
  const { poll, forward } = extraOf(message);
  return message.files !== null || poll !== undefined || forward !== undefined;
};

/** Leaves a tombstone for readers. Deleting twice is the same as once. */
export async function deleteMessage(actor: Actor, input: ClientEventInput<'message.delete'>): Promise<{ message: MessageView }> {
  return changeMessage(actor, input.messageId, async (tx, message) => {
    requireAllowed(actor, 'message.delete', { authorId: message.author_id });
    if (message.deleted_at) return false;
    const payload = JSON.stringify({ before: message.body, files: message.files ?? [], salt: newToken() });
    await deleteMessageRow(tx, { message, actorId: actor.memberId, payload });
    return true;
  });
}

/** Sets or takes back one's own reaction; doing it again changes nothing. */
export async function reactToMessage(actor: Actor, input: ClientEventInput<'message.react'>): Promise<{ message: MessageView }> {
  return changeMessage(actor, input.messageId, async (tx, message) => {
    requireAllowed(actor, 'message.react', null);
    requireStanding(message);
    if (input.on && input.emoji.startsWith(':')) await requireKnownEmoji(tx, input.emoji.slice(1, -1));
    const reactions = { ...message.reactions };
    const mine = reactions[input.emoji] ?? [];
    if (mine.includes(actor.memberId) === input.on) return false;
    const next = input.on ? [...mine, actor.memberId] : mine.filter((id) => id !== actor.memberId);
    if (next.length > 0) reactions[input.emoji] = next;
    else delete reactions[input.emoji];
    if (Object.keys(reactions).length > reactionsMax)
      throw new AppError('INVALID', { message: `A message carries at most ${reactionsMax} different reactions.` });
    const payload = JSON.stringify({ emoji: input.emoji, on: input.on, salt: newToken() });
    await reactToMessageRow(tx, { message, actorId: actor.memberId, payload, reactions });
    return true;
  });
}

/**
 * The one way to change a message: access, lock, change, commit; then the announcement, if `change` says that it did
 * something. `change` judges the verb and writes the entry of the log.
 */
export async function changeMessage(
  actor: Actor,
  messageId: string,
  change: (tx: TenantTx, message: MessageRow) => Promise<boolean>,
): Promise<{ message: MessageView }> {
  const { message, hasChanged } = await withTenant(actor.tenantId, async (tx) => {
    const locked = await lockMessage(tx, messageId);
    // Judged under the lock: who is removed from the channel meanwhile waits for it, or is seen as gone.
    await accessLiveMessageRow(tx, actor, messageId);
    if (!locked) throw notFound('message');
    const hasChanged = await change(tx, locked);
    const now = hasChanged ? await lockMessage(tx, messageId) : locked;
    if (!now) throw notFound('message');
    return { message: toMessageView(now), hasChanged };
  });
  if (hasChanged)
    bus().announce({
      kind: 'log',
      tenantId: actor.tenantId,
      streamId: message.channelId,
      version: message.version,
      event: { name: 'message.changed', payload: { channelId: message.channelId, version: message.version, message } },
    });
  return { message };
}
