-- Why: what a rule of the boundary has held is in the firm's own stream, with its words; they have to go when the message goes that
-- they became, or, when it was never sent, as if it had been said on that day.
-- Order: what keeps it, what is due, then the function that erases, and its owner.
-- Rollback: drop the three functions. What was purged does not come back.

-- Whether a standing hold keeps a message that was held and is in no channel: by its channel, its author, its day and its words.
CREATE FUNCTION app.is_held_back(p_id uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM app.quarantine q JOIN app.hold h ON h.tenant_id = q.tenant_id AND h.released_at IS NULL
    WHERE q.tenant_id = app.tid() AND q.id = p_id
      AND (h.scope -> 'channelIds' = '[]' OR h.scope -> 'channelIds' ? q.channel_id::text)
      AND (h.scope -> 'memberIds' = '[]' OR h.scope -> 'memberIds' ? q.author_id::text)
      AND (h.scope ->> 'from' IS NULL
        OR greatest(q.held_at, q.decided_at, q.closed_at) >= (h.scope ->> 'from')::date::timestamp AT TIME ZONE 'UTC')
      AND (h.scope ->> 'until' IS NULL OR q.held_at < ((h.scope ->> 'until')::date + 1)::timestamp AT TIME ZONE 'UTC')
      AND (h.words = '' OR (SELECT coalesce(bool_and(app.search_has(app.search_fold(replace(coalesce(p.payload::jsonb ->> 'held', ''), '\n', ' ')), w)), true)
        FROM unnest(string_to_array(app.search_fold(h.words), ' ')) w
        LEFT JOIN app.event_payload p ON p.tenant_id = q.tenant_id AND p.stream_id = q.tenant_id AND p.version = q.version
        WHERE w <> ''))) $$;

-- The words of held messages that rules let go by now: of one that was released, when its message has gone; of one that was refused
-- or withdrawn, by the rules of its channel and author, from when it was last decided about. What waits is never due. With a member:
-- of what that member wrote, what no duty keeps.
CREATE FUNCTION app.due_held(p_rules jsonb, p_member uuid) RETURNS TABLE (id uuid, held_version bigint, is_sent boolean, is_held boolean)
  LANGUAGE sql STABLE AS $$
  SELECT q.id, q.version, q.state = 'released', app.is_held_back(q.id)
  FROM app.quarantine q
  JOIN app.event_payload p ON p.tenant_id = q.tenant_id AND p.stream_id = q.tenant_id AND p.version = q.version
  LEFT JOIN app.channel c ON c.tenant_id = q.tenant_id AND c.id = q.channel_id
  CROSS JOIN LATERAL (SELECT CASE WHEN p_member IS NULL THEN app.keep_days(p_rules, q.channel_id, c.kind, q.author_id)
    WHEN q.author_id = p_member THEN app.duty_days(p_rules, q.channel_id, c.kind, q.author_id) END AS days) k
  WHERE q.tenant_id = app.tid() AND CASE q.state
    WHEN 'released' THEN EXISTS (SELECT 1 FROM app.message m WHERE m.tenant_id = q.tenant_id AND m.author_id = q.author_id
      AND m.client_id = q.client_id AND m.extra ? 'purged')
    WHEN 'refused' THEN greatest(q.held_at, q.decided_at, q.closed_at) < now() - k.days * interval '1 day'
    WHEN 'withdrawn' THEN greatest(q.held_at, q.decided_at, q.closed_at) < now() - k.days * interval '1 day'
    ELSE false END $$;

