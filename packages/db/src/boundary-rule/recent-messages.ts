import type { TenantTx } from '../with-tenant.ts';

export type RecentRow = { id: string; kind: 'public' | 'private' | 'direct' | 'group'; channel_name: string | null; body: string };

/**
 * Messages from `since` on, newest first, older than `before`: of every channel, so only for what tells nobody the words. Ids are in
 * the order of their time (UUIDv7), so the primary key is what is read.
 */
export function selectRecentMessages(
  tx: TenantTx,
  page: { since: Date; oldest: string; before: string; limit: number },
): Promise<RecentRow[]> {
  return tx.$queryRaw<RecentRow[]>`
    SELECT m.id, c.kind, c.name AS channel_name, m.body
    FROM app.message m JOIN app.channel c ON c.tenant_id = m.tenant_id AND c.id = m.channel_id
    WHERE m.tenant_id = app.tid() AND m.id < ${page.before}::uuid AND m.id >= ${page.oldest}::uuid
      AND m.created_at >= ${page.since} AND m.deleted_at IS NULL AND m.body <> ''
    ORDER BY m.id DESC LIMIT ${page.limit}`;
}
