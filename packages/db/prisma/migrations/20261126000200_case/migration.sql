-- Why: what people write to each other in confidence is read only in a case: a reason, a scope, an end, and somebody else who
-- approved it. The search in one goes over every version of every message in its scope.
-- Order: tables, then the indexes over what changes a message and who was in a channel, then the search that reads both.
-- Rollback: drop the function, the indexes and the tables, the last one first. What was done in cases stays in the log.

-- What was asked is what was approved: whoever changes it asks anew. `asked_by` is whoever asked last.
CREATE TABLE app.oversight_case (
  tenant_id uuid NOT NULL REFERENCES app.tenant, id uuid NOT NULL, name text NOT NULL, reason text NOT NULL,
  channel_ids uuid[] NOT NULL, member_ids uuid[] NOT NULL, from_day date, until_day date,
  ends_at timestamptz NOT NULL, tells_after boolean NOT NULL, tells_who boolean NOT NULL,
  state text NOT NULL CHECK (state IN ('asked', 'refused', 'approved', 'ended')),
  opened_by uuid NOT NULL, opened_at timestamptz NOT NULL DEFAULT now(),
  asked_by uuid NOT NULL, asked_at timestamptz NOT NULL DEFAULT now(),
  decided_by uuid, decided_at timestamptz, decision_note text NOT NULL DEFAULT '',
  -- Without a person: its last day is over.
  ended_by uuid, ended_at timestamptz, version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  PRIMARY KEY (tenant_id, id),
  CHECK (cardinality(channel_ids) + cardinality(member_ids) > 0),
  CHECK (state NOT IN ('refused', 'approved') OR (decided_by IS NOT NULL AND decided_by NOT IN (asked_by, opened_by))),
  CHECK ((state = 'ended') = (ended_at IS NOT NULL)),
  FOREIGN KEY (tenant_id, opened_by) REFERENCES app.member (tenant_id, id),
  FOREIGN KEY (tenant_id, asked_by) REFERENCES app.member (tenant_id, id),
  FOREIGN KEY (tenant_id, decided_by) REFERENCES app.member (tenant_id, id),
  FOREIGN KEY (tenant_id, ended_by) REFERENCES app.member (tenant_id, id)
);
-- Who may read in it.
CREATE TABLE app.case_worker (
  tenant_id uuid NOT NULL, case_id uuid NOT NULL, member_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, case_id, member_id),
  FOREIGN KEY (tenant_id, case_id) REFERENCES app.oversight_case (tenant_id, id),
  FOREIGN KEY (tenant_id, member_id) REFERENCES app.member (tenant_id, id)
);
-- Whose messages could be read, written down when it was approved; told when it ends, where its setting says so.
CREATE TABLE app.case_custodian (
  tenant_id uuid NOT NULL, case_id uuid NOT NULL, member_id uuid NOT NULL, told_at timestamptz,
  PRIMARY KEY (tenant_id, case_id, member_id),
  FOREIGN KEY (tenant_id, case_id) REFERENCES app.oversight_case (tenant_id, id),
  FOREIGN KEY (tenant_id, member_id) REFERENCES app.member (tenant_id, id)
);
CREATE INDEX case_custodian_told ON app.case_custodian (tenant_id, member_id) WHERE told_at IS NOT NULL;
-- What the reviewers made of a message.
CREATE TABLE app.case_mark (
  tenant_id uuid NOT NULL, case_id uuid NOT NULL, message_id uuid NOT NULL,
  review text NOT NULL CHECK (review IN ('unreviewed', 'relevant', 'notRelevant', 'privileged')),
  tags text[] NOT NULL DEFAULT '{}', note text NOT NULL DEFAULT '', set_by uuid NOT NULL, set_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, case_id, message_id),
  FOREIGN KEY (tenant_id, case_id) REFERENCES app.oversight_case (tenant_id, id),
  FOREIGN KEY (tenant_id, set_by) REFERENCES app.member (tenant_id, id)
);
CREATE TABLE app.case_query (
  tenant_id uuid NOT NULL, case_id uuid NOT NULL, id uuid NOT NULL, name text NOT NULL, query jsonb NOT NULL,
  saved_by uuid NOT NULL, saved_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, case_id, id),
  FOREIGN KEY (tenant_id, case_id) REFERENCES app.oversight_case (tenant_id, id),
  FOREIGN KEY (tenant_id, saved_by) REFERENCES app.member (tenant_id, id)
);
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['oversight_case', 'case_worker', 'case_custodian', 'case_mark', 'case_query'] LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON app.%I USING (tenant_id = app.tid()) WITH CHECK (tenant_id = app.tid())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON app.%I TO parley_app', t);
    EXECUTE format('GRANT SELECT ON app.%I TO parley_search, parley_backup', t);
  END LOOP;
