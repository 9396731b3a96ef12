-- Why: what a firm has to keep, and for how long, is said by rules and by holds; what is no longer kept is erased by one function of
-- the database, which asks both itself. Entries of the log stay for ever: an entry that says what was erased stands after them.
-- Order: the tables, the index by which the later entries of a message are found, the conditions, then the function and its role.
-- Rollback: drop the functions, the index and the tables. What was purged does not come back.

-- Kept whatever the rules say, until somebody releases it. `scope` is contract/record-scope.ts; `words`: only messages that say all
-- of these, or said them once.
CREATE TABLE app.hold (
  tenant_id uuid NOT NULL REFERENCES app.tenant, id uuid NOT NULL, name text NOT NULL, reason text NOT NULL, scope jsonb NOT NULL,
  words text NOT NULL DEFAULT '', case_id uuid, placed_by uuid NOT NULL, placed_at timestamptz NOT NULL DEFAULT now(),
  released_by uuid, released_at timestamptz, release_reason text,
  PRIMARY KEY (tenant_id, id),
  CHECK ((released_at IS NULL) = (released_by IS NULL) AND (released_at IS NULL) = (release_reason IS NULL)),
  FOREIGN KEY (tenant_id, placed_by) REFERENCES app.member (tenant_id, id),
  FOREIGN KEY (tenant_id, released_by) REFERENCES app.member (tenant_id, id)
);
CREATE INDEX hold_standing ON app.hold (tenant_id, id) WHERE released_at IS NULL;

-- All rules of a firm are one text, so that a change of several is one change. contract/retention.ts says its shape.
CREATE TABLE app.retention_policy (
  tenant_id uuid PRIMARY KEY REFERENCES app.tenant, rules jsonb NOT NULL, version integer NOT NULL CHECK (version > 0),
  set_by uuid NOT NULL, set_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (tenant_id, set_by) REFERENCES app.member (tenant_id, id)
);
-- A change by which something would go earlier: asked for by one, agreed to by another, and then waited for.
CREATE TABLE app.retention_change (
  tenant_id uuid NOT NULL REFERENCES app.tenant, id uuid NOT NULL, rules jsonb NOT NULL, base_version integer NOT NULL,
  state text NOT NULL CHECK (state IN ('asked', 'agreed', 'withdrawn', 'applied')), reason text NOT NULL,
  asked_by uuid NOT NULL, asked_at timestamptz NOT NULL DEFAULT now(), agreed_by uuid, agreed_at timestamptz, due_at timestamptz,
  ended_by uuid, ended_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  CHECK (agreed_by <> asked_by),
  CHECK ((agreed_by IS NULL) = (agreed_at IS NULL) AND (agreed_by IS NULL) = (due_at IS NULL)),
  CHECK (state NOT IN ('agreed', 'applied') OR agreed_by IS NOT NULL),
  FOREIGN KEY (tenant_id, asked_by) REFERENCES app.member (tenant_id, id),
  FOREIGN KEY (tenant_id, agreed_by) REFERENCES app.member (tenant_id, id),
  FOREIGN KEY (tenant_id, ended_by) REFERENCES app.member (tenant_id, id)
);
CREATE UNIQUE INDEX retention_change_one_at_a_time ON app.retention_change (tenant_id) WHERE state IN ('asked', 'agreed');

-- One run of the purge over a firm: what went, and how much a hold kept back.
CREATE TABLE app.purge (
  tenant_id uuid NOT NULL REFERENCES app.tenant, id uuid NOT NULL, policy_version integer, member_id uuid, messages bigint NOT NULL DEFAULT 0,
  files bigint NOT NULL DEFAULT 0, held bigint NOT NULL DEFAULT 0, started_at timestamptz NOT NULL DEFAULT now(), finished_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, member_id) REFERENCES app.member (tenant_id, id)
);
-- Files whose rows are gone and whose bytes still have to go.
CREATE TABLE app.purged_file (
  tenant_id uuid NOT NULL REFERENCES app.tenant, file_id uuid NOT NULL, PRIMARY KEY (tenant_id, file_id)
);
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['hold', 'retention_policy', 'retention_change', 'purge', 'purged_file'] LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON app.%I USING (tenant_id = app.tid()) WITH CHECK (tenant_id = app.tid())', t);
    EXECUTE format('GRANT SELECT ON app.%I TO parley_app, parley_search, parley_backup', t);
  END LOOP;
