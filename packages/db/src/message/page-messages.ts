import { database } from '../database.ts';
import type { MessageRow } from './message-row.ts';

/** Top-level messages of a channel beside a seq (exclusive), in ascending order; with neither bound, the newest. Nothing up to `floor`. */
export async function pageMessages(
  tenantId: string,
  channelId: string,
  bounds: { before?: number; after?: number; limit: number; floor: number },
): Promise<MessageRow[]> {
  const { rows } = await database().app.query<MessageRow>({
    name: 'page_messages',
    text: 'SELECT * FROM app.page_messages($1, $2, $3, $4, $5, $6)',
    values: [tenantId, channelId, bounds.before ?? null, bounds.after ?? null, bounds.limit, bounds.floor],
  });
  return bounds.after === undefined ? rows.toReversed() : rows;
}
