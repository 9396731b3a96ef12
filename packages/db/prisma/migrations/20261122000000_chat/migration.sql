-- Why: chat that people choose. Messages carry more than text (polls, acknowledgements, forwards, snippets, previews, pins),
-- members have a place of their own in each channel (level, mute, section, how far back they see), and what is personal
-- (drafts, schedules, saved messages, preferences) follows a person over devices.
-- Order: new columns have defaults, so that what is there stays true; tables; then the functions that use them, made anew.
-- Rollback: drop the tables and columns and make the functions of the foundation again; nothing that was there is changed.

------------------------------------------------------------------------------------------------------------------ columns
-- `extra` is what a message is besides its text; packages/contract/src/message-extra.ts says its shape.
ALTER TABLE app.message
  ADD broadcast boolean NOT NULL DEFAULT false,
  ADD mentions_all text CHECK (mentions_all IN ('channel', 'here')),
  ADD extra jsonb,
  ADD pinned_at timestamptz, ADD pinned_by uuid,
  ADD resolved_at timestamptz,
  ADD FOREIGN KEY (tenant_id, pinned_by) REFERENCES app.member (tenant_id, id);
CREATE INDEX message_pinned ON app.message (tenant_id, channel_id, pinned_at) WHERE pinned_at IS NOT NULL;

ALTER TABLE app.channel ADD posting text NOT NULL DEFAULT 'all' CHECK (posting IN ('all', 'admins'));

CREATE TABLE app.sidebar_section (
  tenant_id uuid NOT NULL, id uuid NOT NULL, member_id uuid NOT NULL, name text NOT NULL, "position" double precision NOT NULL,
  is_collapsed boolean NOT NULL DEFAULT false, sort text NOT NULL DEFAULT 'name' CHECK (sort IN ('name', 'recent', 'unread', 'mine')),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, member_id, id),
  FOREIGN KEY (tenant_id, member_id) REFERENCES app.member (tenant_id, id)
);
-- Messages up to `visible_from` were written before the member's time here and are not theirs to read.
ALTER TABLE app.channel_member
  ADD notify text NOT NULL DEFAULT 'mentions' CHECK (notify IN ('all', 'mentions', 'none')),
  ADD is_muted boolean NOT NULL DEFAULT false,
  ADD section_id uuid, ADD "position" double precision,
  ADD visible_from bigint NOT NULL DEFAULT 0,
  ADD FOREIGN KEY (tenant_id, member_id, section_id) REFERENCES app.sidebar_section (tenant_id, member_id, id) ON DELETE SET NULL (section_id);
CREATE INDEX channel_member_wants_all ON app.channel_member (tenant_id, channel_id) WHERE notify = 'all';

-- How a file came through the boundary. 'clean': looked at and fine; 'unscanned': no scanner here, and the firm's rule lets it
-- through with a mark; 'held': waits for the scanner; 'blocked': never to be served. What was there before had no scanner.
ALTER TABLE app.file
  ADD state text NOT NULL DEFAULT 'unscanned' CHECK (state IN ('clean', 'unscanned', 'held', 'blocked')),
  ADD scan_note text, ADD scanned_at timestamptz, ADD duration_ms integer, ADD has_thumb boolean NOT NULL DEFAULT false;
CREATE INDEX file_held ON app.file (tenant_id, created_at) WHERE state = 'held';
CREATE INDEX file_of_channel ON app.file (tenant_id, channel_id, created_at) WHERE channel_id IS NOT NULL;

ALTER TABLE app.notification
  ADD push_outcome text, ADD email_outcome text, ADD told_at timestamptz,
  DROP CONSTRAINT notification_reason_check,
  ADD CONSTRAINT notification_reason_check
    CHECK (reason IN ('mention', 'direct', 'thread', 'channelMention', 'keyword', 'all', 'reminder', 'ack')),
  DROP CONSTRAINT notification_tenant_id_message_id_member_id_key,
  ADD UNIQUE (tenant_id, message_id, member_id, reason);
-- What the worker has not looked at yet.
UPDATE app.notification SET push_outcome = 'before', email_outcome = 'before';
CREATE INDEX notification_to_push ON app.notification (tenant_id, created_at) WHERE push_outcome IS NULL AND outcome = 'sent';
CREATE INDEX notification_to_mail ON app.notification (tenant_id, created_at) WHERE email_outcome IS NULL AND outcome = 'sent';

