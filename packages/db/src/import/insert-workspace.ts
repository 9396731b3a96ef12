import { database } from '../database.ts';

/** The rows of a whole workspace, by table, as app.import_workspace takes them. Times are ISO 8601; bytes are hex after `\x`. */
export type WorkspaceRows = {
  users: object[];
  members: object[];
  sessions: object[];
  channels: object[];
  channelMembers: object[];
  messages: object[];
  threadReads: object[];
  files: object[];
  notifications: object[];
  /** In the order of time within each stream. */
  events: EventRow[];
};
export type EventRow = {
  stream_id: string;
  type: string;
  actor_id: string | null;
  subject_id: string | null;
  client_id: string | null;
  at: string;
  payload: string;
};
type NewTenant = { tenantId: string; slug: string; name: string; createdAt: Date };

/**
 * Puts a whole workspace with its history into the database, all or nothing; the log takes the entries at their own times
 * and marks them as imported. False, and nothing changed, when the workspace's address is taken.
 */
export async function insertWorkspace(tenant: NewTenant, rows: WorkspaceRows): Promise<boolean> {
  const client = await database().system.connect();
  try {
    await client.query('BEGIN');
    // A large firm takes longer than a request may.
    await client.query("SET LOCAL statement_timeout = '60s'");
    const { rows: answer } = await client.query<{ made: boolean }>('SELECT app.import_workspace($1, $2, $3, $4, $5) AS made', [
      tenant.tenantId,
      tenant.slug,
      tenant.name,
      tenant.createdAt,
      JSON.stringify(rows),
    ]);
    await client.query('COMMIT');
    return answer[0]?.made === true;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}
