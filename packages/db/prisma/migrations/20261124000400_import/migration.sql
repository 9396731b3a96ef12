-- Why: a firm brings what it wrote elsewhere. History enters channels that an import itself has made, never a conversation that
-- is being kept; each entry of the log carries the moment of the import and who ran it, and says when, where and by whom the
-- words are said to have been written. Nobody can slip an old-looking entry in among what was kept here.
-- Order: the column, the tables, then the function that fills channels. Rollback: drop the function, the tables and the column.

-- Somebody known from elsewhere only: no login, no seat, never active, until they are invited and come in.
ALTER TABLE app.member ADD is_placeholder boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT member_placeholder_is_away CHECK (NOT is_placeholder OR deactivated_at IS NOT NULL);

-- `step` grows with every batch: two workers that hold the same import cannot both go on. `progress` is where the next one begins.
CREATE TABLE app.import (
  tenant_id uuid NOT NULL, id uuid NOT NULL, kind text CHECK (kind IN ('slack', 'mattermost', 'csv')), file_name text NOT NULL,
  bytes bigint NOT NULL,
  state text NOT NULL CHECK (state IN ('checking', 'ready', 'refused', 'running', 'done', 'failed', 'cancelled', 'discarded')),
  options jsonb NOT NULL DEFAULT '{}', summary jsonb, progress jsonb NOT NULL DEFAULT '{}', step bigint NOT NULL DEFAULT 0, failure text,
  created_by uuid NOT NULL, created_at timestamptz NOT NULL DEFAULT now(), touched_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz, finished_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, created_by) REFERENCES app.member (tenant_id, id)
);
-- What stays out, and where it stands in the file. The same place is said once, however often it is read.
CREATE TABLE app.import_problem (
  tenant_id uuid NOT NULL, import_id uuid NOT NULL, place text NOT NULL, code text NOT NULL, detail text NOT NULL DEFAULT '',
  PRIMARY KEY (tenant_id, import_id, place, code),
  FOREIGN KEY (tenant_id, import_id) REFERENCES app.import (tenant_id, id)
);
-- Who and what an outside key became, for good: the same file again finds them.
CREATE TABLE app.imported_member (
  tenant_id uuid NOT NULL, source text NOT NULL, key text NOT NULL, member_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, source, key),
  FOREIGN KEY (tenant_id, member_id) REFERENCES app.member (tenant_id, id)
);
CREATE TABLE app.imported_channel (
  tenant_id uuid NOT NULL, source text NOT NULL, key text NOT NULL, channel_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, source, key), UNIQUE (tenant_id, channel_id),
  FOREIGN KEY (tenant_id, channel_id) REFERENCES app.channel (tenant_id, id)
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['import', 'import_problem', 'imported_member', 'imported_channel'] LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON app.%I USING (tenant_id = app.tid()) WITH CHECK (tenant_id = app.tid())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON app.%I TO parley_app', t);
    EXECUTE format('GRANT SELECT ON app.%I TO parley_search, parley_backup', t);
  END LOOP;
END $$;

-- Appends messages of elsewhere to channels that an import has made, in the order given. A message that is here already (by its
-- id, which follows from where it comes from) is passed over. A reply whose first message is not here stands by itself.
-- What comes is read for everybody who had read all before, and tells nobody.
CREATE FUNCTION app.import_messages(p_actor uuid, p_items jsonb) RETURNS TABLE (added integer, known integer, orphans integer)
  LANGUAGE plpgsql AS $$
DECLARE
  tenant uuid := app.tid(); r record; cur uuid; v bigint; c bigint; head bytea; ph bytea; now_ms timestamptz; rooms uuid[]; tops jsonb;
  o_n bigint[] := '{}'; o_v bigint[] := '{}'; o_c bigint[] := '{}'; o_ph bytea[] := '{}'; o_h bytea[] := '{}'; o_p uuid[] := '{}';
  s_id uuid[] := '{}'; s_v bigint[] := '{}'; s_h bytea[] := '{}'; s_c bigint[] := '{}';