------------------------------------------------------------------------------------------------------------------- tables
CREATE TABLE app.thread_follow (
  tenant_id uuid NOT NULL, parent_id uuid NOT NULL, member_id uuid NOT NULL, is_following boolean NOT NULL,
  PRIMARY KEY (tenant_id, parent_id, member_id),
  FOREIGN KEY (tenant_id, parent_id) REFERENCES app.message (tenant_id, id),
  FOREIGN KEY (tenant_id, member_id) REFERENCES app.member (tenant_id, id)
);
CREATE INDEX ON app.thread_follow (tenant_id, member_id);
INSERT INTO app.thread_follow (tenant_id, parent_id, member_id, is_following)
  SELECT tenant_id, parent_id, author_id, true FROM app.message WHERE parent_id IS NOT NULL
  UNION SELECT tenant_id, id, author_id, true FROM app.message WHERE reply_count > 0;

-- `key` is the channel, or the first message of the thread, that the draft is for. `version` grows by one with each change.
CREATE TABLE app.draft (
  tenant_id uuid NOT NULL, member_id uuid NOT NULL, key uuid NOT NULL, channel_id uuid NOT NULL, body text NOT NULL,
  version bigint NOT NULL, updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, member_id, key),
  FOREIGN KEY (tenant_id, member_id) REFERENCES app.member (tenant_id, id),
  FOREIGN KEY (tenant_id, channel_id) REFERENCES app.channel (tenant_id, id)
);

CREATE TABLE app.scheduled_message (
  tenant_id uuid NOT NULL, id uuid NOT NULL, author_id uuid NOT NULL, channel_id uuid NOT NULL, parent_id uuid, client_id uuid NOT NULL,
  body text NOT NULL, file_ids uuid[] NOT NULL DEFAULT '{}', input jsonb, send_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed', 'cancelled')), failure text,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, author_id) REFERENCES app.member (tenant_id, id),
  FOREIGN KEY (tenant_id, channel_id) REFERENCES app.channel (tenant_id, id)
);
CREATE INDEX ON app.scheduled_message (tenant_id, author_id, send_at);

CREATE TABLE app.saved_message (
  tenant_id uuid NOT NULL, member_id uuid NOT NULL, message_id uuid NOT NULL, saved_at timestamptz NOT NULL DEFAULT now(),
  remind_at timestamptz, reminded_at timestamptz, done_at timestamptz,
  PRIMARY KEY (tenant_id, member_id, message_id),
  FOREIGN KEY (tenant_id, member_id) REFERENCES app.member (tenant_id, id),
  FOREIGN KEY (tenant_id, message_id) REFERENCES app.message (tenant_id, id)
);
CREATE INDEX ON app.saved_message (tenant_id, member_id, saved_at);

CREATE TABLE app.member_preference (
  tenant_id uuid NOT NULL, member_id uuid NOT NULL, data jsonb NOT NULL DEFAULT '{}', updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, member_id),
  FOREIGN KEY (tenant_id, member_id) REFERENCES app.member (tenant_id, id)
);
-- The words a member wants to hear of, in lower case.
CREATE TABLE app.keyword (
  tenant_id uuid NOT NULL, member_id uuid NOT NULL, word text NOT NULL,
  PRIMARY KEY (tenant_id, member_id, word),
  FOREIGN KEY (tenant_id, member_id) REFERENCES app.member (tenant_id, id)
);

CREATE TABLE app.custom_emoji (
  tenant_id uuid NOT NULL REFERENCES app.tenant, name text NOT NULL, picture bytea NOT NULL, mime text NOT NULL, created_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, name),
  FOREIGN KEY (tenant_id, created_by) REFERENCES app.member (tenant_id, id)
);

CREATE TABLE app.push_subscription (
  tenant_id uuid NOT NULL, id uuid NOT NULL, member_id uuid NOT NULL, session_id uuid, endpoint text NOT NULL, p256dh text NOT NULL,
  auth text NOT NULL, created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, endpoint),
  FOREIGN KEY (tenant_id, member_id) REFERENCES app.member (tenant_id, id)
);
CREATE INDEX ON app.push_subscription (tenant_id, member_id);

CREATE TABLE app.member_group (
  tenant_id uuid NOT NULL REFERENCES app.tenant, id uuid NOT NULL, name text NOT NULL, created_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, created_by) REFERENCES app.member (tenant_id, id)
);
CREATE UNIQUE INDEX member_group_name ON app.member_group (tenant_id, lower(name));
CREATE TABLE app.group_member (
  tenant_id uuid NOT NULL, group_id uuid NOT NULL, member_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, group_id, member_id),
  FOREIGN KEY (tenant_id, group_id) REFERENCES app.member_group (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, member_id) REFERENCES app.member (tenant_id, id)
);
CREATE INDEX ON app.group_member (tenant_id, member_id);

