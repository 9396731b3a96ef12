import { Prisma } from '../generated/client.ts';
import type { TenantTx } from '../with-tenant.ts';

export type NewItem = {
  id: string;
  policyId: string;
  policyVersion: number;
  channelId: string;
  version: number;
  messageId: string;
  authorId: string;
  saidAt: Date;
  isEdit: boolean;
  reasons: string[];
  why: string;
};

/** Puts items into the queue; answers the ids of those that were not there before. */
export async function insertItems(tx: TenantTx, items: readonly NewItem[]): Promise<Set<string>> {
  if (items.length === 0) return new Set();
  const values = items.map(
    (item) => Prisma.sql`(app.tid(), ${item.id}::uuid, ${item.policyId}::uuid, ${item.policyVersion}, ${item.channelId}::uuid,
      ${item.version}, ${item.messageId}::uuid, ${item.authorId}::uuid, ${item.saidAt}, ${item.isEdit}, ${item.reasons}::text[], ${item.why}::jsonb)`,
  );
  const rows = await tx.$queryRaw<
    { id: string }[]
  >`INSERT INTO app.supervision_item (tenant_id, id, policy_id, policy_version, channel_id,
      event_version, message_id, author_id, said_at, is_edit, reasons, why)
    VALUES ${Prisma.join(values)} ON CONFLICT (tenant_id, policy_id, channel_id, event_version) DO NOTHING RETURNING id`;
  return new Set(rows.map(({ id }) => id));
}

export type Tally = { policyId: string; day: string; inScope: number; sampled: number; flagged: number };

export async function addTallies(tx: TenantTx, tallies: readonly Tally[]): Promise<void> {
  if (tallies.length === 0) return;
  const values = tallies
    .toSorted((a, b) => (`${a.policyId}${a.day}` < `${b.policyId}${b.day}` ? -1 : 1))
    .map((one) => Prisma.sql`(app.tid(), ${one.policyId}::uuid, ${one.day}::date, ${one.inScope}, ${one.sampled}, ${one.flagged})`);
  await tx.$executeRaw`INSERT INTO app.supervision_tally AS t (tenant_id, policy_id, day, in_scope, sampled, flagged)
    VALUES ${Prisma.join(values)} ON CONFLICT (tenant_id, policy_id, day) DO UPDATE SET in_scope = t.in_scope + excluded.in_scope,
      sampled = t.sampled + excluded.sampled, flagged = t.flagged + excluded.flagged`;
}

export type ItemRow = {
  id: string;
  policy_id: string;
  policy_name: string;
  policy_version: number;
  channel_id: string;
  channel_kind: 'public' | 'private' | 'direct' | 'group';
  event_version: bigint;
  message_id: string;
  author_id: string;
  author_name: string;
  said_at: Date;
  is_edit: boolean;
  reasons: string[];
  why: unknown;
  state: 'open' | 'escalated' | 'closed';
  assignee_id: string | null;
  assignee_name: string | null;
  proposed_by: string | null;
  proposer_name: string | null;
  proposed_outcome: string | null;
  outcome: string | null;
  needs_second: boolean;
  opened_at: Date | null;
  closed_at: Date | null;
};

/**
 * What a member may review: items of policies whose reviewer they are, and those that were given to them. Never what they wrote
 * themselves. Where its author is the only reviewer there is, an item is the owners'.
 */
export const mine = (
  memberId: string,
) => Prisma.sql`i.author_id <> ${memberId}::uuid AND (${memberId}::uuid = ANY (p.reviewer_ids) OR i.assignee_id = ${memberId}::uuid
  OR (EXISTS (SELECT 1 FROM app.member o WHERE o.tenant_id = i.tenant_id AND o.id = ${memberId}::uuid AND o.role = 'owner' AND o.deactivated_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM app.member r WHERE r.tenant_id = i.tenant_id AND r.id = ANY (p.reviewer_ids) AND r.id <> i.author_id
      AND r.role <> 'guest' AND r.deactivated_at IS NULL)))`;

const items = Prisma.sql`FROM app.supervision_item i
  JOIN app.supervision_policy p ON p.tenant_id = i.tenant_id AND p.id = i.policy_id`;
const full = Prisma.sql`SELECT i.id, i.policy_id, p.name AS policy_name, i.policy_version, i.channel_id, c.kind AS channel_kind, i.event_version,
    i.message_id, i.author_id, a.name AS author_name, i.said_at, i.is_edit, i.reasons, i.why, i.state, i.assignee_id, g.name AS assignee_name,
    i.proposed_by, x.name AS proposer_name, i.proposed_outcome, i.outcome, p.needs_second, i.opened_at, i.closed_at
  ${items} JOIN app.channel c ON c.tenant_id = i.tenant_id AND c.id = i.channel_id
  JOIN app.member a ON a.tenant_id = i.tenant_id AND a.id = i.author_id
  LEFT JOIN app.member g ON g.tenant_id = i.tenant_id AND g.id = i.assignee_id
  LEFT JOIN app.member x ON x.tenant_id = i.tenant_id AND x.id = i.proposed_by
  WHERE i.tenant_id = app.tid()`;

