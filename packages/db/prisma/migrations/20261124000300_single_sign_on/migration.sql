-- Why: a firm's people sign in with the firm's own identity provider (OpenID Connect or SAML 2.0).
-- Order: after 20261124000000_rights, whose sessions say how they were opened. New tables only; nothing refers to them before.
-- Rollback: drop the tables; whoever came in by a provider then asks for a password by mail.

-- One per firm. `revision` counts up with each change of what matters: a test of an earlier one proves nothing.
CREATE TABLE app.identity_provider (
  tenant_id uuid PRIMARY KEY REFERENCES app.tenant,
  kind text NOT NULL CHECK (kind IN ('oidc', 'saml')),
  issuer text NOT NULL,
  client_id text, sealed_secret bytea,
  sign_in_url text, certificates text[] NOT NULL DEFAULT '{}',
  makes_members boolean NOT NULL DEFAULT true,
  revision integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CHECK (CASE kind WHEN 'oidc' THEN client_id IS NOT NULL AND sealed_secret IS NOT NULL
                   ELSE sign_in_url IS NOT NULL AND cardinality(certificates) > 0 END)
);

-- What an administrator's last test sign-in brought back. `problem` is null when it would have let them in.
CREATE TABLE app.provider_test (
  tenant_id uuid NOT NULL, member_id uuid NOT NULL, revision integer NOT NULL, at timestamptz NOT NULL DEFAULT now(),
  problem text, claims jsonb NOT NULL DEFAULT '[]',
  PRIMARY KEY (tenant_id, member_id),
  FOREIGN KEY (tenant_id, member_id) REFERENCES app.member (tenant_id, id)
);

-- Who is who at the provider. A second subject for a member, or a second member for a subject, is refused.
CREATE TABLE app.linked_identity (
  tenant_id uuid NOT NULL, issuer text NOT NULL, subject text NOT NULL, member_id uuid NOT NULL,
  linked_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, issuer, subject),
  UNIQUE (tenant_id, issuer, member_id),
  FOREIGN KEY (tenant_id, member_id) REFERENCES app.member (tenant_id, id)
);

-- Assertions that were taken; each is taken once.
CREATE TABLE app.spent_assertion (
  tenant_id uuid NOT NULL REFERENCES app.tenant, id_hash bytea NOT NULL, expires_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id_hash)
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['identity_provider', 'provider_test', 'linked_identity', 'spent_assertion'] LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON app.%I USING (tenant_id = app.tid()) WITH CHECK (tenant_id = app.tid())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON app.%I TO parley_app', t);
    EXECUTE format('GRANT SELECT ON app.%I TO parley_search, parley_backup', t);
  END LOOP;
END $$;

-- A sign-in that is under way at a provider: taken once, by the browser that began it, within minutes.
CREATE TABLE identity.sign_in_attempt (
  state_hash bytea PRIMARY KEY, browser_hash bytea NOT NULL,
  tenant_id uuid NOT NULL REFERENCES identity.workspace ON DELETE CASCADE,
  provider text NOT NULL CHECK (provider IN ('oidc', 'saml')),
  sealed_details bytea NOT NULL, expires_at timestamptz NOT NULL
);
CREATE INDEX ON identity.sign_in_attempt (expires_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.sign_in_attempt TO parley_system;
GRANT SELECT ON identity.sign_in_attempt TO parley_backup;
