-- Why: the first schema. Identity (who can sign in) lives apart from the tenants' data; every tenant table carries the
-- tenant in its keys, has row-level security enabled and forced, and is owned by nobody who serves requests.
-- Order: roles exist already (migrate.ts makes them, because they carry passwords). Rollback: drop the two schemas.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE SCHEMA identity;
CREATE SCHEMA app;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA app TO parley_app, parley_search, parley_backup, parley_job;
GRANT USAGE ON SCHEMA identity TO parley_system, parley_backup;
GRANT USAGE ON SCHEMA public TO parley_app, parley_search, parley_backup;

-- The tenant of the present transaction, or null. After a transaction the setting is '' rather than null: hence nullif.
CREATE FUNCTION app.tid() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.tenant_id', true), '')::uuid $$;

---------------------------------------------------------------------------------------------------------------- identity
CREATE TABLE identity.user (
  id uuid PRIMARY KEY, email text NOT NULL UNIQUE, name text NOT NULL, password_hash text NOT NULL,
  email_confirmed_at timestamptz, created_at timestamptz NOT NULL DEFAULT now(),
  CHECK (email = lower(email))
);
CREATE TABLE identity.session (
  id uuid PRIMARY KEY, token_hash bytea NOT NULL UNIQUE, user_id uuid NOT NULL REFERENCES identity.user ON DELETE CASCADE,
  user_agent text NOT NULL DEFAULT '', address text NOT NULL DEFAULT '', created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(), expires_at timestamptz NOT NULL, revoked_at timestamptz
);
CREATE INDEX ON identity.session (user_id);
CREATE TABLE identity.email_token (
  token_hash bytea PRIMARY KEY, user_id uuid NOT NULL REFERENCES identity.user ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('confirm', 'reset')), email text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(), expires_at timestamptz NOT NULL, used_at timestamptz
);
CREATE INDEX ON identity.email_token (user_id, kind);
CREATE TABLE identity.workspace (
  tenant_id uuid PRIMARY KEY, slug text NOT NULL UNIQUE, name text NOT NULL, created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE identity.membership (
  user_id uuid NOT NULL REFERENCES identity.user ON DELETE CASCADE,
  tenant_id uuid NOT NULL REFERENCES identity.workspace ON DELETE CASCADE,
  member_id uuid NOT NULL, created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, tenant_id), UNIQUE (tenant_id, member_id)
);
CREATE TABLE identity.rate_limit (key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint);
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA identity TO parley_system;
GRANT SELECT ON ALL TABLES IN SCHEMA identity TO parley_backup;

