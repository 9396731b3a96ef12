import { createHash, createHmac } from 'node:crypto';
import type { FileView } from '@parley/contract/file-view';
import type { EventRow, WorkspaceRows } from '@parley/db/import/insert-workspace';
import { v7 } from 'uuid';
import { config } from '../config.ts';
import { createdPayload } from '../message/send-message.ts';
import { mentionedMembers } from '../message/mentioned-members.ts';
import type { ImportedChannel, ImportedFile, ImportedMessage } from './imported-workspace.ts';

export type PlannedFile = { id: string; content: Uint8Array };
type MessageRow = {
  id: string;
  channel_id: string;
  seq: number;
  version: number;
  created_version: number;
  client_id: string;
  author_id: string;
  parent_id: string | null;
  body: string;
  mentions: string[];
  reactions: Record<string, string[]> | null;
  files: FileView[] | null;
  reply_count: number;
  last_reply_at: string | null;
  created_at: string;
  edited_at: string | null;
  deleted_at: string | null;
};
type Step = { at: Date; apply: () => void };
type People = { idOf: (key: string) => string; nameOf: (key: string) => string };

/** Ids that sort by the time of the thing, as new ones do. */
export const idAt = (at: Date): string => v7({ msecs: at.valueOf() });

export function toEventRow(event: {
  streamId: string;
  type: string;
  actorId: string;
  subjectId: string | null;
  clientId?: string;
  at: Date;
  payload: string;
}): EventRow {
  return {
    stream_id: event.streamId,
    type: event.type,
    actor_id: event.actorId,
    subject_id: event.subjectId,
    client_id: event.clientId ?? null,
    at: event.at.toISOString(),
    payload: event.payload,
  };
}

/**
 * Plays a channel's history in the order of time and notes what the log and the tables hold at its end: the same
 * versions, sequence numbers and cursors as if everybody had written here at the time.
 */
