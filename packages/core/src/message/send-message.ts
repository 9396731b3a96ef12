import type { ClientEventInput } from '@parley/contract/client-events';
import type { FileView } from '@parley/contract/file-view';
import type { MessageView } from '@parley/contract/message-view';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { bus } from '../bus/bus.ts';
import { findOwnFiles } from '../file/find-own-files.ts';
import { newId, payloadSalt } from '../id.ts';
import { requireClean } from '../inspect/inspect.ts';
import { requireAllowed } from '../policy/decide.ts';
import { accessMessage } from './access-message.ts';
import { appendMessage } from './append-queue.ts';
import { mentionedMembers } from './mentioned-members.ts';

/**
 * Writes a message into a channel: policy and inspection, one durable append, then the announcement.
 * The same `(author, clientId)` again gives the first result; with other content it is a CONFLICT.
 */
export async function sendMessage(actor: Actor, input: ClientEventInput<'message.send'>): Promise<{ message: MessageView }> {
  requireAllowed(actor, 'channel.post', null);
  const hasFiles = input.fileIds !== undefined && input.fileIds.length > 0;
  if (!hasFiles && input.body.trim() === '') throw new AppError('INVALID', { message: 'Write something first.' });
  requireClean({ text: input.body }, { door: 'message' });
  const files = hasFiles ? await findOwnFiles(actor, input.fileIds ?? []) : [];

  const mentions = mentionedMembers(input.body);
  const id = newId();
  const outcome = await appendMessage(actor.tenantId, {
    id,
    clientId: input.clientId,
    channelId: input.channelId,
    authorId: actor.memberId,
    parentId: input.parentId ?? null,
    body: input.body,
    payload: createdPayload(actor, input, mentions, files),
    mentions,
    files: files.length > 0 ? JSON.stringify(files) : null,
  });

  switch (outcome.status) {
    case 'notFound':
      throw notFound('channel');
    case 'archived':
      throw new AppError('FORBIDDEN', {
        message: 'This channel is archived. It can be read, but not written to.',
        rule: 'archived-channels-are-closed',
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

/** What the log keeps of a new message. Key order is fixed: the text itself is hashed. */
export function createdPayload(
  actor: Pick<Actor, 'tenantId'>,
  input: ClientEventInput<'message.send'>,
  mentions: string[],
  files: FileView[],
): string {
  return JSON.stringify({
    body: input.body,
    parentId: input.parentId ?? null,
    mentions,
    files,
    priority: input.priority ?? 'normal',
    salt: payloadSalt(actor.tenantId, input.clientId),
  });
}
