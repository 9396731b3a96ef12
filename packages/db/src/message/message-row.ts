/** A row of app.message_row, as both the driver and Prisma's raw queries give it. Never leaves core. */
export type MessageRow = {
  id: string;
  channel_id: string;
  seq: number | bigint;
  version: number | bigint;
  client_id: string;
  author_id: string;
  author_name: string;
  parent_id: string | null;
  body: string;
  mentions: string[];
  reactions: Record<string, string[]> | null;
  files: unknown[] | null;
  reply_count: number;
  last_reply_at: Date | null;
  created_at: Date;
  edited_at: Date | null;
  deleted_at: Date | null;
  broadcast: boolean;
  mentions_all: 'channel' | 'here' | null;
  extra: object | null;
  pinned_at: Date | null;
  resolved_at: Date | null;
};
