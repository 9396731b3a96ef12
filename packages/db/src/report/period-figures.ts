import type { TenantTx } from '../with-tenant.ts';

export type PeriodQuery = { from: Date; until: Date; timeZone: string; peopleMin: number };
type DayRow = { day: string; people: number; messages: number };
export type PeriodFigures = {
  days: DayRow[];
  people: number;
  kinds: { public: number; private: number; direct: number; group: number; replies: number };
  directReply: { median: number | null; people: number };
  threadReply: { median: number | null; people: number };
  mails: number;
  afterHours: { share: number | null; people: number };
  files: { added: number; bytes: number };
};

/** The smallest id (UUIDv7) of a moment: messages of a period are a stretch of their key, which needs no other index. */
const idAt = (at: Date): string => {
  const hex = at.valueOf().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-0000-0000-000000000000`;
};

/**
 * What happened in a period, for the whole workspace. Imported history is none of it; days on which fewer people wrote than may
 * be spoken of are left out of everything.
 */
export async function readPeriodFigures(tx: TenantTx, { from, until, timeZone, peopleMin }: PeriodQuery): Promise<PeriodFigures> {
  const [low, high] = [idAt(from), idAt(until)];
  const days = await tx.$queryRaw<DayRow[]>`
    SELECT to_char(m.created_at AT TIME ZONE ${timeZone}, 'YYYY-MM-DD') AS day, count(DISTINCT m.author_id)::int AS people, count(*)::int AS messages
    FROM app.message m
    WHERE m.tenant_id = app.tid() AND m.id >= ${low}::uuid AND m.id < ${high}::uuid AND (m.extra ->> 'imported') IS NULL
    GROUP BY 1 ORDER BY 1`;
  const shown = days.filter(({ people }) => people >= peopleMin).map(({ day }) => day);
  const kinds = await tx.$queryRaw<{ kind: 'public' | 'private' | 'direct' | 'group'; messages: number; replies: number }[]>`
    SELECT c.kind, count(*)::int AS messages, count(m.parent_id)::int AS replies
    FROM app.message m JOIN app.channel c ON c.tenant_id = m.tenant_id AND c.id = m.channel_id
    WHERE m.tenant_id = app.tid() AND m.id >= ${low}::uuid AND m.id < ${high}::uuid AND (m.extra ->> 'imported') IS NULL
      AND to_char(m.created_at AT TIME ZONE ${timeZone}, 'YYYY-MM-DD') = ANY (${shown})
    GROUP BY 1`;
  const of = (kind: string) => kinds.find((one) => one.kind === kind)?.messages ?? 0;
  // One reading of the period answers the rest: `gap` is the pause before a message in its conversation.
  const [rest] = await tx.$queryRaw<
    { people: number; mails: number; direct: number | null; direct_people: number; late: number | null; late_people: number }[]
  >`WITH said AS MATERIALIZED (
      SELECT m.channel_id, m.author_id, m.created_at, c.kind, m.seq, m.parent_id,
             lag(m.author_id) OVER w AS former, lag(m.created_at) OVER w AS former_at
      FROM app.message m JOIN app.channel c ON c.tenant_id = m.tenant_id AND c.id = m.channel_id
      WHERE m.tenant_id = app.tid() AND m.id >= ${low}::uuid AND m.id < ${high}::uuid AND (m.extra ->> 'imported') IS NULL
        AND to_char(m.created_at AT TIME ZONE ${timeZone}, 'YYYY-MM-DD') = ANY (${shown})
      WINDOW w AS (PARTITION BY m.channel_id ORDER BY m.seq)),
    stretches AS (
      SELECT channel_id, author_id,
             count(*) FILTER (WHERE former_at IS NULL OR created_at > former_at + interval '30 minutes')
               OVER (PARTITION BY channel_id ORDER BY seq) AS stretch
      FROM said),
    answers AS (SELECT author_id, extract(epoch FROM created_at - former_at) AS seconds FROM said
      WHERE kind = 'direct' AND parent_id IS NULL AND former IS NOT NULL AND former <> author_id),
    clocks AS (
      SELECT s.author_id, s.created_at AT TIME ZONE coalesce(p.data ->> 'timeZone', ${timeZone}) AS clock, p.data -> 'quietHours' AS quiet
      FROM said s LEFT JOIN app.member_preference p ON p.tenant_id = app.tid() AND p.member_id = s.author_id),
    hours AS (
      SELECT author_id, extract(isodow FROM clock) > 5 OR CASE WHEN jsonb_typeof(quiet) = 'object'
        THEN CASE WHEN quiet ->> 'from' <= quiet ->> 'to'
                  THEN to_char(clock, 'HH24:MI') >= quiet ->> 'from' AND to_char(clock, 'HH24:MI') < quiet ->> 'to'
                  ELSE to_char(clock, 'HH24:MI') >= quiet ->> 'from' OR to_char(clock, 'HH24:MI') < quiet ->> 'to' END
        ELSE to_char(clock, 'HH24:MI') < '08:00' OR to_char(clock, 'HH24:MI') >= '18:00' END AS is_late
      FROM clocks)
    SELECT (SELECT count(DISTINCT author_id) FROM said)::int AS people,
           (SELECT count(*) FROM (SELECT DISTINCT channel_id, stretch, author_id FROM stretches) d)::int AS mails,
           (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) FROM answers)::float8 AS direct,
           (SELECT count(DISTINCT author_id) FROM answers)::int AS direct_people,
           (SELECT avg(is_late::int) FROM hours)::float8 AS late,
           (SELECT count(DISTINCT author_id) FROM hours)::int AS late_people`;
  const [threads] = await tx.$queryRaw<{ median: number | null; people: number }[]>`
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY f.seconds)::float8 AS median, count(DISTINCT f.author_id)::int AS people
    FROM (SELECT DISTINCT ON (r.parent_id) r.author_id, extract(epoch FROM r.created_at - p.created_at) AS seconds
          FROM app.message r JOIN app.message p ON p.tenant_id = r.tenant_id AND p.id = r.parent_id AND p.author_id <> r.author_id
          WHERE r.tenant_id = app.tid() AND r.id >= ${low}::uuid AND r.id < ${high}::uuid AND r.parent_id IS NOT NULL
            AND (r.extra ->> 'imported') IS NULL
            AND to_char(r.created_at AT TIME ZONE ${timeZone}, 'YYYY-MM-DD') = ANY (${shown})
          ORDER BY r.parent_id, r.seq) f`;
  const [files] = await tx.$queryRaw<{ added: number; bytes: bigint }[]>`
    SELECT count(*)::int AS added, coalesce(sum(f.bytes), 0)::bigint AS bytes FROM app.file f
    WHERE f.tenant_id = app.tid() AND f.created_at >= ${from} AND f.created_at < ${until}`;
  return {
    days,
    people: rest?.people ?? 0,
    kinds: {
      public: of('public'),
      private: of('private'),
      direct: of('direct'),
      group: of('group'),
      replies: kinds.reduce((sum, { replies }) => sum + replies, 0),
    },
    directReply: { median: rest?.direct ?? null, people: rest?.direct_people ?? 0 },
    threadReply: { median: threads?.median ?? null, people: threads?.people ?? 0 },
    mails: rest?.mails ?? 0,
    afterHours: { share: rest?.late ?? null, people: rest?.late_people ?? 0 },
    files: { added: files?.added ?? 0, bytes: Number(files?.bytes ?? 0) },
  };
}

/** How many people of each group, and who: the caller decides which of them may be spoken of. */
export async function readGroupFigures(
  tx: TenantTx,
  { from, until }: { from: Date; until: Date },
): Promise<{ name: string; memberIds: string[]; people: number; messages: number }[]> {
  const rows = await tx.$queryRaw<{ name: string; member_ids: string[]; people: number; messages: number }[]>`
    WITH wrote AS MATERIALIZED (
      SELECT m.author_id, count(*)::int AS messages FROM app.message m
      WHERE m.tenant_id = app.tid() AND m.id >= ${idAt(from)}::uuid AND m.id < ${idAt(until)}::uuid AND (m.extra ->> 'imported') IS NULL
      GROUP BY 1)
    SELECT g.name, array_agg(a.id ORDER BY a.id) AS member_ids, count(w.author_id)::int AS people, coalesce(sum(w.messages), 0)::int AS messages
    FROM app.member_group g JOIN app.group_member gm ON gm.tenant_id = g.tenant_id AND gm.group_id = g.id
      JOIN app.member a ON a.tenant_id = gm.tenant_id AND a.id = gm.member_id AND a.deactivated_at IS NULL
      LEFT JOIN wrote w ON w.author_id = a.id
    WHERE g.tenant_id = app.tid() GROUP BY g.id, g.name ORDER BY count(*) DESC, g.name`;
  return rows.map(({ member_ids, ...row }) => ({ ...row, memberIds: member_ids }));
}

export async function activeMemberIds(tx: TenantTx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT m.id FROM app.member m WHERE m.tenant_id = app.tid() AND m.deactivated_at IS NULL`;
  return rows.map(({ id }) => id);
}
