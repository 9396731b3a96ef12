import type { TenantTx } from '../with-tenant.ts';

export type OwnEntry = {
  stream_id: string;
  version: bigint;
  message_id: string;
  at: Date;
  type: string;
  actor_id: string | null;
  payload: string | null;
};

/** Every entry about the next messages that a member wrote, in all their versions; the cursor is a message's id. */
export async function selectOwnMessages(
  tx: TenantTx,
  { memberId, after, limit }: { memberId: string; after: string; limit: number },
): Promise<OwnEntry[]> {
  return tx.$queryRaw`SELECT m.channel_id AS stream_id, v.version, m.id AS message_id, e.at, e.type, e.actor_id, p.payload
    FROM (SELECT * FROM app.message x WHERE x.tenant_id = app.tid() AND x.author_id = ${memberId}::uuid AND x.id > ${after}::uuid
      ORDER BY x.id LIMIT ${limit}) m
    CROSS JOIN LATERAL (SELECT m.created_version AS version
      UNION ALL SELECT c.version FROM app.event c WHERE c.tenant_id = m.tenant_id AND c.subject_id = m.id AND c.stream_id = m.channel_id
        AND c.type <> 'message.created' AND c.type <> 'message.imported') v
    JOIN app.event e ON e.tenant_id = m.tenant_id AND e.stream_id = m.channel_id AND e.version = v.version
    LEFT JOIN app.event_payload p ON p.tenant_id = m.tenant_id AND p.stream_id = m.channel_id AND p.version = v.version
    ORDER BY m.id, v.version`;
}

/** The member's reactions to what others wrote, in one channel. */
export async function selectOwnReactions(tx: TenantTx, memberId: string, channelId: string): Promise<OwnEntry[]> {
  return tx.$queryRaw`SELECT e.stream_id, e.version, e.subject_id AS message_id, e.at, e.type, e.actor_id, p.payload FROM app.event e
    LEFT JOIN app.event_payload p ON p.tenant_id = e.tenant_id AND p.stream_id = e.stream_id AND p.version = e.version
    WHERE e.tenant_id = app.tid() AND e.stream_id = ${channelId}::uuid AND e.type = 'message.reacted' AND e.actor_id = ${memberId}::uuid
    ORDER BY e.version`;
}

/** How many messages a member wrote that have not been purged. */
export async function countOwnMessages(tx: TenantTx, memberId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: bigint }[]>`SELECT count(*) FROM app.message m
    WHERE m.tenant_id = app.tid() AND m.author_id = ${memberId}::uuid AND (m.extra ? 'purged') IS NOT TRUE`;
  return Number(row?.count ?? 0);
}

/** Where a member wrote what has not been erased. */
export const listOwnChannels = (tx: TenantTx, memberId: string): Promise<{ id: string; kind: string }[]> =>
  tx.$queryRaw`SELECT c.id, c.kind FROM app.channel c WHERE c.tenant_id = app.tid() AND EXISTS (SELECT 1 FROM app.message m
    WHERE m.tenant_id = c.tenant_id AND m.channel_id = c.id AND m.author_id = ${memberId}::uuid AND (m.extra ? 'purged') IS NOT TRUE)`;