END $$;
-- A hold stands as it was placed, and is released rather than taken away.
GRANT INSERT, UPDATE (released_by, released_at, release_reason) ON app.hold TO parley_app;
GRANT INSERT, UPDATE ON app.retention_policy, app.retention_change, app.purge TO parley_app;
GRANT DELETE ON app.purged_file TO parley_app;

-- Whoever erases a firm meets its holds here, whatever else was asked before.
CREATE FUNCTION app.keep_hold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.released_at IS NULL THEN RAISE EXCEPTION 'a hold stands' USING ERRCODE = 'insufficient_privilege'; END IF;
  RETURN OLD;
END $$;
REVOKE ALL ON FUNCTION app.keep_hold FROM PUBLIC;
CREATE TRIGGER keep_hold BEFORE DELETE ON app.hold FOR EACH ROW EXECUTE FUNCTION app.keep_hold();

-- What happened to a message after it was written. Sending writes no entry of this index.
CREATE INDEX event_of_changes ON app.event (tenant_id, subject_id, version) WHERE type <> 'message.created' AND type <> 'message.imported';

-- Held in the order: this lock, then streams. Purging shares it; whoever places a hold or changes the rules has it alone, so that
-- nothing goes in the moment in which somebody says that it has to stay.
CREATE FUNCTION app.lock_retention(p_alone boolean) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF p_alone THEN PERFORM pg_advisory_xact_lock(hashtextextended('retention ' || app.tid(), 0));
  ELSE PERFORM pg_advisory_xact_lock_shared(hashtextextended('retention ' || app.tid(), 0)); END IF;
END $$;

-- How many days these rules keep a message here by this author before it goes: the longest of all that concern it. Null: it stays.
CREATE FUNCTION app.keep_days(p_rules jsonb, p_channel uuid, p_kind text, p_author uuid) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN bool_or(r.act = 'deleteAfter') AND NOT bool_or(r.act = 'forever') THEN max(r.days) END
  FROM jsonb_to_recordset(p_rules) AS r (scope text, id uuid, act text, days numeric)
  WHERE r.scope = 'everything' OR r.scope = 'direct' AND p_kind IN ('direct', 'group')
     OR r.scope = 'channel' AND r.id = p_channel OR r.scope = 'person' AND r.id = p_author $$;

-- How many days they oblige to keep it when somebody asks that it goes: only duties count. Null: for ever; zero: not at all.
CREATE FUNCTION app.duty_days(p_rules jsonb, p_channel uuid, p_kind text, p_author uuid) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN bool_or(r.act = 'forever') IS NOT TRUE THEN coalesce(max(r.days), 0) END
  FROM jsonb_to_recordset(p_rules) AS r (scope text, id uuid, act text, days numeric)
  WHERE r.act <> 'deleteAfter' AND (r.scope = 'everything' OR r.scope = 'direct' AND p_kind IN ('direct', 'group')
     OR r.scope = 'channel' AND r.id = p_channel OR r.scope = 'person' AND r.id = p_author) $$;

