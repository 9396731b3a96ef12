import type { TenantTx } from '../with-tenant.ts';

export type AskedRow = { member_id: string; name: string };
type Roster = { messageId: string; done: string[] };

/** Who is asked to acknowledge a message: its readers now, save the author. `isDone`: those who have, or those who have not. */
export async function selectAsked(
  tx: TenantTx,
  roster: Roster & { isDone: boolean; after: { name: string; id: string } | null; limit: number },
): Promise<AskedRow[]> {
  return tx.$queryRaw<AskedRow[]>`
    SELECT a.id AS member_id, a.name FROM app.message m
    JOIN app.channel_member cm ON cm.tenant_id = m.tenant_id AND cm.channel_id = m.channel_id AND cm.member_id <> m.author_id AND cm.visible_from < m.seq
    JOIN app.member a ON a.tenant_id = cm.tenant_id AND a.id = cm.member_id AND a.deactivated_at IS NULL
    WHERE m.tenant_id = app.tid() AND m.id = ${roster.messageId}::uuid AND (a.id = ANY (${roster.done}::uuid[])) = ${roster.isDone}
      AND (${roster.after?.id ?? null}::uuid IS NULL OR (a.name, a.id) > (${roster.after?.name ?? ''}, ${roster.after?.id ?? null}::uuid))
    ORDER BY a.name, a.id LIMIT ${roster.limit}`;
}

export async function countAsked(tx: TenantTx, { messageId, done }: Roster): Promise<{ done: number; missing: number }> {
  const rows = await tx.$queryRaw<{ done: bigint; missing: bigint }[]>`
    SELECT count(*) FILTER (WHERE a.id = ANY (${done}::uuid[])) AS done, count(*) FILTER (WHERE a.id <> ALL (${done}::uuid[])) AS missing
    FROM app.message m
    JOIN app.channel_member cm ON cm.tenant_id = m.tenant_id AND cm.channel_id = m.channel_id AND cm.member_id <> m.author_id AND cm.visible_from < m.seq
    JOIN app.member a ON a.tenant_id = cm.tenant_id AND a.id = cm.member_id AND a.deactivated_at IS NULL
    WHERE m.tenant_id = app.tid() AND m.id = ${messageId}::uuid`;
  return { done: Number(rows[0]?.done ?? 0), missing: Number(rows[0]?.missing ?? 0) };
}

/** Tells those who have not acknowledged once more, as if it had just been asked. Answers whom. */
export async function tellAskedAgain(tx: TenantTx, { messageId, done }: Roster): Promise<string[]> {
  const rows = await tx.$queryRaw<{ member_id: string }[]>`
    INSERT INTO app.notification AS n (tenant_id, member_id, channel_id, message_id, reason, outcome, created_at)
    SELECT m.tenant_id, a.id, m.channel_id, m.id, 'ack', 'sent', date_trunc('milliseconds', clock_timestamp())
    FROM app.message m
    JOIN app.channel_member cm ON cm.tenant_id = m.tenant_id AND cm.channel_id = m.channel_id AND cm.member_id <> m.author_id AND cm.visible_from < m.seq
    JOIN app.member a ON a.tenant_id = cm.tenant_id AND a.id = cm.member_id AND a.deactivated_at IS NULL
    WHERE m.tenant_id = app.tid() AND m.id = ${messageId}::uuid AND a.id <> ALL (${done}::uuid[])
    ON CONFLICT (tenant_id, message_id, member_id, reason)
      DO UPDATE SET created_at = excluded.created_at, push_outcome = NULL, email_outcome = NULL, told_at = NULL
    RETURNING n.member_id`;
  return rows.map(({ member_id }) => member_id);
}
