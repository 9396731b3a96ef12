import { database } from '../database.ts';

/** The rows of a whole workspace, by table. Times are ISO 8601; bytes are hex after `\x`; JSON columns are plain values. */
export type WorkspaceRows = { [Table in keyof typeof tables]: object[] } & { tenantId: string; slug: string; events: EventRow[] };
export type EventRow = {
  streamId: string;
  type: string;
  actorId: string | null;
  subjectId: string | null;
  clientId: string | null;
  at: string;
  payload: string;
};

/** In the order in which they may refer to one another. */
const tables = {
  workspace: { name: 'identity.workspace', columns: 'tenant_id uuid, slug text, name text, created_at timestamptz' },
  user: {
    name: 'identity."user"',
    columns: 'id uuid, email text, name text, password_hash text, email_confirmed_at timestamptz, created_at timestamptz',
  },
  membership: { name: 'identity.membership', columns: 'user_id uuid, tenant_id uuid, member_id uuid, created_at timestamptz' },
  session: { name: 'identity.session', columns: 'id uuid, token_hash bytea, user_id uuid, user_agent text, expires_at timestamptz' },
  tenant: { name: 'app.tenant', columns: 'tenant_id uuid, slug text, name text, created_at timestamptz' },
  member: {
    name: 'app.member',
    columns: 'tenant_id uuid, id uuid, user_id uuid, email text, name text, title text, role text, joined_at timestamptz',
  },
  stream: { name: 'app.stream', columns: 'tenant_id uuid, id uuid, message_count bigint, last_message_at timestamptz' },
  channel: {
    name: 'app.channel',
    columns:
      'tenant_id uuid, id uuid, kind text, name text, topic text, direct_key text, meta_version bigint, member_count integer, created_by uuid, created_at timestamptz',
  },
  channelMember: {
    name: 'app.channel_member',
    columns: 'tenant_id uuid, channel_id uuid, member_id uuid, joined_at timestamptz, read_seq bigint',
  },
  message: {
    name: 'app.message',
    columns:
      'tenant_id uuid, id uuid, channel_id uuid, seq bigint, version bigint, created_version bigint, client_id uuid, author_id uuid, parent_id uuid, body text, mentions uuid[], reactions jsonb, files jsonb, reply_count integer, last_reply_at timestamptz, created_at timestamptz, edited_at timestamptz, deleted_at timestamptz',
  },
  threadRead: { name: 'app.thread_read', columns: 'tenant_id uuid, parent_id uuid, member_id uuid, read_seq bigint' },
  file: {
    name: 'app.file',
    columns:
      'tenant_id uuid, id uuid, uploader_id uuid, message_id uuid, channel_id uuid, name text, mime text, bytes bigint, sha256 bytea, width integer, height integer, created_at timestamptz',
  },
  notification: {
    name: 'app.notification',
    columns:
      'tenant_id uuid, id uuid, member_id uuid, channel_id uuid, message_id uuid, reason text, outcome text, held_because text, created_at timestamptz',
  },
} as const;
const order = Object.keys(tables) as (keyof typeof tables)[];

/**
 * Puts a whole workspace with its history into the database in one transaction; the log takes the entries at their own
 * times and marks them as imported. False, and nothing changed, when the workspace's address is taken.
 */
export async function insertWorkspace(rows: WorkspaceRows): Promise<boolean> {
  const client = await database().system.connect();
  try {
    await client.query('BEGIN');
    await client.query("SET LOCAL statement_timeout = '60s'");
    await client.query("SELECT set_config('app.tenant_id', $1, true), pg_advisory_xact_lock(hashtext('import ' || $2))", [rows.tenantId, rows.slug]);
    const { rowCount } = await client.query('SELECT 1 FROM identity.workspace WHERE slug = $1', [rows.slug]);
    if (rowCount) {
      await client.query('ROLLBACK');
      return false;
    }
    for (const key of order) {
      const { name, columns } = tables[key];
      if (rows[key].length === 0) continue;
      const names = columns.replaceAll(/ [a-z[\]]+(?=,|$)/g, '');
      await client.query(`INSERT INTO ${name} (${names}) SELECT ${names} FROM jsonb_to_recordset($1::jsonb) AS row (${columns})`, [
        JSON.stringify(rows[key]),
      ]);
    }
    const { events } = rows;
    await client.query('SELECT app.import_events($1, $2, $3, $4, $5, $6, $7, $8)', [
      rows.tenantId,
      events.map((event) => event.streamId),
      events.map((event) => event.type),
      events.map((event) => event.actorId),
      events.map((event) => event.subjectId),
      events.map((event) => event.clientId),
      events.map((event) => event.at),
      events.map((event) => event.payload),
    ]);
    await client.query('COMMIT');
    return true;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}
