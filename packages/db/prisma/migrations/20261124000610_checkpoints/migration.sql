-- Why: a chain shows a change inside a stream; a signed checkpoint over the heads of all streams, chained to the former one and
-- kept outside the database too, shows a stream that was rewritten from some entry on, cut short, or taken away whole.
-- Order: keys, checkpoints under them, the heads that the latest one covers, checks. Rollback: drop the four tables.

-- The private part is sealed (AES-256-GCM) with a key that is not in the database. A retired key signs nothing more and goes on
-- verifying what it has signed.
CREATE TABLE app.archive_key (
  tenant_id uuid NOT NULL REFERENCES app.tenant, id text NOT NULL CHECK (id ~ '^[0-9a-f]{32}$'), public_key text NOT NULL,
  sealed_key bytea NOT NULL, created_at timestamptz NOT NULL DEFAULT now(), retired_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX archive_key_in_use ON app.archive_key (tenant_id) WHERE retired_at IS NULL;

-- `root` is over all heads; `hash` is over the checkpoint with the former one's hash in it; `kept_at`: it lies outside as well.
CREATE TABLE app.checkpoint (
  tenant_id uuid NOT NULL, number bigint NOT NULL CHECK (number > 0), at timestamptz NOT NULL, streams bigint NOT NULL,
  events bigint NOT NULL, root text NOT NULL, prev text NOT NULL, hash text NOT NULL, key_id text NOT NULL, signature text NOT NULL,
  kept_at timestamptz,
  PRIMARY KEY (tenant_id, number),
  FOREIGN KEY (tenant_id, key_id) REFERENCES app.archive_key (tenant_id, id)
);
-- What the latest checkpoint covers, so that the next one finds what has moved without reading the log.
CREATE TABLE app.checkpoint_head (
  tenant_id uuid NOT NULL, stream_id uuid NOT NULL, version bigint NOT NULL, hash bytea NOT NULL, number bigint NOT NULL,
  PRIMARY KEY (tenant_id, stream_id),
  FOREIGN KEY (tenant_id, number) REFERENCES app.checkpoint (tenant_id, number)
);
-- `asked_by` null: the daily one.
CREATE TABLE app.archive_check (
  tenant_id uuid NOT NULL REFERENCES app.tenant, id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('running', 'sound', 'broken', 'failed')), events_total bigint NOT NULL DEFAULT 0,
  events_done bigint NOT NULL DEFAULT 0, checkpoint bigint, key_id text, problem text, stream_id uuid, version bigint, asked_by uuid,
  started_at timestamptz NOT NULL DEFAULT now(), touched_at timestamptz NOT NULL DEFAULT now(), finished_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, asked_by) REFERENCES app.member (tenant_id, id)
);
CREATE UNIQUE INDEX archive_check_one_at_a_time ON app.archive_check (tenant_id) WHERE state = 'running';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['archive_key', 'checkpoint', 'checkpoint_head', 'archive_check'] LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON app.%I USING (tenant_id = app.tid()) WITH CHECK (tenant_id = app.tid())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON app.%I TO parley_app', t);
    EXECUTE format('GRANT SELECT ON app.%I TO parley_search, parley_backup', t);
  END LOOP;
END $$;
-- A checkpoint, once made, stands: the serving role only notes that it lies outside.
REVOKE UPDATE, DELETE ON app.checkpoint FROM parley_app;
GRANT UPDATE (kept_at) ON app.checkpoint TO parley_app;
REVOKE SELECT ON app.archive_key FROM parley_search;
