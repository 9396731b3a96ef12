import type { LeftOut } from '@parley/contract/boundary-rule';
import type { ClientEventInput } from '@parley/contract/client-events';
import type { FileView } from '@parley/contract/file-view';
import type { MessageExtra } from '@parley/contract/message-extra';
import type { MessageView } from '@parley/contract/message-view';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { requireOpen } from '../barrier/channel-cut.ts';
import { requireWritable } from '../billing/require-writable.ts';
import { bus } from '../bus/bus.ts';
import { leaveDrafts } from '../draft/draft-files.ts';
import { findOwnFiles } from '../file/find-own-files.ts';
import { tellWhenChecked } from '../file/check-file.ts';
import { toLoggedFile } from '../file/to-file-view.ts';
import { newId, payloadSalt } from '../id.ts';
import { requireClean } from '../inspect/inspect.ts';
import { asLabelRefusal } from '../label/label-refusals.ts';
import { labelToSend } from '../label/require-label.ts';
import { applyRules } from '../boundary-rule/apply-rules.ts';
import { holdMessage } from '../quarantine/hold-message.ts';
import { askForPreview, linksToPreview, withoutPreviews } from '../preview/ask-for-preview.ts';
import { accessMessage } from './access-message.ts';
import { appendMessage } from './append-queue.ts';
import { textsOf, withTexts } from './message-texts.ts';
import { newExtra } from './new-extra.ts';
import { readMentions } from './read-mentions.ts';
import { resolveMentions } from './resolve-mentions.ts';

/** The source of a forwarded message and the label that it carries; that it had been scheduled; that somebody has looked at it and released it. */
export type MadeByService = Pick<MessageExtra, 'forward' | 'scheduled' | 'label'> & { isReleased?: true };

/**
 * Writes a message into a channel: policy and inspection, one durable append, then the announcement.
 * The same `(author, clientId)` again gives the first result; with other content it is a CONFLICT. `made` is what the
 * service itself adds and no client can. What rules leave out is told in `leftOut`, and what they hold is refused with `heldId`.
 */
export async function sendMessage(
  actor: Actor,
  asked: ClientEventInput<'message.send'>,
  made: MadeByService = {},
): Promise<{ message: MessageView; leftOut?: LeftOut }> {
  await requireOpen(actor, asked.channelId);
  await requireWritable(actor.tenantId);
  const hasFiles = asked.fileIds !== undefined && asked.fileIds.length > 0;
  const labelId = asked.extra?.label;
  const label = labelId ? await labelToSend(actor, { channelId: asked.channelId, labelId }) : made.label;
  const wished = { body: asked.body, extra: newExtra(asked, { ...made, ...(label ? { label } : {}) }) };
  if (!hasFiles && !wished.extra?.poll && !wished.extra?.forward && asked.body.trim() === '')
    throw new AppError('INVALID', { message: 'Write something first.' });
  for (const text of textsOf(wished)) requireClean({ text }, { door: 'message' });
  const files = hasFiles ? await findOwnFiles(actor, asked.fileIds ?? []) : [];
  const door = made.scheduled ? 'scheduled' : made.forward ? 'forward' : asked.parentId ? 'thread' : 'message';
  const { channelId, clientId, acceptsWarning } = asked;
  const way = { door, channelId, clientId, acceptsWarning, isReleased: made.isReleased === true } as const;
  const passed = await applyRules(actor, { texts: textsOf(wished), files }, way);
  const said = withTexts(wished, passed.texts);
  const { body } = said;
  const extra = asked.extra?.hidesPreviews ? withoutPreviews(said) : said.extra;
  const input = { ...asked, body };
  if (passed.leftOut.length > 0) requireClean({ text: body }, { door: 'message' });
  if (passed.heldBy.length > 0) await holdMessage(actor, { input, extra, made, files, heldBy: passed.heldBy });
  const leftOut = passed.leftOut.length > 0 ? { leftOut: passed.leftOut } : {};

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
  }).catch(asLabelRefusal);

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
      return { message: await accessMessage(actor, outcome.messageId), ...leftOut };
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
      if (files.length > 0) await leaveDrafts(actor, files);
      return { message, ...leftOut };
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
