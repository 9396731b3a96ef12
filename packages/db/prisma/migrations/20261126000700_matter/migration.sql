-- Why: what belongs to one client's affair lies in many channels and conversations; a matter gathers it for the people who work on it,
-- and for nobody else.
-- Order: the matter, its people, its parts, its marks; they point at members, channels and messages, which are there.
-- Rollback: drop the four tables, the last first. What was gathered stays where it was written.
CREATE TABLE app.matter (
  tenant_id uuid NOT NULL REFERENCES app.tenant, id uuid NOT NULL, name text NOT NULL, client text NOT NULL DEFAULT '',
  created_by uuid NOT NULL, created_at timestamptz NOT NULL DEFAULT now(), closed_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, created_by) REFERENCES app.member (tenant_id, id)
);
CREATE TABLE app.matter_person (
  tenant_id uuid NOT NULL, matter_id uuid NOT NULL, member_id uuid NOT NULL, is_lead boolean NOT NULL DEFAULT false,
  added_by uuid NOT NULL, added_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, matter_id, member_id),
  FOREIGN KEY (tenant_id, matter_id) REFERENCES app.matter (tenant_id, id),
  FOREIGN KEY (tenant_id, member_id) REFERENCES app.member (tenant_id, id),
  FOREIGN KEY (tenant_id, added_by) REFERENCES app.member (tenant_id, id)
);
CREATE INDEX matter_person_by_member ON app.matter_person (tenant_id, member_id, matter_id);
-- A stretch of a channel, or one message with its thread. `floor_seq`: how far back whoever added it could read.
CREATE TABLE app.matter_part (
  tenant_id uuid NOT NULL, id uuid NOT NULL, matter_id uuid NOT NULL, channel_id uuid NOT NULL, message_id uuid,
  from_day date, until_day date, floor_seq bigint NOT NULL DEFAULT 0, note text NOT NULL DEFAULT '',
  added_by uuid NOT NULL, added_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE NULLS NOT DISTINCT (tenant_id, matter_id, channel_id, message_id, from_day, until_day),
  CHECK (from_day IS NULL OR until_day IS NULL OR from_day <= until_day),
  CHECK (message_id IS NULL OR (from_day IS NULL AND until_day IS NULL)),
  FOREIGN KEY (tenant_id, matter_id) REFERENCES app.matter (tenant_id, id),
  FOREIGN KEY (tenant_id, channel_id) REFERENCES app.channel (tenant_id, id),
  FOREIGN KEY (tenant_id, message_id) REFERENCES app.message (tenant_id, id),
  FOREIGN KEY (tenant_id, added_by) REFERENCES app.member (tenant_id, id)
);
CREATE TABLE app.matter_privilege (
  tenant_id uuid NOT NULL, matter_id uuid NOT NULL, message_id uuid NOT NULL, marked_by uuid NOT NULL,
  marked_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, matter_id, message_id),
  FOREIGN KEY (tenant_id, matter_id) REFERENCES app.matter (tenant_id, id),
  FOREIGN KEY (tenant_id, message_id) REFERENCES app.message (tenant_id, id),
  FOREIGN KEY (tenant_id, marked_by) REFERENCES app.member (tenant_id, id)
);
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['matter', 'matter_person', 'matter_part', 'matter_privilege'] LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON app.%I USING (tenant_id = app.tid()) WITH CHECK (tenant_id = app.tid())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON app.%I TO parley_app', t);
    EXECUTE format('GRANT SELECT ON app.%I TO parley_search, parley_backup', t);
  END LOOP;
END $$;
