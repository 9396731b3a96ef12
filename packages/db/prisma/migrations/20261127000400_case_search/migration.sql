-- Why: an examiner asks a log of a million entries and waits for the answer: a phrase, a word that must not be there, or signs
-- made the search of a case read all of it. Now the newest is read first, and it ends when there is enough.
-- Order: what a text says, in one folding of it; then the search (its signature, owner and grants stay).
-- Rollback: make app.search_case of 20261126000200_case again, drop app.search_says.

-- Whether a text says all of this: words that begin so, stretches in one piece, nothing that is refused, signs as they are written.
-- What app.search_terms and app.search_query find together, without an index.
CREATE FUNCTION app.search_says(p_body text, p_words text[], p_stretches text[], p_refused text[], p_signs text[]) RETURNS boolean
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 1000 AS $$
DECLARE folded text := ' ' || app.search_fold(p_body) || ' '; x text;
BEGIN
  FOREACH x IN ARRAY p_words LOOP
    IF strpos(folded, CASE WHEN x ~ '^[\u0e00-\u0eff\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]' THEN x ELSE ' ' || x END) = 0 THEN RETURN false; END IF;
  END LOOP;
  FOREACH x IN ARRAY p_stretches LOOP IF NOT app.search_has(btrim(folded), x) THEN RETURN false; END IF; END LOOP;
  FOREACH x IN ARRAY p_refused LOOP
    IF strpos(folded, CASE WHEN x ~ '[\u0e00-\u0eff\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]' THEN x ELSE ' ' || x || ' ' END) > 0 THEN RETURN false; END IF;
  END LOOP;
  FOREACH x IN ARRAY p_signs LOOP IF strpos(lower(p_body), x) = 0 THEN RETURN false; END IF; END LOOP;
  RETURN true;
END $$;
REVOKE ALL ON FUNCTION app.search_says FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.search_says TO parley_search;

-- As before, and stretch by stretch of time: the newest messages are read as they are, and what they hold says how far to go next,
-- and whether the index answers sooner. In each stretch what has one version, and what was edited, deleted or moved, version by version.
CREATE OR REPLACE FUNCTION app.search_case(p_case uuid, p_member uuid, p jsonb, p_before uuid, p_limit integer)
  RETURNS TABLE (message_id uuid) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan SET jit = off AS $$
#variable_conflict use_column
DECLARE
  tenant uuid := app.tid(); k text := right(app.tid()::text, 8); c app.oversight_case; query tsquery; part tsquery; item text; folded text;
  words text[] := '{}'; stretches text[] := '{}'; refused text[] := '{}'; signs text[] := '{}'; likes text[] := '{}';
  froms uuid[] := ARRAY(SELECT jsonb_array_elements_text(coalesce(p -> 'from', '[]'))::uuid);
  ins uuid[] := ARRAY(SELECT jsonb_array_elements_text(coalesce(p -> 'in', '[]'))::uuid);
  since timestamptz := coalesce((p ->> 'after')::timestamptz, '-infinity');
  till timestamptz := coalesce((p ->> 'before')::timestamptz, 'infinity');
  deleted boolean := coalesce((p ->> 'withDeleted')::boolean, true);
  top uuid := coalesce(p_before, 'ffffffff-ffff-ffff-ffff-ffffffffffff'); bottom uuid; middle uuid; ids uuid[]; hits uuid[] := '{}';
  rooms uuid[]; lasts bigint[]; ends jsonb; day_from timestamptz; day_till timestamptz;
  present text; single text; revised text; reads text; asked text := ''; entry text := ''; of_rooms double precision; share double precision; by_index boolean;
  -- How many messages are read before looking how far to go; a test reads few.
  first bigint := coalesce((p ->> 'stretch')::bigint, 10000); stretch bigint;
