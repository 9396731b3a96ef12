-- Why: people come in by more doors than one mail each: a list, a link with limits, an address in a domain that the firm has
-- proven; guests until a day, and without a password.
-- Order: links and domains first, then what an invitation says of the door it came by. Columns have defaults, so that
-- invitations of before stay what they are.
-- Rollback: drop the new tables and columns.

-- Whoever holds the link may ask for an invitation to their own address. Only its hash is kept.
CREATE TABLE app.invitation_link (
  tenant_id uuid NOT NULL REFERENCES app.tenant, id uuid NOT NULL, token_hash bytea NOT NULL,
  -- Never an admin: a link goes from hand to hand.
  role text NOT NULL CHECK (role IN ('member', 'guest')), channel_ids uuid[] NOT NULL DEFAULT '{}',
  max_uses integer CHECK (max_uses > 0), uses integer NOT NULL DEFAULT 0,
  created_by uuid NOT NULL, created_at timestamptz NOT NULL DEFAULT now(), expires_at timestamptz NOT NULL, revoked_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, token_hash),
  FOREIGN KEY (tenant_id, created_by) REFERENCES app.member (tenant_id, id),
  CHECK (max_uses IS NULL OR uses <= max_uses)
);

-- A mail domain that the firm says is its own. It counts from `proven_at` on: the firm has put `code` into the domain's DNS.
CREATE TABLE app.mail_domain (
  tenant_id uuid NOT NULL REFERENCES app.tenant, id uuid NOT NULL, domain text NOT NULL CHECK (domain = lower(domain)),
  code text NOT NULL, entry text NOT NULL DEFAULT 'approval' CHECK (entry IN ('off', 'approval', 'open')),
  proven_at timestamptz, created_by uuid NOT NULL, created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, domain),
  FOREIGN KEY (tenant_id, created_by) REFERENCES app.member (tenant_id, id)
);
-- Whose domain: one workspace at a time, across all of them.
CREATE TABLE identity.proven_domain (
  domain text PRIMARY KEY, tenant_id uuid NOT NULL REFERENCES identity.workspace ON DELETE CASCADE,
  proven_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.proven_domain TO parley_system;
GRANT SELECT ON identity.proven_domain TO parley_backup;

ALTER TABLE app.invitation
  ADD name text NOT NULL DEFAULT '',
  ADD group_ids uuid[] NOT NULL DEFAULT '{}',
  -- 'mail': an admin asked this person. Otherwise the person asked, by a link or by their domain, and no seat is held for them.
  ADD via text NOT NULL DEFAULT 'mail' CHECK (via IN ('mail', 'link', 'domain')),
  ADD link_id uuid,
  ADD needs_approval boolean NOT NULL DEFAULT false,
  -- Until when a guest may come in.
  ADD guest_until timestamptz,
  ADD FOREIGN KEY (tenant_id, link_id) REFERENCES app.invitation_link (tenant_id, id),
  ADD CHECK ((via = 'link') = (link_id IS NOT NULL));

-- Somebody of a proven domain, with a confirmed address, who waits for an admin.
CREATE TABLE app.join_request (
  tenant_id uuid NOT NULL REFERENCES app.tenant, id uuid NOT NULL, user_id uuid NOT NULL, email text NOT NULL, name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(), decided_at timestamptz,
  decision text CHECK (decision IN ('approved', 'refused')), decided_by uuid,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, decided_by) REFERENCES app.member (tenant_id, id),
  CHECK ((decision IS NULL) = (decided_at IS NULL))
);
CREATE UNIQUE INDEX join_request_open ON app.join_request (tenant_id, email) WHERE decided_at IS NULL;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['invitation_link', 'mail_domain', 'join_request'] LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON app.%I USING (tenant_id = app.tid()) WITH CHECK (tenant_id = app.tid())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON app.%I TO parley_app', t);
    EXECUTE format('GRANT SELECT ON app.%I TO parley_search, parley_backup', t);
  END LOOP;
END $$;

-- When the member was last seen in this very workspace; what they do in another is not this one's to know.
ALTER TABLE app.member ADD last_active_at timestamptz;
CREATE INDEX member_by_activity ON app.member (tenant_id, last_active_at, id);