------------------------------------------------------------------------------------------------------------ tenant tables
CREATE TABLE app.tenant (
  tenant_id uuid PRIMARY KEY, slug text NOT NULL, name text NOT NULL, created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE app.member (
  tenant_id uuid NOT NULL REFERENCES app.tenant, id uuid NOT NULL, user_id uuid NOT NULL, email text NOT NULL, name text NOT NULL,
  title text NOT NULL DEFAULT '', role text NOT NULL CHECK (role IN ('owner', 'admin', 'member', 'guest')),
  joined_at timestamptz NOT NULL DEFAULT now(), deactivated_at timestamptz,
  PRIMARY KEY (tenant_id, id), UNIQUE (tenant_id, user_id), UNIQUE (tenant_id, email)
);
CREATE INDEX ON app.member (tenant_id, lower(name), id);

-- One per channel, and one per tenant (id = tenant id) for what happens outside channels. Its row lock orders the log.
CREATE TABLE app.stream (
  tenant_id uuid NOT NULL REFERENCES app.tenant, id uuid NOT NULL, version bigint NOT NULL DEFAULT 0,
  head_hash bytea NOT NULL DEFAULT '\x0000000000000000000000000000000000000000000000000000000000000000',
  message_count bigint NOT NULL DEFAULT 0, last_message_at timestamptz,
  PRIMARY KEY (tenant_id, id)
) WITH (fillfactor = 70);

-- The log. `hash` chains over the stream; `payload_hash` lets a payload be erased while the chain still verifies.
CREATE TABLE app.event (
  tenant_id uuid NOT NULL, stream_id uuid NOT NULL, version bigint NOT NULL, type text NOT NULL, actor_id uuid,
  subject_id uuid, at timestamptz NOT NULL, client_id uuid, payload_hash bytea NOT NULL, hash bytea NOT NULL,
  PRIMARY KEY (tenant_id, stream_id, version),
  FOREIGN KEY (tenant_id, stream_id) REFERENCES app.stream (tenant_id, id)
);
CREATE TABLE app.event_payload (
  tenant_id uuid NOT NULL, stream_id uuid NOT NULL, version bigint NOT NULL, payload text NOT NULL,
  PRIMARY KEY (tenant_id, stream_id, version),
  FOREIGN KEY (tenant_id, stream_id, version) REFERENCES app.event (tenant_id, stream_id, version)
);

CREATE TABLE app.channel (
  tenant_id uuid NOT NULL, id uuid NOT NULL, kind text NOT NULL CHECK (kind IN ('public', 'private', 'direct', 'group')),
  name text, topic text NOT NULL DEFAULT '', direct_key text, meta_version bigint NOT NULL DEFAULT 0,
  member_count integer NOT NULL DEFAULT 0, created_by uuid, created_at timestamptz NOT NULL DEFAULT now(), archived_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, id) REFERENCES app.stream (tenant_id, id),
  FOREIGN KEY (tenant_id, created_by) REFERENCES app.member (tenant_id, id),
  UNIQUE (tenant_id, direct_key),
  CHECK ((kind IN ('public', 'private')) = (name IS NOT NULL)),
  CHECK ((kind IN ('direct', 'group')) = (direct_key IS NOT NULL))
);
CREATE UNIQUE INDEX channel_name_key ON app.channel (tenant_id, name) WHERE archived_at IS NULL;
CREATE TABLE app.channel_member (
  tenant_id uuid NOT NULL, channel_id uuid NOT NULL, member_id uuid NOT NULL, joined_at timestamptz NOT NULL DEFAULT now(),
  read_seq bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, channel_id, member_id),
  FOREIGN KEY (tenant_id, channel_id) REFERENCES app.channel (tenant_id, id),
  FOREIGN KEY (tenant_id, member_id) REFERENCES app.member (tenant_id, id)
) WITH (fillfactor = 80);
CREATE INDEX ON app.channel_member (tenant_id, member_id);

CREATE TABLE app.message (
  tenant_id uuid NOT NULL, id uuid NOT NULL, channel_id uuid NOT NULL, seq bigint NOT NULL, version bigint NOT NULL,
  created_version bigint NOT NULL, client_id uuid NOT NULL, author_id uuid NOT NULL, parent_id uuid, body text NOT NULL, mentions uuid[] NOT NULL DEFAULT '{}',
  reactions jsonb, files jsonb, reply_count integer NOT NULL DEFAULT 0, last_reply_at timestamptz,
  created_at timestamptz NOT NULL, edited_at timestamptz, deleted_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, channel_id, seq),
  UNIQUE (tenant_id, author_id, client_id),
  FOREIGN KEY (tenant_id, channel_id) REFERENCES app.channel (tenant_id, id),
  FOREIGN KEY (tenant_id, author_id) REFERENCES app.member (tenant_id, id),
  FOREIGN KEY (tenant_id, parent_id) REFERENCES app.message (tenant_id, id)
);
CREATE INDEX message_by_version ON app.message (tenant_id, channel_id, version);
CREATE INDEX message_by_parent ON app.message (tenant_id, parent_id, seq) WHERE parent_id IS NOT NULL;
CREATE INDEX message_words ON app.message USING gin (to_tsvector('simple', body)) WHERE deleted_at IS NULL;

CREATE TABLE app.thread_read (
  tenant_id uuid NOT NULL, parent_id uuid NOT NULL, member_id uuid NOT NULL, read_seq bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, parent_id, member_id),
  FOREIGN KEY (tenant_id, parent_id) REFERENCES app.message (tenant_id, id),
  FOREIGN KEY (tenant_id, member_id) REFERENCES app.member (tenant_id, id)
);
CREATE INDEX ON app.thread_read (tenant_id, member_id);

CREATE TABLE app.file (
  tenant_id uuid NOT NULL, id uuid NOT NULL, uploader_id uuid NOT NULL, message_id uuid, channel_id uuid, name text NOT NULL,
  mime text NOT NULL, bytes bigint NOT NULL, sha256 bytea NOT NULL, width integer, height integer,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, uploader_id) REFERENCES app.member (tenant_id, id),
  FOREIGN KEY (tenant_id, message_id) REFERENCES app.message (tenant_id, id),
  FOREIGN KEY (tenant_id, channel_id) REFERENCES app.channel (tenant_id, id)
);
CREATE INDEX ON app.file (tenant_id, message_id);

