-- Why: a firm's directory makes, changes and deactivates people and groups over SCIM 2.0 (RFC 7644).
-- Order: new tables only. Rollback: drop them; people and groups stay as they are.

-- One token per firm at a time: making another ends the one before. Only its hash is kept.
CREATE TABLE app.scim_token (
  tenant_id uuid PRIMARY KEY REFERENCES app.tenant, token_hash bytea NOT NULL, created_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(), last_used_at timestamptz,
  FOREIGN KEY (tenant_id, created_by) REFERENCES app.member (tenant_id, id)
);

-- What the directory calls a member. It finds its people by this.
CREATE TABLE app.scim_person (
  tenant_id uuid NOT NULL, member_id uuid NOT NULL, user_name text NOT NULL, external_id text,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, member_id),
  FOREIGN KEY (tenant_id, member_id) REFERENCES app.member (tenant_id, id)
);
CREATE UNIQUE INDEX scim_person_user_name ON app.scim_person (tenant_id, lower(user_name));
CREATE TABLE app.scim_group (
  tenant_id uuid NOT NULL, group_id uuid NOT NULL, external_id text,
  PRIMARY KEY (tenant_id, group_id),
  FOREIGN KEY (tenant_id, group_id) REFERENCES app.member_group (tenant_id, id) ON DELETE CASCADE
);

-- The last requests, for the page: what came, and what became of it.
CREATE TABLE app.scim_request (
  tenant_id uuid NOT NULL REFERENCES app.tenant, id uuid NOT NULL, at timestamptz NOT NULL DEFAULT now(),
  method text NOT NULL, path text NOT NULL, status integer NOT NULL, note text NOT NULL DEFAULT '',
  PRIMARY KEY (tenant_id, id)
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['scim_token', 'scim_person', 'scim_group', 'scim_request'] LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON app.%I USING (tenant_id = app.tid()) WITH CHECK (tenant_id = app.tid())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON app.%I TO parley_app', t);
    EXECUTE format('GRANT SELECT ON app.%I TO parley_search, parley_backup', t);
  END LOOP;
END $$;
