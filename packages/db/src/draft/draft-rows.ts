import type { TenantTx } from '../with-tenant.ts';

export type DraftRow = {
  key: string;
  channel_id: string;
  body: string;
  version: number;
  edited_at: number;
  device_id: string | null;
  others: unknown;
  updated_at: Date;
};

/** A member's draft of this key under a lock, made if there is none: two devices cannot each think they are the first. */
export async function lockDraft(tx: TenantTx, draft: { memberId: string; key: string; channelId: string }): Promise<DraftRow> {
  await tx.$executeRaw`INSERT INTO app.draft (tenant_id, member_id, key, channel_id, body, version, updated_at)
    VALUES (app.tid(), ${draft.memberId}::uuid, ${draft.key}::uuid, ${draft.channelId}::uuid, '', 0, date_trunc('milliseconds', clock_timestamp()))
    ON CONFLICT (tenant_id, member_id, key) DO NOTHING`;
  const row = await lockKnownDraft(tx, draft);
  if (!row) throw new Error('a draft was not there after it was made');
  return row;
}

export async function lockKnownDraft(tx: TenantTx, draft: { memberId: string; key: string }): Promise<DraftRow | null> {
  const rows = await tx.$queryRaw<DraftRow[]>`
    SELECT key, channel_id, body, version::float8 AS version, edited_at::float8 AS edited_at, device_id, others, updated_at
    FROM app.draft WHERE tenant_id = app.tid() AND member_id = ${draft.memberId}::uuid AND key = ${draft.key}::uuid FOR UPDATE`;
  return rows[0] ?? null;
}

export async function updateDraft(
  tx: TenantTx,
  draft: {
    memberId: string;
    key: string;
    body: string;
    version: number;
    editedAt: number;
    deviceId: string | null;
    others: object[];
  },
): Promise<Date> {
  const [row] = await tx.$queryRaw<{ updated_at: Date }[]>`
    UPDATE app.draft SET body = ${draft.body}, version = ${draft.version}::bigint, edited_at = ${draft.editedAt}::bigint,
      device_id = ${draft.deviceId}::uuid, others = ${JSON.stringify(draft.others)}::jsonb,
      updated_at = date_trunc('milliseconds', clock_timestamp())
    WHERE tenant_id = app.tid() AND member_id = ${draft.memberId}::uuid AND key = ${draft.key}::uuid RETURNING updated_at`;
  if (!row) throw new Error('a locked draft was gone');
  return row.updated_at;
}

/** A member's drafts, the last changed first: all that hold a text, or all that changed since a moment, emptied ones too. */
export async function selectDrafts(
  tx: TenantTx,
  query: { memberId: string; since: Date | null; before: { at: Date; id: string } | null; limit: number },
): Promise<DraftRow[]> {
  return tx.$queryRaw<DraftRow[]>`
    SELECT key, channel_id, body, version::float8 AS version, edited_at::float8 AS edited_at, device_id, others, updated_at
    FROM app.draft WHERE tenant_id = app.tid() AND member_id = ${query.memberId}::uuid
      AND (${query.since}::timestamptz IS NULL AND (body <> '' OR others <> '[]') OR updated_at >= ${query.since}::timestamptz)
      AND (${query.before?.at ?? null}::timestamptz IS NULL OR (updated_at, key) < (${query.before?.at ?? null}::timestamptz, ${query.before?.id ?? null}::uuid))
    ORDER BY updated_at DESC, key DESC LIMIT ${query.limit}`;
}

export async function countDrafts(tx: TenantTx, memberId: string): Promise<number> {
  return tx.draft.count({ where: { memberId, body: { not: '' } } });
}
