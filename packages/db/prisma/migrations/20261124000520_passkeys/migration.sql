-- Why: people sign in with a passkey (WebAuthn, level 3): a key pair of one person for this site, of which only the public half is here.
-- Order: two tables beside the identities. Nobody has a passkey until they add one, so nothing else changes.
-- Rollback: drop both tables; whoever had a passkey then signs in by password or by a mailed link.
CREATE TABLE identity.passkey (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES identity.user ON DELETE CASCADE,
  credential_id text NOT NULL UNIQUE CHECK (length(credential_id) <= 1400),
  public_key bytea NOT NULL,
  -- How often the authenticator has signed, where it counts: a number that does not grow betrays a copy.
  counter bigint NOT NULL DEFAULT 0,
  transports text[] NOT NULL DEFAULT '{}',
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  created_at timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz
);
CREATE INDEX ON identity.passkey (user_id);
-- What an authenticator was asked to sign, until it is answered: an answer is good once.
CREATE TABLE identity.passkey_challenge (
  challenge_hash bytea PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN ('add', 'signIn', 'prove')),
  -- The only person who may answer it; null at sign-in, when nobody is known yet.
  user_id uuid REFERENCES identity.user ON DELETE CASCADE,
  expires_at timestamptz NOT NULL,
  CHECK ((user_id IS NULL) = (purpose = 'signIn'))
);
CREATE INDEX ON identity.passkey_challenge (user_id);
CREATE INDEX ON identity.passkey_challenge (expires_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.passkey, identity.passkey_challenge TO parley_system;
GRANT SELECT ON identity.passkey, identity.passkey_challenge TO parley_backup;
