-- Why: a firm's history from before it came to Parley (and the demo's, and a load run's) enters the house at the times when
-- things happened. It makes a new tenant only, its log entries come in the order of time and never lie in the future, and
-- each payload says that it was imported: nobody can slip an old-looking entry into a conversation that is being kept.
-- Row-level security applies inside; the role that serves requests may not call either function.
-- Order: after the foundation. Rollback: drop the two functions.

-- Fills the log of streams that are still empty.
CREATE FUNCTION app.import_events(p_tenant uuid, p_events jsonb) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  r record; cur uuid; v bigint; head bytea; last_at timestamptz; ph bytea; body text; imported bigint := 0;
  genesis constant bytea := '\x0000000000000000000000000000000000000000000000000000000000000000';
BEGIN
  FOR r IN
    SELECT i.*, s.version AS stream_version
    FROM ROWS FROM (jsonb_to_recordset(p_events) AS (stream_id uuid, type text, actor_id uuid, subject_id uuid, client_id uuid,
                                                     at timestamptz, payload text)) WITH ORDINALITY
         AS i (stream_id, type, actor_id, subject_id, client_id, at, payload, n)
      LEFT JOIN app.stream s ON s.tenant_id = p_tenant AND s.id = i.stream_id
    ORDER BY i.stream_id, i.n
  LOOP
    IF cur IS DISTINCT FROM r.stream_id THEN
      IF r.stream_version IS DISTINCT FROM 0 THEN
        RAISE EXCEPTION 'history enters an empty stream only' USING ERRCODE = 'object_not_in_prerequisite_state';
      END IF;
      IF cur IS NOT NULL THEN UPDATE app.stream s SET version = v, head_hash = head WHERE s.tenant_id = p_tenant AND s.id = cur; END IF;
      cur := r.stream_id; v := 0; head := genesis; last_at := '-infinity';
    END IF;
    IF r.at < last_at OR r.at > clock_timestamp() OR r.at <> date_trunc('milliseconds', r.at) THEN
      RAISE EXCEPTION 'imported entries come in the order of time' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    body := CASE WHEN r.payload = '{}' THEN '{"imported":true}' ELSE '{"imported":true,' || substr(r.payload, 2) END;
    IF left(r.payload, 1) <> '{' OR (body::jsonb ->> 'imported') IS DISTINCT FROM 'true' THEN
      RAISE EXCEPTION 'an imported payload is a JSON object' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    v := v + 1; last_at := r.at; imported := imported + 1;
    ph := sha256(convert_to(body, 'UTF8'));
    head := app.event_hash(head, p_tenant, r.stream_id, v, r.type, r.actor_id, r.subject_id, r.at, r.client_id, ph);
    INSERT INTO app.event (tenant_id, stream_id, version, type, actor_id, subject_id, at, client_id, payload_hash, hash)
      VALUES (p_tenant, r.stream_id, v, r.type, r.actor_id, r.subject_id, r.at, r.client_id, ph, head);
    INSERT INTO app.event_payload (tenant_id, stream_id, version, payload) VALUES (p_tenant, r.stream_id, v, body);
  END LOOP;
  IF cur IS NOT NULL THEN UPDATE app.stream s SET version = v, head_hash = head WHERE s.tenant_id = p_tenant AND s.id = cur; END IF;
  RETURN imported;
END $$;

-- Makes a tenant with everything in it. False, and nothing done, when its address is taken. `p` holds an array of rows per table.
CREATE FUNCTION app.import_workspace(p_tenant uuid, p_slug text, p_name text, p_at timestamptz, p jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
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
  INSERT INTO app.channel (tenant_id, id, kind, name, topic, direct_key, meta_version, member_count, created_by, created_at)
    SELECT p_tenant, r.id, r.kind, r.name, r.topic, r.direct_key, r.meta_version, r.member_count, r.created_by, r.created_at
    FROM jsonb_to_recordset(p -> 'channels')
      AS r (id uuid, kind text, name text, topic text, direct_key text, meta_version bigint, member_count integer, created_by uuid,
            created_at timestamptz);
  INSERT INTO app.channel_member (tenant_id, channel_id, member_id, joined_at, read_seq)
    SELECT p_tenant, r.channel_id, r.member_id, r.joined_at, r.read_seq
    FROM jsonb_to_recordset(p -> 'channelMembers') AS r (channel_id uuid, member_id uuid, joined_at timestamptz, read_seq bigint);
  PERFORM app.import_events(p_tenant, p -> 'events');

  INSERT INTO app.message (tenant_id, id, channel_id, seq, version, created_version, client_id, author_id, parent_id, body, mentions,
                           reactions, files, reply_count, last_reply_at, created_at, edited_at, deleted_at)
    SELECT p_tenant, r.id, r.channel_id, r.seq, r.version, r.created_version, r.client_id, r.author_id, r.parent_id, r.body, r.mentions,
           nullif(r.reactions, 'null'), nullif(r.files, 'null'), r.reply_count, r.last_reply_at, r.created_at, r.edited_at, r.deleted_at
    FROM jsonb_to_recordset(p -> 'messages')
      AS r (id uuid, channel_id uuid, seq bigint, version bigint, created_version bigint, client_id uuid, author_id uuid, parent_id uuid,
            body text, mentions uuid[], reactions jsonb, files jsonb, reply_count integer, last_reply_at timestamptz,
            created_at timestamptz, edited_at timestamptz, deleted_at timestamptz);
  INSERT INTO app.thread_read (tenant_id, parent_id, member_id, read_seq)
    SELECT p_tenant, r.parent_id, r.member_id, r.read_seq
    FROM jsonb_to_recordset(p -> 'threadReads') AS r (parent_id uuid, member_id uuid, read_seq bigint);
  INSERT INTO app.file (tenant_id, id, uploader_id, message_id, channel_id, name, mime, bytes, sha256, width, height, created_at)
    SELECT p_tenant, r.id, r.uploader_id, r.message_id, r.channel_id, r.name, r.mime, r.bytes, r.sha256, r.width, r.height, r.created_at
    FROM jsonb_to_recordset(p -> 'files')
      AS r (id uuid, uploader_id uuid, message_id uuid, channel_id uuid, name text, mime text, bytes bigint, sha256 bytea,
            width integer, height integer, created_at timestamptz);
  INSERT INTO app.notification (tenant_id, id, member_id, channel_id, message_id, reason, outcome, held_because, created_at)
    SELECT p_tenant, r.id, r.member_id, r.channel_id, r.message_id, r.reason, r.outcome, r.held_because, r.created_at
    FROM jsonb_to_recordset(p -> 'notifications')
      AS r (id uuid, member_id uuid, channel_id uuid, message_id uuid, reason text, outcome text, held_because text,
            created_at timestamptz);
  RETURN true;
END $$;

REVOKE ALL ON FUNCTION app.import_events, app.import_workspace FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.import_events, app.import_workspace TO parley_system;
