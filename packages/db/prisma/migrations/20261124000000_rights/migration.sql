-- Why: a firm hands out parts of its administration one by one, and says how its people sign in; a session knows how it began
-- and how far it reaches, and a guest may have an end date.
-- Order: columns that are empty or carry what held before, two tables, and what is known of sessions that live already.
-- Rollback: drop the two tables and the columns; the functions of 20261124000010_sign_in_rules have to go back first.

-- How a session began. One that a firm's own identity provider opened reaches that firm (`only_tenant_id`) and nothing else.
-- `second_factor_at`: when a second factor was shown in it; null where a password, or a link, was all.
ALTER TABLE identity.session
  ADD signed_in_by text NOT NULL DEFAULT 'password'
    CHECK (signed_in_by IN ('password', 'magicLink', 'passkey', 'google', 'microsoft', 'oidc', 'saml')),
  ADD only_tenant_id uuid REFERENCES identity.workspace ON DELETE CASCADE,
  ADD second_factor_at timestamptz;
CREATE INDEX ON identity.session (only_tenant_id) WHERE only_tenant_id IS NOT NULL;
-- Setting a second factor up ends all other sessions, so whoever has one has shown it in every session that lives.
UPDATE identity.session s SET second_factor_at = s.created_at
  FROM identity.second_factor f WHERE f.user_id = s.user_id AND f.confirmed_at IS NOT NULL;

-- Which kinds of mailed links there are is said by the code that makes them; some open one workspace only.
ALTER TABLE identity.email_token
  DROP CONSTRAINT email_token_kind_check,
  ADD tenant_id uuid REFERENCES identity.workspace ON DELETE CASCADE;

-- Browsers and networks that a person has signed in from, as hashes: a sign-in from another one is told by mail.
CREATE TABLE identity.known_device (
  user_id uuid NOT NULL REFERENCES identity.user ON DELETE CASCADE, fingerprint bytea NOT NULL,
  first_seen_at timestamptz NOT NULL DEFAULT now(), last_seen_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, fingerprint)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.known_device TO parley_system;
GRANT SELECT ON identity.known_device TO parley_backup;

-- From then on a member is treated as deactivated.
ALTER TABLE app.member ADD ends_at timestamptz;

-- How people of this firm sign in. Empty is no rule. A second factor is required from a day on, so that people can prepare.
-- Ranges are addresses in CIDR notation (RFC 4632); the cast refuses whatever is none.
ALTER TABLE app.tenant
  ADD requires_second_factor_from timestamptz,
  ADD requires_single_sign_on boolean NOT NULL DEFAULT false,
  ADD session_hours integer CHECK (session_hours BETWEEN 1 AND 720),
  ADD idle_minutes integer CHECK (idle_minutes BETWEEN 5 AND 10080),
  ADD allowed_ranges text[] NOT NULL DEFAULT '{}' CHECK (allowed_ranges::cidr[] IS NOT NULL);

-- Parts of the administration that one person was given beside what their role carries.
CREATE TABLE app.member_permission (
  tenant_id uuid NOT NULL, member_id uuid NOT NULL,
  permission text NOT NULL CHECK (permission IN ('people', 'billing', 'rules', 'archive')),
  granted_by uuid NOT NULL, granted_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, member_id, permission),
  FOREIGN KEY (tenant_id, member_id) REFERENCES app.member (tenant_id, id),
  FOREIGN KEY (tenant_id, granted_by) REFERENCES app.member (tenant_id, id)
);
ALTER TABLE app.member_permission ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.member_permission FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON app.member_permission USING (tenant_id = app.tid()) WITH CHECK (tenant_id = app.tid());
GRANT SELECT, INSERT, UPDATE, DELETE ON app.member_permission TO parley_app;
GRANT SELECT ON app.member_permission TO parley_search, parley_backup;