export function planChannel(channel: ImportedChannel, tenantId: string, people: People, rows: WorkspaceRows): PlannedFile[] {
  const channelId = idAt(channel.createdAt);
  const files: PlannedFile[] = [];
  const messages: MessageRow[] = [];
  const members = channel.members.map((member) => ({ ...member, id: people.idOf(member.key) }));
  const memberIds = new Set(members.map((member) => member.id));
  const steps: Step[] = [];
  let version = 0;
  let metaVersion = 0;
  let lastMessageAt: string | null = null;

  const append = (event: {
    type: string;
    actorId: string;
    subjectId: string | null;
    clientId?: string;
    at: Date;
    payload: string | object;
  }) => {
    const payload = typeof event.payload === 'string' ? event.payload : JSON.stringify(event.payload);
    rows.events.push(toEventRow({ ...event, streamId: channelId, payload }));
    version += 1;
    return version;
  };
  const notify = (message: MessageRow, memberId: string, reason: 'mention' | 'direct' | 'thread', told: Set<string>) => {
    if (memberId === message.author_id || told.has(memberId)) return;
    told.add(memberId);
    const isHere = memberIds.has(memberId);
    rows.notifications.push({
      id: idAt(new Date(message.created_at)),
      member_id: memberId,
      channel_id: channelId,
      message_id: message.id,
      reason,
      outcome: isHere ? 'sent' : 'held',
      held_because: isHere ? null : 'notInChannel',
      created_at: message.created_at,
    });
  };

  const addFile = (file: ImportedFile, message: MessageRow): FileView => {
    const id = idAt(new Date(message.created_at));
    files.push({ id, content: file.content });
    const view = {
      id,
      name: file.name,
      mime: file.mime,
      bytes: file.content.length,
      width: file.width ?? null,
      height: file.height ?? null,
    };
    rows.files.push({
      ...view,
      uploader_id: message.author_id,
      message_id: message.id,
      channel_id: channelId,
      sha256: `\\x${createHash('sha256').update(file.content).digest('hex')}`,
      created_at: message.created_at,
    });
    return view;
  };

  const addMessage = (imported: ImportedMessage, parent: MessageRow | null) => {
    const body = toBody(imported.text, people);
    const at = imported.at.toISOString();
    const message: MessageRow = {
      id: idAt(imported.at),
      channel_id: channelId,
      seq: 0,
      version: 0,
      created_version: 0,
      client_id: idAt(imported.at),
      author_id: people.idOf(imported.author),
      parent_id: parent?.id ?? null,
      body,
      mentions: mentionedMembers(body),
      reactions: null,
      files: null,
      reply_count: 0,
      last_reply_at: null,
      created_at: at,
      edited_at: null,
      deleted_at: null,
    };
    const change = (type: string, when: Date, actorId: string, payload: object) => {
      const salt = createHmac('sha256', config().secret).update(`import:${message.id}:${version}`).digest('base64url').slice(0, 22);
      message.version = append({ type, actorId, subjectId: message.id, at: when, payload: { ...payload, salt } });
    };
    steps.push({
      at: imported.at,
      apply: () => {
        const attached = (imported.files ?? []).map((file) => addFile(file, message));
        const input = { clientId: message.client_id, channelId, body, parentId: parent?.id };
        message.files = attached.length > 0 ? attached : null;
        message.version = append({
          type: 'message.created',
          actorId: message.author_id,
          subjectId: message.id,
          clientId: message.client_id,
          at: imported.at,
          payload: createdPayload({ tenantId }, input, message.mentions, attached),
        });
        message.created_version = message.version;
        messages.push(message);
        message.seq = messages.length;
        lastMessageAt = at;
        const told = new Set<string>();
        for (const memberId of message.mentions) notify(message, memberId, 'mention', told);
        if (channel.kind === 'direct' || channel.kind === 'group') for (const id of memberIds) notify(message, id, 'direct', told);
        if (!parent) return;
        parent.reply_count += 1;
        parent.last_reply_at = at;
        parent.version = message.version;
        for (const other of messages)
          if (other === parent || other.parent_id === parent.id) notify(message, other.author_id, 'thread', told);
      },
    });
    for (const { emoji, by, at: when } of imported.reactions ?? [])
      steps.push({
        at: when,
        apply: () => {
          change('message.reacted', when, people.idOf(by), { emoji, on: true });
          message.reactions = { ...message.reactions, [emoji]: [...(message.reactions?.[emoji] ?? []), people.idOf(by)] };
        },
      });
    const { edit, deletedAt } = imported;
    if (edit)
      steps.push({
        at: edit.at,
        apply: () => {
          const after = toBody(edit.text, people);
          const mentions = mentionedMembers(after);
          change('message.edited', edit.at, message.author_id, { before: message.body, after, mentions });
          Object.assign(message, { body: after, mentions, edited_at: edit.at.toISOString() });
        },
      });
    if (deletedAt)
      steps.push({
        at: deletedAt,
        apply: () => {
          change('message.deleted', deletedAt, message.author_id, { before: message.body, files: message.files ?? [] });
          Object.assign(message, { body: '', mentions: [], reactions: null, files: null, deleted_at: deletedAt.toISOString() });
        },
      });
    for (const reply of imported.replies ?? []) addMessage(reply, message);
  };

  const createdBy = people.idOf(channel.createdBy);
  const named = channel.name === undefined ? {} : { name: channel.name, topic: channel.topic ?? '' };
  steps.push({
    at: channel.createdAt,
    apply: () =>
      (metaVersion = append({
        type: 'channel.created',
        actorId: createdBy,
        subjectId: null,
        at: channel.createdAt,
        payload: { kind: channel.kind, ...named },
      })),
  });
  for (const member of members)
    steps.push({
      at: member.joinedAt,
      apply: () =>
        (metaVersion = append({
          type: 'channel.memberAdded',
          actorId: createdBy,
          subjectId: member.id,
          at: member.joinedAt,
          payload: { name: people.nameOf(member.key) },
        })),
    });
  for (const message of channel.messages) addMessage(message, null);
  for (const step of steps.toSorted((a, b) => a.at.valueOf() - b.at.valueOf())) step.apply();

  const readSeqs = new Map(members.map((member) => [member.id, readSeqOf(member.id, channel.unread?.[member.key] ?? 0, messages)]));
  rows.channels.push({
    id: channelId,
    message_count: messages.length,
    last_message_at: lastMessageAt,
    kind: channel.kind,
    name: channel.name ?? null,
    topic: channel.topic ?? '',
    direct_key: channel.name === undefined ? [...memberIds].toSorted().join(',') : null,
    meta_version: metaVersion,
    member_count: memberIds.size,
    created_by: createdBy,
    created_at: channel.createdAt.toISOString(),
  });
  for (const { id, joinedAt } of members)
    rows.channelMembers.push({
      channel_id: channelId,
      member_id: id,
      joined_at: joinedAt.toISOString(),
      read_seq: readSeqs.get(id),
    });
  rows.messages.push(...messages);
  for (const parent of messages.filter((message) => message.reply_count > 0)) {
    const inThread = messages.filter((message) => message === parent || message.parent_id === parent.id);
    for (const id of new Set(inThread.map((message) => message.author_id)))
      rows.threadReads.push({ parent_id: parent.id, member_id: id, read_seq: readSeqs.get(id) ?? 0 });
  }
  return files;
}

const toBody = (text: string, people: People): string =>
  text.replaceAll(/@\{([\w-]+)\}/g, (_, key: string) => `<@${people.idOf(key)}>`);

/** The cursor that leaves exactly this many of the newest top-level messages of others unread. */
function readSeqOf(memberId: string, unread: number, messages: MessageRow[]): number {
  if (unread === 0) return messages.length;
  const others = messages.filter(
    (message) => message.author_id !== memberId && message.parent_id === null && message.deleted_at === null,
  );
  const first = others.at(-unread);
  return first ? first.seq - 1 : 0;
}
