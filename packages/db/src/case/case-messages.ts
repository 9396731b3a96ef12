import type { TenantTx } from '../with-tenant.ts';

/** The channels of a scope, each with the last version of its log that belongs to it. */
export type CaseRoom = { id: string; last: bigint };

export function selectCaseRooms(tx: TenantTx, scope: { channelIds: string[]; memberIds: string[] }): Promise<CaseRoom[]> {
  return tx.$queryRaw`SELECT id, last FROM app.case_rooms(${scope.channelIds}::uuid[], ${scope.memberIds}::uuid[])`;
}

export type CaseMessageRow = {
  id: string;
  channel_id: string;
  seq: bigint;
  created_version: bigint;
  author_id: string;
  author_name: string;
  parent_id: string | null;
  created_at: Date;
  reactions: Record<string, string[]> | null;
};
export type CaseEventRow = {
  message_id: string;
  version: bigint;
  type: 'message.created' | 'message.edited' | 'message.deleted' | 'message.moved' | 'message.labelled';
  at: Date;
  actor_id: string | null;
  actor_name: string | null;
  payload: string | null;
};

export function selectCaseMessages(tx: TenantTx, ids: string[]): Promise<CaseMessageRow[]> {
  return tx.$queryRaw`SELECT m.id, m.channel_id, m.seq, m.created_version, m.author_id, a.name AS author_name, m.parent_id, m.created_at, m.reactions
    FROM app.message m JOIN app.member a ON a.tenant_id = m.tenant_id AND a.id = m.author_id
    WHERE m.tenant_id = app.tid() AND m.id = ANY (${ids}::uuid[])`;
}

/**
 * What the log has of these messages' words, in order. The first entry counts as of when the message was written, also where it
 * came in later by an import. Without a payload: its words have been erased.
 */
export function selectCaseEvents(tx: TenantTx, ids: string[]): Promise<CaseEventRow[]> {
  return tx.$queryRaw`
    SELECT m.id AS message_id, x.version, x.type, x.at, x.actor_id, a.name AS actor_name, p.payload
    FROM app.message m
    CROSS JOIN LATERAL (
      SELECT m.created_version AS version, 'message.created' AS type, m.created_at AS at, m.author_id AS actor_id
      UNION ALL
      SELECT e.version, e.type, e.at, e.actor_id FROM app.event e
        WHERE e.tenant_id = m.tenant_id AND e.subject_id = m.id AND e.stream_id = m.channel_id
          AND e.type IN ('message.edited', 'message.deleted', 'message.moved', 'message.labelled')
    ) x
    LEFT JOIN app.event_payload p ON p.tenant_id = m.tenant_id AND p.stream_id = m.channel_id AND p.version = x.version
    LEFT JOIN app.member a ON a.tenant_id = m.tenant_id AND a.id = x.actor_id
    WHERE m.tenant_id = app.tid() AND m.id = ANY (${ids}::uuid[])
    ORDER BY m.id, x.version`;
}

type Window = {
  channelId: string;
  last: bigint;
  from: Date | null;
  till: Date | null;
  /** Exclusive numbers of messages. */
  before?: number;
  after?: number;
  limit: number;
};

/** Messages of one channel within the scope, thread replies among them, nearest to the given end first. */
export async function selectCaseWindow(
  tx: TenantTx,
  { channelId, last, from, till, before, after, limit }: Window,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT m.id FROM app.message m
    WHERE m.tenant_id = app.tid() AND m.channel_id = ${channelId}::uuid AND m.created_version <= ${last}
      AND m.seq < coalesce(${before ?? null}::bigint, 9007199254740991) AND m.seq > coalesce(${after ?? null}::bigint, 0)
      AND ((m.created_at >= coalesce(${from}::timestamptz, '-infinity') AND m.created_at < coalesce(${till}::timestamptz, 'infinity'))
        OR EXISTS (SELECT 1 FROM app.event e WHERE e.tenant_id = m.tenant_id AND e.subject_id = m.id AND e.type = 'message.edited'
          AND e.version <= ${last} AND e.at >= coalesce(${from}::timestamptz, '-infinity') AND e.at < coalesce(${till}::timestamptz, 'infinity')))
    ORDER BY CASE WHEN ${after ?? null}::bigint IS NULL THEN -m.seq ELSE m.seq END LIMIT ${limit}`;
  return rows.map((row) => row.id);
}
