import type pg from 'pg';

export type TrueMessage = {
  id: string;
  channelId: string;
  authorId: string;
  seq: number;
  version: number;
  body: string;
  isDeleted: boolean;
  reactions: Record<string, string[]>;
  /** The first word of the text as it was first sent. */
  nonce: string;
};
export type TrueChannel = {
  tenantId: string;
  channelId: string;
  head: number;
  messageCount: number;
  eventCount: number;
  lastEvent: number;
  lastSeq: number;
  messages: Map<string, TrueMessage>;
  removals: { memberId: string; version: number }[];
};

/** What the database holds of these channels, read past every policy: the judge of all that was acknowledged and shown. */
export async function readTruth(admin: pg.Pool, channelIds: string[]): Promise<Map<string, TrueChannel>> {
  const { rows: heads } = await admin.query(
    `SELECT s.tenant_id, s.id, s.version::int AS head, s.message_count::int AS messages,
       (SELECT count(*)::int FROM app.event e WHERE e.stream_id = s.id) AS events,
       (SELECT coalesce(max(version), 0)::int FROM app.event e WHERE e.stream_id = s.id) AS last_event,
       (SELECT coalesce(max(seq), 0)::int FROM app.message m WHERE m.channel_id = s.id) AS last_seq
     FROM app.stream s WHERE s.id = ANY ($1)`,
    [channelIds],
  );
  const channels = new Map<string, TrueChannel>(
    heads.map((row) => [
      row.id,
      {
        tenantId: row.tenant_id,
        channelId: row.id,
        head: row.head,
        messageCount: row.messages,
        eventCount: row.events,
        lastEvent: row.last_event,
        lastSeq: row.last_seq,
        messages: new Map(),
        removals: [],
      },
    ]),
  );
  const { rows: messages } = await admin.query(
    `SELECT m.id, m.channel_id, m.author_id, m.seq::int, m.version::int, m.body, m.deleted_at IS NOT NULL AS deleted, m.reactions,
       split_part(p.payload::jsonb ->> 'body', ' ', 1) AS nonce
     FROM app.message m
     JOIN app.event_payload p ON p.tenant_id = m.tenant_id AND p.stream_id = m.channel_id AND p.version = m.created_version
     WHERE m.channel_id = ANY ($1) ORDER BY m.seq`,
    [channelIds],
  );
  for (const row of messages)
    channels.get(row.channel_id)?.messages.set(row.id, {
      id: row.id,
      channelId: row.channel_id,
      authorId: row.author_id,
      seq: row.seq,
      version: row.version,
      body: row.body,
      isDeleted: row.deleted,
      reactions: row.reactions ?? {},
      nonce: row.nonce,
    });
  const { rows: removals } = await admin.query(
    "SELECT stream_id, subject_id, version::int FROM app.event WHERE type = 'channel.memberRemoved' AND stream_id = ANY ($1)",
    [channelIds],
  );
  for (const row of removals) channels.get(row.stream_id)?.removals.push({ memberId: row.subject_id, version: row.version });
  return channels;
}
