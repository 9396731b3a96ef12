-- Why: people sign in with their own account at Google or Microsoft, which belongs to no firm.
-- Order: a table beside the identities, then the attempts of 20261124000300_single_sign_on learn of sign-ins that name no workspace.
-- Rollback: delete the attempts without a workspace, set the old constraints again, drop the table; whoever has such an account
-- then signs in by password or by a mailed link.

-- Which account there opens which account here. Subjects are the provider's and stay when an address changes.
CREATE TABLE identity.social_account (
  issuer text NOT NULL CHECK (length(issuer) <= 300),
  subject text NOT NULL CHECK (length(subject) BETWEEN 1 AND 300),
  user_id uuid NOT NULL REFERENCES identity.user ON DELETE CASCADE,
  provider text NOT NULL CHECK (provider IN ('google', 'microsoft')),
  -- What it was called when it was linked, so that its person knows it again. It opens nothing.
  email text NOT NULL DEFAULT '',
  linked_at timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz,
  PRIMARY KEY (issuer, subject),
  UNIQUE (user_id, provider)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.social_account TO parley_system;
GRANT SELECT ON identity.social_account TO parley_backup;

ALTER TABLE identity.sign_in_attempt
  ALTER tenant_id DROP NOT NULL,
  DROP CONSTRAINT sign_in_attempt_provider_check,
  ADD CONSTRAINT sign_in_attempt_provider_check CHECK (provider IN ('oidc', 'saml', 'google', 'microsoft')),
  ADD CONSTRAINT sign_in_attempt_tenant_check CHECK ((tenant_id IS NULL) = (provider IN ('google', 'microsoft')));
