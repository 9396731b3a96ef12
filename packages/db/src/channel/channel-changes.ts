import type { TenantTx } from '../with-tenant.ts';

/** As `event_of_channel_changes` has them. */
export type ChannelChangeType =
  | 'channel.renamed'
  | 'channel.topicSet'
  | 'channel.postingSet'
  | 'channel.archived'
  | 'channel.unarchived'
  | 'channel.madeFromGroup'
  | 'channel.labelSet';
export type ChannelChangeRow = {
  version: number;
  type: ChannelChangeType;
  at: Date;
  memberId: string | null;
  name: string | null;
  payload: string;
};

type Stretch = { channelId: string; after: number; upTo?: number; limit: number };

/** The latest changes of a channel within a stretch of its log, oldest first; `after` is left out and `upTo` is not. */
export async function channelChangesOf(
  tx: TenantTx,
  { channelId, after, upTo = Number.MAX_SAFE_INTEGER, limit }: Stretch,
): Promise<ChannelChangeRow[]> {
  const rows = await tx.$queryRaw<ChannelChangeRow[]>`
    SELECT e.version::float8 AS version, e.type, e.at, e.actor_id AS "memberId", a.name, p.payload FROM app.event e
    JOIN app.event_payload p ON p.tenant_id = e.tenant_id AND p.stream_id = e.stream_id AND p.version = e.version
    LEFT JOIN app.member a ON a.tenant_id = e.tenant_id AND a.id = e.actor_id
    WHERE e.tenant_id = app.tid() AND e.stream_id = ${channelId}::uuid
      AND e.type IN ('channel.renamed', 'channel.topicSet', 'channel.postingSet', 'channel.archived', 'channel.unarchived',
        'channel.madeFromGroup', 'channel.labelSet')
      AND e.version > ${after}::bigint AND e.version <= ${upTo}::bigint
    ORDER BY e.version DESC LIMIT ${limit}`;
  return rows.toReversed();
}

/**
 * After which version of a channel's log a member reads what was changed, when they read its messages after `floor`: from the first
 * message that is theirs, or from when they came in, whichever was earlier; never from before the last message that is not.
 */
export async function changesReadFrom(
  tx: TenantTx,
  { channelId, memberId, floor }: { channelId: string; memberId: string; floor: number },
): Promise<number> {
  if (floor === 0) return 0;
  const rows = await tx.$queryRaw<{ version: number }[]>`
    SELECT greatest(
      (SELECT m.created_version FROM app.message m
        WHERE m.tenant_id = app.tid() AND m.channel_id = ${channelId}::uuid AND m.seq = ${floor}::bigint),
      least(
        (SELECT m.created_version FROM app.message m
          WHERE m.tenant_id = app.tid() AND m.channel_id = ${channelId}::uuid AND m.seq > ${floor}::bigint ORDER BY m.seq LIMIT 1),
        (SELECT max(e.version) FROM app.event e WHERE e.tenant_id = app.tid() AND e.subject_id = ${memberId}::uuid
          AND e.stream_id = ${channelId}::uuid AND e.type = 'channel.memberAdded')),
      0)::float8 AS version`;
  return rows[0]?.version ?? 0;
}
