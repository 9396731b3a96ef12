import type { ClientEventInput } from '@parley/contract/client-events';
import type { FileView } from '@parley/contract/file-view';
import type { MessageExtra } from '@parley/contract/message-extra';
import type { MessageView } from '@parley/contract/message-view';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { requireWritable } from '../billing/require-writable.ts';
import { bus } from '../bus/bus.ts';
import { findOwnFiles } from '../file/find-own-files.ts';
import { tellWhenChecked } from '../file/check-file.ts';
import { toLoggedFile } from '../file/to-file-view.ts';
import { newId, payloadSalt } from '../id.ts';
import { requireClean } from '../inspect/inspect.ts';
import { requireWithinRules } from '../boundary-rule/require-within-rules.ts';
import { requireAllowed } from '../policy/decide.ts';
import { askForPreview, linksToPreview } from '../preview/ask-for-preview.ts';
import { accessMessage } from './access-message.ts';
import { appendMessage } from './append-queue.ts';
import { newExtra } from './new-extra.ts';
import { readMentions } from './read-mentions.ts';
import { resolveMentions } from './resolve-mentions.ts';

/**
 * Writes a message into a channel: policy and inspection, one durable append, then the announcement.
 * The same `(author, clientId)` again gives the first result; with other content it is a CONFLICT. `made` is what the
 * service itself adds and no client can: the source of a forwarded message, that it had been scheduled.
 */
export async function sendMessage(
  actor: Actor,
  input: ClientEventInput<'message.send'>,
  made: Pick<MessageExtra, 'forward' | 'scheduled'> = {},
): Promise<{ message: MessageView }> {
  requireAllowed(actor, 'channel.post', null);
  await requireWritable(actor.tenantId);
  const hasFiles = input.fileIds !== undefined && input.fileIds.length > 0;
  const extra = newExtra(input, made);
  if (!hasFiles && !extra?.poll && !extra?.forward && input.body.trim() === '')
    throw new AppError('INVALID', { message: 'Write something first.' });
  for (const text of [input.body, ...textsOf(extra)]) requireClean({ text }, { door: 'message' });
  const door = made.scheduled ? 'scheduled' : made.forward ? 'forward' : input.parentId ? 'thread' : 'message';
  const { channelId, clientId, acceptsWarning } = input;
  const forwarded = made.forward ? [made.forward.body] : [];
  await requireWithinRules(actor, [input.body, ...textsOf(extra), ...forwarded], { door, channelId, clientId, acceptsWarning });
  const files = hasFiles ? await findOwnFiles(actor, input.fileIds ?? []) : [];

  // Shared code calls nobody, whatever stands in it.
  const named = readMentions(extra?.snippet ? '' : input.body);
  const mentions = await resolveMentions(actor, input.channelId, named);
  const broadcast = input.broadcast === true && input.parentId !== undefined;
  const id = newId();
  const outcome = await appendMessage(actor.tenantId, {
    id,
    clientId: input.clientId,
    channelId: input.channelId,
    authorId: actor.memberId,
    parentId: input.parentId ?? null,
    body: input.body,
    payload: createdPayload(actor, { ...input, broadcast, extra }, named.memberIds, files),
    mentions,
    files: files.length > 0 ? JSON.stringify(files) : null,
    broadcast,
    mentionsAll: named.all,
    extra: extra && JSON.stringify(extra),
  });

  switch (outcome.status) {
    case 'notFound':
      throw notFound('channel');
    case 'archived':
      throw new AppError('FORBIDDEN', {
        message: 'This channel is archived. It can be read, but not written to.',
        rule: 'archived-channels-are-closed',
      });
    case 'posting':
      throw new AppError('FORBIDDEN', {
        message: 'Only admins and whoever made this channel write here. You can reply in threads.',
        rule: 'admins-announce',
      });
    case 'parent':
      throw notFound('message');
    case 'file':
      throw new AppError('CONFLICT', { message: 'One of these files is already part of a message. Attach it again.' });
    case 'conflict':
      throw new AppError('CONFLICT', { message: 'This message was sent before with other words. Send it again as a new one.' });
    case 'duplicate':
      return { message: await accessMessage(actor, outcome.messageId) };
    case 'created': {
      await tellWhenChecked(actor.tenantId, files);
      if (linksToPreview({ body: input.body, extra }).length > 0)
        await withTenant(actor.tenantId, (tx) => askForPreview(tx, { id, body: input.body, extra }));
      const message: MessageView = {
        id,
        channelId: input.channelId,
        seq: outcome.seq,
        version: outcome.version,
        clientId: input.clientId,
        author: { memberId: actor.memberId, name: actor.name },
        body: input.body,
        parentId: input.parentId ?? null,
        createdAt: outcome.at.toISOString(),
        editedAt: null,
        deletedAt: null,
        reactions: [],
        files,
        mentions,
        replyCount: 0,
        lastReplyAt: null,
        broadcast,
        mentionsAll: named.all,
        pinnedAt: null,
        resolvedAt: null,
        extra,
      };
      bus().announce({
        kind: 'log',
        tenantId: actor.tenantId,
        streamId: input.channelId,
        version: outcome.version,
        event: { name: 'message.created', payload: { channelId: input.channelId, version: outcome.version, message } },
      });
      return { message };
    }
  }
}

/**
 * What the log keeps of a new message. Key order is fixed: the text itself is hashed. Only what the sender said is in it, so
 * that a retry has the same hash, whoever is in a group by then.
 */
export function createdPayload(
  actor: Pick<Actor, 'tenantId'>,
  input: Pick<ClientEventInput<'message.send'>, 'clientId' | 'body' | 'parentId' | 'priority' | 'broadcast'> & {
    extra?: MessageExtra | null;
  },
  mentions: string[],
  files: FileView[],
): string {
  return JSON.stringify({
    body: input.body,
    parentId: input.parentId ?? null,
    mentions,
    files: files.map(toLoggedFile),
    priority: input.priority ?? 'normal',
    ...(input.broadcast ? { broadcast: true } : {}),
    ...(input.extra ? { extra: input.extra } : {}),
    salt: payloadSalt(actor.tenantId, input.clientId),
  });
}

/** All that people will read besides the body. */
function textsOf(extra: MessageExtra | null): string[] {
  if (!extra) return [];
  const { poll, snippet } = extra;
  return [...(poll ? [poll.question, ...poll.options.map(({ text }) => text)] : []), ...(snippet ? [snippet.title] : [])];
}
