-- Why: a firm's history from before it came to Parley (and the demo's) enters the log at the times when things happened.
-- Only into streams that are still empty, in the order of time, never into the future, and each payload says that it was
-- imported: nobody can slip an old-looking entry into a conversation that is being kept. Row-level security applies; the
-- role that serves requests may not call it.
-- Order: after the foundation. Rollback: drop the function.

CREATE FUNCTION app.import_events(p_tenant uuid, p_stream uuid[], p_type text[], p_actor uuid[], p_subject uuid[], p_client uuid[],
                                  p_at timestamptz[], p_payload text[]) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  r record; cur uuid; v bigint; head bytea; last_at timestamptz; ph bytea; body text; imported bigint := 0;
  genesis constant bytea := '\x0000000000000000000000000000000000000000000000000000000000000000';
BEGIN
  PERFORM set_config('app.tenant_id', p_tenant::text, true);
  PERFORM 1 FROM app.stream s WHERE s.tenant_id = p_tenant AND s.id = ANY (p_stream) ORDER BY s.id FOR UPDATE;
  FOR r IN
    SELECT i.*, s.version AS stream_version FROM unnest(p_stream, p_type, p_actor, p_subject, p_client, p_at, p_payload) WITH ORDINALITY
        AS i (stream, type, actor, subject, client, at, payload, n)
      LEFT JOIN app.stream s ON s.tenant_id = p_tenant AND s.id = i.stream
      ORDER BY i.stream, i.n
  LOOP
    IF cur IS DISTINCT FROM r.stream THEN
      IF r.stream_version IS DISTINCT FROM 0 THEN
        RAISE EXCEPTION 'history enters an empty stream only' USING ERRCODE = 'object_not_in_prerequisite_state';
      END IF;
      IF cur IS NOT NULL THEN UPDATE app.stream s SET version = v, head_hash = head WHERE s.tenant_id = p_tenant AND s.id = cur; END IF;
      cur := r.stream; v := 0; head := genesis; last_at := '-infinity';
    END IF;
    IF r.at < last_at OR r.at > clock_timestamp() OR r.at <> date_trunc('milliseconds', r.at) THEN
      RAISE EXCEPTION 'imported entries come in the order of time' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    v := v + 1; last_at := r.at; imported := imported + 1;
    body := CASE WHEN r.payload = '{}' THEN '{"imported":true}' ELSE '{"imported":true,' || substr(r.payload, 2) END;
    IF left(r.payload, 1) <> '{' OR (body::jsonb ->> 'imported') IS DISTINCT FROM 'true' THEN
      RAISE EXCEPTION 'an imported payload is a JSON object' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    ph := sha256(convert_to(body, 'UTF8'));
    head := app.event_hash(head, p_tenant, r.stream, v, r.type, r.actor, r.subject, r.at, r.client, ph);
    INSERT INTO app.event (tenant_id, stream_id, version, type, actor_id, subject_id, at, client_id, payload_hash, hash)
      VALUES (p_tenant, r.stream, v, r.type, r.actor, r.subject, r.at, r.client, ph, head);
    INSERT INTO app.event_payload (tenant_id, stream_id, version, payload) VALUES (p_tenant, r.stream, v, body);
  END LOOP;
  IF cur IS NOT NULL THEN UPDATE app.stream s SET version = v, head_hash = head WHERE s.tenant_id = p_tenant AND s.id = cur; END IF;
  RETURN imported;
END $$;

REVOKE ALL ON FUNCTION app.import_events FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.import_events TO parley_system;