-- Whether a message says, or has said, all of these words.
CREATE FUNCTION app.has_said(p_message uuid, p_words text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(bool_and(app.search_has(said.folded, w)), true)
  FROM (SELECT app.search_fold(coalesce(string_agg(concat_ws(' ', p.payload::jsonb ->> 'body', p.payload::jsonb ->> 'before',
        p.payload::jsonb ->> 'after', replace((p.payload::jsonb -> 'extra')::text, '\n', ' '), (p.payload::jsonb -> 'files')::text), ' '), '')) AS folded
      FROM app.message m
      CROSS JOIN LATERAL (SELECT m.created_version AS version
        UNION ALL SELECT e.version FROM app.event e WHERE e.tenant_id = m.tenant_id AND e.subject_id = m.id AND e.stream_id = m.channel_id
          AND e.type <> 'message.created' AND e.type <> 'message.imported') v
      JOIN app.event_payload p ON p.tenant_id = m.tenant_id AND p.stream_id = m.channel_id AND p.version = v.version
      WHERE m.tenant_id = app.tid() AND m.id = p_message) said
  CROSS JOIN unnest(string_to_array(app.search_fold(p_words), ' ')) w WHERE w <> '' $$;

-- Which standing holds keep which of these messages. A message is kept as a whole, in all its versions: if one of its entries is
-- within the scope, or if it was there to read for a custodian, who may have left since. What was moved is kept where it came from
-- too: its first versions are in the log there.
CREATE FUNCTION app.holds_of(p_messages uuid[]) RETURNS TABLE (message_id uuid, hold_id uuid) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE item (asked, id) AS (SELECT x, x FROM unnest(p_messages) x
    UNION SELECT i.asked, (m.extra #>> '{moved,to,messageId}')::uuid FROM item i
      JOIN app.message m ON m.tenant_id = app.tid() AND m.id = i.id WHERE m.extra #>> '{moved,to,messageId}' IS NOT NULL)
  SELECT i.asked, h.id
  FROM app.hold h
  CROSS JOIN item i
  JOIN app.message m ON m.tenant_id = h.tenant_id AND m.id = i.id
  CROSS JOIN LATERAL (SELECT least(m.created_at, min(x.at)) AS first, greatest(m.created_at, max(x.at)) AS last FROM (
      SELECT e.at FROM app.event e WHERE e.tenant_id = m.tenant_id AND e.stream_id = m.channel_id AND e.version = m.created_version
      UNION ALL SELECT e.at FROM app.event e WHERE e.tenant_id = m.tenant_id AND e.subject_id = m.id AND e.stream_id = m.channel_id
        AND e.type <> 'message.created' AND e.type <> 'message.imported') x) t
  WHERE h.tenant_id = app.tid() AND h.released_at IS NULL
    AND (h.scope -> 'channelIds' = '[]' OR h.scope -> 'channelIds' ? m.channel_id::text)
    AND (h.scope -> 'memberIds' = '[]' OR h.scope -> 'memberIds' ? m.author_id::text
      OR EXISTS (SELECT 1 FROM app.member_stays(ARRAY(SELECT jsonb_array_elements_text(h.scope -> 'memberIds')::uuid)) s
        WHERE s.channel_id = m.channel_id AND (s.until_version IS NULL OR m.created_version <= s.until_version)))
    AND (h.scope ->> 'from' IS NULL OR t.last >= (h.scope ->> 'from')::date::timestamp AT TIME ZONE 'UTC')
    AND (h.scope ->> 'until' IS NULL OR t.first < ((h.scope ->> 'until')::date + 1)::timestamp AT TIME ZONE 'UTC')
    AND (h.words = '' OR app.has_said(m.id, h.words)) $$;

-- Of a stretch of a channel's messages those that rules let go by now, and whether a hold keeps them all the same. With a member:
-- of what that member wrote those that no duty keeps. Age counts from when a message was last written, moved or deleted.
CREATE FUNCTION app.due_messages(p_rules jsonb, p_channel uuid, p_after bigint, p_scan integer, p_member uuid)
  RETURNS TABLE (message_id uuid, at timestamptz, files bigint, is_held boolean) LANGUAGE plpgsql STABLE AS $$
DECLARE tenant uuid := app.tid(); kind text; due uuid[];
BEGIN
  SELECT c.kind INTO kind FROM app.channel c WHERE c.tenant_id = tenant AND c.id = p_channel;
  due := ARRAY(
    SELECT m.id FROM (SELECT * FROM app.message x WHERE x.tenant_id = tenant AND x.channel_id = p_channel AND x.seq > p_after
      ORDER BY x.seq LIMIT p_scan) m
    CROSS JOIN LATERAL (SELECT CASE WHEN p_member IS NULL THEN app.keep_days(p_rules, p_channel, kind, m.author_id)
      WHEN m.author_id = p_member THEN app.duty_days(p_rules, p_channel, kind, m.author_id) END AS days) k
    WHERE (m.extra ? 'purged') IS NOT TRUE AND k.days IS NOT NULL
      AND greatest(m.created_at, m.edited_at, m.deleted_at) < now() - k.days * interval '1 day'
      AND NOT EXISTS (SELECT 1 FROM app.event e WHERE e.tenant_id = tenant AND e.subject_id = m.id AND e.type <> 'message.created'
        AND e.type <> 'message.imported' AND e.type = 'message.moved' AND e.at >= now() - k.days * interval '1 day'));
  RETURN QUERY
    SELECT m.id, m.created_at, (SELECT count(*) FROM app.file f WHERE f.tenant_id = tenant AND f.message_id = m.id),
           m.id IN (SELECT o.message_id FROM app.holds_of(due) o)
    FROM app.message m WHERE m.tenant_id = tenant AND m.id = ANY (due);
END $$;

-- Erases what is due among the next messages of a channel: the contents of their entries, what readers see of them, their files,
-- and what search knows of both. It asks rules and holds itself and takes neither from its caller. One transaction: what went, and
-- the entry that says so, or nothing. `next_seq` null: the channel has no more.
CREATE FUNCTION app.purge_messages(p_tenant uuid, p_run uuid, p_channel uuid, p_after bigint, p_scan integer)
  RETURNS TABLE (next_seq bigint, messages bigint, files bigint, held bigint, version bigint)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE run app.purge; rules jsonb; gone uuid[]; versions bigint[]; spans jsonb; v bigint; moment timestamptz;
BEGIN
  PERFORM set_config('app.tenant_id', p_tenant::text, true);
  PERFORM app.lock_retention(false);
  SELECT * INTO run FROM app.purge r WHERE r.tenant_id = p_tenant AND r.id = p_run AND r.finished_at IS NULL;
  IF NOT FOUND THEN RAISE EXCEPTION 'no such purge is under way' USING ERRCODE = 'insufficient_privilege'; END IF;
  -- An export writes down what was there when its heads were signed: what went meanwhile would be missing in it. Nothing goes.
  IF EXISTS (SELECT 1 FROM app.export x WHERE x.tenant_id = p_tenant AND x.state IN ('reading', 'packing')) THEN
    next_seq := p_after;
    RETURN NEXT;
    RETURN;
  END IF;
  rules := coalesce((SELECT r.rules FROM app.retention_policy r WHERE r.tenant_id = p_tenant), '[]');
  PERFORM 1 FROM app.stream s WHERE s.tenant_id = p_tenant AND s.id = p_channel FOR UPDATE;
  SELECT max(x.seq) INTO next_seq FROM (SELECT m.seq FROM app.message m
    WHERE m.tenant_id = p_tenant AND m.channel_id = p_channel AND m.seq > p_after ORDER BY m.seq LIMIT p_scan) x;
  SELECT array_agg(d.message_id) FILTER (WHERE NOT d.is_held), count(*) FILTER (WHERE d.is_held),
         count(*) FILTER (WHERE NOT d.is_held), coalesce(sum(d.files) FILTER (WHERE NOT d.is_held), 0)
    INTO gone, held, messages, files FROM app.due_messages(rules, p_channel, p_after, p_scan, run.member_id) d;
  IF messages = 0 THEN RETURN NEXT; RETURN; END IF;

  versions := ARRAY(SELECT p.version FROM app.event_payload p WHERE p.tenant_id = p_tenant AND p.stream_id = p_channel AND p.version IN (
    SELECT m.created_version FROM app.message m WHERE m.tenant_id = p_tenant AND m.id = ANY (gone)
    UNION ALL SELECT e.version FROM app.event e WHERE e.tenant_id = p_tenant AND e.stream_id = p_channel AND e.subject_id = ANY (gone)
      AND e.type <> 'message.created' AND e.type <> 'message.imported') ORDER BY p.version);
  SELECT jsonb_agg(jsonb_build_array(g.first, g.last) ORDER BY g.first) INTO spans FROM (
    SELECT min(n) AS first, max(n) AS last FROM (SELECT n, n - row_number() OVER (ORDER BY n) AS span FROM unnest(versions) n) x GROUP BY span) g;
  SELECT a.version, a.at INTO v, moment FROM app.append_event(p_channel, 'retention.purged', NULL, NULL, NULL,
    jsonb_build_object('run', p_run, 'policy', run.policy_version, 'member', run.member_id, 'messages', messages, 'files', files,
                       'versions', spans)::text) a;
  DELETE FROM app.event_payload p WHERE p.tenant_id = p_tenant AND p.stream_id = p_channel AND p.version = ANY (versions);
  INSERT INTO app.purged_file SELECT p_tenant, f.id FROM app.file f WHERE f.tenant_id = p_tenant AND f.message_id = ANY (gone) ON CONFLICT DO NOTHING;
  DELETE FROM app.file_text t USING app.file f WHERE t.tenant_id = p_tenant AND f.tenant_id = p_tenant AND f.id = t.file_id AND f.message_id = ANY (gone);
  DELETE FROM app.file f WHERE f.tenant_id = p_tenant AND f.message_id = ANY (gone);
  DELETE FROM app.scheduled_message s USING app.message m WHERE s.tenant_id = p_tenant AND m.tenant_id = p_tenant AND m.id = ANY (gone)
    AND s.author_id = m.author_id AND s.client_id = m.client_id;
  UPDATE app.message m SET body = '', mentions = '{}', mentions_all = NULL, reactions = NULL, files = NULL, extra = '{"purged": true}',
      pinned_at = NULL, pinned_by = NULL, resolved_at = NULL, deleted_at = coalesce(m.deleted_at, moment), version = v
    WHERE m.tenant_id = p_tenant AND m.id = ANY (gone);
  UPDATE app.purge r SET messages = r.messages + purge_messages.messages, files = r.files + purge_messages.files, held = r.held + purge_messages.held
    WHERE r.tenant_id = p_tenant AND r.id = p_run;
  version := v;
  RETURN NEXT;
END $$;

REVOKE ALL ON FUNCTION app.lock_retention, app.keep_days, app.duty_days, app.has_said, app.holds_of, app.due_messages, app.purge_messages FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.search_has TO parley_app;
GRANT EXECUTE ON FUNCTION app.lock_retention, app.keep_days, app.duty_days, app.has_said, app.holds_of, app.due_messages TO parley_app, parley_purge;
-- Made without this in 20261126000000_record_scope.
REVOKE ALL ON FUNCTION app.member_stays FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.member_stays TO parley_app, parley_search;
GRANT USAGE ON SCHEMA app TO parley_purge;
GRANT EXECUTE ON FUNCTION app.tid, app.append_event, app.event_hash, app.member_stays, app.search_fold, app.search_terms, app.search_has,
  app.send_on_audit TO parley_purge;
GRANT SELECT ON app.hold, app.retention_policy, app.purge, app.purged_file, app.channel, app.message, app.stream, app.event, app.event_payload,
  app.file, app.file_text, app.scheduled_message, app.subscription, app.export TO parley_purge;
GRANT INSERT ON app.event, app.event_payload, app.purged_file TO parley_purge;
GRANT UPDATE ON app.stream, app.message, app.purge TO parley_purge;
GRANT DELETE ON app.event_payload, app.file, app.file_text, app.scheduled_message TO parley_purge;
GRANT CREATE ON SCHEMA app TO parley_purge;
ALTER FUNCTION app.purge_messages OWNER TO parley_purge;
REVOKE CREATE ON SCHEMA app FROM parley_purge;
GRANT EXECUTE ON FUNCTION app.purge_messages TO parley_job;