export type QueueQuery = {
  memberId: string;
  state: 'waiting' | 'escalated' | 'closed';
  isMine: boolean;
  reason: string | null;
  after: string | null;
  limit: number;
};

/** Waiting ones oldest first, closed ones newest first. */
export function selectQueue(tx: TenantTx, { memberId, state, isMine, reason, after, limit }: QueueQuery): Promise<ItemRow[]> {
  const where = [
    state === 'waiting' ? Prisma.sql`i.state <> 'closed'` : Prisma.sql`i.state = ${state}`,
    ...(isMine ? [Prisma.sql`i.assignee_id = ${memberId}::uuid`] : []),
    ...(reason ? [Prisma.sql`${reason} = ANY (i.reasons)`] : []),
    ...(after ? [state === 'closed' ? Prisma.sql`i.id < ${after}::uuid` : Prisma.sql`i.id > ${after}::uuid`] : []),
  ];
  const order = state === 'closed' ? Prisma.sql`i.id DESC` : Prisma.sql`i.id`;
  return tx.$queryRaw<ItemRow[]>`${full} AND ${mine(memberId)} AND ${Prisma.join(where, ' AND ')} ORDER BY ${order} LIMIT ${limit}`;
}

/** Items that this member may review, held until the end of the transaction; others are left out. */
export async function lockItems(tx: TenantTx, memberId: string, ids: readonly string[]): Promise<ItemRow[]> {
  await tx.$queryRaw`SELECT 1 FROM app.supervision_item i WHERE i.tenant_id = app.tid() AND i.id = ANY (${ids}::uuid[]) ORDER BY i.id FOR UPDATE`;
  return tx.$queryRaw<ItemRow[]>`${full} AND ${mine(memberId)} AND i.id = ANY (${ids}::uuid[]) ORDER BY i.id`;
}

export async function countQueue(tx: TenantTx, memberId: string): Promise<{ waiting: number; escalated: number; mine: number }> {
  const [row] = await tx.$queryRaw<{ waiting: bigint; escalated: bigint; mine: bigint }[]>`SELECT count(*) AS waiting,
    count(*) FILTER (WHERE i.state = 'escalated') AS escalated, count(*) FILTER (WHERE i.assignee_id = ${memberId}::uuid) AS mine
    ${items} WHERE i.tenant_id = app.tid() AND i.state <> 'closed' AND ${mine(memberId)}`;
  return { waiting: Number(row?.waiting ?? 0), escalated: Number(row?.escalated ?? 0), mine: Number(row?.mine ?? 0) };
}

/** Whether there is anything that this member may come to review: a policy names them, or an item is theirs. */
export async function reviewsAnything(tx: TenantTx, memberId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<
    unknown[]
  >`SELECT 1 FROM app.member m WHERE m.tenant_id = app.tid() AND m.id = ${memberId}::uuid AND m.role <> 'guest'
    AND (EXISTS (SELECT 1 FROM app.supervision_policy p WHERE p.tenant_id = m.tenant_id AND m.id = ANY (p.reviewer_ids))
      OR EXISTS (SELECT 1 FROM app.supervision_item i WHERE i.tenant_id = m.tenant_id AND i.assignee_id = m.id AND i.state <> 'closed'))`;
  return rows.length > 0;
}

/** Policies in force that read here, for who is in this channel: those that watch any of its people. */
export async function selectReviewersOf(tx: TenantTx, channelId: string): Promise<{ id: string; name: string }[]> {
  return tx.$queryRaw`SELECT DISTINCT r.id, r.name FROM app.supervision_policy p
    JOIN app.supervision_policy_version v ON v.tenant_id = p.tenant_id AND v.policy_id = p.id AND v.version = p.in_force
    JOIN app.channel c ON c.tenant_id = p.tenant_id AND c.id = ${channelId}::uuid
    JOIN app.member r ON r.tenant_id = p.tenant_id AND r.id = ANY (p.reviewer_ids) AND r.deactivated_at IS NULL
    WHERE p.tenant_id = app.tid() AND (c.kind = 'public' OR (v.terms ->> 'reachesPrivate')::boolean)
      AND EXISTS (SELECT 1 FROM app.channel_member cm WHERE cm.tenant_id = c.tenant_id AND cm.channel_id = c.id AND CASE v.terms ->> 'watch'
        WHEN 'everybody' THEN true
        WHEN 'members' THEN v.terms -> 'memberIds' ? cm.member_id::text
        ELSE EXISTS (SELECT 1 FROM app.group_member gm WHERE gm.tenant_id = cm.tenant_id AND gm.member_id = cm.member_id
          AND gm.group_id::text = v.terms ->> 'groupId') END)
    ORDER BY r.name, r.id`;
}