CREATE TABLE app.invitation (
  tenant_id uuid NOT NULL REFERENCES app.tenant, id uuid NOT NULL, email text NOT NULL,
  role text NOT NULL CHECK (role IN ('admin', 'member', 'guest')), channel_ids uuid[] NOT NULL DEFAULT '{}', token_hash bytea,
  invited_by uuid NOT NULL, created_at timestamptz NOT NULL DEFAULT now(), expires_at timestamptz NOT NULL,
  accepted_at timestamptz, revoked_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, invited_by) REFERENCES app.member (tenant_id, id)
);
CREATE UNIQUE INDEX invitation_open ON app.invitation (tenant_id, email) WHERE accepted_at IS NULL AND revoked_at IS NULL;

-- What was sent or held back to whom, and why: the answer to 'why did I get this, why didn't I'.
CREATE TABLE app.notification (
  tenant_id uuid NOT NULL, id uuid NOT NULL DEFAULT gen_random_uuid(), member_id uuid NOT NULL, channel_id uuid NOT NULL,
  message_id uuid NOT NULL, reason text NOT NULL CHECK (reason IN ('mention', 'direct', 'thread')),
  outcome text NOT NULL CHECK (outcome IN ('sent', 'held')), held_because text, created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, message_id, member_id),
  FOREIGN KEY (tenant_id, member_id) REFERENCES app.member (tenant_id, id),
  FOREIGN KEY (tenant_id, channel_id) REFERENCES app.channel (tenant_id, id),
  FOREIGN KEY (tenant_id, message_id) REFERENCES app.message (tenant_id, id)
);
CREATE INDEX ON app.notification (tenant_id, member_id, created_at);

CREATE UNLOGGED TABLE app.presence_lease (
  tenant_id uuid NOT NULL, member_id uuid NOT NULL, device_id text NOT NULL, state text NOT NULL, node text NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, member_id, device_id)
);
CREATE TABLE app.presence_choice (
  tenant_id uuid NOT NULL, member_id uuid NOT NULL, state text, text text, emoji text, until_at timestamptz,
  PRIMARY KEY (tenant_id, member_id),
  FOREIGN KEY (tenant_id, member_id) REFERENCES app.member (tenant_id, id)
);

DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'app' LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.tablename);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.tablename);
    EXECUTE format('CREATE POLICY tenant ON app.%I USING (tenant_id = app.tid()) WITH CHECK (tenant_id = app.tid())', t.tablename);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON app.%I TO parley_app', t.tablename);
    EXECUTE format('GRANT SELECT ON app.%I TO parley_search, parley_backup', t.tablename);
  END LOOP;
END $$;

-- Nobody changes the log: not the roles that serve requests (no grant), and not its owner either (triggers).
REVOKE UPDATE, DELETE ON app.event, app.event_payload FROM parley_app;
CREATE FUNCTION app.refuse_change() RETURNS trigger LANGUAGE plpgsql
  AS $$ BEGIN RAISE EXCEPTION 'the log is append-only' USING ERRCODE = 'insufficient_privilege'; END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON app.event FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON app.event FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER no_update BEFORE UPDATE ON app.event_payload FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON app.event_payload FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

----------------------------------------------------------------------------------------------------------------- the log
-- What is hashed for an event: the former head, then every field of the row, one per line. Absent fields are empty lines.
CREATE FUNCTION app.event_hash(prev bytea, tenant uuid, stream uuid, version bigint, type text, actor uuid, subject uuid,
                               at timestamptz, client uuid, payload_hash bytea) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT sha256(convert_to(concat(encode(prev, 'hex'), E'\n', tenant, E'\n', stream, E'\n', version, E'\n', type, E'\n',
        actor, E'\n', subject, E'\n', (extract(epoch FROM at) * 1000)::bigint, E'\n', client, E'\n', encode(payload_hash, 'hex')), 'UTF8')) $$;

-- Appends one event to a stream inside the caller's transaction, under the stream's row lock.
CREATE FUNCTION app.append_event(p_stream uuid, p_type text, p_actor uuid, p_subject uuid, p_client uuid, p_payload text)
  RETURNS TABLE (version bigint, at timestamptz) LANGUAGE plpgsql AS $$
