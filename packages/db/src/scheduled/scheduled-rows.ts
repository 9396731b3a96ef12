import type { TenantTx } from '../with-tenant.ts';

export type ScheduledRow = {
  id: string;
  author_id: string;
  channel_id: string;
  parent_id: string | null;
  client_id: string;
  body: string;
  file_ids: string[];
  input: { broadcast?: boolean; ackRequired?: true; hidesPreviews?: true; acceptsWarning?: true; label?: string } | null;
  send_at: Date;
  state: 'waiting' | 'sending' | 'failed';
  failure: string | null;
};

/** What an author has waiting, the next to be sent first. */
export async function selectScheduled(
  tx: TenantTx,
  query: { authorId: string; after: { at: Date; id: string } | null; limit: number },
): Promise<ScheduledRow[]> {
  return tx.$queryRaw<ScheduledRow[]>`
    SELECT id, author_id, channel_id, parent_id, client_id, body, file_ids, input, send_at, state, failure FROM app.scheduled_message
    WHERE tenant_id = app.tid() AND author_id = ${query.authorId}::uuid AND state IN ('waiting', 'sending', 'failed')
      AND (${query.after?.at ?? null}::timestamptz IS NULL OR (send_at, id) > (${query.after?.at ?? null}::timestamptz, ${query.after?.id ?? null}::uuid))
    ORDER BY send_at, id LIMIT ${query.limit}`;
}

/** Under a lock, if it is the author's. */
export async function lockScheduled(tx: TenantTx, scheduled: { id: string; authorId: string }): Promise<ScheduledRow | null> {
  const rows = await tx.$queryRaw<ScheduledRow[]>`
    SELECT id, author_id, channel_id, parent_id, client_id, body, file_ids, input, send_at, state, failure FROM app.scheduled_message
    WHERE tenant_id = app.tid() AND id = ${scheduled.id}::uuid AND author_id = ${scheduled.authorId}::uuid FOR UPDATE`;
  return rows[0] ?? null;
}

/** It was refused: it stays with the reason, and its author is told, once for each time that it fails. */
export async function failScheduled(tx: TenantTx, scheduled: { id: string; failure: string }): Promise<void> {
  await tx.$executeRaw`
    WITH failed AS (
      UPDATE app.scheduled_message SET state = 'failed', failure = ${scheduled.failure}
      WHERE tenant_id = app.tid() AND id = ${scheduled.id}::uuid RETURNING *)
    INSERT INTO app.notification AS n (tenant_id, member_id, channel_id, scheduled_id, reason, outcome, created_at)
    SELECT tenant_id, author_id, channel_id, id, 'scheduleFailed', 'sent', date_trunc('milliseconds', clock_timestamp()) FROM failed
    ON CONFLICT (tenant_id, scheduled_id) DO UPDATE
      SET created_at = excluded.created_at, push_outcome = NULL, email_outcome = NULL, told_at = NULL`;
}

/** Takes a message whose time has come; from then on its words stand. One that a crash left half sent is taken again. */
export async function claimDue(tx: TenantTx, id: string): Promise<ScheduledRow | null> {
  const rows = await tx.$queryRaw<ScheduledRow[]>`
    UPDATE app.scheduled_message SET state = 'sending'
    WHERE tenant_id = app.tid() AND id = ${id}::uuid AND state IN ('waiting', 'sending') AND send_at <= now()
    RETURNING id, author_id, channel_id, parent_id, client_id, body, file_ids, input, send_at, state, failure`;
  return rows[0] ?? null;
}
