-- Why: a firm's rules about what may not leave in a message: what is looked for, in whose messages, and what happens then.
-- Order: one table; it points at members, groups and channels, which are there. A firm without a row has no such rules.
-- Rollback: drop the table. What rules have found stays in the log.
CREATE TABLE app.boundary_rule (
  tenant_id uuid NOT NULL REFERENCES app.tenant, id uuid NOT NULL, name text NOT NULL,
  detector text NOT NULL, terms text[] NOT NULL DEFAULT '{}', least_count integer NOT NULL CHECK (least_count > 0),
  scope text NOT NULL CHECK (scope IN ('everybody', 'guests', 'group', 'channel')), group_id uuid, channel_id uuid,
  act text NOT NULL CHECK (act IN ('note', 'warn', 'block')), is_on boolean NOT NULL,
  created_by uuid NOT NULL, created_at timestamptz NOT NULL DEFAULT now(),
  -- Whom its author is told to ask: whoever changed it last.
  set_by uuid NOT NULL, set_at timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  PRIMARY KEY (tenant_id, id),
  CHECK ((detector = 'own') = (cardinality(terms) > 0)),
  CHECK ((channel_id IS NOT NULL) = (scope = 'channel') AND (group_id IS NULL OR scope = 'group')),
  FOREIGN KEY (tenant_id, created_by) REFERENCES app.member (tenant_id, id),
  FOREIGN KEY (tenant_id, set_by) REFERENCES app.member (tenant_id, id),
  -- The rule of a group that is deleted holds for nobody until somebody says for whom.
  FOREIGN KEY (tenant_id, group_id) REFERENCES app.member_group (tenant_id, id) ON DELETE SET NULL (group_id),
  FOREIGN KEY (tenant_id, channel_id) REFERENCES app.channel (tenant_id, id)
);
ALTER TABLE app.boundary_rule ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.boundary_rule FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON app.boundary_rule USING (tenant_id = app.tid()) WITH CHECK (tenant_id = app.tid());
GRANT SELECT, INSERT, UPDATE, DELETE ON app.boundary_rule TO parley_app;
GRANT SELECT ON app.boundary_rule TO parley_search, parley_backup;