DECLARE s app.stream; ph bytea; head bytea; now_ms timestamptz; tenant uuid := app.tid();
BEGIN
  SELECT * INTO s FROM app.stream st WHERE st.tenant_id = tenant AND st.id = p_stream FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'no such stream' USING ERRCODE = 'no_data_found'; END IF;
  now_ms := date_trunc('milliseconds', clock_timestamp());
  ph := sha256(convert_to(p_payload, 'UTF8'));
  head := app.event_hash(s.head_hash, tenant, p_stream, s.version + 1, p_type, p_actor, p_subject, now_ms, p_client, ph);
  INSERT INTO app.event (tenant_id, stream_id, version, type, actor_id, subject_id, at, client_id, payload_hash, hash)
    VALUES (tenant, p_stream, s.version + 1, p_type, p_actor, p_subject, now_ms, p_client, ph, head);
  INSERT INTO app.event_payload VALUES (tenant, p_stream, s.version + 1, p_payload);
  UPDATE app.stream st SET version = s.version + 1, head_hash = head WHERE st.tenant_id = tenant AND st.id = p_stream;
  RETURN QUERY SELECT s.version + 1, now_ms;
END $$;

CREATE VIEW app.message_row WITH (security_invoker = true) AS
  SELECT m.tenant_id, m.id, m.channel_id, m.seq, m.version, m.client_id, m.author_id, a.name AS author_name, m.parent_id, m.body,
         m.mentions, m.reactions, m.files, m.reply_count, m.last_reply_at, m.created_at, m.edited_at, m.deleted_at
  FROM app.message m JOIN app.member a ON a.tenant_id = m.tenant_id AND a.id = m.author_id;

-- Group commit: appends many messages of one tenant in one statement, each failing alone.
-- Streams are locked in id order, so two batches cannot deadlock; what is checked after the lock cannot change before commit.
-- Items arrive as parallel arrays. `status`: created | duplicate | conflict | notFound | archived | parent.
CREATE FUNCTION app.append_messages(p_tenant uuid, p_id uuid[], p_client uuid[], p_channel uuid[], p_author uuid[], p_parent uuid[],
                                    p_body text[], p_payload text[], p_mentions text[], p_files jsonb[])
  RETURNS TABLE (n bigint, status text, message_id uuid, seq bigint, version bigint, at timestamptz) LANGUAGE plpgsql AS $$
DECLARE
  r record; cur uuid; v bigint; c bigint; head bytea; ph bytea; now_ms timestamptz; attached integer;
  o_n bigint[] := '{}'; o_v bigint[] := '{}'; o_c bigint[] := '{}'; o_ph bytea[] := '{}'; o_h bytea[] := '{}'; o_at timestamptz[] := '{}';
  s_id uuid[] := '{}'; s_v bigint[] := '{}'; s_h bytea[] := '{}'; s_c bigint[] := '{}'; s_at timestamptz[] := '{}';
  has_parent boolean := false; has_audience boolean := false;