-- What is written inside a file, for search.
CREATE TABLE app.file_text (
  tenant_id uuid NOT NULL, file_id uuid NOT NULL, text text NOT NULL, extracted_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, file_id),
  FOREIGN KEY (tenant_id, file_id) REFERENCES app.file (tenant_id, id)
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['sidebar_section', 'thread_follow', 'draft', 'scheduled_message', 'saved_message', 'member_preference', 'keyword',
                           'custom_emoji', 'push_subscription', 'member_group', 'group_member', 'file_text'] LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON app.%I USING (tenant_id = app.tid()) WITH CHECK (tenant_id = app.tid())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON app.%I TO parley_app', t);
    EXECUTE format('GRANT SELECT ON app.%I TO parley_search, parley_backup', t);
  END LOOP;
END $$;

---------------------------------------------------------------------------------------------------------------- functions
DROP FUNCTION app.append_messages, app.page_messages, app.my_channels;
DROP VIEW app.message_row;

CREATE VIEW app.message_row WITH (security_invoker = true) AS
  SELECT m.tenant_id, m.id, m.channel_id, m.seq, m.version, m.client_id, m.author_id, a.name AS author_name, m.parent_id, m.body,
         m.mentions, m.reactions, m.files, m.reply_count, m.last_reply_at, m.created_at, m.edited_at, m.deleted_at,
         m.broadcast, m.mentions_all, m.extra, m.pinned_at, m.resolved_at
  FROM app.message m JOIN app.member a ON a.tenant_id = m.tenant_id AND a.id = m.author_id;

-- Group commit: appends many messages of one tenant in one statement, each failing alone.
-- Streams are locked in id order, so two batches cannot deadlock; what is checked after the lock cannot change before commit.
-- Items arrive as parallel arrays. `status`: created | duplicate | conflict | notFound | archived | posting | parent.
CREATE FUNCTION app.append_messages(p_tenant uuid, p_id uuid[], p_client uuid[], p_channel uuid[], p_author uuid[], p_parent uuid[],
                                    p_body text[], p_payload text[], p_mentions text[], p_files jsonb[], p_broadcast boolean[],
                                    p_mentions_all text[], p_extra jsonb[])
  RETURNS TABLE (n bigint, status text, message_id uuid, seq bigint, version bigint, at timestamptz) LANGUAGE plpgsql AS $$
DECLARE
  r record; cur uuid; v bigint; c bigint; head bytea; ph bytea; now_ms timestamptz; attached integer;
  o_n bigint[] := '{}'; o_v bigint[] := '{}'; o_c bigint[] := '{}'; o_ph bytea[] := '{}'; o_h bytea[] := '{}'; o_at timestamptz[] := '{}';
  s_id uuid[] := '{}'; s_v bigint[] := '{}'; s_h bytea[] := '{}'; s_c bigint[] := '{}'; s_at timestamptz[] := '{}';
  has_parent boolean := false; has_audience boolean := false;
  has_all boolean; has_words boolean;
