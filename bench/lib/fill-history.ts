import type pg from 'pg';

/** How much of a history is what: of a hundred messages four are edited once, and one is deleted. */
const sharesOf = (events: number) => ({ edited: Math.round(events * 0.04), deleted: Math.round(events * 0.01) });

type Place = { tenantId: string; channelIds: string[]; memberIds: string[] };

/**
 * Writes a history of so many entries straight into the tables: what people say over a year, in words of which few are frequent
 * and most are rare, and their edits and deletions. For measuring how it is read: its hashes are numbers and prove nothing.
 */
export async function fillHistory(admin: pg.Pool, { tenantId, channelIds, memberIds }: Place, events: number): Promise<void> {
  const { edited, deleted } = sharesOf(events);
  const said = events - edited - deleted;
  const client = await admin.connect();
  try {
    await client.query('BEGIN');
    // Nobody is told of these entries, and they were judged by nobody.
    await client.query("SET LOCAL session_replication_role = 'replica'");
    const { rows } = await client.query<{ indexdef: string }>(
      "SELECT indexdef FROM pg_indexes WHERE schemaname = 'app' AND indexname = 'message_terms'",
    );
    await client.query('DROP INDEX app.message_terms');
    await client.query('SELECT setseed(0.5)');
    await client.query(
      `CREATE TEMPORARY TABLE heard ON COMMIT DROP AS
       SELECT n, ($2::uuid[])[1 + (n::bigint * 7919) % cardinality($2::uuid[])] AS channel_id,
         ($3::uuid[])[1 + (n::bigint * 104729) % cardinality($3::uuid[])] AS author_id,
         now() - interval '365 days' + n * (interval '364 days' / $1::integer) AS at,
         (SELECT string_agg(syllables.s[1 + w / 144] || syllables.s[1 + w / 12 % 12] || syllables.s[1 + w % 12], ' ')
          FROM (SELECT floor(1728 * power(random(), 3))::integer AS w FROM generate_series(1, 8 + n % 7)) AS drawn)
          || CASE WHEN n % 100000 = 77 THEN ' zanzibar' ELSE '' END AS body,
         gen_random_uuid() AS any_id
       FROM generate_series(1, $1::integer) AS n,
         (SELECT ARRAY['ka','ri','mo','ten','lu','sa','pe','no','vi','gor','da','che'] AS s) AS syllables`,
      [said, channelIds, memberIds],
    );
    // A log is in order: what was changed later stands after all that was said, which costs a reader more than the truth.
    await client.query(
      `CREATE TEMPORARY TABLE logged ON COMMIT DROP AS
       SELECT *, 1000 + row_number() OVER (PARTITION BY channel_id ORDER BY kind, n) AS version,
         (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(n % 4096), 3, '0') || '8' || right(replace(any_id::text, '-', ''), 15))::uuid AS id
       FROM (
         SELECT 0 AS kind, 'message.created' AS type, n, channel_id, author_id, at, body, any_id FROM heard
         UNION ALL SELECT 1, 'message.edited', n, channel_id, author_id, at, body || ' lumoka', any_id FROM heard WHERE n % 25 = 3 AND n <= 25 * $1::integer
         UNION ALL SELECT 2, 'message.deleted', n, channel_id, author_id, at, body, any_id FROM heard WHERE n % 100 = 9 AND n <= 100 * $2::integer
       ) AS entries`,
      [edited, deleted],
    );
    await client.query(
      `INSERT INTO app.event (tenant_id, stream_id, version, type, actor_id, subject_id, at, client_id, payload_hash, hash)
       SELECT $1, channel_id, version, type, author_id, id, at + kind * interval '1 hour', NULL, decode(md5(version::text), 'hex'), decode(md5(version::text), 'hex')
       FROM logged ORDER BY channel_id, version`,
      [tenantId],
    );
    await client.query(
      `INSERT INTO app.event_payload (tenant_id, stream_id, version, payload)
       SELECT $1, channel_id, version, CASE kind WHEN 0 THEN json_build_object('body', body)
         WHEN 1 THEN json_build_object('before', left(body, -7), 'after', body) ELSE json_build_object('before', body) END::text
       FROM logged ORDER BY channel_id, version`,
      [tenantId],
    );
    await client.query(
      `INSERT INTO app.message (tenant_id, id, channel_id, seq, version, created_version, client_id, author_id, body, created_at, edited_at, deleted_at)
       SELECT $1, c.id, c.channel_id, c.version, coalesce(d.version, e.version, c.version), c.version, c.any_id, c.author_id,
         CASE WHEN d.n IS NULL THEN coalesce(e.body, c.body) ELSE '' END, c.at, e.at, d.at
       FROM logged c LEFT JOIN logged e ON e.kind = 1 AND e.n = c.n LEFT JOIN logged d ON d.kind = 2 AND d.n = c.n
       WHERE c.kind = 0 ORDER BY c.id`,
      [tenantId],
    );
    await client.query(
      `UPDATE app.stream s SET version = greatest(s.version, l.last), message_count = l.messages
       FROM (SELECT channel_id, max(version) AS last, count(*) FILTER (WHERE kind = 0) AS messages FROM logged GROUP BY 1) l
       WHERE s.tenant_id = $1 AND s.id = l.channel_id`,
      [tenantId],
    );
    await client.query(rows[0]?.indexdef ?? '');
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
  await admin.query('VACUUM ANALYZE app.message, app.event, app.event_payload, app.stream');
}
