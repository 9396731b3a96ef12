import { knownMessageIds, type ImportedItem } from '@parley/db/import/append-imported';
import { withTenant } from '@parley/db/with-tenant';
import { toLoggedFile } from '../file/to-file-view.ts';
import { payloadSalt } from '../id.ts';
import { readMentions } from '../message/read-mentions.ts';
import type { ImportRow } from './import-row.ts';
import type { Importer, PeopleMap } from './match-people.ts';
import { importedId } from './message-id.ts';
import type { FitMessage } from './read-part.ts';
import type { Report, Source, SourceChannel } from './source/source.ts';
import type { TakeTurn } from './take-turns.ts';
import { takeInAttachment, type TakenFile } from './take-in-attachment.ts';

export type ItemContext = {
  row: ImportRow;
  source: Source;
  importer: Importer;
  people: PeopleMap;
  channelIds: Map<string, string>;
  /** For what the channels that come in side by side change together. */
  takeTurn: TakeTurn;
};

/** Messages as the database takes them. Files of a message that is here already are not looked at again. */
export async function toItems(
  context: ItemContext,
  at: { channel: SourceChannel; channelId: string },
  messages: FitMessage[],
  report: Report,
): Promise<{ items: ImportedItem[]; files: number }> {
  const { tenantId } = context.row;
  const idOf = (message: { key: string; at: number }) =>
    importedId(tenantId, { source: context.source.kind, channel: at.channel.key, key: message.key, at: message.at });
  const withFiles = messages.filter(({ files }) => files.length > 0).map(idOf);
  const there = new Set<string>();
  if (withFiles.length > 0) for (const id of await withTenant(tenantId, (tx) => knownMessageIds(tx, withFiles))) there.add(id);
  const items: ImportedItem[] = [];
  let files = 0;
  for (const message of messages) {
    const id = idOf(message);
    const taken = there.has(id) ? [] : await takeFiles(context, message, id, report);
    files += taken.length;
    items.push(
      toItem(context, { id, channelId: at.channelId, parentId: message.parent ? idOf(message.parent) : null }, message, taken),
    );
  }
  return { items, files };
}

async function takeFiles(
  { row, source }: ItemContext,
  message: FitMessage,
  messageId: string,
  report: Report,
): Promise<TakenFile[]> {
  const taken: TakenFile[] = [];
  for (const [n, file] of message.files.entries()) {
    const id = importedId(row.tenantId, { source: 'file', channel: messageId, key: `${n}`, at: message.at });
    const result = await takeInAttachment(row.tenantId, source, { id, file });
    if (typeof result === 'string') report(result, message.place, file.name.slice(0, 200));
    else taken.push(result);
  }
  return taken;
}

/**
 * The log keeps what the message said, who is said to have written it, when and where, and whose import it is. Key order is
 * fixed: the text itself is hashed.
 */
function toItem(
  { row, source, people }: ItemContext,
  ids: { id: string; channelId: string; parentId: string | null },
  message: FitMessage,
  taken: TakenFile[],
): ImportedItem {
  const authorId = people.get(message.author) ?? row.createdBy;
  const mentions = readMentions(message.text).memberIds;
  const createdAt = new Date(message.at).toISOString();
  const editedAt = message.editedAt === undefined ? null : new Date(message.editedAt).toISOString();
  const reactions: Record<string, string[]> = {};
  for (const { emoji, by } of message.reactions) {
    const ids = by.flatMap((key) => people.get(key) ?? []);
    if (ids.length > 0) reactions[emoji] = [...new Set([...(reactions[emoji] ?? []), ...ids])];
  }
  const files = taken.map(({ view }) => view);
  const payload = {
    imported: { source: source.kind, importId: row.id, authorId, sentAt: createdAt },
    body: message.text,
    parentId: ids.parentId,
    mentions,
    files: files.map(toLoggedFile),
    ...(editedAt ? { editedAt } : {}),
    ...(message.isPinned ? { isPinned: true } : {}),
    ...(Object.keys(reactions).length > 0 ? { reactions } : {}),
    salt: payloadSalt(row.tenantId, ids.id),
  };
  return {
    id: ids.id,
    channel_id: ids.channelId,
    author_id: authorId,
    parent_id: ids.parentId,
    body: message.text,
    payload: JSON.stringify(payload),
    mentions,
    reactions: Object.keys(reactions).length > 0 ? reactions : null,
    files: files.length > 0 ? files : null,
    extra: { imported: { source: source.kind } },
    created_at: createdAt,
    edited_at: editedAt,
    pinned_at: message.isPinned ? createdAt : null,
    stored: taken.map(({ stored }) => stored),
  };
}