-- Erases them from the firm's own stream, with an entry there that says which numbers went, so that its chain still verifies. It asks
-- rules and holds itself, like app.purge_messages, and runs after it: what was released goes with its message. True: there may be more.
CREATE FUNCTION app.purge_held(p_tenant uuid, p_run uuid, p_limit integer) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE run app.purge; rules jsonb; gone uuid[]; versions bigint[]; spans jsonb; unsent bigint; kept bigint; dropped bigint;
BEGIN
  PERFORM set_config('app.tenant_id', p_tenant::text, true);
  PERFORM app.lock_retention(false);
  SELECT * INTO run FROM app.purge r WHERE r.tenant_id = p_tenant AND r.id = p_run AND r.finished_at IS NULL;
  IF NOT FOUND THEN RAISE EXCEPTION 'no such purge is under way' USING ERRCODE = 'insufficient_privilege'; END IF;
  IF EXISTS (SELECT 1 FROM app.export x WHERE x.tenant_id = p_tenant AND x.state IN ('reading', 'packing')) THEN RETURN false; END IF;
  rules := coalesce((SELECT r.rules FROM app.retention_policy r WHERE r.tenant_id = p_tenant), '[]');
  PERFORM 1 FROM app.stream s WHERE s.tenant_id = p_tenant AND s.id = p_tenant FOR UPDATE;
  SELECT count(*) FILTER (WHERE d.is_held AND NOT d.is_sent) INTO kept FROM app.due_held(rules, run.member_id) d;
  SELECT array_agg(d.id), array_agg(d.held_version ORDER BY d.held_version), count(*) FILTER (WHERE NOT d.is_sent) INTO gone, versions, unsent
    FROM (SELECT * FROM app.due_held(rules, run.member_id) x WHERE NOT x.is_held ORDER BY x.held_version LIMIT p_limit) d;
  IF gone IS NULL THEN
    UPDATE app.purge r SET held = r.held + kept WHERE r.tenant_id = p_tenant AND r.id = p_run;
    RETURN false;
  END IF;
  SELECT jsonb_agg(jsonb_build_array(g.first, g.last) ORDER BY g.first) INTO spans FROM (
    SELECT min(n) AS first, max(n) AS last FROM (SELECT n, n - row_number() OVER (ORDER BY n) AS span FROM unnest(versions) n) x GROUP BY span) g;
  SELECT count(*) INTO dropped FROM app.quarantine q CROSS JOIN unnest(q.file_ids) f (id)
    JOIN app.file x ON x.tenant_id = p_tenant AND x.id = f.id AND x.message_id IS NULL AND x.uploader_id = q.author_id
    WHERE q.tenant_id = p_tenant AND q.id = ANY (gone);
  PERFORM app.append_event(p_tenant, 'retention.purged', NULL, NULL, NULL,
    jsonb_build_object('run', p_run, 'policy', run.policy_version, 'member', run.member_id, 'messages', unsent, 'files', dropped, 'versions', spans)::text);
  DELETE FROM app.event_payload p WHERE p.tenant_id = p_tenant AND p.stream_id = p_tenant AND p.version = ANY (versions);
  INSERT INTO app.purged_file SELECT DISTINCT p_tenant, x.id FROM app.quarantine q CROSS JOIN unnest(q.file_ids) f (id)
    JOIN app.file x ON x.tenant_id = p_tenant AND x.id = f.id AND x.message_id IS NULL AND x.uploader_id = q.author_id
    WHERE q.tenant_id = p_tenant AND q.id = ANY (gone) ON CONFLICT DO NOTHING;
  DELETE FROM app.file_text t USING app.purged_file g WHERE t.tenant_id = p_tenant AND g.tenant_id = p_tenant AND g.file_id = t.file_id;
  DELETE FROM app.file f USING app.purged_file g WHERE f.tenant_id = p_tenant AND g.tenant_id = p_tenant AND g.file_id = f.id;
  UPDATE app.purge r SET messages = r.messages + unsent, files = r.files + dropped WHERE r.tenant_id = p_tenant AND r.id = p_run;
  RETURN true;
END $$;
REVOKE ALL ON FUNCTION app.is_held_back, app.due_held, app.purge_held FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.is_held_back, app.due_held TO parley_purge;
GRANT SELECT ON app.quarantine, app.audit_webhook TO parley_purge;
GRANT EXECUTE ON FUNCTION app.enqueue_job TO parley_purge;
GRANT CREATE ON SCHEMA app TO parley_purge;
ALTER FUNCTION app.purge_held OWNER TO parley_purge;
REVOKE CREATE ON SCHEMA app FROM parley_purge;
GRANT EXECUTE ON FUNCTION app.purge_held TO parley_job;