BEGIN
  PERFORM set_config('app.tenant_id', p_tenant::text, true);
  PERFORM 1 FROM app.stream s WHERE s.tenant_id = p_tenant AND s.id = ANY (p_channel) ORDER BY s.id FOR UPDATE;
  now_ms := date_trunc('milliseconds', clock_timestamp());
  -- Each lookup stands alone behind OFFSET 0, once per message and by its key: joined in the usual way, the planner may read
  -- all of a tenant's rows for every batch instead.
  FOR r IN
    SELECT i.n, i.id, i.client, i.channel, i.author, i.parent, i.body, i.payload, i.mentions, i.files,
           s.version, s.head_hash, s.message_count, ch.archived_at, ch.kind, cm.member_id IS NOT NULL AND a.id IS NOT NULL AS may,
           d.id AS dup_id, d.seq AS dup_seq, d.version AS dup_version, d.created_at AS dup_at,
           CASE WHEN d.id IS NOT NULL THEN d.channel_id = i.channel AND d.parent_id IS NOT DISTINCT FROM i.parent
             AND pl.payload_hash = sha256(convert_to(i.payload, 'UTF8')) END AS dup_same,
           i.parent IS NULL OR p.id IS NOT NULL AS parent_ok
    FROM unnest(p_id, p_client, p_channel, p_author, p_parent, p_body, p_payload, p_mentions, p_files) WITH ORDINALITY
           AS i (id, client, channel, author, parent, body, payload, mentions, files, n)
    LEFT JOIN LATERAL (SELECT x.version, x.head_hash, x.message_count FROM app.stream x
      WHERE x.tenant_id = p_tenant AND x.id = i.channel OFFSET 0) s ON true
    LEFT JOIN LATERAL (SELECT x.archived_at, x.kind FROM app.channel x WHERE x.tenant_id = p_tenant AND x.id = i.channel OFFSET 0) ch ON true
    LEFT JOIN LATERAL (SELECT x.member_id FROM app.channel_member x
      WHERE x.tenant_id = p_tenant AND x.channel_id = i.channel AND x.member_id = i.author OFFSET 0) cm ON true
    LEFT JOIN LATERAL (SELECT x.id FROM app.member x WHERE x.tenant_id = p_tenant AND x.id = i.author AND x.deactivated_at IS NULL OFFSET 0) a ON true
    LEFT JOIN LATERAL (SELECT x.* FROM app.message x WHERE x.tenant_id = p_tenant AND x.author_id = i.author AND x.client_id = i.client OFFSET 0) d ON true
    LEFT JOIN LATERAL (SELECT x.payload_hash FROM app.event x
      WHERE x.tenant_id = p_tenant AND x.stream_id = d.channel_id AND x.version = d.created_version OFFSET 0) pl ON true
    LEFT JOIN LATERAL (SELECT x.id FROM app.message x WHERE x.tenant_id = p_tenant AND x.id = i.parent AND x.channel_id = i.channel
      AND x.parent_id IS NULL AND x.deleted_at IS NULL OFFSET 0) p ON true
    ORDER BY i.channel, i.n
  LOOP
    IF cur IS DISTINCT FROM r.channel THEN
      IF cur IS NOT NULL AND v IS NOT NULL THEN
        s_id := s_id || cur; s_v := s_v || v; s_h := s_h || head; s_c := s_c || c;
      END IF;
      cur := r.channel; v := r.version; head := r.head_hash; c := r.message_count;
    END IF;
    n := r.n; message_id := r.dup_id; seq := r.dup_seq; version := r.dup_version; at := r.dup_at;
    IF NOT r.may OR v IS NULL THEN status := 'notFound'; RETURN NEXT; CONTINUE; END IF;
    IF r.dup_id IS NOT NULL THEN
      status := CASE WHEN r.dup_same THEN 'duplicate' ELSE 'conflict' END; RETURN NEXT; CONTINUE;
    END IF;
    IF r.archived_at IS NOT NULL THEN status := 'archived'; RETURN NEXT; CONTINUE; END IF;
    IF NOT r.parent_ok THEN status := 'parent'; RETURN NEXT; CONTINUE; END IF;
    v := v + 1; c := c + 1;
    ph := sha256(convert_to(r.payload, 'UTF8'));
    head := app.event_hash(head, p_tenant, r.channel, v, 'message.created', r.author, r.id, now_ms, r.client, ph);
    o_n := o_n || r.n; o_v := o_v || v; o_c := o_c || c; o_ph := o_ph || ph; o_h := o_h || head;
    has_parent := has_parent OR r.parent IS NOT NULL;
    has_audience := has_audience OR r.parent IS NOT NULL OR r.mentions <> '{}' OR r.kind IN ('direct', 'group');
    status := 'created'; message_id := r.id; seq := c; version := v; at := now_ms; RETURN NEXT;
  END LOOP;
  IF cur IS NOT NULL AND v IS NOT NULL THEN s_id := s_id || cur; s_v := s_v || v; s_h := s_h || head; s_c := s_c || c; END IF;
  IF cardinality(o_n) = 0 THEN RETURN; END IF;

  INSERT INTO app.event AS e (tenant_id, stream_id, version, type, actor_id, subject_id, at, client_id, payload_hash, hash)
    SELECT p_tenant, p_channel[o.n], o.v, 'message.created', p_author[o.n], p_id[o.n], now_ms, p_client[o.n], o.ph, o.h
    FROM unnest(o_n, o_v, o_ph, o_h) AS o (n, v, ph, h);
  INSERT INTO app.event_payload SELECT p_tenant, p_channel[o.n], o.v, p_payload[o.n] FROM unnest(o_n, o_v) AS o (n, v);
  INSERT INTO app.message AS m (tenant_id, id, channel_id, seq, version, created_version, client_id, author_id, parent_id, body, mentions, files,
                              created_at)
    SELECT p_tenant, p_id[o.n], p_channel[o.n], o.c, o.v, o.v, p_client[o.n], p_author[o.n], p_parent[o.n], p_body[o.n],
           p_mentions[o.n]::uuid[], p_files[o.n], now_ms
    FROM unnest(o_n, o_v, o_c) AS o (n, v, c);
  UPDATE app.stream s SET version = x.v, head_hash = x.h, message_count = x.c, last_message_at = now_ms
    FROM unnest(s_id, s_v, s_h, s_c) AS x (id, v, h, c)
    WHERE s.tenant_id = p_tenant AND s.id = x.id AND s.version < x.v;
  IF has_parent THEN
    UPDATE app.message m SET reply_count = m.reply_count + x.replies, last_reply_at = now_ms, version = x.v
      FROM (SELECT p_parent[o.n] AS id, count(*) AS replies, max(o.v) AS v FROM unnest(o_n, o_v) AS o (n, v)
            WHERE p_parent[o.n] IS NOT NULL GROUP BY 1) x
      WHERE m.tenant_id = p_tenant AND m.id = x.id;
  END IF;
  IF has_audience THEN
    INSERT INTO app.notification AS nt (tenant_id, member_id, channel_id, message_id, reason, outcome, held_because, created_at)
      SELECT DISTINCT ON (x.message, x.member) p_tenant, x.member, x.channel, x.message, x.reason,
             CASE WHEN cm.member_id IS NULL THEN 'held' ELSE 'sent' END, CASE WHEN cm.member_id IS NULL THEN 'notInChannel' END, now_ms
      FROM (
        SELECT p_id[o.n] AS message, p_channel[o.n] AS channel, p_author[o.n] AS author, men.member, 'mention' AS reason, 1 AS rank
          FROM unnest(o_n) AS o (n), unnest(p_mentions[o.n]::uuid[]) AS men (member)
        UNION ALL
        SELECT p_id[o.n], p_channel[o.n], p_author[o.n], cm.member_id, 'direct', 2
          FROM unnest(o_n) AS o (n)
          JOIN app.channel ch ON ch.tenant_id = p_tenant AND ch.id = p_channel[o.n] AND ch.kind IN ('direct', 'group')
          JOIN app.channel_member cm ON cm.tenant_id = p_tenant AND cm.channel_id = ch.id
        UNION ALL
        SELECT p_id[o.n], p_channel[o.n], p_author[o.n], t.author_id, 'thread', 3
          FROM unnest(o_n) AS o (n), LATERAL (
            SELECT y.author_id FROM app.message y WHERE y.tenant_id = p_tenant AND y.id = p_parent[o.n]
            UNION ALL SELECT y.author_id FROM app.message y WHERE y.tenant_id = p_tenant AND y.parent_id = p_parent[o.n]) t
          WHERE p_parent[o.n] IS NOT NULL
      ) x
      JOIN app.member a ON a.tenant_id = p_tenant AND a.id = x.member AND a.deactivated_at IS NULL
      LEFT JOIN app.channel_member cm ON cm.tenant_id = p_tenant AND cm.channel_id = x.channel AND cm.member_id = x.member
      WHERE x.member <> x.author
      ORDER BY x.message, x.member, x.rank;
  END IF;
  FOR r IN SELECT o.n FROM unnest(o_n) AS o (n) WHERE p_files[o.n] IS NOT NULL LOOP
    UPDATE app.file f SET message_id = p_id[r.n], channel_id = p_channel[r.n]
      WHERE f.tenant_id = p_tenant AND f.uploader_id = p_author[r.n] AND f.message_id IS NULL
        AND f.id IN (SELECT (x ->> 'id')::uuid FROM jsonb_array_elements(p_files[r.n]) x);
    GET DIAGNOSTICS attached = ROW_COUNT;
    IF attached <> jsonb_array_length(p_files[r.n]) THEN
      RAISE EXCEPTION 'a file is not there any more' USING ERRCODE = 'PF001';
    END IF;
  END LOOP;
