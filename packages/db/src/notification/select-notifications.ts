import type { TenantTx } from '../with-tenant.ts';

export type NotificationRow = {
  id: string;
  message_id: string | null;
  reason: string;
  created_at: Date;
  is_unread: boolean;
  scheduled: { channelId: string; body: string; failure: string } | null;
};

/**
 * What a member was told of, the newest first; only of messages that stand and that they may still read, and of scheduled ones
 * that still wait to be mended.
 */
export async function selectNotifications(
  tx: TenantTx,
  query: { memberId: string; reasons: string[] | null; before: { at: Date; id: string } | null; limit: number },
): Promise<NotificationRow[]> {
  return tx.$queryRaw<NotificationRow[]>`
    SELECT n.id, n.message_id, n.reason, n.created_at,
           s.id IS NOT NULL OR m.seq > greatest(cm.read_seq, cm.visible_from) AND (m.parent_id IS NULL OR m.broadcast)
             OR m.parent_id IS NOT NULL AND m.seq > coalesce(tr.read_seq, 0) AS is_unread,
           CASE WHEN s.id IS NOT NULL
             THEN jsonb_build_object('channelId', s.channel_id, 'body', s.body, 'failure', coalesce(s.failure, '')) END AS scheduled
    FROM app.notification n
    LEFT JOIN app.scheduled_message s ON s.tenant_id = n.tenant_id AND s.id = n.scheduled_id AND s.state = 'failed'
    LEFT JOIN app.message m ON m.tenant_id = n.tenant_id AND m.id = n.message_id AND m.deleted_at IS NULL
    LEFT JOIN app.channel_member cm ON cm.tenant_id = n.tenant_id AND cm.channel_id = m.channel_id AND cm.member_id = n.member_id
    LEFT JOIN app.thread_read tr ON tr.tenant_id = n.tenant_id AND tr.parent_id = m.parent_id AND tr.member_id = n.member_id
    WHERE n.tenant_id = app.tid() AND n.member_id = ${query.memberId}::uuid AND n.outcome = 'sent' AND (s.id IS NOT NULL OR m.seq > cm.visible_from)
      AND (${query.reasons}::text[] IS NULL OR n.reason = ANY (${query.reasons}::text[]))
      AND (${query.before?.at ?? null}::timestamptz IS NULL
           OR (n.created_at, n.id) < (${query.before?.at ?? null}::timestamptz, ${query.before?.id ?? null}::uuid))
    ORDER BY n.created_at DESC, n.id DESC LIMIT ${query.limit}`;
}

export type WaitingRow = {
  id: string;
  member_id: string;
  channel_id: string;
  message_id: string | null;
  reason: string;
  created_at: Date;
  is_deleted: boolean;
  is_read: boolean;
  may_read: boolean;
};

/**
 * What nobody has decided on yet for push or for mail, the oldest first. The rows stay locked until the transaction ends, so
 * that two workers never decide on the same one.
 */
export async function lockWaiting(tx: TenantTx, { by, limit }: { by: 'push' | 'mail'; limit: number }): Promise<WaitingRow[]> {
  const isMail = by === 'mail';
  return tx.$queryRaw<WaitingRow[]>`
    SELECT n.id, n.member_id, n.channel_id, n.message_id, n.reason, n.created_at, m.deleted_at IS NOT NULL AS is_deleted,
           me.deactivated_at IS NULL AND (s.id IS NOT NULL OR cm.member_id IS NOT NULL AND m.seq > cm.visible_from) IS TRUE AS may_read,
           n.reason NOT IN ('reminder', 'scheduleFailed') AND CASE WHEN m.parent_id IS NULL OR m.broadcast THEN m.seq <= cm.read_seq
             ELSE m.seq <= coalesce(tr.read_seq, 0) END AS is_read
    FROM (SELECT * FROM app.notification x WHERE x.tenant_id = app.tid() AND x.outcome = 'sent'
            AND CASE WHEN ${isMail}::boolean THEN x.email_outcome IS NULL ELSE x.push_outcome IS NULL END
          ORDER BY x.created_at LIMIT ${limit} FOR UPDATE SKIP LOCKED) n
    LEFT JOIN app.scheduled_message s ON s.tenant_id = n.tenant_id AND s.id = n.scheduled_id AND s.state = 'failed'
    LEFT JOIN app.message m ON m.tenant_id = n.tenant_id AND m.id = n.message_id
    JOIN app.member me ON me.tenant_id = n.tenant_id AND me.id = n.member_id
    LEFT JOIN app.channel_member cm ON cm.tenant_id = n.tenant_id AND cm.channel_id = m.channel_id AND cm.member_id = n.member_id
    LEFT JOIN app.thread_read tr ON tr.tenant_id = n.tenant_id AND tr.parent_id = m.parent_id AND tr.member_id = n.member_id
    ORDER BY n.created_at`;
}

/** Of these, what is still worth telling: the message stands, is theirs to read and has not been read. */
export async function selectStillUntold(
  tx: TenantTx,
  ids: string[],
): Promise<{ id: string; message_id: string | null; scheduled_body: string | null; reason: string }[]> {
  return tx.$queryRaw`
    SELECT n.id, n.message_id, s.body AS scheduled_body, n.reason FROM app.notification n
    JOIN app.member me ON me.tenant_id = n.tenant_id AND me.id = n.member_id AND me.deactivated_at IS NULL
    LEFT JOIN app.scheduled_message s ON s.tenant_id = n.tenant_id AND s.id = n.scheduled_id AND s.state = 'failed'
    LEFT JOIN app.message m ON m.tenant_id = n.tenant_id AND m.id = n.message_id AND m.deleted_at IS NULL
    LEFT JOIN app.channel_member cm ON cm.tenant_id = n.tenant_id AND cm.channel_id = m.channel_id AND cm.member_id = n.member_id
    LEFT JOIN app.thread_read tr ON tr.tenant_id = n.tenant_id AND tr.parent_id = m.parent_id AND tr.member_id = n.member_id
    WHERE n.tenant_id = app.tid() AND n.id = ANY (${ids}::uuid[])
      AND (s.id IS NOT NULL OR m.seq > cm.visible_from
        AND (n.reason = 'reminder' OR CASE WHEN m.parent_id IS NULL OR m.broadcast THEN m.seq > cm.read_seq
               ELSE m.seq > coalesce(tr.read_seq, 0) END))
    ORDER BY n.created_at`;
}
