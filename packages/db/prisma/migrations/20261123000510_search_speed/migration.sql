-- Why: search over a million messages answers within its time on a busy machine, and finds a part inside a word (`bill` in
-- `unbillable`) among the newest messages. What was dear was making the terms of each row looked at, and filters without words.
-- Order: the cheap test, the function that uses it (its signature, owner and grants stay), indexes for filters without words.
-- Rollback: drop the indexes and app.search_fits, make app.search_messages of 20261122000500_search again.

-- Whether a text reads as asked. Words begin a word of it, or, of three letters and more, stand anywhere; runs of a script
-- without spaces anywhere. The rest as in app.search_reads.
CREATE FUNCTION app.search_fits(p_body text, p_words text[], p_stretches text[], p_refused text[], p_signs text[]) RETURNS boolean
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 1000 AS $$
DECLARE folded text := app.search_fold(p_body); x text;
BEGIN
  FOREACH x IN ARRAY p_words LOOP
    IF strpos(folded, x) = 0 THEN RETURN false; END IF;
    IF length(x) < 3 AND x !~ '^[\u0e00-\u0eff\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]' AND strpos(' ' || folded, ' ' || x) = 0
      THEN RETURN false; END IF;
  END LOOP;
  RETURN cardinality(p_stretches) + cardinality(p_refused) + cardinality(p_signs) = 0
      OR app.search_reads(NULL, p_body, p_stretches, p_refused, p_signs);
END $$;

-- Everything that a member may read: their channels, from where they see them, and for all but guests the public ones.
-- `p`: words, phrases, without (text[] each), from, in (uuid[]), after, before (times), has, is (text[]).
-- The newest rows are read one by one, with a look at the letters before anything dear: a frequent word is found there at
-- once, and parts inside words only there. What is rarer, the index finds, first over a stretch, then over the rest of time.
-- The statements are put together from the constants below alone; whatever was asked travels as a parameter.
CREATE OR REPLACE FUNCTION app.search_messages(p_member uuid, p jsonb, p_before uuid, p_limit integer)
  RETURNS TABLE (message_id uuid) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan SET jit = off AS $$
#variable_conflict use_column
DECLARE
  tenant uuid := app.tid(); k text := right(app.tid()::text, 8); query tsquery; part tsquery; item text; folded text;
  words text[] := '{}'; stretches text[] := '{}'; refused text[] := '{}'; signs text[] := '{}'; likes text[] := '{}';
  froms uuid[] := ARRAY(SELECT jsonb_array_elements_text(coalesce(p -> 'from', '[]'))::uuid);
  ins uuid[] := ARRAY(SELECT jsonb_array_elements_text(coalesce(p -> 'in', '[]'))::uuid);
  has text[] := ARRAY(SELECT jsonb_array_elements_text(coalesce(p -> 'has', '[]')));
  stands text[] := ARRAY(SELECT jsonb_array_elements_text(coalesce(p -> 'is', '[]')));
  since timestamptz := coalesce((p ->> 'after')::timestamptz, '-infinity');
  till timestamptz := coalesce((p ->> 'before')::timestamptz, 'infinity');
  top uuid := coalesce(p_before, 'ffffffff-ffff-ffff-ffff-ffffffffffff'); bottom uuid; middle uuid; ids uuid[]; found uuid[] := '{}';
  role text; rooms uuid[]; floors jsonb; is_wide boolean := false; asked text := ''; reads text := ''; letters text := '';
  newest constant integer := 10000; stretch constant integer := 60000;
