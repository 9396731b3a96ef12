-- Why: a client's affair is kept as long as its matter says, often from the day on which it is closed; the longest of all that concerns
-- a message wins, so a matter's rule speaks beside those of the firm.
-- Order: the two tables, the index by which the matters of a channel are found, the function that says a matter's rule for a message,
-- then the function that asks for what is due, which has to know it.
-- Rollback: put app.due_messages of 20261126000100_retention back, then drop the function, the index and the tables. Nothing goes by it.

-- `rule` is contract/matter-retention.ts; null: the matter keeps nothing by itself.
CREATE TABLE app.matter_retention (
  tenant_id uuid NOT NULL, matter_id uuid NOT NULL, rule jsonb, version integer NOT NULL CHECK (version > 0),
  set_by uuid NOT NULL, set_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, matter_id),
  FOREIGN KEY (tenant_id, matter_id) REFERENCES app.matter (tenant_id, id),
  FOREIGN KEY (tenant_id, set_by) REFERENCES app.member (tenant_id, id)
);
-- By which something would go earlier: asked for by one, agreed to by another, and then waited for.
CREATE TABLE app.matter_retention_change (
  tenant_id uuid NOT NULL, id uuid NOT NULL, matter_id uuid NOT NULL, rule jsonb, base_version integer NOT NULL,
  state text NOT NULL CHECK (state IN ('asked', 'agreed', 'withdrawn', 'applied')), reason text NOT NULL,
  asked_by uuid NOT NULL, asked_at timestamptz NOT NULL DEFAULT now(), agreed_by uuid, agreed_at timestamptz, due_at timestamptz,
  ended_by uuid, ended_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  CHECK (agreed_by <> asked_by),
  CHECK ((agreed_by IS NULL) = (agreed_at IS NULL) AND (agreed_by IS NULL) = (due_at IS NULL)),
  CHECK (state NOT IN ('agreed', 'applied') OR agreed_by IS NOT NULL),
  FOREIGN KEY (tenant_id, matter_id) REFERENCES app.matter (tenant_id, id),
  FOREIGN KEY (tenant_id, asked_by) REFERENCES app.member (tenant_id, id),
  FOREIGN KEY (tenant_id, agreed_by) REFERENCES app.member (tenant_id, id),
  FOREIGN KEY (tenant_id, ended_by) REFERENCES app.member (tenant_id, id)
);
CREATE UNIQUE INDEX matter_retention_change_one_at_a_time ON app.matter_retention_change (tenant_id, matter_id)
  WHERE state IN ('asked', 'agreed');
CREATE INDEX matter_part_by_channel ON app.matter_part (tenant_id, channel_id);
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['matter_retention', 'matter_retention_change'] LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON app.%I USING (tenant_id = app.tid()) WITH CHECK (tenant_id = app.tid())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON app.%I TO parley_app', t);
    EXECUTE format('GRANT SELECT ON app.%I TO parley_search, parley_backup', t);
  END LOOP;
END $$;
GRANT SELECT ON app.matter, app.matter_part, app.matter_retention TO parley_purge;

-- What the matters that hold a message say of it, as rules that app.keep_days and app.duty_days read. A rule that counts from the
-- closing keeps everything while the matter is open, and until its days have passed; then it says those days like any other rule.
-- What was deleted is kept as long as it would have been. core/retention/matter-rules.ts says the same.
CREATE FUNCTION app.matter_rules(p_message uuid, p_only_duties boolean) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('scope', 'everything', 'id', NULL, 'act', CASE WHEN k.waits THEN 'forever' ELSE k.act END,
      'days', CASE WHEN NOT k.waits THEN k.days END)), '[]')
  FROM (SELECT DISTINCT r.rule ->> 'act' AS act, (r.rule ->> 'days')::numeric AS days,
      coalesce(r.rule ->> 'countsFrom' = 'closing'
        AND (t.closed_at IS NULL OR t.closed_at >= now() - (r.rule ->> 'days')::numeric * interval '1 day'), false) AS waits
    FROM app.message m
    JOIN app.matter_part p ON p.tenant_id = m.tenant_id AND p.channel_id = m.channel_id
    JOIN app.matter t ON t.tenant_id = m.tenant_id AND t.id = p.matter_id
    JOIN app.matter_retention r ON r.tenant_id = m.tenant_id AND r.matter_id = p.matter_id AND jsonb_typeof(r.rule) = 'object'
    WHERE m.tenant_id = app.tid() AND m.id = p_message AND m.seq > p.floor_seq
      AND CASE WHEN p.message_id IS NULL THEN (p.from_day IS NULL OR m.created_at >= p.from_day::timestamp AT TIME ZONE 'UTC')
            AND (p.until_day IS NULL OR m.created_at < (p.until_day + 1)::timestamp AT TIME ZONE 'UTC')
          ELSE m.id = p.message_id OR m.parent_id = p.message_id END
      AND (NOT p_only_duties OR r.rule ->> 'act' <> 'deleteAfter')) k $$;
REVOKE ALL ON FUNCTION app.matter_rules FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.matter_rules TO parley_app, parley_purge;

-- As before, with what the matters say that gather something of this channel.
CREATE OR REPLACE FUNCTION app.due_messages(p_rules jsonb, p_channel uuid, p_after bigint, p_scan integer, p_member uuid)
  RETURNS TABLE (message_id uuid, at timestamptz, files bigint, is_held boolean) LANGUAGE plpgsql STABLE AS $$
DECLARE tenant uuid := app.tid(); kind text; due uuid[]; in_matters boolean;
BEGIN
  SELECT c.kind INTO kind FROM app.channel c WHERE c.tenant_id = tenant AND c.id = p_channel;
  in_matters := EXISTS (SELECT 1 FROM app.matter_part p JOIN app.matter_retention r ON r.tenant_id = tenant AND r.matter_id = p.matter_id
    AND jsonb_typeof(r.rule) = 'object' WHERE p.tenant_id = tenant AND p.channel_id = p_channel);
  due := ARRAY(
    SELECT m.id FROM (SELECT * FROM app.message x WHERE x.tenant_id = tenant AND x.channel_id = p_channel AND x.seq > p_after
      ORDER BY x.seq LIMIT p_scan) m
    CROSS JOIN LATERAL (SELECT CASE WHEN in_matters THEN p_rules || app.matter_rules(m.id, p_member IS NOT NULL) ELSE p_rules END AS rules) a
    CROSS JOIN LATERAL (SELECT CASE WHEN p_member IS NULL THEN app.keep_days(a.rules, p_channel, kind, m.author_id)
      WHEN m.author_id = p_member THEN app.duty_days(a.rules, p_channel, kind, m.author_id) END AS days) k
    WHERE (m.extra ? 'purged') IS NOT TRUE AND k.days IS NOT NULL
      AND greatest(m.created_at, m.edited_at, m.deleted_at) < now() - k.days * interval '1 day'
      AND NOT EXISTS (SELECT 1 FROM app.event e WHERE e.tenant_id = tenant AND e.subject_id = m.id AND e.type <> 'message.created'
        AND e.type <> 'message.imported' AND e.type = 'message.moved' AND e.at >= now() - k.days * interval '1 day'));
  RETURN QUERY
    SELECT m.id, m.created_at, (SELECT count(*) FROM app.file f WHERE f.tenant_id = tenant AND f.message_id = m.id),
           m.id IN (SELECT o.message_id FROM app.holds_of(due) o)
    FROM app.message m WHERE m.tenant_id = tenant AND m.id = ANY (due);
END $$;
