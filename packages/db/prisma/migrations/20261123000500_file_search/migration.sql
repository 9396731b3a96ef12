-- Why: files are looked for by sender, channel, day and kind too, as messages are, so that one search has one meaning in all its lists.
-- Order: the function with its words alone goes, the one that takes a whole question comes. Nothing stored changes.
-- Rollback: make app.search_files of 20261122000500_search again.

-- Files in messages that a member may read, by what they are called and what is written in them.
-- `p`: words, from, in (uuid[]), after, before (times; of the message), image (boolean).
DROP FUNCTION app.search_files(uuid, text[], uuid, integer);
CREATE FUNCTION app.search_files(p_member uuid, p jsonb, p_before uuid, p_limit integer)
  RETURNS TABLE (file_id uuid) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  SET plan_cache_mode = force_custom_plan SET jit = off AS $$
DECLARE
  tenant uuid := app.tid(); role text;
  words text := (SELECT string_agg(w, ' ') FROM jsonb_array_elements_text(coalesce(p -> 'words', '[]')) w);
  query tsquery := app.search_query(app.tid(), app.search_fold(coalesce(words, '')), false);
  froms uuid[] := ARRAY(SELECT jsonb_array_elements_text(coalesce(p -> 'from', '[]'))::uuid);
  ins uuid[] := ARRAY(SELECT jsonb_array_elements_text(coalesce(p -> 'in', '[]'))::uuid);
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
    WHERE f.tenant_id = tenant AND f.state IN ('clean', 'unscanned') AND (p_before IS NULL OR f.id < p_before)
      AND (query IS NULL OR f.id IN (
        SELECT n.id FROM app.file n WHERE n.tenant_id = tenant AND app.search_terms(n.tenant_id, n.name, '{}') @@ query
        UNION SELECT x.file_id FROM app.file_text x WHERE x.tenant_id = tenant AND app.search_terms(x.tenant_id, left(x.text, 200000), '{}') @@ query))
      AND (cardinality(froms) = 0 OR m.author_id = ANY (froms)) AND (cardinality(ins) = 0 OR m.channel_id = ANY (ins))
      AND m.created_at >= since AND m.created_at < till
      AND (NOT coalesce((p ->> 'image')::boolean, false) OR f.mime LIKE 'image/%')
      AND (cm.member_id IS NOT NULL OR (c.kind = 'public' AND role <> 'guest')) AND m.seq > coalesce(cm.visible_from, 0)
    ORDER BY f.id DESC LIMIT p_limit;
END $$;

ALTER FUNCTION app.search_files(uuid, jsonb, uuid, integer) OWNER TO parley_search;
REVOKE ALL ON FUNCTION app.search_files(uuid, jsonb, uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.search_files(uuid, jsonb, uuid, integer) TO parley_app;
