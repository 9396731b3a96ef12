-- Why: search over everything a person may read, by the beginnings of words, in scripts without spaces too, by sender, channel
-- and date, in messages and in files. One index per table on terms that carry their tenant: a firm meets its own entries only.
-- Order: functions, then the indexes (building them takes in what is there); the old function and index go.
-- Rollback: drop the functions and indexes made here, make message_words and app.search_messages of the foundation again.

-- Text as it is compared: small letters without accents, words apart by one space, mentions left out. Runs of a script without
-- spaces (Thai, Lao, Japanese, Chinese, Korean) are words of their own.
CREATE FUNCTION app.search_fold(p text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE t text := lower(p);
BEGIN
  IF strpos(t, '<') > 0 THEN t := regexp_replace(t, '<[@#&!][^<>]*>', ' ', 'g'); END IF;
  IF octet_length(t) <> length(t) THEN
    IF t ~ '[\u0300-\u036f\u0e00-\u0eff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]' THEN
      t := regexp_replace(lower(normalize(t, NFKC)), '([\u0e00-\u0eff\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+)', ' \1 ', 'g');
    END IF;
    t := replace(translate(t, 'àáâãäåāăąçćčďđèéêëēėęěğìíîïīįıłñńňòóôõöøōőřśšşșťțùúûüūůűųýÿźżž',
                              'aaaaaaaaacccddeeeeeeeegiiiiiiilnnnoooooooorssssttuuuuuuuuyyzzz'), 'ß', 'ss');
  END IF;
  RETURN btrim(regexp_replace(t, '[^[:alnum:]]+', ' ', 'g'));
END $$;

-- What is indexed of a text: each word, in runs without spaces each pair of signs, and what else the row is found by.
-- A term begins with the end of the tenant's id, so that no list in the index is longer than one firm's.
CREATE FUNCTION app.search_terms(p_tenant uuid, p_text text, p_more text[]) RETURNS tsvector
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 1000 AS $$
DECLARE t text := app.search_fold(p_text); k text := right(p_tenant::text, 8); words text[] := '{}'; i integer;
BEGIN
  IF octet_length(t) <> length(t) AND t ~ '[\u0e00-\u0eff\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]' THEN
    words := ARRAY(SELECT DISTINCT k || CASE WHEN w ~ '^[\u0e00-\u0eff\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]'
                                             THEN substr(w, s.at, 2) ELSE left(w, 60) END
      FROM unnest(string_to_array(t, ' ')) w
      CROSS JOIN LATERAL generate_series(1, CASE WHEN w ~ '^[\u0e00-\u0eff\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]'
                                                 THEN length(w) ELSE 1 END) AS s (at));
  ELSIF length(t) > 500 THEN
    words := ARRAY(SELECT DISTINCT k || left(w, 60) FROM unnest(string_to_array(t, ' ')) w);
  ELSIF t <> '' THEN
    words := string_to_array(k || replace(t, ' ', ' ' || k), ' ');
  END IF;
  FOR i IN 1 .. cardinality(p_more) LOOP words := words || (k || p_more[i]); END LOOP;
  RETURN array_to_tsvector(words);
END $$;

-- The other side: what a folded text asks of the index. Words are beginnings unless `p_whole`. Null when it asks nothing.
CREATE FUNCTION app.search_query(p_tenant uuid, p_folded text, p_whole boolean) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT string_agg(quote_literal(right(p_tenant::text, 8) || x.term) || CASE WHEN x.is_whole THEN '' ELSE ':*' END, ' & ')::tsquery
  FROM (
    SELECT left(w, 60) AS term, p_whole AND length(w) <= 60 AS is_whole
      FROM unnest(string_to_array(p_folded, ' ')) w WHERE w <> '' AND w !~ '^[\u0e00-\u0eff\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]'
    UNION
    SELECT substr(w, s.at, 2), length(w) > 1
      FROM unnest(string_to_array(p_folded, ' ')) w CROSS JOIN LATERAL generate_series(1, greatest(1, length(w) - 1)) AS s (at)
      WHERE w ~ '^[\u0e00-\u0eff\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]'
  ) x $$;

-- Whether a folded text has this stretch. At a sign of a script without spaces it may begin and end anywhere; elsewhere words are whole.
CREATE FUNCTION app.search_has(p_folded text, p_stretch text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT strpos(' ' || p_folded || ' ',
    CASE WHEN p_stretch ~ '^[\u0e00-\u0eff\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]' THEN '' ELSE ' ' END || p_stretch ||
    CASE WHEN p_stretch ~ '[\u0e00-\u0eff\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]$' THEN '' ELSE ' ' END) > 0 $$;

-- What the index cannot say of a text: stretches in one piece, words that must not be there, signs that are no letters.
CREATE FUNCTION app.search_reads(p_tenant uuid, p_body text, p_stretches text[], p_refused text[], p_signs text[]) RETURNS boolean
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE folded text := app.search_fold(p_body); x text;
BEGIN
  FOREACH x IN ARRAY p_stretches LOOP IF NOT app.search_has(folded, x) THEN RETURN false; END IF; END LOOP;
  FOREACH x IN ARRAY p_refused LOOP
    IF x ~ '[\u0e00-\u0eff\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]' THEN
      IF strpos(folded, x) > 0 THEN RETURN false; END IF;
    ELSIF strpos(' ' || folded || ' ', ' ' || x || ' ') > 0 THEN RETURN false; END IF;
  END LOOP;
  FOREACH x IN ARRAY p_signs LOOP IF strpos(lower(p_body), x) = 0 THEN RETURN false; END IF; END LOOP;
  RETURN true;
END $$;

-- Everything that a member may read: their channels, from where they see them, and for all but guests the public ones.
-- `p`: words, phrases, without (text[] each), from, in (uuid[]), after, before (times), has, is (text[]).
-- The newest rows are looked through first: a frequent word is found there. What is rarer than that, the index finds at once.
DROP FUNCTION app.search_messages(uuid, text, timestamptz, integer);
CREATE FUNCTION app.search_messages(p_member uuid, p jsonb, p_before uuid, p_limit integer)
  RETURNS TABLE (message_id uuid) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan SET jit = off AS $$
#variable_conflict use_column
DECLARE
  tenant uuid := app.tid(); k text := right(app.tid()::text, 8); query tsquery; near tsquery; rare tsquery; part tsquery; item text; folded text;
  stretches text[] := '{}'; refused text[] := '{}'; signs text[] := '{}';
  froms uuid[] := ARRAY(SELECT jsonb_array_elements_text(coalesce(p -> 'from', '[]'))::uuid);
  ins uuid[] := ARRAY(SELECT jsonb_array_elements_text(coalesce(p -> 'in', '[]'))::uuid);
  has text[] := ARRAY(SELECT jsonb_array_elements_text(coalesce(p -> 'has', '[]')));
  stands text[] := ARRAY(SELECT jsonb_array_elements_text(coalesce(p -> 'is', '[]')));
  since timestamptz := coalesce((p ->> 'after')::timestamptz, '-infinity');
  till timestamptz := coalesce((p ->> 'before')::timestamptz, 'infinity');
  top uuid := coalesce(p_before, 'ffffffff-ffff-ffff-ffff-ffffffffffff'); bottom uuid; middle uuid; ids uuid[]; found uuid[] := '{}'; role text; is_wide boolean := false;
BEGIN
  FOR item IN SELECT jsonb_array_elements_text(coalesce(p -> 'words', '[]')) LOOP
    folded := app.search_fold(item); part := app.search_query(tenant, folded, false);
    IF part IS NULL THEN signs := signs || lower(item); ELSE
      query := coalesce(query && part, part);
      -- Pairs of signs may stand apart: the whole run is looked for in what they find.
      stretches := stretches || ARRAY(SELECT w FROM unnest(string_to_array(folded, ' ')) w
        WHERE length(w) > 2 AND w ~ '^[\u0e00-\u0eff\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]');
    END IF;
  END LOOP;
  FOR item IN SELECT jsonb_array_elements_text(coalesce(p -> 'phrases', '[]')) LOOP
    folded := app.search_fold(item); part := app.search_query(tenant, folded, true);
    IF part IS NULL THEN signs := signs || lower(item); ELSE query := coalesce(query && part, part); stretches := stretches || folded; END IF;
  END LOOP;
  FOR item IN SELECT jsonb_array_elements_text(coalesce(p -> 'without', '[]')) LOOP
    folded := app.search_fold(item); IF folded <> '' THEN refused := refused || folded; END IF;
  END LOOP;
  IF froms <> '{}' THEN
    SELECT string_agg(quote_literal(k || '@' || x), ' | ')::tsquery INTO part FROM unnest(froms) x;
    query := coalesce(query && part, part);
  END IF;
  IF ins <> '{}' THEN
    SELECT string_agg(quote_literal(k || '#' || x), ' | ')::tsquery INTO part FROM unnest(ins) x;
    query := coalesce(query && part, part);
  END IF;
  -- Ids begin with their time in milliseconds.
  IF till < 'infinity' THEN
    top := least(top, rpad(lpad(to_hex((extract(epoch FROM till) * 1000)::bigint + 60000), 12, '0'), 32, '0')::uuid);
  END IF;
  bottom := CASE WHEN since > '-infinity'
    THEN rpad(lpad(to_hex(greatest(0, (extract(epoch FROM since) * 1000)::bigint - 60000)), 12, '0'), 32, '0')::uuid
    ELSE '00000000-0000-0000-0000-000000000000' END;

  SELECT a.role INTO role FROM app.member a WHERE a.tenant_id = tenant AND a.id = p_member AND a.deactivated_at IS NULL;
  IF role IS NULL THEN RETURN; END IF;
  IF query IS NOT NULL THEN
    SELECT x.id INTO middle FROM app.message x WHERE x.tenant_id = tenant AND x.id < top AND x.id >= bottom ORDER BY x.id DESC OFFSET 1500 LIMIT 1;
  END IF;
  middle := coalesce(middle, bottom);
  near := query;
  LOOP
    WITH h AS MATERIALIZED (
        SELECT m.id, m.channel_id, m.seq, m.author_id FROM app.message m
        WHERE m.tenant_id = tenant AND m.deleted_at IS NULL AND m.id < top AND m.id >= middle AND m.created_at >= since AND m.created_at < till
          AND (rare IS NULL
               OR app.search_terms(m.tenant_id, m.body, ARRAY['#' || m.channel_id::text, '@' || m.author_id::text]) @@ rare)
          -- The empty text beside it keeps the planner from the index, where a frequent word has a long list.
          AND (near IS NULL
               OR app.search_terms(m.tenant_id, m.body || '', ARRAY['#' || m.channel_id::text, '@' || m.author_id::text]) @@ near)
          AND (cardinality(has) = 0 OR (('link' <> ALL (has) OR m.body ~* 'https?://') AND ('file' <> ALL (has) OR m.files IS NOT NULL)
               AND ('image' <> ALL (has) OR jsonb_path_exists(m.files, '$[*].mime ? (@ starts with "image/")'))
               AND ('poll' <> ALL (has) OR m.extra ? 'poll') AND ('reaction' <> ALL (has) OR m.reactions <> '{}')))
          AND (cardinality(stands) = 0 OR (('pinned' <> ALL (stands) OR m.pinned_at IS NOT NULL)
               AND ('thread' <> ALL (stands) OR m.reply_count > 0 OR m.parent_id IS NOT NULL)
               AND ('saved' <> ALL (stands) OR EXISTS (SELECT FROM app.saved_message sm
                      WHERE sm.tenant_id = tenant AND sm.member_id = p_member AND sm.message_id = m.id))))
          AND (cardinality(stretches) + cardinality(refused) + cardinality(signs) = 0
               OR app.search_reads(tenant, m.body, stretches, refused, signs))
    ), r AS MATERIALIZED (
      SELECT c.id, coalesce(cm.visible_from, 0) AS visible_from, cm.read_seq FROM app.channel c
      LEFT JOIN app.channel_member cm ON cm.tenant_id = tenant AND cm.channel_id = c.id AND cm.member_id = p_member
      WHERE c.tenant_id = tenant AND (cm.member_id IS NOT NULL OR (c.kind = 'public' AND role <> 'guest'))
    ), x AS (
      SELECT h.id FROM h JOIN r ON r.id = h.channel_id
      WHERE h.seq > r.visible_from AND ('unread' <> ALL (stands) OR (h.seq > r.read_seq AND h.author_id <> p_member))
      ORDER BY h.id DESC LIMIT p_limit - cardinality(found)
    )
    SELECT coalesce(array_agg(x.id ORDER BY x.id DESC), '{}') INTO ids FROM x;
    found := found || ids;
    EXIT WHEN middle = bottom OR cardinality(found) >= p_limit;
    -- The second step by the index, over a stretch; what is rarer than that has few entries over the rest of time.
    top := middle; rare := query; near := NULL; middle := NULL;
    IF NOT is_wide THEN
      is_wide := true;
      SELECT x.id INTO middle FROM app.message x WHERE x.tenant_id = tenant AND x.id < top AND x.id >= bottom ORDER BY x.id DESC OFFSET 50000 LIMIT 1;
    END IF;
    middle := coalesce(middle, bottom);
  END LOOP;
  RETURN QUERY SELECT unnest(found);
END $$;

-- Files in messages that a member may read, by what they are called and what is written in them.
CREATE FUNCTION app.search_files(p_member uuid, p_words text[], p_before uuid, p_limit integer)
  RETURNS TABLE (file_id uuid) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  SET plan_cache_mode = force_custom_plan SET jit = off AS $$
DECLARE tenant uuid := app.tid(); query tsquery := app.search_query(app.tid(), app.search_fold(array_to_string(p_words, ' ')), false); role text;
BEGIN
  SELECT a.role INTO role FROM app.member a WHERE a.tenant_id = tenant AND a.id = p_member AND a.deactivated_at IS NULL;
  IF role IS NULL OR query IS NULL THEN RETURN; END IF;
  RETURN QUERY
    SELECT f.id FROM app.file f
    JOIN app.message m ON m.tenant_id = tenant AND m.id = f.message_id AND m.deleted_at IS NULL
    JOIN app.channel c ON c.tenant_id = tenant AND c.id = m.channel_id
    LEFT JOIN app.channel_member cm ON cm.tenant_id = tenant AND cm.channel_id = m.channel_id AND cm.member_id = p_member
    WHERE f.tenant_id = tenant AND f.state IN ('clean', 'unscanned') AND (p_before IS NULL OR f.id < p_before)
      AND f.id IN (
        SELECT n.id FROM app.file n WHERE n.tenant_id = tenant AND app.search_terms(n.tenant_id, n.name, '{}') @@ query
        UNION SELECT x.file_id FROM app.file_text x WHERE x.tenant_id = tenant AND app.search_terms(x.tenant_id, left(x.text, 200000), '{}') @@ query)
      AND (cm.member_id IS NOT NULL OR (c.kind = 'public' AND role <> 'guest')) AND m.seq > coalesce(cm.visible_from, 0)
    ORDER BY f.id DESC LIMIT p_limit;
END $$;

CREATE INDEX message_terms ON app.message USING gin (app.search_terms(tenant_id, body, ARRAY['#' || channel_id::text, '@' || author_id::text]))
  WHERE deleted_at IS NULL;
CREATE INDEX file_terms ON app.file USING gin (app.search_terms(tenant_id, name, '{}'));
CREATE INDEX file_text_terms ON app.file_text USING gin (app.search_terms(tenant_id, left(text, 200000), '{}'));
DROP INDEX app.message_words;

ALTER FUNCTION app.search_messages(uuid, jsonb, uuid, integer) OWNER TO parley_search;
ALTER FUNCTION app.search_files OWNER TO parley_search;
REVOKE ALL ON FUNCTION app.search_fold, app.search_terms, app.search_query, app.search_has, app.search_reads, app.search_files FROM PUBLIC;
REVOKE ALL ON FUNCTION app.search_messages(uuid, jsonb, uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.search_fold, app.search_terms TO parley_app, parley_search, parley_job, parley_backup;
GRANT EXECUTE ON FUNCTION app.search_query, app.search_has, app.search_reads TO parley_search;
GRANT EXECUTE ON FUNCTION app.search_files TO parley_app;
GRANT EXECUTE ON FUNCTION app.search_messages(uuid, jsonb, uuid, integer) TO parley_app;