BEGIN
  PERFORM set_config('app.tenant_id', p_tenant::text, true);
  PERFORM 1 FROM app.stream s WHERE s.tenant_id = p_tenant AND s.id = ANY (p_channel) ORDER BY s.id FOR UPDATE;
  now_ms := date_trunc('milliseconds', clock_timestamp());
  -- Each lookup stands alone behind OFFSET 0, once per message and by its key: joined in the usual way, the planner may read
  -- all of a tenant's rows for every batch instead.
  FOR r IN
    SELECT i.n, i.id, i.client, i.channel, i.author, i.parent, i.body, i.payload, i.mentions, i.files, i.mentions_all,
           s.version, s.head_hash, s.message_count, ch.archived_at, ch.kind, cm.member_id IS NOT NULL AND a.id IS NOT NULL AS may,
           ch.posting = 'all' OR i.parent IS NOT NULL OR a.role IN ('owner', 'admin') OR ch.created_by = i.author AS may_post,
           d.id AS dup_id, d.seq AS dup_seq, d.version AS dup_version, d.created_at AS dup_at,
           CASE WHEN d.id IS NOT NULL THEN d.channel_id = i.channel AND d.parent_id IS NOT DISTINCT FROM i.parent
             AND pl.payload_hash = sha256(convert_to(i.payload, 'UTF8')) END AS dup_same,
           i.parent IS NULL OR p.seq > cm.visible_from AS parent_ok
    FROM unnest(p_id, p_client, p_channel, p_author, p_parent, p_body, p_payload, p_mentions, p_files, p_mentions_all) WITH ORDINALITY
           AS i (id, client, channel, author, parent, body, payload, mentions, files, mentions_all, n)
    LEFT JOIN LATERAL (SELECT x.version, x.head_hash, x.message_count FROM app.stream x
      WHERE x.tenant_id = p_tenant AND x.id = i.channel OFFSET 0) s ON true
    LEFT JOIN LATERAL (SELECT x.archived_at, x.kind, x.posting, x.created_by FROM app.channel x WHERE x.tenant_id = p_tenant AND x.id = i.channel OFFSET 0) ch ON true
    LEFT JOIN LATERAL (SELECT x.member_id, x.visible_from FROM app.channel_member x
      WHERE x.tenant_id = p_tenant AND x.channel_id = i.channel AND x.member_id = i.author OFFSET 0) cm ON true
    LEFT JOIN LATERAL (SELECT x.id, x.role FROM app.member x WHERE x.tenant_id = p_tenant AND x.id = i.author AND x.deactivated_at IS NULL OFFSET 0) a ON true
    LEFT JOIN LATERAL (SELECT x.* FROM app.message x WHERE x.tenant_id = p_tenant AND x.author_id = i.author AND x.client_id = i.client OFFSET 0) d ON true
    LEFT JOIN LATERAL (SELECT x.payload_hash FROM app.event x
      WHERE x.tenant_id = p_tenant AND x.stream_id = d.channel_id AND x.version = d.created_version OFFSET 0) pl ON true
    LEFT JOIN LATERAL (SELECT x.seq FROM app.message x WHERE x.tenant_id = p_tenant AND x.id = i.parent AND x.channel_id = i.channel
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
    IF NOT r.may_post THEN status := 'posting'; RETURN NEXT; CONTINUE; END IF;
    IF r.parent_ok IS NOT TRUE THEN status := 'parent'; RETURN NEXT; CONTINUE; END IF;
    v := v + 1; c := c + 1;
    ph := sha256(convert_to(r.payload, 'UTF8'));
    head := app.event_hash(head, p_tenant, r.channel, v, 'message.created', r.author, r.id, now_ms, r.client, ph);
    o_n := o_n || r.n; o_v := o_v || v; o_c := o_c || c; o_ph := o_ph || ph; o_h := o_h || head;
    has_parent := has_parent OR r.parent IS NOT NULL;
    has_audience := has_audience OR r.parent IS NOT NULL OR r.mentions <> '{}' OR r.mentions_all IS NOT NULL OR r.kind IN ('direct', 'group');
    status := 'created'; message_id := r.id; seq := c; version := v; at := now_ms; RETURN NEXT;
  END LOOP;
  IF cur IS NOT NULL AND v IS NOT NULL THEN s_id := s_id || cur; s_v := s_v || v; s_h := s_h || head; s_c := s_c || c; END IF;
  IF cardinality(o_n) = 0 THEN RETURN; END IF;

  INSERT INTO app.event AS e (tenant_id, stream_id, version, type, actor_id, subject_id, at, client_id, payload_hash, hash)
    SELECT p_tenant, p_channel[o.n], o.v, 'message.created', p_author[o.n], p_id[o.n], now_ms, p_client[o.n], o.ph, o.h
    FROM unnest(o_n, o_v, o_ph, o_h) AS o (n, v, ph, h);
  INSERT INTO app.event_payload SELECT p_tenant, p_channel[o.n], o.v, p_payload[o.n] FROM unnest(o_n, o_v) AS o (n, v);
  INSERT INTO app.message AS m (tenant_id, id, channel_id, seq, version, created_version, client_id, author_id, parent_id, body, mentions, files,
                              broadcast, mentions_all, extra, created_at)
    SELECT p_tenant, p_id[o.n], p_channel[o.n], o.c, o.v, o.v, p_client[o.n], p_author[o.n], p_parent[o.n], p_body[o.n],
           p_mentions[o.n]::uuid[], p_files[o.n], p_broadcast[o.n], p_mentions_all[o.n], p_extra[o.n], now_ms
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
  IF has_parent THEN
    -- Who writes in a thread follows it, unless they have said otherwise.
    INSERT INTO app.thread_follow (tenant_id, parent_id, member_id, is_following)
      SELECT DISTINCT p_tenant, p_parent[o.n], p_author[o.n], true FROM unnest(o_n) AS o (n) WHERE p_parent[o.n] IS NOT NULL
      UNION SELECT p_tenant, m.id, m.author_id, true FROM app.message m
        WHERE m.tenant_id = p_tenant AND m.id = ANY (p_parent)
      ON CONFLICT (tenant_id, parent_id, member_id) DO NOTHING;
  END IF;
  -- Rare in most firms, so each is asked for first: somebody who wants every message here, and somebody's words.
  has_all := EXISTS (SELECT 1 FROM app.channel_member x WHERE x.tenant_id = p_tenant AND x.channel_id = ANY (s_id) AND x.notify = 'all');
  has_words := EXISTS (SELECT 1 FROM app.keyword x WHERE x.tenant_id = p_tenant);
  IF has_audience OR has_all OR has_words THEN
    INSERT INTO app.notification AS nt (tenant_id, member_id, channel_id, message_id, reason, outcome, held_because, created_at)
      SELECT DISTINCT ON (x.message, x.member) p_tenant, x.member, x.channel, x.message, x.reason,
             CASE WHEN h.why IS NULL THEN 'sent' ELSE 'held' END, h.why, now_ms
      FROM (
        SELECT p_id[o.n] AS message, p_channel[o.n] AS channel, p_author[o.n] AS author, men.member, 'mention' AS reason, 1 AS rank
          FROM unnest(o_n) AS o (n), unnest(p_mentions[o.n]::uuid[]) AS men (member)
        UNION ALL
        SELECT p_id[o.n], p_channel[o.n], p_author[o.n], cm.member_id, 'direct', 2
          FROM unnest(o_n) AS o (n)
          JOIN app.channel ch ON ch.tenant_id = p_tenant AND ch.id = p_channel[o.n] AND ch.kind IN ('direct', 'group')
          JOIN app.channel_member cm ON cm.tenant_id = p_tenant AND cm.channel_id = ch.id
          WHERE has_audience
        UNION ALL
        SELECT p_id[o.n], p_channel[o.n], p_author[o.n], t.member_id, 'thread', 3
          FROM unnest(o_n) AS o (n) JOIN app.thread_follow t ON t.tenant_id = p_tenant AND t.parent_id = p_parent[o.n] AND t.is_following
          WHERE has_parent
        UNION ALL
        SELECT p_id[o.n], p_channel[o.n], p_author[o.n], cm.member_id, 'channelMention', 4
          FROM unnest(o_n) AS o (n) JOIN app.channel_member cm ON cm.tenant_id = p_tenant AND cm.channel_id = p_channel[o.n]
          WHERE has_audience AND p_mentions_all[o.n] = 'channel'
        UNION ALL
        -- A word counts where it stands by itself; scripts without spaces have no such place, so there anywhere.
        SELECT p_id[o.n], p_channel[o.n], p_author[o.n], k.member_id, 'keyword', 5
          FROM unnest(o_n) AS o (n) JOIN app.keyword k ON k.tenant_id = p_tenant
          JOIN app.channel_member cm ON cm.tenant_id = p_tenant AND cm.channel_id = p_channel[o.n] AND cm.member_id = k.member_id
          WHERE has_words AND CASE WHEN k.word ~ '^[[:alnum:] _-]+$' AND k.word !~ '[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]'
            THEN position(' ' || k.word || ' ' IN ' ' || regexp_replace(lower(p_body[o.n]), '[^[:alnum:]_-]+', ' ', 'g') || ' ') > 0
            ELSE position(k.word IN lower(p_body[o.n])) > 0 END
        UNION ALL
        SELECT p_id[o.n], p_channel[o.n], p_author[o.n], cm.member_id, 'all', 6
          FROM unnest(o_n) AS o (n)
          JOIN app.channel_member cm ON cm.tenant_id = p_tenant AND cm.channel_id = p_channel[o.n] AND cm.notify = 'all'
          WHERE has_all AND (p_parent[o.n] IS NULL OR p_broadcast[o.n])
      ) x
      JOIN app.member a ON a.tenant_id = p_tenant AND a.id = x.member AND a.deactivated_at IS NULL
      LEFT JOIN app.channel_member cm ON cm.tenant_id = p_tenant AND cm.channel_id = x.channel AND cm.member_id = x.member
      CROSS JOIN LATERAL (SELECT CASE WHEN cm.member_id IS NULL THEN 'notInChannel' WHEN cm.is_muted THEN 'channelMuted'
                                      WHEN cm.notify = 'none' THEN 'levelNone' END AS why) h
      WHERE x.member <> x.author
      ORDER BY x.message, x.member, x.rank;
  END IF;
  FOR r IN SELECT o.n FROM unnest(o_n) AS o (n) WHERE p_files[o.n] IS NOT NULL LOOP
    UPDATE app.file f SET message_id = p_id[r.n], channel_id = p_channel[r.n]
      WHERE f.tenant_id = p_tenant AND f.uploader_id = p_author[r.n] AND f.message_id IS NULL AND f.state <> 'blocked'
        AND f.id IN (SELECT (x ->> 'id')::uuid FROM jsonb_array_elements(p_files[r.n]) x);
    GET DIAGNOSTICS attached = ROW_COUNT;
    IF attached <> jsonb_array_length(p_files[r.n]) THEN
      RAISE EXCEPTION 'a file is not there any more' USING ERRCODE = 'PF001';
    END IF;
  END LOOP;
END $$;

-- One page of a channel: tenant and query in one round trip. Access was decided by the caller's row, read in the same snapshot.
-- p_before / p_after are exclusive seqs; with neither, the newest. Nothing at or below p_floor. Ascending order is the caller's business.
CREATE FUNCTION app.page_messages(p_tenant uuid, p_channel uuid, p_before bigint, p_after bigint, p_limit integer, p_floor bigint)
  RETURNS SETOF app.message_row LANGUAGE plpgsql STABLE AS $$
BEGIN
  PERFORM set_config('app.tenant_id', p_tenant::text, true);
  IF p_after IS NOT NULL THEN
    RETURN QUERY SELECT * FROM app.message_row r WHERE r.tenant_id = p_tenant AND r.channel_id = p_channel AND (r.parent_id IS NULL OR r.broadcast)
      AND r.seq > greatest(p_after, p_floor) ORDER BY r.seq ASC LIMIT p_limit;
  ELSE
    RETURN QUERY SELECT * FROM app.message_row r WHERE r.tenant_id = p_tenant AND r.channel_id = p_channel AND (r.parent_id IS NULL OR r.broadcast)
      AND r.seq < coalesce(p_before, 9223372036854775807) AND r.seq > p_floor ORDER BY r.seq DESC LIMIT p_limit;
  END IF;
END $$;

-- A member's channels with unread and mention counts, for the first screen and for catch-up.
CREATE FUNCTION app.my_channels(p_tenant uuid, p_member uuid, p_only uuid[])
  RETURNS TABLE (id uuid, kind text, name text, topic text, archived_at timestamptz, created_at timestamptz, created_by uuid, member_count integer,
                 version bigint, meta_version bigint, message_count bigint, last_message_at timestamptz, is_member boolean, read_seq bigint,
                 unread bigint, mentions bigint, posting text, notify text, is_muted boolean, section_id uuid, "position" double precision,
                 visible_from bigint) LANGUAGE plpgsql STABLE AS $$
BEGIN
  PERFORM set_config('app.tenant_id', p_tenant::text, true);
  RETURN QUERY
    SELECT c.id, c.kind, c.name, c.topic, c.archived_at, c.created_at, c.created_by, c.member_count, s.version, c.meta_version, s.message_count,
           s.last_message_at, cm.member_id IS NOT NULL, coalesce(cm.read_seq, 0), coalesce(u.unread, 0), coalesce(u.mentions, 0),
           c.posting, coalesce(cm.notify, 'mentions'), coalesce(cm.is_muted, false), cm.section_id, cm."position", coalesce(cm.visible_from, 0)
    FROM app.channel c
    JOIN app.stream s ON s.tenant_id = p_tenant AND s.id = c.id
    LEFT JOIN app.channel_member cm ON cm.tenant_id = p_tenant AND cm.channel_id = c.id AND cm.member_id = p_member
    LEFT JOIN LATERAL (
      SELECT count(*) AS unread, count(*) FILTER (WHERE p_member = ANY (x.mentions) OR x.mentions_all = 'channel') AS mentions
      FROM (SELECT m.mentions, m.mentions_all FROM app.message m
            WHERE m.tenant_id = p_tenant AND m.channel_id = c.id AND m.seq > greatest(cm.read_seq, cm.visible_from)
              AND (m.parent_id IS NULL OR m.broadcast)
              AND m.deleted_at IS NULL AND m.author_id <> p_member ORDER BY m.seq DESC LIMIT 1000) x
    ) u ON cm.member_id IS NOT NULL AND s.message_count > cm.read_seq
    WHERE c.tenant_id = p_tenant
      AND CASE WHEN p_only IS NULL THEN cm.member_id IS NOT NULL ELSE c.id = ANY (p_only) END;
END $$;

-- What changed in a member's channels after the versions they have: for each channel of theirs a row with its head (and with all of
-- app.my_channels where its name or people changed), then its messages in the order of their last change, p_limit over all channels.
-- One statement, one moment: nothing from after a head slips in, nor from after a removal.
CREATE FUNCTION app.sync_channels(p_tenant uuid, p_member uuid, p_channels uuid[], p_after bigint[], p_limit integer)
  RETURNS TABLE (channel uuid, head bigint, mine jsonb, message app.message_row) LANGUAGE plpgsql STABLE AS $$