BEGIN
  SELECT x.* INTO c FROM app.oversight_case x JOIN app.case_worker w ON w.tenant_id = x.tenant_id AND w.case_id = x.id AND w.member_id = p_member
    WHERE x.tenant_id = tenant AND x.id = p_case AND x.state = 'approved' AND x.ends_at > now();
  IF NOT FOUND THEN RETURN; END IF;
  day_from := coalesce(c.from_day::timestamp AT TIME ZONE 'UTC', '-infinity');
  day_till := coalesce((c.until_day + 1)::timestamp AT TIME ZONE 'UTC', 'infinity');
  SELECT array_agg(r.id), array_agg(r.last), jsonb_object_agg(r.id, r.last) FILTER (WHERE r.last < 9007199254740991)
    INTO rooms, lasts, ends FROM app.case_rooms(c.channel_ids, c.member_ids) r WHERE cardinality(ins) = 0 OR r.id = ANY (ins);
  IF rooms IS NULL THEN RETURN; END IF;

  FOR item IN SELECT jsonb_array_elements_text(coalesce(p -> 'words', '[]')) LOOP
    folded := app.search_fold(item); part := app.search_query(tenant, folded, false);
    IF part IS NULL THEN signs := signs || lower(item); ELSE
      query := coalesce(query && part, part);
      words := words || ARRAY(SELECT left(w, 60) FROM unnest(string_to_array(folded, ' ')) w);
      -- Pairs of signs may stand apart: the whole run is looked for in what they find.
      stretches := stretches || ARRAY(SELECT w FROM unnest(string_to_array(folded, ' ')) w
        WHERE length(w) > 2 AND w ~ '^[\u0e00-\u0eff\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]');
    END IF;
  END LOOP;
  likes := ARRAY(SELECT '%' || w || '%' FROM unnest(words) w);
  FOR item IN SELECT jsonb_array_elements_text(coalesce(p -> 'phrases', '[]')) LOOP
    folded := app.search_fold(item); part := app.search_query(tenant, folded, true);
    IF part IS NULL THEN signs := signs || lower(item); ELSE
      query := coalesce(query && part, part); stretches := stretches || folded; likes := likes || ('%' || replace(folded, ' ', '%') || '%');
    END IF;
  END LOOP;
  FOR item IN SELECT jsonb_array_elements_text(coalesce(p -> 'without', '[]')) LOOP
    folded := app.search_fold(item); IF folded <> '' THEN refused := refused || folded; END IF;
  END LOOP;

  -- Nothing is asked of the words: everything in the scope. An edit in its days brings in what was said before them.
  IF cardinality(words) + cardinality(stretches) + cardinality(refused) + cardinality(signs) = 0 THEN
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

  -- Ids begin with their time in milliseconds. What was said before the days of the case can have been edited in them.
  IF least(till, day_till) < 'infinity' THEN
    top := least(top, rpad(lpad(to_hex((extract(epoch FROM least(till, day_till)) * 1000)::bigint + 60000), 12, '0'), 32, '0')::uuid);
  END IF;
  bottom := CASE WHEN since > '-infinity'
    THEN rpad(lpad(to_hex(greatest(0, (extract(epoch FROM since) * 1000)::bigint - 60000)), 12, '0'), 32, '0')::uuid
    ELSE '00000000-0000-0000-0000-000000000000' END;

  IF froms <> '{}' THEN asked := asked || ' AND m.author_id = ANY ($6)'; END IF;
  IF since > '-infinity' OR till < 'infinity' THEN asked := asked || ' AND m.created_at >= $7 AND m.created_at < $8'; END IF;
  present := 'm.tenant_id = $1 AND m.id < $2 AND m.id >= $3 AND m.deleted_at IS NULL AND m.channel_id = ANY ($4)' || asked;
  IF day_from > '-infinity' OR day_till < 'infinity' THEN present := present || ' AND m.created_at >= $9 AND m.created_at < $10'; END IF;
  IF ends IS NOT NULL THEN present := present || ' AND m.created_version <= coalesce(($5 ->> m.channel_id::text)::bigint, 9007199254740991)'; END IF;
  -- A look at the letters spares most of the folding; letters beyond ASCII may be written in more than one way.
  IF likes <> '{}' THEN present := present || ' AND (octet_length(m.body) <> length(m.body) OR lower(m.body) LIKE ALL ($11))'; END IF;
  FOREACH item IN ARRAY signs LOOP
    IF item = upper(item) THEN
      present := present || ' AND strpos(m.body, ' || quote_literal(item) || ') > 0';
      -- As JSON writes them, but for the two that it writes otherwise, and what cannot be seen.
      IF item !~ '["\\[:cntrl:]]' THEN entry := entry || ' AND strpos(pl.payload, ' || quote_literal(item) || ') > 0'; END IF;
    END IF;
  END LOOP;
  single := ' AND (m.edited_at IS NULL OR NOT EXISTS (SELECT 1 FROM app.event e WHERE e.tenant_id = $1 AND e.subject_id = m.id AND e.type = ''message.edited''))';
  -- From what was done to messages to the messages, one by one, however many the planner takes them for.
  revised := ' UNION SELECT v.id FROM (
      SELECT m.id, pl.payload::jsonb ->> CASE WHEN x.version = m.created_version THEN ''body'' ELSE ''after'' END AS said
      FROM (SELECT DISTINCT e.subject_id AS id FROM app.event e
        JOIN app.event_payload pl ON pl.tenant_id = e.tenant_id AND pl.stream_id = e.stream_id AND pl.version = e.version
        WHERE e.tenant_id = $1 AND e.subject_id < $2 AND e.subject_id >= $3 AND e.type IN (''message.edited'', ''message.deleted'', ''message.moved'')
          AND e.stream_id = ANY ($4)'
    || CASE WHEN likes <> '{}' THEN ' AND (octet_length(pl.payload) <> length(pl.payload) OR lower(pl.payload) LIKE ALL ($11))' ELSE '' END || entry || ') b
      CROSS JOIN LATERAL (SELECT * FROM app.message m WHERE m.tenant_id = $1 AND m.id = b.id AND m.channel_id = ANY ($4)' || asked
    || CASE WHEN deleted THEN '' ELSE ' AND m.deleted_at IS NULL' END || ' OFFSET 0) m
      CROSS JOIN LATERAL (SELECT m.created_version AS version, m.created_at AS at
        UNION ALL SELECT e.version, e.at FROM app.event e WHERE e.tenant_id = $1 AND e.subject_id = m.id AND e.type = ''message.edited'' OFFSET 0) x
      CROSS JOIN LATERAL (SELECT y.payload FROM app.event_payload y
        WHERE y.tenant_id = $1 AND y.stream_id = m.channel_id AND y.version = x.version OFFSET 0) pl
      WHERE x.at >= $9 AND x.at < $10 AND x.version <= coalesce(($5 ->> m.channel_id::text)::bigint, 9007199254740991) OFFSET 0
    ) v WHERE app.search_says(v.said, $12, $13, $14, $15)';

  -- The index answers what few messages say, or few people and channels; of a short time all is read sooner than its lists.
  SELECT avg((m.channel_id = ANY (rooms))::integer),
      avg((m.channel_id = ANY (rooms) AND (froms = '{}' OR m.author_id = ANY (froms))
        AND (likes = '{}' OR octet_length(m.body) <> length(m.body) OR lower(m.body) LIKE ALL (likes)))::integer)
    INTO of_rooms, share
    FROM (SELECT * FROM app.message x WHERE x.tenant_id = tenant AND x.id < top AND x.id >= bottom ORDER BY x.id DESC LIMIT 2000) m;
  IF froms <> '{}' THEN
    SELECT string_agg(quote_literal(k || '@' || x), ' | ')::tsquery INTO part FROM unnest(froms) x;
    query := coalesce(query && part, part);
  END IF;
  IF cardinality(rooms) <= 64 AND of_rooms < 0.2 THEN
    SELECT string_agg(quote_literal(k || '#' || x), ' | ')::tsquery INTO part FROM unnest(rooms) x;
    query := coalesce(query && part, part);
  END IF;
  by_index := query IS NOT NULL AND share < 0.2
    AND EXISTS (SELECT 1 FROM app.message x WHERE x.tenant_id = tenant AND x.id < top AND x.id >= bottom OFFSET first * 10);
  reads := CASE WHEN by_index THEN
      'WITH h AS MATERIALIZED (SELECT m.id, m.body FROM app.message m WHERE ' || present || single
      || ' AND app.search_terms(m.tenant_id, m.body, ARRAY[''#'' || m.channel_id::text, ''@'' || m.author_id::text]) @@ $17)
       SELECT o.id FROM (SELECT * FROM h ORDER BY h.id DESC OFFSET 0) o'
      || CASE WHEN cardinality(stretches) + cardinality(refused) + cardinality(signs) > 0
           THEN ' WHERE app.search_says(o.body, ''{}'', $13, $14, $15)' ELSE '' END || ' LIMIT $16'
    ELSE 'SELECT m.id FROM app.message m WHERE ' || present || single || ' AND app.search_says(m.body, $12, $13, $14, $15) ORDER BY m.id DESC LIMIT $16' END;
  reads := 'SELECT ARRAY(SELECT f.id FROM ((' || reads || ')' || revised || ') f ORDER BY f.id DESC LIMIT $16)';
  -- What the index is asked for costs the same for a short time and a long one.
  stretch := CASE WHEN by_index THEN first * 20 ELSE first END;
  LOOP
    middle := NULL;
    IF stretch IS NOT NULL THEN
      SELECT x.id INTO middle FROM app.message x WHERE x.tenant_id = tenant AND x.id < top AND x.id >= bottom ORDER BY x.id DESC OFFSET stretch - 1 LIMIT 1;
    END IF;
    EXECUTE reads INTO ids USING tenant, top, coalesce(middle, bottom), rooms, ends, froms, since, till, day_from, day_till, likes,
      words, stretches, refused, signs, p_limit - cardinality(hits), query;
    hits := hits || ids;
    EXIT WHEN middle IS NULL OR cardinality(hits) >= p_limit;
    top := middle;
    -- As far as it takes if it goes on like this, and half as far again; where nothing was found, all the way.
    stretch := CASE WHEN cardinality(ids) > 0 THEN greatest(first * 2, (stretch * 1.5 * (p_limit - cardinality(hits)) / cardinality(ids))::bigint) END;
  END LOOP;
  RETURN QUERY SELECT unnest(hits);
END $$;