END $$;

------------------------------------------------------------------------------------------------------------ the hot reads
-- One page of a channel: tenant and query in one round trip. Access was decided by the caller's row, read in the same snapshot.
-- p_before / p_after are exclusive seqs; with neither, the newest. Ascending order is the caller's business.
CREATE FUNCTION app.page_messages(p_tenant uuid, p_channel uuid, p_before bigint, p_after bigint, p_limit integer)
  RETURNS SETOF app.message_row LANGUAGE plpgsql STABLE AS $$
BEGIN
  PERFORM set_config('app.tenant_id', p_tenant::text, true);
  IF p_after IS NOT NULL THEN
    RETURN QUERY SELECT * FROM app.message_row r WHERE r.tenant_id = p_tenant AND r.channel_id = p_channel AND r.parent_id IS NULL
      AND r.seq > p_after ORDER BY r.seq ASC LIMIT p_limit;
  ELSE
    RETURN QUERY SELECT * FROM app.message_row r WHERE r.tenant_id = p_tenant AND r.channel_id = p_channel AND r.parent_id IS NULL
      AND r.seq < coalesce(p_before, 9223372036854775807) ORDER BY r.seq DESC LIMIT p_limit;
  END IF;
END $$;

-- A member's channels with unread and mention counts, for the first screen and for catch-up.
CREATE FUNCTION app.my_channels(p_tenant uuid, p_member uuid, p_only uuid[])
  RETURNS TABLE (id uuid, kind text, name text, topic text, archived_at timestamptz, created_at timestamptz, created_by uuid, member_count integer,
                 version bigint, meta_version bigint, message_count bigint, last_message_at timestamptz, is_member boolean, read_seq bigint,
                 unread bigint, mentions bigint) LANGUAGE plpgsql STABLE AS $$
