-- Why: a person may ask for a code from their own device at each sign-in (RFC 6238), with codes on paper for when it is lost.
-- Order: two tables beside the identities. Nobody has a second factor until they set one up, so nothing else changes.
-- Rollback: drop both tables; whoever had a second factor then signs in by password alone.
CREATE TABLE identity.second_factor (
  user_id uuid PRIMARY KEY REFERENCES identity.user ON DELETE CASCADE,
  -- Encrypted: a copy of the database alone makes no codes.
  sealed_secret bytea NOT NULL,
  -- Null while it is being set up.
  confirmed_at timestamptz,
  -- The newest time step whose code was taken: no code works twice.
  last_step bigint NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE identity.recovery_code (
  user_id uuid NOT NULL REFERENCES identity.user ON DELETE CASCADE, code_hash bytea NOT NULL, used_at timestamptz,
  PRIMARY KEY (user_id, code_hash)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.second_factor, identity.recovery_code TO parley_system;
GRANT SELECT ON identity.second_factor, identity.recovery_code TO parley_backup;