BEGIN
  added := 0; known := 0; orphans := 0;
  rooms := ARRAY(SELECT DISTINCT (x ->> 'channel_id')::uuid FROM jsonb_array_elements(p_items) x);
  IF EXISTS (SELECT 1 FROM unnest(rooms) AS q (id) WHERE NOT EXISTS
      (SELECT 1 FROM app.imported_channel ic WHERE ic.tenant_id = tenant AND ic.channel_id = q.id)) THEN
    RAISE EXCEPTION 'history enters channels that an import has made' USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  PERFORM 1 FROM app.stream s WHERE s.tenant_id = tenant AND s.id = ANY (rooms) ORDER BY s.id FOR UPDATE;
  now_ms := date_trunc('milliseconds', clock_timestamp());
  -- First messages of threads among the items themselves, with their channels.
  tops := (SELECT coalesce(jsonb_object_agg(x ->> 'id', x ->> 'channel_id'), '{}') FROM jsonb_array_elements(p_items) x WHERE x ->> 'parent_id' IS NULL);
  -- A range in order can only be read from the primary key: while the table has no statistics yet, a lookup by id looks as cheap
  -- through any other index that begins with the tenant, and then reads all of it.
  FOR r IN
    SELECT i.*, s.version, s.head_hash, s.message_count, d.id IS NOT DISTINCT FROM i.id AS is_known,
           CASE WHEN p.id = i.parent_id AND p.channel_id = i.channel_id AND p.parent_id IS NULL OR tops ->> i.parent_id::text = i.channel_id::text THEN i.parent_id END AS parent
    FROM ROWS FROM (jsonb_to_recordset(p_items) AS (id uuid, channel_id uuid, parent_id uuid, payload text)) WITH ORDINALITY
        AS i (id, channel_id, parent_id, payload, n)
      CROSS JOIN LATERAL (SELECT x.version, x.head_hash, x.message_count FROM app.stream x
        WHERE x.tenant_id = tenant AND x.id = i.channel_id OFFSET 0) s
      LEFT JOIN LATERAL (SELECT x.id FROM app.message x WHERE x.tenant_id = tenant AND x.id >= i.id ORDER BY x.id LIMIT 1) d ON true
      LEFT JOIN LATERAL (SELECT x.id, x.channel_id, x.parent_id FROM app.message x
        WHERE x.tenant_id = tenant AND x.id >= i.parent_id ORDER BY x.id LIMIT 1) p ON true
    ORDER BY i.channel_id, i.n
  LOOP
    IF cur IS DISTINCT FROM r.channel_id THEN
      IF cur IS NOT NULL THEN s_id := s_id || cur; s_v := s_v || v; s_h := s_h || head; s_c := s_c || c; END IF;
      cur := r.channel_id; v := r.version; head := r.head_hash; c := r.message_count;
    END IF;
    IF r.is_known THEN known := known + 1; CONTINUE; END IF;
    IF r.parent_id IS NOT NULL AND r.parent IS NULL THEN orphans := orphans + 1; END IF;
    v := v + 1; c := c + 1; added := added + 1;
    ph := sha256(convert_to(r.payload, 'UTF8'));
    head := app.event_hash(head, tenant, r.channel_id, v, 'message.imported', p_actor, r.id, now_ms, r.id, ph);
    o_n := o_n || r.n; o_v := o_v || v; o_c := o_c || c; o_ph := o_ph || ph; o_h := o_h || head; o_p := o_p || r.parent;
  END LOOP;
  IF added = 0 THEN RETURN NEXT; RETURN; END IF;
  s_id := s_id || cur; s_v := s_v || v; s_h := s_h || head; s_c := s_c || c;

  INSERT INTO app.event (tenant_id, stream_id, version, type, actor_id, subject_id, at, client_id, payload_hash, hash)
    SELECT tenant, (x.item ->> 'channel_id')::uuid, o.v, 'message.imported', p_actor, (x.item ->> 'id')::uuid, now_ms,
           (x.item ->> 'id')::uuid, o.ph, o.h
    FROM unnest(o_n, o_v, o_ph, o_h) AS o (n, v, ph, h)
    CROSS JOIN LATERAL (SELECT p_items -> (o.n - 1)::integer AS item) x;
  INSERT INTO app.event_payload (tenant_id, stream_id, version, payload)
    SELECT tenant, (x.item ->> 'channel_id')::uuid, o.v, x.item ->> 'payload'
    FROM unnest(o_n, o_v) AS o (n, v) CROSS JOIN LATERAL (SELECT p_items -> (o.n - 1)::integer AS item) x;
  INSERT INTO app.message (tenant_id, id, channel_id, seq, version, created_version, client_id, author_id, parent_id, body, mentions,
                           reactions, files, extra, created_at, edited_at, pinned_at, pinned_by)
    SELECT tenant, x.id, x.channel_id, o.c, o.v, o.v, x.id, x.author_id, o.p, x.body, x.mentions, nullif(x.reactions, 'null'), nullif(x.files, 'null'),
           nullif(x.extra, 'null'),
           x.created_at, x.edited_at, x.pinned_at, CASE WHEN x.pinned_at IS NOT NULL THEN p_actor END
    FROM unnest(o_n, o_v, o_c, o_p) AS o (n, v, c, p)
    CROSS JOIN LATERAL jsonb_to_record(p_items -> (o.n - 1)::integer)
      AS x (id uuid, channel_id uuid, author_id uuid, body text, mentions uuid[], reactions jsonb, files jsonb, extra jsonb,
            created_at timestamptz, edited_at timestamptz, pinned_at timestamptz);
  INSERT INTO app.file (tenant_id, id, uploader_id, message_id, channel_id, name, mime, bytes, sha256, width, height, state, scan_note,
                        scanned_at, has_thumb, created_at)
    SELECT tenant, f.id, (x.item ->> 'author_id')::uuid, (x.item ->> 'id')::uuid, (x.item ->> 'channel_id')::uuid, f.name, f.mime, f.bytes,
           decode(f.sha256, 'hex'), f.width, f.height, f.state, f.note, CASE WHEN f.state = 'clean' THEN now_ms END, f.thumb,
           (x.item ->> 'created_at')::timestamptz
    FROM unnest(o_n) AS o (n) CROSS JOIN LATERAL (SELECT p_items -> (o.n - 1)::integer AS item) x
    CROSS JOIN jsonb_to_recordset(coalesce(x.item -> 'stored', '[]')) AS f (id uuid, name text, mime text, bytes bigint, sha256 text,
      width integer, height integer, state text, note text, thumb boolean);
  PERFORM app.enqueue_job(CASE WHEN f ->> 'state' = 'held' THEN 'file.check' ELSE 'file.readText' END,
                          jsonb_build_object('fileId', f ->> 'id'), 'file:' || (f ->> 'id'))
    FROM unnest(o_n) AS o (n) CROSS JOIN LATERAL (SELECT p_items -> (o.n - 1)::integer AS item) x
    CROSS JOIN jsonb_array_elements(coalesce(x.item -> 'stored', '[]')) AS f;

  UPDATE app.channel_member cm SET read_seq = x.c
    FROM unnest(s_id, s_c) AS x (id, c) JOIN app.stream s ON s.tenant_id = tenant AND s.id = x.id
    WHERE cm.tenant_id = tenant AND cm.channel_id = x.id AND cm.read_seq >= s.message_count AND x.c > s.message_count;
  UPDATE app.stream s SET version = x.v, head_hash = x.h, message_count = x.c,
      last_message_at = greatest(s.last_message_at, (SELECT max((i ->> 'created_at')::timestamptz) FROM jsonb_array_elements(p_items) i
                                                     WHERE (i ->> 'channel_id')::uuid = s.id))
    FROM unnest(s_id, s_v, s_h, s_c) AS x (id, v, h, c) WHERE s.tenant_id = tenant AND s.id = x.id AND s.version < x.v;
  IF array_remove(o_p, NULL) = '{}' THEN RETURN NEXT; RETURN; END IF;
  -- Who wrote in a thread follows it, and has read it. One thread after the other, each found by its key.
  FOR r IN
    SELECT o.p AS id, count(*) AS replies, max(o.v) AS v, max(o.c) AS c, max((i.item ->> 'created_at')::timestamptz) AS at,
           array_agg(DISTINCT (i.item ->> 'author_id')::uuid) AS authors
    FROM unnest(o_n, o_v, o_c, o_p) AS o (n, v, c, p) CROSS JOIN LATERAL (SELECT p_items -> (o.n - 1)::integer AS item) i
    WHERE o.p IS NOT NULL GROUP BY 1
  LOOP
    UPDATE app.message m SET reply_count = m.reply_count + r.replies, last_reply_at = greatest(m.last_reply_at, r.at), version = r.v
      WHERE m.tenant_id = tenant AND m.id = r.id
        AND m.ctid = (SELECT x.ctid FROM app.message x WHERE x.tenant_id = tenant AND x.id >= r.id ORDER BY x.id LIMIT 1)
      RETURNING m.author_id INTO cur;
    INSERT INTO app.thread_follow (tenant_id, parent_id, member_id, is_following)
      SELECT tenant, r.id, a.id, true FROM app.member a
      WHERE a.tenant_id = tenant AND a.id = ANY (r.authors || cur) AND NOT a.is_placeholder
      ON CONFLICT DO NOTHING;
    INSERT INTO app.thread_read (tenant_id, parent_id, member_id, read_seq)
      SELECT tenant, r.id, f.member_id, r.c FROM app.thread_follow f WHERE f.tenant_id = tenant AND f.parent_id = r.id
      ON CONFLICT (tenant_id, parent_id, member_id) DO UPDATE SET read_seq = greatest(app.thread_read.read_seq, excluded.read_seq);
  END LOOP;
  RETURN NEXT;
END $$;
-- Every join is made for walking an index row by row; a plan that reads a table from end to end, or one that compares each item
-- with each other, costs more with every message.
ALTER FUNCTION app.import_messages SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off
  SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off;
REVOKE ALL ON FUNCTION app.import_messages FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.import_messages TO parley_app;