BEGIN
  PERFORM set_config('app.tenant_id', p_tenant::text, true);
  RETURN QUERY
    SELECT c.id, c.kind, c.name, c.topic, c.archived_at, c.created_at, c.created_by, c.member_count, s.version, c.meta_version, s.message_count,
           s.last_message_at, cm.member_id IS NOT NULL, coalesce(cm.read_seq, 0), coalesce(u.unread, 0), coalesce(u.mentions, 0)
    FROM app.channel c
    JOIN app.stream s ON s.tenant_id = p_tenant AND s.id = c.id
    LEFT JOIN app.channel_member cm ON cm.tenant_id = p_tenant AND cm.channel_id = c.id AND cm.member_id = p_member
    LEFT JOIN LATERAL (
      SELECT count(*) AS unread, count(*) FILTER (WHERE p_member = ANY (x.mentions)) AS mentions
      FROM (SELECT m.mentions FROM app.message m
            WHERE m.tenant_id = p_tenant AND m.channel_id = c.id AND m.seq > cm.read_seq AND m.parent_id IS NULL
              AND m.deleted_at IS NULL AND m.author_id <> p_member ORDER BY m.seq DESC LIMIT 1000) x
    ) u ON cm.member_id IS NOT NULL AND s.message_count > cm.read_seq
    WHERE c.tenant_id = p_tenant
      AND CASE WHEN p_only IS NULL THEN cm.member_id IS NOT NULL ELSE c.id = ANY (p_only) END;
END $$;

-- Opens a realtime connection: session, member and channels in one answer. No row: the session or the member has ended.
CREATE FUNCTION app.open_connection(p_tenant uuid, p_member uuid, p_session uuid)
  RETURNS TABLE (user_id uuid, role text, name text, is_confirmed boolean, slug text, channels uuid[], versions bigint[]) LANGUAGE plpgsql STABLE AS $$
BEGIN
  PERFORM set_config('app.tenant_id', p_tenant::text, true);
  RETURN QUERY
    SELECT m.user_id, m.role, m.name, u.email_confirmed_at IS NOT NULL, t.slug,
           (SELECT array_agg(s.id ORDER BY s.id) FROM app.channel_member cm JOIN app.stream s ON s.tenant_id = p_tenant AND s.id = cm.channel_id
              WHERE cm.tenant_id = p_tenant AND cm.member_id = p_member),
           (SELECT array_agg(s.version ORDER BY s.id) FROM app.channel_member cm JOIN app.stream s ON s.tenant_id = p_tenant AND s.id = cm.channel_id
              WHERE cm.tenant_id = p_tenant AND cm.member_id = p_member)
    FROM identity.session se
    JOIN identity.user u ON u.id = se.user_id
    JOIN app.member m ON m.tenant_id = p_tenant AND m.id = p_member AND m.user_id = se.user_id AND m.deactivated_at IS NULL
    JOIN app.tenant t ON t.tenant_id = p_tenant
    WHERE se.id = p_session AND se.revoked_at IS NULL AND se.expires_at > now();
END $$;

