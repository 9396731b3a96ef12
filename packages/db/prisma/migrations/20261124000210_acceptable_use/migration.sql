-- Why: a firm's terms for using its chat: a text with versions, and who signed which of them, when, and from where.
-- Order: the texts, then the signatures that point at them. A firm without a text asks nobody for anything.
-- Rollback: drop both tables.
CREATE TABLE app.acceptable_use (
  tenant_id uuid NOT NULL REFERENCES app.tenant, version integer NOT NULL CHECK (version > 0), body text NOT NULL,
  -- Whoever signed an earlier version signs again; guests sign as well; the chat stays closed until then.
  asks_again boolean NOT NULL, for_guests boolean NOT NULL, closes_chat boolean NOT NULL,
  published_by uuid NOT NULL, published_at timestamptz NOT NULL DEFAULT now(), withdrawn_at timestamptz,
  PRIMARY KEY (tenant_id, version),
  FOREIGN KEY (tenant_id, published_by) REFERENCES app.member (tenant_id, id)
);
CREATE TABLE app.acceptable_use_signature (
  tenant_id uuid NOT NULL, member_id uuid NOT NULL, version integer NOT NULL, name text NOT NULL,
  signed_at timestamptz NOT NULL DEFAULT now(), address text,
  PRIMARY KEY (tenant_id, member_id, version),
  FOREIGN KEY (tenant_id, version) REFERENCES app.acceptable_use (tenant_id, version),
  FOREIGN KEY (tenant_id, member_id) REFERENCES app.member (tenant_id, id)
);
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['acceptable_use', 'acceptable_use_signature'] LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON app.%I USING (tenant_id = app.tid()) WITH CHECK (tenant_id = app.tid())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON app.%I TO parley_app', t);
    EXECUTE format('GRANT SELECT ON app.%I TO parley_search, parley_backup', t);
  END LOOP;
END $$;
