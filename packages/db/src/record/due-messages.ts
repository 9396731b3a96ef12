import type { TenantTx } from '../with-tenant.ts';

export type DueCounts = { messages: number; files: number; held: number; oldest: Date | null; newest: Date | null };
type Stretch = { channelId: string; after: number; scan: number };

/**
 * What these rules would let go today among the next messages of a channel, or with a member: what of theirs no duty keeps.
 * `next` null: there are no more.
 */
export async function countDue(
  tx: TenantTx,
  { rules, stretch, memberId = null }: { rules: object[]; stretch: Stretch; memberId?: string | null },
): Promise<DueCounts & { next: number | null; read: number }> {
  const { channelId, after, scan } = stretch;
  const [row] = await tx.$queryRaw<
    (Record<'messages' | 'files' | 'held' | 'read', bigint> & { next: bigint | null; oldest: Date | null; newest: Date | null })[]
  >`
    SELECT s.next, s.read, d.* FROM
      (SELECT max(x.seq) AS next, count(*) AS read FROM (SELECT m.seq FROM app.message m
        WHERE m.tenant_id = app.tid() AND m.channel_id = ${channelId}::uuid AND m.seq > ${after} ORDER BY m.seq LIMIT ${scan}) x) s
      CROSS JOIN (SELECT count(*) FILTER (WHERE NOT d.is_held) AS messages, coalesce(sum(d.files) FILTER (WHERE NOT d.is_held), 0)::bigint AS files,
        count(*) FILTER (WHERE d.is_held) AS held, min(d.at) FILTER (WHERE NOT d.is_held) AS oldest, max(d.at) FILTER (WHERE NOT d.is_held) AS newest
        FROM app.due_messages(${JSON.stringify(rules)}::jsonb, ${channelId}::uuid, ${after}::bigint, ${scan}::integer, ${memberId}::uuid) d) d`;
  if (!row) throw new Error('an aggregate without a row');
  const { oldest, newest } = row;
  const [messages, files, held, read] = [Number(row.messages), Number(row.files), Number(row.held), Number(row.read)];
  return { messages, files, held, oldest, newest, read, next: row.next === null ? null : Number(row.next) };
}
