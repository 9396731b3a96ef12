-- Why: a record has to lie in a second place, and who answers for it has to see when that was last proved. Which copies were made is
-- known to the installation, and belongs to no firm.
-- Order: one table, beside identity. Rollback: drop it; the copies themselves lie elsewhere.
CREATE TABLE identity.second_copy (
  id uuid PRIMARY KEY, state text NOT NULL CHECK (state IN ('running', 'verified', 'failed')), started_at timestamptz NOT NULL DEFAULT now(),
  touched_at timestamptz NOT NULL DEFAULT now(), finished_at timestamptz, as_of timestamptz, tenants integer, events bigint, files integer,
  failure text
);
CREATE INDEX ON identity.second_copy (started_at);
CREATE UNIQUE INDEX second_copy_one_at_a_time ON identity.second_copy (state) WHERE state = 'running';
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.second_copy TO parley_system;
GRANT SELECT ON identity.second_copy TO parley_backup;
