import { createHash, createHmac } from 'node:crypto';
import type { FileView } from '@parley/contract/file-view';
import { config } from '../config.ts';
import { readMentions } from '../message/read-mentions.ts';
import { createdPayload } from '../message/send-message.ts';
import { appendTo, idAt, type ChannelPlan, type People, type PlannedMessage, type Step } from './channel-plan.ts';
import type { ImportedFile, ImportedMessage } from './imported-workspace.ts';

/** A message's steps: that it was written, the reactions, its edit and its deletion, then those of its replies. */
export function planMessage(plan: ChannelPlan, imported: ImportedMessage, parent: PlannedMessage | null): Step[] {
  const message = newMessage(plan, imported, parent);
  const { edit, deletedAt } = imported;
  const steps: Step[] = [{ at: imported.at, apply: () => create(plan, message, imported, parent) }];
  for (const { emoji, by, at } of imported.reactions ?? [])
    steps.push({
      at,
      apply: () => {
        change(plan, message, { type: 'message.reacted', at, actorId: plan.people.idOf(by), payload: { emoji, on: true } });
        message.reactions = { ...message.reactions, [emoji]: [...(message.reactions?.[emoji] ?? []), plan.people.idOf(by)] };
      },
    });
  if (edit)
    steps.push({
      at: edit.at,
      apply: () => {
        const after = toBody(edit.text, plan.people);
        const mentions = readMentions(after).memberIds;
        const payload = { before: message.body, after, mentions };
        change(plan, message, { type: 'message.edited', at: edit.at, actorId: message.author_id, payload });
        Object.assign(message, { body: after, mentions, edited_at: edit.at.toISOString() });
      },
    });
  if (deletedAt)
    steps.push({
      at: deletedAt,
      apply: () => {
        const payload = { before: message.body, files: message.files ?? [] };
        change(plan, message, { type: 'message.deleted', at: deletedAt, actorId: message.author_id, payload });
        Object.assign(message, { body: '', mentions: [], reactions: null, files: null, deleted_at: deletedAt.toISOString() });
      },
    });
  return [...steps, ...(imported.replies ?? []).flatMap((reply) => planMessage(plan, reply, message))];
}

function newMessage(plan: ChannelPlan, imported: ImportedMessage, parent: PlannedMessage | null): PlannedMessage {
  const body = toBody(imported.text, plan.people);
  return {
    id: idAt(imported.at),
    channel_id: plan.channelId,
    seq: 0,
    version: 0,
    created_version: 0,
    client_id: idAt(imported.at),
    author_id: plan.people.idOf(imported.author),
    parent_id: parent?.id ?? null,
    body,
    mentions: readMentions(body).memberIds,
    reactions: null,
    files: null,
    reply_count: 0,
    last_reply_at: null,
    created_at: imported.at.toISOString(),
    edited_at: null,
    deleted_at: null,
  };
}

function create(plan: ChannelPlan, message: PlannedMessage, imported: ImportedMessage, parent: PlannedMessage | null): void {
  const files = (imported.files ?? []).map((file) => addFile(plan, message, file));
  const input = { clientId: message.client_id, channelId: plan.channelId, body: message.body, parentId: parent?.id };
  message.files = files.length > 0 ? files : null;
  message.version = appendTo(plan, {
    type: 'message.created',
    actorId: message.author_id,
    subjectId: message.id,
    clientId: message.client_id,
    at: imported.at,
    payload: createdPayload(plan, input, message.mentions, files),
  });
  message.created_version = message.version;
  plan.messages.push(message);
  message.seq = plan.messages.length;
  if (parent)
    Object.assign(parent, { reply_count: parent.reply_count + 1, last_reply_at: message.created_at, version: message.version });
  notifyOf(plan, message, parent);
}

function change(
  plan: ChannelPlan,
  message: PlannedMessage,
  event: { type: string; at: Date; actorId: string; payload: object },
): void {
  const salt = createHmac('sha256', config().secret)
    .update(`import:${message.id}:${plan.version}`)
    .digest('base64url')
    .slice(0, 22);
  message.version = appendTo(plan, { ...event, subjectId: message.id, payload: JSON.stringify({ ...event.payload, salt }) });
}

/** Whom the message tells, each once, for the first reason that fits: the same as for one that is sent. */
function notifyOf(plan: ChannelPlan, message: PlannedMessage, parent: PlannedMessage | null): void {
  const inThread = parent ? plan.messages.filter((other) => other === parent || other.parent_id === parent.id) : [];
  const reasons: [string, 'mention' | 'direct' | 'thread'][] = [
    ...message.mentions.map((id): [string, 'mention'] => [id, 'mention']),
    ...(plan.isConversation ? [...plan.memberIds] : []).map((id): [string, 'direct'] => [id, 'direct']),
    ...inThread.map((other): [string, 'thread'] => [other.author_id, 'thread']),
  ];
  const told = new Set([message.author_id]);
  for (const [memberId, reason] of reasons) {
    if (told.has(memberId)) continue;
    told.add(memberId);
    const isHere = plan.memberIds.has(memberId);
    plan.rows.notifications.push({
      id: idAt(new Date(message.created_at)),
      member_id: memberId,
      channel_id: plan.channelId,
      message_id: message.id,
      reason,
      outcome: isHere ? 'sent' : 'held',
      held_because: isHere ? null : 'notInChannel',
      created_at: message.created_at,
    });
  }
}

function addFile(plan: ChannelPlan, message: PlannedMessage, { name, mime, content, width, height }: ImportedFile): FileView {
  const id = idAt(new Date(message.created_at));
  const said = { id, name, mime, bytes: content.length, width: width ?? null, height: height ?? null };
  plan.files.push({ id, content });
  plan.rows.files.push({
    ...said,
    uploader_id: message.author_id,
    message_id: message.id,
    channel_id: plan.channelId,
    sha256: `\\x${createHash('sha256').update(content).digest('hex')}`,
    created_at: message.created_at,
  });
  return { ...said, state: 'unscanned', durationMs: null, hasThumb: false, note: null, signature: null };
}

const toBody = (text: string, people: People): string =>
  text.replaceAll(/@\{([\w-]+)\}/g, (_, key: string) => `<@${people.idOf(key)}>`);