-- Who acts: session, user and membership by the workspace's address, then the member. Null fields where a part is missing.
CREATE FUNCTION app.resolve_actor(p_token_hash bytea, p_slug text)
  RETURNS TABLE (session_id uuid, user_id uuid, email text, user_name text, is_confirmed boolean, is_stale boolean,
                 tenant_id uuid, member_id uuid, role text, name text) LANGUAGE plpgsql STABLE AS $$
DECLARE s record;
BEGIN
  SELECT se.id, u.id AS user_id, u.email, u.name, u.email_confirmed_at IS NOT NULL AS is_confirmed,
         se.last_seen_at < now() - interval '1 minute' AS is_stale, w.tenant_id, ms.member_id INTO s
    FROM identity.session se
    JOIN identity.user u ON u.id = se.user_id
    LEFT JOIN identity.workspace w ON w.slug = p_slug
    LEFT JOIN identity.membership ms ON ms.user_id = u.id AND ms.tenant_id = w.tenant_id
    WHERE se.token_hash = p_token_hash AND se.revoked_at IS NULL AND se.expires_at > now();
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM set_config('app.tenant_id', coalesce(s.tenant_id::text, ''), true);
  RETURN QUERY SELECT s.id, s.user_id, s.email, s.name, s.is_confirmed, s.is_stale, m.tenant_id, m.id, m.role, m.name
    FROM (VALUES (1)) AS one (x)
    LEFT JOIN app.member m ON m.tenant_id = s.tenant_id AND m.id = s.member_id AND m.user_id = s.user_id AND m.deactivated_at IS NULL;
END $$;

-- The hot functions keep one plan that walks indexes: planning anew costs many times what running does, and a plan made
-- while a table was small must not stay when it has grown.
DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['append_messages', 'append_event', 'page_messages', 'my_channels', 'open_connection', 'resolve_actor'] LOOP
    EXECUTE format('ALTER FUNCTION app.%I SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off', f);
  END LOOP;
END $$;

---------------------------------------------------------------------------- reviewed functions that see past one tenant's policy
-- Owned by a role that may read past RLS. The list is held by a test (packages/db/test/catalogue.test.ts).

-- Which of these streams have moved on? Answers ids and numbers only, for streams the caller already names with their tenant.
CREATE FUNCTION app.advanced_streams(p_tenants uuid[], p_streams uuid[], p_versions bigint[])
  RETURNS TABLE (tenant_id uuid, stream_id uuid, version bigint) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$ SELECT s.tenant_id, s.id, s.version FROM unnest(p_tenants, p_streams, p_versions) AS i (tenant, stream, version)
        JOIN app.stream s ON s.tenant_id = i.tenant AND s.id = i.stream WHERE s.version > i.version $$;

-- Full text under RLS cannot use its index (the operator is not leakproof), so the tenant is spelt out here instead.
-- Sees only channels that the member belongs to.
CREATE FUNCTION app.search_messages(p_member uuid, p_query text, p_before timestamptz, p_limit integer)
  RETURNS TABLE (message_id uuid, created_at timestamptz) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$ SELECT m.id, m.created_at FROM app.message m
        JOIN app.channel_member cm ON cm.tenant_id = m.tenant_id AND cm.channel_id = m.channel_id AND cm.member_id = p_member
        WHERE m.tenant_id = app.tid() AND m.deleted_at IS NULL
          AND to_tsvector('simple', m.body) @@ to_tsquery('simple', p_query)
          AND (p_before IS NULL OR m.created_at < p_before)
        ORDER BY m.created_at DESC LIMIT p_limit $$;

-- A job is enqueued in the caller's transaction. The tenant is the transaction's own, whatever the payload says.
CREATE FUNCTION app.enqueue_job(p_name text, p_payload jsonb, p_key text) RETURNS void LANGUAGE sql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
  AS $$ SELECT graphile_worker.add_job(p_name, (p_payload || jsonb_build_object('tenantId', app.tid()))::json,
                                       job_key => p_key, max_attempts => 12) $$;

ALTER FUNCTION app.enqueue_job OWNER TO parley_job;
ALTER FUNCTION app.advanced_streams OWNER TO parley_search;
ALTER FUNCTION app.search_messages OWNER TO parley_search;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA app FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO parley_app, parley_search;
GRANT EXECUTE ON FUNCTION app.tid() TO parley_job, parley_backup;
GRANT SELECT ON app.message_row TO parley_app, parley_backup;