END $$;

-- What was done to one message, and in one channel, of the few entries that change a message's words.
CREATE INDEX event_of_revised_message ON app.event (tenant_id, subject_id, version)
  WHERE type IN ('message.edited', 'message.deleted', 'message.moved');
CREATE INDEX event_of_revisions ON app.event (tenant_id, stream_id, version)
  WHERE type IN ('message.edited', 'message.deleted', 'message.moved');
-- Who came into one channel and left it.
CREATE INDEX event_of_stays ON app.event (tenant_id, stream_id, version)
  WHERE type IN ('channel.memberAdded', 'channel.memberRemoved');
-- How people were called, and whether they were there, at an earlier day.
CREATE INDEX event_of_people ON app.event (tenant_id, subject_id, version)
  WHERE type IN ('member.profileChanged', 'member.deactivated', 'member.reactivated');

-- Messages of a case with a version that answers: the first words, each edit, and what a deleted one said. The newest first, older
-- than `p_before`. It judges by itself: nothing unless the case is approved and runs, and the member works on it.
-- `p`: words, phrases, without (text[] each), from, in (uuid[]), after, before (when it was said), withDeleted.
-- What was never edited is found by the index over present words; the versions of the others are read one by one, where a look
-- at the letters of the entry has not ruled them out.
CREATE FUNCTION app.search_case(p_case uuid, p_member uuid, p jsonb, p_before uuid, p_limit integer)
  RETURNS TABLE (message_id uuid) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan SET jit = off AS $$
#variable_conflict use_column
DECLARE
  tenant uuid := app.tid(); k text := right(app.tid()::text, 8); c app.oversight_case; query tsquery; words tsquery; part tsquery; item text; folded text;
  stretches text[] := '{}'; refused text[] := '{}'; signs text[] := '{}'; likes text[] := '{}';
  froms uuid[] := ARRAY(SELECT jsonb_array_elements_text(coalesce(p -> 'from', '[]'))::uuid);
  ins uuid[] := ARRAY(SELECT jsonb_array_elements_text(coalesce(p -> 'in', '[]'))::uuid);
  since timestamptz := coalesce((p ->> 'after')::timestamptz, '-infinity');
  till timestamptz := coalesce((p ->> 'before')::timestamptz, 'infinity');
  deleted boolean := coalesce((p ->> 'withDeleted')::boolean, true);
  top uuid := coalesce(p_before, 'ffffffff-ffff-ffff-ffff-ffffffffffff'); rooms uuid[]; lasts bigint[]; day_from timestamptz; day_till timestamptz;
