import type { MyChannelRow } from '../channel/my-channels.ts';
import { database } from '../database.ts';
import type { MessageRow } from '../message/message-row.ts';

export type SyncedChannel = {
  id: string;
  version: number;
  /** The channel itself, when something other than a message changed. */
  mine: MyChannelRow | null;
  messages: MessageRow[];
};
type DatedRow = Omit<MyChannelRow, 'created_at' | 'archived_at' | 'last_message_at'> & {
  created_at: string;
  archived_at: string | null;
  last_message_at: string | null;
};
type Row = { channel: string; head: number; mine: DatedRow | null } & { [Column in keyof MessageRow]: MessageRow[Column] | null };

/**
 * Of these channels those that the member belongs to, as they stand, each with its messages that changed after the given
 * version; `limit` messages over all, in the order of the channels given. One round trip, one moment: nothing from after
 * a head slips in, nor from after a removal.
 */
export async function syncRows(
  tenantId: string,
  memberId: string,
  cursors: { channelId: string; after: number }[],
  limit: number,
): Promise<SyncedChannel[]> {
  const { rows } = await database().app.query<Row>({
    name: 'sync_channels',
    text: 'SELECT channel, head, mine, (message).* FROM app.sync_channels($1, $2, $3, $4, $5)',
    values: [tenantId, memberId, cursors.map((cursor) => cursor.channelId), cursors.map((cursor) => cursor.after), limit],
  });
  const channels: SyncedChannel[] = [];
  for (const { channel, head, mine, ...message } of rows) {
    if (message.id === null) channels.push({ id: channel, version: head, mine: mine && withDates(mine), messages: [] });
    else channels.at(-1)?.messages.push(message as MessageRow);
  }
  return channels;
}

/** In JSON a time is text. */
function withDates(row: DatedRow): MyChannelRow {
  const toDate = (text: string | null) => (text === null ? null : new Date(text));
  return {
    ...row,
    created_at: new Date(row.created_at),
    archived_at: toDate(row.archived_at),
    last_message_at: toDate(row.last_message_at),
  };
}