DECLARE r record; room integer := p_limit;
BEGIN
  PERFORM set_config('app.tenant_id', p_tenant::text, true);
  FOR r IN
    SELECT i.id, i.after, s.version, c.meta_version, cm.visible_from
    FROM unnest(p_channels, p_after) WITH ORDINALITY AS i (id, after, n)
    CROSS JOIN LATERAL (SELECT x.visible_from FROM app.channel_member x
      WHERE x.tenant_id = p_tenant AND x.channel_id = i.id AND x.member_id = p_member OFFSET 0) cm
    CROSS JOIN LATERAL (SELECT x.version FROM app.stream x WHERE x.tenant_id = p_tenant AND x.id = i.id OFFSET 0) s
    CROSS JOIN LATERAL (SELECT x.meta_version FROM app.channel x WHERE x.tenant_id = p_tenant AND x.id = i.id OFFSET 0) c
    ORDER BY i.n
  LOOP
    channel := r.id; head := r.version; message := NULL; mine := NULL;
    IF r.meta_version > r.after THEN SELECT to_jsonb(c) INTO mine FROM app.my_channels(p_tenant, p_member, ARRAY[r.id]) c; END IF;
    RETURN NEXT;
    mine := NULL;
    CONTINUE WHEN r.version <= r.after OR room <= 0;
    FOR message IN
      SELECT * FROM app.message_row m
      WHERE m.tenant_id = p_tenant AND m.channel_id = r.id AND m.version > r.after AND m.seq > r.visible_from ORDER BY m.version LIMIT room
    LOOP
      room := room - 1;
      RETURN NEXT;
    END LOOP;
  END LOOP;
