-- Why: groups of a firm that may not meet (two teams whose clients are opponents; advice and research). Each barrier has two sides:
-- a group, and another group or, where that is null, everybody who is not in the first.
-- Order: one table; it points at members and groups, which are there. Then the searches, which leave out public channels that a barrier
-- keeps from who is not in them (their signatures, owners and grants stay). A firm without a row has no barrier.
-- Rollback: drop the table, make app.search_messages of 20261123000510_search_speed and app.search_files of 20261123000800_link_preview
-- again. What barriers there were stays in the log.
CREATE TABLE app.barrier (
  tenant_id uuid NOT NULL REFERENCES app.tenant, id uuid NOT NULL, name text NOT NULL, reason text NOT NULL,
  one_group_id uuid NOT NULL, other_group_id uuid, is_on boolean NOT NULL,
  created_by uuid NOT NULL, created_at timestamptz NOT NULL DEFAULT now(),
  -- Whom those are told to ask whom it keeps apart: whoever changed it last.
  set_by uuid NOT NULL, set_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  PRIMARY KEY (tenant_id, id),
  CHECK (other_group_id IS DISTINCT FROM one_group_id),
  FOREIGN KEY (tenant_id, created_by) REFERENCES app.member (tenant_id, id),
  FOREIGN KEY (tenant_id, set_by) REFERENCES app.member (tenant_id, id),
  -- A group that a barrier stands on is not deleted: a wall must not fall because somebody tidies up.
  FOREIGN KEY (tenant_id, one_group_id) REFERENCES app.member_group (tenant_id, id),
  FOREIGN KEY (tenant_id, other_group_id) REFERENCES app.member_group (tenant_id, id)
);
ALTER TABLE app.barrier ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.barrier FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON app.barrier USING (tenant_id = app.tid()) WITH CHECK (tenant_id = app.tid());
GRANT SELECT, INSERT, UPDATE, DELETE ON app.barrier TO parley_app;
GRANT SELECT ON app.barrier TO parley_backup;

-- As before, but for `apart` (uuid[]): public channels that are not to be read by whoever is not in them.
CREATE OR REPLACE FUNCTION app.search_messages(p_member uuid, p jsonb, p_before uuid, p_limit integer)
  RETURNS TABLE (message_id uuid) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan SET jit = off AS $$
#variable_conflict use_column
DECLARE
  tenant uuid := app.tid(); k text := right(app.tid()::text, 8); query tsquery; part tsquery; item text; folded text;
  words text[] := '{}'; stretches text[] := '{}'; refused text[] := '{}'; signs text[] := '{}'; likes text[] := '{}';
  froms uuid[] := ARRAY(SELECT jsonb_array_elements_text(coalesce(p -> 'from', '[]'))::uuid);
  ins uuid[] := ARRAY(SELECT jsonb_array_elements_text(coalesce(p -> 'in', '[]'))::uuid);
  apart uuid[] := ARRAY(SELECT jsonb_array_elements_text(coalesce(p -> 'apart', '[]'))::uuid);
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
    WHERE c.tenant_id = tenant AND (cm.member_id IS NOT NULL OR (c.kind = 'public' AND role <> 'guest' AND c.id <> ALL (apart)))
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

-- As before, but for `apart`.
CREATE OR REPLACE FUNCTION app.search_files(p_member uuid, p jsonb, p_before uuid, p_limit integer)
  RETURNS TABLE (file_id uuid) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  SET plan_cache_mode = force_custom_plan SET jit = off AS $$
DECLARE
  tenant uuid := app.tid(); role text;
  words text := (SELECT string_agg(w, ' ') FROM jsonb_array_elements_text(coalesce(p -> 'words', '[]')) w);
  query tsquery := app.search_query(app.tid(), app.search_fold(coalesce(words, '')), false);
  froms uuid[] := ARRAY(SELECT jsonb_array_elements_text(coalesce(p -> 'from', '[]'))::uuid);
  ins uuid[] := ARRAY(SELECT jsonb_array_elements_text(coalesce(p -> 'in', '[]'))::uuid);
  apart uuid[] := ARRAY(SELECT jsonb_array_elements_text(coalesce(p -> 'apart', '[]'))::uuid);
  since timestamptz := coalesce((p ->> 'after')::timestamptz, '-infinity');
  till timestamptz := coalesce((p ->> 'before')::timestamptz, 'infinity');
BEGIN
  SELECT a.role INTO role FROM app.member a WHERE a.tenant_id = tenant AND a.id = p_member AND a.deactivated_at IS NULL;
  -- Words that are only signs ask nothing of the index, and then nothing is found; no words at all ask for every file.
  IF role IS NULL OR (query IS NULL AND words IS NOT NULL) THEN RETURN; END IF;
  RETURN QUERY
    SELECT f.id FROM app.file f
    JOIN app.message m ON m.tenant_id = tenant AND m.id = f.message_id AND m.deleted_at IS NULL
    JOIN app.channel c ON c.tenant_id = tenant AND c.id = m.channel_id
    LEFT JOIN app.channel_member cm ON cm.tenant_id = tenant AND cm.channel_id = m.channel_id AND cm.member_id = p_member
    WHERE f.tenant_id = tenant AND f.channel_id IS NOT NULL AND f.state IN ('clean', 'unscanned') AND (p_before IS NULL OR f.id < p_before)
      AND (query IS NULL OR f.id IN (
        SELECT n.id FROM app.file n WHERE n.tenant_id = tenant AND app.search_terms(n.tenant_id, n.name, '{}') @@ query
        UNION SELECT x.file_id FROM app.file_text x WHERE x.tenant_id = tenant AND app.search_terms(x.tenant_id, left(x.text, 200000), '{}') @@ query))
      AND (cardinality(froms) = 0 OR m.author_id = ANY (froms)) AND (cardinality(ins) = 0 OR m.channel_id = ANY (ins))
      AND m.created_at >= since AND m.created_at < till
      AND (NOT coalesce((p ->> 'image')::boolean, false) OR f.mime LIKE 'image/%')
      AND (cm.member_id IS NOT NULL OR (c.kind = 'public' AND role <> 'guest' AND c.id <> ALL (apart))) AND m.seq > coalesce(cm.visible_from, 0)
    ORDER BY f.id DESC LIMIT p_limit;
END $$;
