import { database } from '../database.ts';

export type NewMessage = {
  id: string;
  clientId: string;
  channelId: string;
  authorId: string;
  parentId: string | null;
  body: string;
  payload: string;
  mentions: string[];
  /** FileViews as JSON, or null. Each must be the author's own and not yet part of a message. */
  files: string | null;
  broadcast: boolean;
  mentionsAll: 'channel' | 'here' | null;
  /** A MessageExtra as JSON, or null. */
  extra: string | null;
};
export type AppendOutcome = {
  status: 'created' | 'duplicate' | 'conflict' | 'notFound' | 'archived' | 'posting' | 'parent' | 'file';
  messageId: string;
  seq: number;
  version: number;
  at: Date;
};

const text = `SELECT n, status, message_id, seq, version, at
  FROM app.append_messages($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`;

/**
 * Appends messages of one tenant in one statement and one round trip: log, payload and projections together, each message
 * failing alone. Answers in the order given. Durable when it resolves.
 */
export async function appendMessages(tenantId: string, items: NewMessage[]): Promise<AppendOutcome[]> {
  const { rows } = await database().app.query<{
    n: number;
    status: AppendOutcome['status'];
    message_id: string;
    seq: number;
    version: number;
    at: Date;
  }>({
    name: 'append_messages',
    text,
    values: [
      tenantId,
      items.map((item) => item.id),
      items.map((item) => item.clientId),
      items.map((item) => item.channelId),
      items.map((item) => item.authorId),
      items.map((item) => item.parentId),
      items.map((item) => item.body),
      items.map((item) => item.payload),
      items.map((item) => `{${item.mentions.join(',')}}`),
      items.map((item) => item.files),
      items.map((item) => item.broadcast),
      items.map((item) => item.mentionsAll),
      items.map((item) => item.extra),
    ],
  });
  const outcomes: AppendOutcome[] = [];
  for (const row of rows)
    outcomes[row.n - 1] = { status: row.status, messageId: row.message_id, seq: row.seq, version: row.version, at: row.at };
  return outcomes;
}

/** Did this error come from one item of a batch (so that each should be tried alone), rather than from the database as a whole? */
export function isItemFailure(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? '';
  return code === 'PF001' || code.startsWith('23') || code.startsWith('22');
}
export const fileGoneCode = 'PF001';
