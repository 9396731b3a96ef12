-- Why: a firm has its audit log sent, entry by entry, to a system of its own.
-- Order: the tables, then the trigger that reads one of them. A firm without a row is sent nothing, and pays one look at an index per entry.
-- Rollback: drop the trigger and its function, then the tables.

-- `taken` is the last entry that was taken; the next one goes next. `secret` is sealed.
CREATE TABLE app.audit_webhook (
  tenant_id uuid PRIMARY KEY REFERENCES app.tenant, url text NOT NULL, secret bytea NOT NULL, taken bigint NOT NULL,
  set_by uuid NOT NULL, set_at timestamptz NOT NULL DEFAULT now(),
  attempts integer NOT NULL DEFAULT 0, failing_since timestamptz, next_at timestamptz, paused_at timestamptz,
  -- Who is at it: entries go in order, so never two beside each other.
  lease_id uuid, leased_until timestamptz,
  FOREIGN KEY (tenant_id, set_by) REFERENCES app.member (tenant_id, id)
);
-- The last attempts, for the page. Without a version: a test.
CREATE TABLE app.audit_delivery (
  tenant_id uuid NOT NULL, id uuid NOT NULL, version bigint, at timestamptz NOT NULL DEFAULT now(), status integer,
  failure text CHECK (failure IN ('refused', 'redirected', 'slow', 'unreachable')), took_ms integer NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id) REFERENCES app.audit_webhook ON DELETE CASCADE
);
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['audit_webhook', 'audit_delivery'] LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON app.%I USING (tenant_id = app.tid()) WITH CHECK (tenant_id = app.tid())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON app.%I TO parley_app', t);
    EXECUTE format('GRANT SELECT ON app.%I TO parley_search, parley_backup', t);
  END LOOP;
END $$;

-- The job is in the transaction of the entry, whoever writes it. While an address fails, its next attempt is waiting already.
CREATE FUNCTION app.send_on_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM app.audit_webhook w WHERE w.tenant_id = NEW.tenant_id AND w.paused_at IS NULL
               AND (w.next_at IS NULL OR w.next_at <= now())) THEN
    PERFORM app.enqueue_job('audit.send', '{}'::jsonb, 'audit.send:' || NEW.tenant_id);
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION app.send_on_audit FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.send_on_audit TO parley_app, parley_search;
CREATE TRIGGER send_on_audit AFTER INSERT ON app.event FOR EACH ROW WHEN (NEW.stream_id = NEW.tenant_id)
  EXECUTE FUNCTION app.send_on_audit();
