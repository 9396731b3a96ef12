-- Why: an export may be of a part of the record and leaves out what its asker may not read, unless a case or a second person allows
-- it; and a firm has its whole record sent on, as it is written, to an archive of its own.
-- Order: the columns of an export, then the tables of the journal with policies and grants. Exports that are ready were complete.
-- Rollback: drop the tables of the journal, then the columns; give `export_state_check` its former list back.

ALTER TABLE app.export
  ADD is_everything boolean NOT NULL DEFAULT false,
  -- Made by hand by whoever runs the server: nobody takes it from the page.
  ADD by_operator boolean NOT NULL DEFAULT false,
  ADD case_id uuid,
  ADD scope jsonb NOT NULL DEFAULT '{"channelIds": [], "memberIds": [], "from": null, "until": null}',
  ADD reason text NOT NULL DEFAULT '',
  ADD formats text[] NOT NULL DEFAULT '{eml}',
  -- What it leaves out, known when it is packed.
  ADD private_entries bigint, ADD private_files bigint, ADD entries_beyond bigint, ADD files_beyond bigint,
  -- The second person, for everything.
  ADD decided_by uuid, ADD decided_at timestamptz,
  ADD FOREIGN KEY (tenant_id, decided_by) REFERENCES app.member (tenant_id, id),
  ADD CHECK (decided_by <> created_by),
  DROP CONSTRAINT export_state_check,
  ADD CONSTRAINT export_state_check CHECK (state IN ('asked', 'refused', 'reading', 'packing', 'done', 'failed', 'cancelled', 'expired'));
UPDATE app.export SET is_everything = true WHERE state IN ('done', 'expired');

-- `secret` is sealed: how to sign in there. `settings` holds what may be shown of how to reach it.
CREATE TABLE app.journal_target (
  tenant_id uuid NOT NULL, id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('smtp', 's3', 'webhook')), name text NOT NULL, place text NOT NULL,
  settings jsonb NOT NULL, secret bytea NOT NULL,
  state text NOT NULL CHECK (state IN ('asked', 'refused', 'on', 'paused', 'removed')),
  asked_by uuid NOT NULL, asked_at timestamptz NOT NULL DEFAULT now(), decided_by uuid, decided_at timestamptz,
  from_beginning boolean NOT NULL DEFAULT false,
  delivered bigint NOT NULL DEFAULT 0, delivered_at timestamptz, failing_since timestamptz, failure text,
  attempts integer NOT NULL DEFAULT 0, next_at timestamptz, lease_id uuid, leased_until timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, asked_by) REFERENCES app.member (tenant_id, id),
  FOREIGN KEY (tenant_id, decided_by) REFERENCES app.member (tenant_id, id),
  CHECK (decided_by <> asked_by)
);
-- The last entry of a stream that was taken there. Without a row: none.
CREATE TABLE app.journal_cursor (
  tenant_id uuid NOT NULL, target_id uuid NOT NULL, stream_id uuid NOT NULL, version bigint NOT NULL,
  PRIMARY KEY (tenant_id, target_id, stream_id),
  FOREIGN KEY (tenant_id, target_id) REFERENCES app.journal_target ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, stream_id) REFERENCES app.stream (tenant_id, id)
);
-- What happened with a target: stretches taken, tests, failures, files that were too large to go along.
CREATE TABLE app.journal_note (
  tenant_id uuid NOT NULL, id uuid NOT NULL, target_id uuid NOT NULL, at timestamptz NOT NULL DEFAULT now(),
  kind text NOT NULL CHECK (kind IN ('delivered', 'tested', 'failed', 'gap', 'fileLeftOut')),
  stream_id uuid, from_version bigint, to_version bigint, detail text,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, target_id) REFERENCES app.journal_target ON DELETE CASCADE
);
CREATE INDEX journal_note_of_target ON app.journal_note (tenant_id, target_id, id);
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['journal_target', 'journal_cursor', 'journal_note'] LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON app.%I USING (tenant_id = app.tid()) WITH CHECK (tenant_id = app.tid())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON app.%I TO parley_app', t);
    EXECUTE format('GRANT SELECT ON app.%I TO parley_search, parley_backup', t);
  END LOOP;
END $$;