BEGIN
  SELECT a.role INTO role FROM app.member a WHERE a.tenant_id = tenant AND a.id = p_member AND a.deactivated_at IS NULL;
  IF role IS NULL THEN RETURN; END IF;
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
  IF froms <> '{}' THEN
    SELECT string_agg(quote_literal(k || '@' || x), ' | ')::tsquery INTO part FROM unnest(froms) x;
    query := coalesce(query && part, part); asked := asked || ' AND m.author_id = ANY ($6)';
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
  IF since > '-infinity' OR till < 'infinity' THEN asked := asked || ' AND m.created_at >= $4 AND m.created_at < $5'; END IF;

  SELECT array_agg(c.id), jsonb_object_agg(c.id, CASE WHEN 'unread' = ANY (stands) THEN greatest(cm.read_seq, cm.visible_from) ELSE cm.visible_from END)
      FILTER (WHERE cm.visible_from > 0 OR 'unread' = ANY (stands))
    INTO rooms, floors
    FROM app.channel c LEFT JOIN app.channel_member cm ON cm.tenant_id = tenant AND cm.channel_id = c.id AND cm.member_id = p_member
    WHERE c.tenant_id = tenant AND (cm.member_id IS NOT NULL OR (c.kind = 'public' AND role <> 'guest'))
      AND (cardinality(ins) = 0 OR c.id = ANY (ins)) AND ('unread' <> ALL (stands) OR cm.member_id IS NOT NULL);
  IF rooms IS NULL THEN RETURN; END IF;
  IF floors IS NOT NULL THEN asked := asked || ' AND m.seq > coalesce(($8 ->> m.channel_id::text)::bigint, 0)'; END IF;
  IF 'unread' = ANY (stands) THEN asked := asked || ' AND m.author_id <> $9'; END IF;
  IF 'link' = ANY (has) THEN asked := asked || ' AND m.body ~* ''https?://'''; END IF;
  IF 'file' = ANY (has) OR 'image' = ANY (has) THEN asked := asked || ' AND m.files IS NOT NULL'; END IF;
  IF 'image' = ANY (has) THEN asked := asked || ' AND jsonb_path_exists(m.files, ''$[*].mime ? (@ starts with "image/")'')'; END IF;
  IF 'poll' = ANY (has) THEN asked := asked || ' AND m.extra ? ''poll'''; END IF;
  IF 'reaction' = ANY (has) THEN asked := asked || ' AND m.reactions <> ''{}'''; END IF;
  IF 'pinned' = ANY (stands) THEN asked := asked || ' AND m.pinned_at IS NOT NULL'; END IF;
  IF 'thread' = ANY (stands) THEN asked := asked || ' AND (m.reply_count > 0 OR m.parent_id IS NOT NULL)'; END IF;
  IF 'saved' = ANY (stands) THEN
    asked := asked || ' AND m.id IN (SELECT sm.message_id FROM app.saved_message sm WHERE sm.tenant_id = $1 AND sm.member_id = $9)';
  END IF;
  IF likes <> '{}' THEN letters := ' AND (octet_length(m.body) <> length(m.body) OR lower(m.body) LIKE ALL ($10))'; END IF;
  IF cardinality(words) + cardinality(stretches) + cardinality(refused) + cardinality(signs) > 0 THEN
    reads := ' AND app.search_fits(m.body, $11, $12, $13, $14)';
  END IF;

  -- Without a question to the index, all of time is read like this: the newest that fit come first, and it ends with them.
  EXECUTE 'SELECT ARRAY(SELECT m.id FROM '
      || CASE WHEN query IS NULL THEN 'app.message m WHERE m.tenant_id = $1 AND m.id < $2 AND m.id >= $3' ELSE
         '(SELECT * FROM app.message x WHERE x.tenant_id = $1 AND x.id < $2 AND x.id >= $3 ORDER BY x.id DESC LIMIT $16) m WHERE true' END
      || ' AND m.deleted_at IS NULL AND m.channel_id = ANY ($7)' || asked || letters || reads || ' ORDER BY m.id DESC LIMIT $15)'
    INTO found USING tenant, top, bottom, since, till, froms, rooms, floors, p_member, likes, words, stretches, refused, signs, p_limit, newest;
  IF query IS NULL OR cardinality(found) >= p_limit THEN RETURN QUERY SELECT unnest(found); RETURN; END IF;

  asked := 'm.tenant_id = $1 AND m.deleted_at IS NULL AND m.id < $2 AND m.id >= $3 AND m.channel_id = ANY ($7)' || asked || letters
    || ' AND app.search_terms(m.tenant_id, m.body, ARRAY[''#'' || m.channel_id::text, ''@'' || m.author_id::text]) @@ $17';
  -- What the index cannot say is read of what it finds, the newest first, and only until there are enough.
  reads := CASE WHEN cardinality(stretches) + cardinality(refused) + cardinality(signs) > 0 THEN
      'WITH h AS MATERIALIZED (SELECT m.id, m.body FROM app.message m WHERE ' || asked || ')
       SELECT ARRAY(SELECT o.id FROM (SELECT * FROM h ORDER BY h.id DESC OFFSET 0) o WHERE app.search_reads($1, o.body, $12, $13, $14) LIMIT $15)'
    ELSE 'WITH h AS MATERIALIZED (SELECT m.id FROM app.message m WHERE ' || asked || ') SELECT ARRAY(SELECT h.id FROM h ORDER BY h.id DESC LIMIT $15)' END;
  SELECT x.id INTO middle FROM app.message x WHERE x.tenant_id = tenant AND x.id < top AND x.id >= bottom ORDER BY x.id DESC OFFSET newest - 1 LIMIT 1;
  WHILE middle IS NOT NULL AND cardinality(found) < p_limit LOOP
    top := middle; middle := NULL;
    IF NOT is_wide THEN
      is_wide := true;
      SELECT x.id INTO middle FROM app.message x WHERE x.tenant_id = tenant AND x.id < top AND x.id >= bottom ORDER BY x.id DESC OFFSET stretch LIMIT 1;
    END IF;
    EXECUTE reads INTO ids USING tenant, top, coalesce(middle, bottom), since, till, froms, rooms, floors, p_member, likes, words, stretches, refused, signs,
      p_limit - cardinality(found), newest, query;
    found := found || ids;
  END LOOP;
  RETURN QUERY SELECT unnest(found);
END $$;

REVOKE ALL ON FUNCTION app.search_fits FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.search_fits TO parley_search;

-- What few messages have, for filters without words.
CREATE INDEX message_links ON app.message (tenant_id, id) WHERE deleted_at IS NULL AND body ~* 'https?://';
CREATE INDEX message_files ON app.message (tenant_id, id) WHERE deleted_at IS NULL AND files IS NOT NULL;
CREATE INDEX message_pins ON app.message (tenant_id, id) WHERE deleted_at IS NULL AND pinned_at IS NOT NULL;
