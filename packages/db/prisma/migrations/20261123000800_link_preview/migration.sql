-- Why: what a page says of itself is asked for once a day for each workspace, however many messages link to it. Workspaces share
-- nothing: what one has asked for is not to be seen from how fast another gets it.
-- The picture of a preview is a file of its message and in no channel's list of files: `channel_id` is null, and search passes it over.
-- Order: the table, then the search (its signature, owner and grants stay).
-- Rollback: drop the table, make app.search_files of 20261123000500_file_search again. Previews in messages stay as they are.
CREATE TABLE app.link_preview (
  tenant_id uuid NOT NULL REFERENCES app.tenant, url_hash bytea NOT NULL, found jsonb, picture bytea,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, url_hash)
);
CREATE INDEX link_preview_by_end ON app.link_preview (tenant_id, expires_at);
ALTER TABLE app.link_preview ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.link_preview FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON app.link_preview USING (tenant_id = app.tid()) WITH CHECK (tenant_id = app.tid());
GRANT SELECT, INSERT, UPDATE, DELETE ON app.link_preview TO parley_app;
GRANT SELECT ON app.link_preview TO parley_backup;

-- As before, but for the pictures of link previews: nobody shared those.
CREATE OR REPLACE FUNCTION app.search_files(p_member uuid, p jsonb, p_before uuid, p_limit integer)
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
    WHERE f.tenant_id = tenant AND f.channel_id IS NOT NULL AND f.state IN ('clean', 'unscanned') AND (p_before IS NULL OR f.id < p_before)
      AND (query IS NULL OR f.id IN (
        SELECT n.id FROM app.file n WHERE n.tenant_id = tenant AND app.search_terms(n.tenant_id, n.name, '{}') @@ query
        UNION SELECT x.file_id FROM app.file_text x WHERE x.tenant_id = tenant AND app.search_terms(x.tenant_id, left(x.text, 200000), '{}') @@ query))
      AND (cardinality(froms) = 0 OR m.author_id = ANY (froms)) AND (cardinality(ins) = 0 OR m.channel_id = ANY (ins))
      AND m.created_at >= since AND m.created_at < till
      AND (NOT coalesce((p ->> 'image')::boolean, false) OR f.mime LIKE 'image/%')
      AND (cm.member_id IS NOT NULL OR (c.kind = 'public' AND role <> 'guest')) AND m.seq > coalesce(cm.visible_from, 0)
    ORDER BY f.id DESC LIMIT p_limit;
END $$;
