import type { TenantTx } from '../with-tenant.ts';

/** Which label each of these channels carries; those without one are left out. */
export async function labelsOfChannels(tx: TenantTx, channelIds: string[]): Promise<Map<string, string>> {
  if (channelIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ id: string; label_id: string }[]>`SELECT c.id, c.label_id FROM app.channel c
    WHERE c.tenant_id = app.tid() AND c.id = ANY (${channelIds}::uuid[]) AND c.label_id IS NOT NULL`;
  return new Map(rows.map((row) => [row.id, row.label_id]));
}

/** How many messages that stand in a channel carry which label of their own. */
export async function ownLabelsIn(tx: TenantTx, channelId: string): Promise<{ labelId: string; count: number }[]> {
  return tx.$queryRaw`SELECT m.extra -> 'label' ->> 'id' AS "labelId", count(*)::int AS count FROM app.message m
    WHERE m.tenant_id = app.tid() AND m.channel_id = ${channelId}::uuid AND m.extra ? 'label' GROUP BY 1`;
}

/** How much carries which label: channels, and messages on their own. */
export async function labelUses(tx: TenantTx): Promise<{ labelId: string; channels: number; messages: number }[]> {
  return tx.$queryRaw`SELECT l.id AS "labelId",
      (SELECT count(*)::int FROM app.channel c WHERE c.tenant_id = l.tenant_id AND c.label_id = l.id) AS channels,
      (SELECT count(*)::int FROM app.message m WHERE m.tenant_id = l.tenant_id AND m.extra ? 'label'
         AND m.extra -> 'label' ->> 'id' = l.id::text) AS messages
    FROM app.label l WHERE l.tenant_id = app.tid()`;
}

/** Those of a channel who are guests and have an account that is open. */
export async function guestsIn(tx: TenantTx, channelId: string): Promise<{ id: string; name: string }[]> {
  return tx.$queryRaw`SELECT a.id, a.name FROM app.channel_member cm
    JOIN app.member a ON a.tenant_id = cm.tenant_id AND a.id = cm.member_id AND a.role = 'guest' AND a.deactivated_at IS NULL
    WHERE cm.tenant_id = app.tid() AND cm.channel_id = ${channelId}::uuid ORDER BY a.name, a.id`;
}

/** Did the database itself refuse a message because its label stays above the channel? */
export const isLabelKept = (error: unknown): boolean =>
  (error as { code?: string; constraint?: string }).code === '23514' &&
  (error as { constraint?: string }).constraint === 'label_stays';

/** The highest rank in a channel: its own, or that of a message there; 0 without any. */
export async function labelRankIn(tx: TenantTx, channelId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ rank: number | null }[]>`SELECT max(l.rank) AS rank FROM app.label l
    WHERE l.tenant_id = app.tid() AND l.id::text IN (
      SELECT c.label_id::text FROM app.channel c WHERE c.tenant_id = app.tid() AND c.id = ${channelId}::uuid
      UNION ALL SELECT m.extra -> 'label' ->> 'id' FROM app.message m
      WHERE m.tenant_id = app.tid() AND m.channel_id = ${channelId}::uuid AND m.extra ? 'label')`;
  return rows[0]?.rank ?? 0;
}

/** How many of these people are guests. */
export async function guestsAmong(tx: TenantTx, memberIds: string[]): Promise<number> {
  return tx.member.count({ where: { id: { in: memberIds }, role: 'guest' } });
}

/** How many channels have guests in them and carry a label that is not for guests, or a higher one. */
export async function closedChannelsWithGuests(tx: TenantTx): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM app.channel c
    JOIN app.label has ON has.tenant_id = c.tenant_id AND has.id = c.label_id
    WHERE c.tenant_id = app.tid()
      AND EXISTS (SELECT 1 FROM app.label line WHERE line.tenant_id = c.tenant_id AND line.closed_to_guests AND line.rank <= has.rank)
      AND EXISTS (SELECT 1 FROM app.channel_member cm JOIN app.member a ON a.tenant_id = cm.tenant_id AND a.id = cm.member_id
        WHERE cm.tenant_id = c.tenant_id AND cm.channel_id = c.id AND a.role = 'guest' AND a.deactivated_at IS NULL)`;
  return rows[0]?.count ?? 0;
}
