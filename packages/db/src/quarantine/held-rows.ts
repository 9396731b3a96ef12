import type { TenantTx } from '../with-tenant.ts';

export type HeldRow = {
  id: string;
  author_id: string;
  channel_id: string;
  client_id: string;
  version: bigint;
  state: 'waiting' | 'releasing' | 'released' | 'refused' | 'withdrawn';
  closed_at: Date | null;
};

/** One held message; nobody decides about it at the same time. */
export async function lockHeld(tx: TenantTx, id: string): Promise<HeldRow | null> {
  const rows = await tx.$queryRaw<HeldRow[]>`
    SELECT id, author_id, channel_id, client_id, version, state, closed_at FROM app.quarantine
    WHERE tenant_id = app.tid() AND id = ${id}::uuid FOR UPDATE`;
  return rows[0] ?? null;
}

/** What the firm's own stream keeps of it; null once retention has erased that. */
export async function readHeldPayload(tx: TenantTx, version: number): Promise<string | null> {
  const rows = await tx.$queryRaw<{ payload: string }[]>`
    SELECT payload FROM app.event_payload
    WHERE tenant_id = app.tid() AND stream_id = app.tid() AND version = ${version}`;
  return rows[0]?.payload ?? null;
}

export type ListedHeldRow = HeldRow & {
  rules: { name: string; count: number }[];
  file_ids: string[];
  held_at: Date;
  decided_at: Date | null;
  reason: string | null;
  author_name: string;
  decider_name: string | null;
  channel_kind: 'public' | 'private' | 'direct' | 'group';
  channel_name: string | null;
  /** The reader is in the channel. */
  is_in: boolean;
};
type HeldQuery = {
  memberId: string;
  isWaiting: boolean;
  before: { at: Date; id: string } | null;
  limit: number;
};

/** Held messages that wait, or that were decided about, the latest first. */
export function listHeldRows(tx: TenantTx, query: HeldQuery): Promise<ListedHeldRow[]> {
  return tx.$queryRaw<ListedHeldRow[]>`
    SELECT q.id, q.author_id, q.channel_id, q.client_id, q.version, q.state, q.closed_at, q.rules, q.file_ids, q.held_at, q.decided_at,
      q.reason, a.name AS author_name, d.name AS decider_name, c.kind AS channel_kind, c.name AS channel_name,
      EXISTS (SELECT 1 FROM app.channel_member m WHERE m.tenant_id = app.tid() AND m.channel_id = q.channel_id
        AND m.member_id = ${query.memberId}::uuid) AS is_in
    FROM app.quarantine q
    JOIN app.member a ON a.tenant_id = app.tid() AND a.id = q.author_id
    JOIN app.channel c ON c.tenant_id = app.tid() AND c.id = q.channel_id
    LEFT JOIN app.member d ON d.tenant_id = app.tid() AND d.id = q.decided_by
    WHERE q.tenant_id = app.tid() AND (q.state IN ('waiting', 'releasing')) = ${query.isWaiting}
      AND (${query.before?.at ?? null}::timestamptz IS NULL
        OR (q.held_at, q.id) < (${query.before?.at ?? null}::timestamptz, ${query.before?.id ?? null}::uuid))
    ORDER BY q.held_at DESC, q.id DESC LIMIT ${query.limit}`;
}