BEGIN
  SELECT x.* INTO c FROM app.oversight_case x JOIN app.case_worker w ON w.tenant_id = x.tenant_id AND w.case_id = x.id AND w.member_id = p_member
    WHERE x.tenant_id = tenant AND x.id = p_case AND x.state = 'approved' AND x.ends_at > now();
  IF NOT FOUND THEN RETURN; END IF;
  day_from := coalesce(c.from_day::timestamp AT TIME ZONE 'UTC', '-infinity');
  day_till := coalesce((c.until_day + 1)::timestamp AT TIME ZONE 'UTC', 'infinity');
  SELECT array_agg(r.id), array_agg(r.last) INTO rooms, lasts FROM app.case_rooms(c.channel_ids, c.member_ids) r WHERE cardinality(ins) = 0 OR r.id = ANY (ins);
  IF rooms IS NULL THEN RETURN; END IF;

  FOR item IN SELECT jsonb_array_elements_text(coalesce(p -> 'words', '[]')) LOOP
    folded := app.search_fold(item); part := app.search_query(tenant, folded, false);
    IF part IS NULL THEN signs := signs || lower(item); ELSE
      words := coalesce(words && part, part);
      likes := likes || ARRAY(SELECT '%' || left(w, 60) || '%' FROM unnest(string_to_array(folded, ' ')) w);
      stretches := stretches || ARRAY(SELECT w FROM unnest(string_to_array(folded, ' ')) w
        WHERE length(w) > 2 AND w ~ '^[\u0e00-\u0eff\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]');
    END IF;
  END LOOP;
  FOR item IN SELECT jsonb_array_elements_text(coalesce(p -> 'phrases', '[]')) LOOP
    folded := app.search_fold(item); part := app.search_query(tenant, folded, true);
    IF part IS NULL THEN signs := signs || lower(item); ELSE
      words := coalesce(words && part, part); stretches := stretches || folded; likes := likes || ('%' || replace(folded, ' ', '%') || '%');
    END IF;
  END LOOP;
  FOR item IN SELECT jsonb_array_elements_text(coalesce(p -> 'without', '[]')) LOOP
    folded := app.search_fold(item); IF folded <> '' THEN refused := refused || folded; END IF;
  END LOOP;

  -- Nothing is asked of the words: everything in the scope. An edit in its days brings in what was said before them.
  IF words IS NULL AND cardinality(stretches) + cardinality(refused) + cardinality(signs) = 0 THEN
    RETURN QUERY
      WITH r AS (SELECT * FROM unnest(rooms, lasts) AS x (id, last))
      SELECT f.id FROM (
        SELECT m.id FROM app.message m JOIN r ON r.id = m.channel_id
          WHERE m.tenant_id = tenant AND m.channel_id = ANY (rooms) AND m.id < top AND m.created_version <= r.last
            AND m.created_at >= day_from AND m.created_at < day_till AND m.created_at >= since AND m.created_at < till
            AND (deleted OR m.deleted_at IS NULL) AND (cardinality(froms) = 0 OR m.author_id = ANY (froms))
        UNION
        SELECT m.id FROM app.event e JOIN r ON r.id = e.stream_id JOIN app.message m ON m.tenant_id = tenant AND m.id = e.subject_id
          WHERE day_from > '-infinity' AND e.tenant_id = tenant AND e.stream_id = ANY (rooms) AND e.type = 'message.edited' AND e.version <= r.last
            AND e.at >= day_from AND e.at < day_till AND m.created_at < day_from AND m.id < top AND m.created_at >= since AND m.created_at < till
            AND (deleted OR m.deleted_at IS NULL) AND (cardinality(froms) = 0 OR m.author_id = ANY (froms))
      ) f ORDER BY f.id DESC LIMIT p_limit;
    RETURN;
  END IF;

  query := words;
  IF words IS NOT NULL AND cardinality(rooms) <= 64 THEN
    SELECT string_agg(quote_literal(k || '#' || x), ' | ')::tsquery INTO part FROM unnest(rooms) x;
    query := query && part;
  END IF;
  IF words IS NOT NULL AND froms <> '{}' THEN
    SELECT string_agg(quote_literal(k || '@' || x), ' | ')::tsquery INTO part FROM unnest(froms) x;
    query := query && part;
  END IF;
  RETURN QUERY
    WITH r AS (SELECT * FROM unnest(rooms, lasts) AS x (id, last)),
    -- The same that a reader finds, where it has one version.
    a AS MATERIALIZED (
      SELECT m.id, m.channel_id, m.created_version, m.edited_at FROM app.message m
      WHERE m.tenant_id = tenant AND m.deleted_at IS NULL AND m.id < top AND m.channel_id = ANY (rooms)
        AND m.created_at >= day_from AND m.created_at < day_till AND m.created_at >= since AND m.created_at < till
        AND (cardinality(froms) = 0 OR m.author_id = ANY (froms))
        AND (query IS NULL OR app.search_terms(m.tenant_id, m.body, ARRAY['#' || m.channel_id::text, '@' || m.author_id::text]) @@ query)
        AND (cardinality(stretches) + cardinality(refused) + cardinality(signs) = 0 OR app.search_reads(tenant, m.body, stretches, refused, signs))
    ), b AS MATERIALIZED (
      SELECT DISTINCT e.subject_id AS id FROM app.event e
      JOIN app.event_payload pl ON pl.tenant_id = e.tenant_id AND pl.stream_id = e.stream_id AND pl.version = e.version
      WHERE e.tenant_id = tenant AND e.stream_id = ANY (rooms) AND e.type IN ('message.edited', 'message.deleted', 'message.moved') AND e.subject_id < top
        AND (cardinality(likes) = 0 OR octet_length(pl.payload) <> length(pl.payload) OR lower(pl.payload) LIKE ALL (likes))
    ), v AS MATERIALIZED (
      SELECT m.id, x.at, x.version, m.channel_id, pl.payload::jsonb ->> CASE WHEN x.version = m.created_version THEN 'body' ELSE 'after' END AS said
      FROM b JOIN app.message m ON m.tenant_id = tenant AND m.id = b.id
      CROSS JOIN LATERAL (
        SELECT m.created_version AS version, m.created_at AS at
        UNION ALL
        SELECT e.version, e.at FROM app.event e WHERE e.tenant_id = tenant AND e.subject_id = m.id AND e.type = 'message.edited'
      ) x
      JOIN app.event_payload pl ON pl.tenant_id = tenant AND pl.stream_id = m.channel_id AND pl.version = x.version
      WHERE m.created_at >= since AND m.created_at < till AND (deleted OR m.deleted_at IS NULL) AND (cardinality(froms) = 0 OR m.author_id = ANY (froms))
    )
    SELECT f.id FROM (
      SELECT a.id FROM a JOIN r ON r.id = a.channel_id WHERE a.created_version <= r.last
        AND (a.edited_at IS NULL OR NOT EXISTS (SELECT 1 FROM app.event e WHERE e.tenant_id = tenant AND e.subject_id = a.id AND e.type = 'message.edited'))
      UNION
      SELECT v.id FROM v JOIN r ON r.id = v.channel_id
        WHERE v.version <= r.last AND v.at >= day_from AND v.at < day_till
          AND (words IS NULL OR app.search_terms(tenant, v.said, '{}') @@ words)
          AND (cardinality(stretches) + cardinality(refused) + cardinality(signs) = 0 OR app.search_reads(tenant, v.said, stretches, refused, signs))
    ) f ORDER BY f.id DESC LIMIT p_limit;
END $$;

-- The channels of a scope, each with the last version that belongs to it: where a custodian has left, what came after does not.
-- Where nobody left it is the largest number that a program reads exactly.
CREATE FUNCTION app.case_rooms(channels uuid[], members uuid[]) RETURNS TABLE (id uuid, last bigint) LANGUAGE sql STABLE AS $$
  SELECT c.id, 9007199254740991 FROM app.channel c
    WHERE cardinality(members) = 0 AND c.tenant_id = app.tid() AND c.id = ANY (channels)
  UNION ALL
  SELECT s.channel_id, max(coalesce(s.until_version, 9007199254740991)) FROM app.member_stays(members) s
    WHERE cardinality(members) > 0 AND (cardinality(channels) = 0 OR s.channel_id = ANY (channels))
    GROUP BY s.channel_id
$$;

ALTER FUNCTION app.search_case OWNER TO parley_search;
REVOKE ALL ON FUNCTION app.search_case, app.case_rooms, app.member_stays FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.search_case, app.case_rooms, app.member_stays TO parley_app;
GRANT EXECUTE ON FUNCTION app.case_rooms, app.member_stays TO parley_search;