END $$;

-- Of these people those who are members here, for the many small questions about presence.
CREATE FUNCTION app.known_members(p_tenant uuid, p_members uuid[]) RETURNS SETOF uuid LANGUAGE plpgsql STABLE AS $$
BEGIN
  PERFORM set_config('app.tenant_id', p_tenant::text, true);
  RETURN QUERY SELECT m.id FROM app.member m WHERE m.tenant_id = p_tenant AND m.id = ANY (p_members);
END $$;

-- Makes a tenant with everything in it. False, and nothing done, when its address is taken. `p` holds an array of rows per table.
CREATE OR REPLACE FUNCTION app.import_workspace(p_tenant uuid, p_slug text, p_name text, p_at timestamptz, p jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO identity.workspace (tenant_id, slug, name, created_at) VALUES (p_tenant, p_slug, p_name, p_at) ON CONFLICT (slug) DO NOTHING;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM set_config('app.tenant_id', p_tenant::text, true);
  INSERT INTO app.tenant (tenant_id, slug, name, created_at) VALUES (p_tenant, p_slug, p_name, p_at);

  INSERT INTO identity.user (id, email, name, password_hash, email_confirmed_at, created_at)
    SELECT r.id, r.email, r.name, r.password_hash, r.created_at, r.created_at
    FROM jsonb_to_recordset(p -> 'users') AS r (id uuid, email text, name text, password_hash text, created_at timestamptz);
  INSERT INTO app.member (tenant_id, id, user_id, email, name, title, role, joined_at)
    SELECT p_tenant, r.id, r.user_id, r.email, r.name, r.title, r.role, r.joined_at
    FROM jsonb_to_recordset(p -> 'members')
      AS r (id uuid, user_id uuid, email text, name text, title text, role text, joined_at timestamptz);
  INSERT INTO identity.membership (user_id, tenant_id, member_id, created_at)
    SELECT r.user_id, p_tenant, r.id, r.joined_at
    FROM jsonb_to_recordset(p -> 'members') AS r (id uuid, user_id uuid, joined_at timestamptz);
  INSERT INTO identity.session (id, token_hash, user_id, user_agent, expires_at)
    SELECT r.id, r.token_hash, r.user_id, r.user_agent, r.expires_at
    FROM jsonb_to_recordset(p -> 'sessions') AS r (id uuid, token_hash bytea, user_id uuid, user_agent text, expires_at timestamptz);

  INSERT INTO app.stream (tenant_id, id) VALUES (p_tenant, p_tenant);
  INSERT INTO app.stream (tenant_id, id, message_count, last_message_at)
    SELECT p_tenant, r.id, r.message_count, r.last_message_at
    FROM jsonb_to_recordset(p -> 'channels') AS r (id uuid, message_count bigint, last_message_at timestamptz);
  INSERT INTO app.channel (tenant_id, id, kind, name, topic, direct_key, meta_version, member_count, created_by, created_at, posting)
    SELECT p_tenant, r.id, r.kind, r.name, r.topic, r.direct_key, r.meta_version, r.member_count, r.created_by, r.created_at,
           coalesce(r.posting, 'all')
    FROM jsonb_to_recordset(p -> 'channels')
      AS r (id uuid, kind text, name text, topic text, direct_key text, meta_version bigint, member_count integer, created_by uuid,
            created_at timestamptz, posting text);
  INSERT INTO app.channel_member (tenant_id, channel_id, member_id, joined_at, read_seq)
    SELECT p_tenant, r.channel_id, r.member_id, r.joined_at, r.read_seq
    FROM jsonb_to_recordset(p -> 'channelMembers') AS r (channel_id uuid, member_id uuid, joined_at timestamptz, read_seq bigint);
  PERFORM app.import_events(p_tenant, p -> 'events');

  INSERT INTO app.message (tenant_id, id, channel_id, seq, version, created_version, client_id, author_id, parent_id, body, mentions,
                           reactions, files, reply_count, last_reply_at, created_at, edited_at, deleted_at,
                           broadcast, mentions_all, extra, pinned_at, pinned_by, resolved_at)
    SELECT p_tenant, r.id, r.channel_id, r.seq, r.version, r.created_version, r.client_id, r.author_id, r.parent_id, r.body, r.mentions,
           nullif(r.reactions, 'null'), nullif(r.files, 'null'), r.reply_count, r.last_reply_at, r.created_at, r.edited_at, r.deleted_at,
           coalesce(r.broadcast, false), r.mentions_all, nullif(r.extra, 'null'), r.pinned_at, r.pinned_by, r.resolved_at
    FROM jsonb_to_recordset(p -> 'messages')
      AS r (id uuid, channel_id uuid, seq bigint, version bigint, created_version bigint, client_id uuid, author_id uuid, parent_id uuid,
            body text, mentions uuid[], reactions jsonb, files jsonb, reply_count integer, last_reply_at timestamptz,
            created_at timestamptz, edited_at timestamptz, deleted_at timestamptz, broadcast boolean, mentions_all text, extra jsonb,
            pinned_at timestamptz, pinned_by uuid, resolved_at timestamptz);
  INSERT INTO app.thread_follow (tenant_id, parent_id, member_id, is_following)
    SELECT p_tenant, m.parent_id, m.author_id, true FROM app.message m WHERE m.tenant_id = p_tenant AND m.parent_id IS NOT NULL
    UNION SELECT p_tenant, m.id, m.author_id, true FROM app.message m WHERE m.tenant_id = p_tenant AND m.reply_count > 0;
  INSERT INTO app.thread_read (tenant_id, parent_id, member_id, read_seq)
    SELECT p_tenant, r.parent_id, r.member_id, r.read_seq
    FROM jsonb_to_recordset(p -> 'threadReads') AS r (parent_id uuid, member_id uuid, read_seq bigint);
  INSERT INTO app.file (tenant_id, id, uploader_id, message_id, channel_id, name, mime, bytes, sha256, width, height, created_at)
    SELECT p_tenant, r.id, r.uploader_id, r.message_id, r.channel_id, r.name, r.mime, r.bytes, r.sha256, r.width, r.height, r.created_at
    FROM jsonb_to_recordset(p -> 'files')
      AS r (id uuid, uploader_id uuid, message_id uuid, channel_id uuid, name text, mime text, bytes bigint, sha256 bytea,
            width integer, height integer, created_at timestamptz);
  INSERT INTO app.notification (tenant_id, id, member_id, channel_id, message_id, reason, outcome, held_because, created_at,
                                push_outcome, email_outcome)
    SELECT p_tenant, r.id, r.member_id, r.channel_id, r.message_id, r.reason, r.outcome, r.held_because, r.created_at, 'before', 'before'
    FROM jsonb_to_recordset(p -> 'notifications')
      AS r (id uuid, member_id uuid, channel_id uuid, message_id uuid, reason text, outcome text, held_because text,
            created_at timestamptz);
  RETURN true;
END $$;

-- The hot functions keep one plan that walks indexes (decision 0008).
DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['append_messages', 'page_messages', 'my_channels', 'sync_channels', 'known_members'] LOOP
    EXECUTE format('ALTER FUNCTION app.%I SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off', f);
  END LOOP;
END $$;

-- As app.enqueue_job, to run at a time.
CREATE FUNCTION app.enqueue_job_at(p_name text, p_payload jsonb, p_key text, p_run_at timestamptz) RETURNS void LANGUAGE sql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
  AS $$ SELECT graphile_worker.add_job(p_name, (p_payload || jsonb_build_object('tenantId', app.tid()))::json,
                                       job_key => p_key, run_at => p_run_at, max_attempts => 12) $$;
ALTER FUNCTION app.enqueue_job_at OWNER TO parley_job;

REVOKE ALL ON FUNCTION app.append_messages, app.page_messages, app.my_channels, app.sync_channels, app.known_members, app.enqueue_job_at FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.append_messages, app.page_messages, app.my_channels, app.sync_channels, app.known_members, app.enqueue_job_at
  TO parley_app, parley_search;
GRANT SELECT ON app.message_row TO parley_app, parley_backup;
