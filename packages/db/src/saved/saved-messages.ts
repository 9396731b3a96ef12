import type { TenantTx } from '../with-tenant.ts';

export type SavedRow = {
  message_id: string;
  saved_at: Date;
  remind_at: Date | null;
  reminded_at: Date | null;
  done_at: Date | null;
};

/**
 * What a member keeps for later, the newest first; only messages that they may still read. A channel that was left takes its
 * messages with it, and gives them back to whoever returns.
 */
export async function selectSaved(
  tx: TenantTx,
  query: {
    memberId: string;
    isDone: boolean;
    withReminder: boolean;
    memberOnly: boolean;
    /** Public channels that are not for this member, unless they are in them. */
    apart: string[];
    before: { at: Date; id: string } | null;
    limit: number;
  },
): Promise<SavedRow[]> {
  return tx.$queryRaw<SavedRow[]>`
    SELECT s.message_id, s.saved_at, s.remind_at, s.reminded_at, s.done_at FROM app.saved_message s
    JOIN app.message m ON m.tenant_id = s.tenant_id AND m.id = s.message_id
    JOIN app.channel c ON c.tenant_id = m.tenant_id AND c.id = m.channel_id
    LEFT JOIN app.channel_member cm ON cm.tenant_id = m.tenant_id AND cm.channel_id = m.channel_id AND cm.member_id = s.member_id
    WHERE s.tenant_id = app.tid() AND s.member_id = ${query.memberId}::uuid
      AND (s.done_at IS NOT NULL) = ${query.isDone} AND (NOT ${query.withReminder}::boolean OR s.remind_at IS NOT NULL)
      AND m.seq > coalesce(cm.visible_from, 0)
      AND (cm.member_id IS NOT NULL OR (NOT ${query.memberOnly}::boolean AND c.kind = 'public' AND c.id <> ALL (${query.apart}::uuid[])))
      AND (${query.before?.at ?? null}::timestamptz IS NULL OR (s.saved_at, s.message_id) < (${query.before?.at ?? null}::timestamptz, ${query.before?.id ?? null}::uuid))
    ORDER BY s.saved_at DESC, s.message_id DESC LIMIT ${query.limit}`;
}

/** Keeps a message for later; one that was done with is open again. */
export async function upsertSaved(tx: TenantTx, saved: { memberId: string; messageId: string; remindAt?: Date }): Promise<void> {
  const changesReminder = saved.remindAt !== undefined;
  await tx.$executeRaw`INSERT INTO app.saved_message AS s (tenant_id, member_id, message_id, saved_at, remind_at)
    VALUES (app.tid(), ${saved.memberId}::uuid, ${saved.messageId}::uuid, date_trunc('milliseconds', clock_timestamp()), ${saved.remindAt ?? null}::timestamptz)
    ON CONFLICT (tenant_id, member_id, message_id) DO UPDATE SET done_at = NULL,
      remind_at = CASE WHEN ${changesReminder}::boolean THEN excluded.remind_at ELSE s.remind_at END,
      reminded_at = CASE WHEN ${changesReminder}::boolean THEN NULL ELSE s.reminded_at END`;
}

/**
 * Marks a reminder as given and puts it among the member's notifications. False: it was taken back, put off or given before,
 * or the message is not theirs to read any more.
 */
export async function giveReminder(tx: TenantTx, due: { memberId: string; messageId: string }): Promise<boolean> {
  const given = await tx.$executeRaw`
    WITH given AS (
      UPDATE app.saved_message s SET reminded_at = now() FROM app.message m
      WHERE s.tenant_id = app.tid() AND s.member_id = ${due.memberId}::uuid AND s.message_id = ${due.messageId}::uuid
        AND s.remind_at <= now() AND s.reminded_at IS NULL AND s.done_at IS NULL
        AND m.tenant_id = s.tenant_id AND m.id = s.message_id AND m.deleted_at IS NULL
      RETURNING s.tenant_id, s.member_id, s.message_id, m.channel_id)
    INSERT INTO app.notification AS n (tenant_id, member_id, channel_id, message_id, reason, outcome, created_at)
    SELECT tenant_id, member_id, channel_id, message_id, 'reminder', 'sent', date_trunc('milliseconds', clock_timestamp()) FROM given
    ON CONFLICT (tenant_id, message_id, member_id, reason)
      DO UPDATE SET created_at = excluded.created_at, push_outcome = NULL, email_outcome = NULL, told_at = NULL`;
  return given > 0;
}
