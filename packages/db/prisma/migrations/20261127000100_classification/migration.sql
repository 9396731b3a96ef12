-- Why: a firm says how confidential what is written is. Labels have an order; a channel carries one, and a message may carry a higher one
-- than its channel. A banner stands at the top of everybody's chat. A rule of the boundary may be for channels from a label on, and for
-- some roles only.
-- Order: the labels, then what points at them; the index and the trigger over messages that carry one. A firm without a row has none of it.
-- Rollback: drop the trigger, its function, the index and the banner, then the new columns with their checks, then the labels. What messages
-- carried stays in the log.
CREATE TABLE app.label (
  tenant_id uuid NOT NULL REFERENCES app.tenant, id uuid NOT NULL, name text NOT NULL, meaning text NOT NULL DEFAULT '',
  color text NOT NULL CHECK (color IN ('slate', 'green', 'blue', 'violet', 'amber', 'red')),
  -- The higher, the more confidential; without a label is 0.
  rank integer NOT NULL CHECK (rank > 0),
  -- What carries this label or a higher one does not go to a channel below it, and guests are not where it is.
  stays boolean NOT NULL DEFAULT false, closed_to_guests boolean NOT NULL DEFAULT false,
  -- Not to be chosen any more; what carries it keeps it.
  retired_at timestamptz,
  created_by uuid NOT NULL, created_at timestamptz NOT NULL DEFAULT now(),
  set_by uuid NOT NULL, set_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, created_by) REFERENCES app.member (tenant_id, id),
  FOREIGN KEY (tenant_id, set_by) REFERENCES app.member (tenant_id, id)
);
CREATE UNIQUE INDEX label_name ON app.label (tenant_id, lower(name)) WHERE retired_at IS NULL;
CREATE TABLE app.banner (
  tenant_id uuid NOT NULL REFERENCES app.tenant, text text NOT NULL,
  color text NOT NULL CHECK (color IN ('slate', 'green', 'blue', 'violet', 'amber', 'red')), is_dismissible boolean NOT NULL,
  set_by uuid NOT NULL, set_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id),
  FOREIGN KEY (tenant_id, set_by) REFERENCES app.member (tenant_id, id)
);
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['label', 'banner'] LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON app.%I USING (tenant_id = app.tid()) WITH CHECK (tenant_id = app.tid())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON app.%I TO parley_app', t);
    EXECUTE format('GRANT SELECT ON app.%I TO parley_backup', t);
  END LOOP;
END $$;

ALTER TABLE app.channel
  ADD label_id uuid,
  ADD FOREIGN KEY (tenant_id, label_id) REFERENCES app.label (tenant_id, id);
CREATE INDEX channel_labelled ON app.channel (tenant_id, label_id) WHERE label_id IS NOT NULL;

ALTER TABLE app.boundary_rule
  ADD label_id uuid,
  -- Nobody named: everybody.
  ADD roles text[] NOT NULL DEFAULT '{}' CHECK (roles <@ ARRAY['owner', 'admin', 'member', 'guest']),
  DROP CONSTRAINT boundary_rule_scope_check,
  ADD CONSTRAINT boundary_rule_scope_check CHECK (scope IN ('everybody', 'guests', 'group', 'channel', 'label')),
  ADD CHECK ((label_id IS NOT NULL) = (scope = 'label')),
  ADD FOREIGN KEY (tenant_id, label_id) REFERENCES app.label (tenant_id, id);

CREATE INDEX message_labelled ON app.message (tenant_id, channel_id) WHERE extra ? 'label';
-- Asked under the lock of the channel's stream, which whoever changes the channel's label holds as well: no message slips below a label
-- that stays, in whatever order things happen.
CREATE FUNCTION app.keep_label() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM app.label own
    JOIN app.label line ON line.tenant_id = own.tenant_id AND line.stays AND line.rank <= own.rank
    LEFT JOIN app.channel c ON c.tenant_id = own.tenant_id AND c.id = NEW.channel_id
    LEFT JOIN app.label has ON has.tenant_id = c.tenant_id AND has.id = c.label_id
    WHERE own.tenant_id = NEW.tenant_id AND own.id = (NEW.extra -> 'label' ->> 'id')::uuid AND line.rank > coalesce(has.rank, 0)
  ) THEN
    RAISE EXCEPTION 'a label that stays is above this channel' USING ERRCODE = 'check_violation', CONSTRAINT = 'label_stays';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION app.keep_label FROM PUBLIC;
CREATE TRIGGER label_stays BEFORE INSERT ON app.message FOR EACH ROW WHEN (NEW.extra ? 'label') EXECUTE FUNCTION app.keep_label();
