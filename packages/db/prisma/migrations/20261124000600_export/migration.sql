-- Why: a firm takes everything with it, as one archive that anybody can verify. An export is a job that outlives the worker that
-- began it: `progress` is where reading goes on, and `step` grows with every move, so that two workers cannot both hold one.
-- Order: the table, its one-at-a-time index, policy, grants. Rollback: drop the table; archives lie in the store under the tenant.

CREATE TABLE app.export (
  tenant_id uuid NOT NULL, id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('reading', 'packing', 'done', 'failed', 'cancelled', 'expired')),
  events_total bigint NOT NULL DEFAULT 0, events_done bigint NOT NULL DEFAULT 0,
  bytes_total bigint NOT NULL DEFAULT 0, bytes_done bigint NOT NULL DEFAULT 0,
  progress jsonb NOT NULL DEFAULT '{}', step bigint NOT NULL DEFAULT 0, checkpoint bigint, bytes bigint, failure text,
  created_by uuid NOT NULL, created_at timestamptz NOT NULL DEFAULT now(), touched_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz, expires_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, created_by) REFERENCES app.member (tenant_id, id)
);
CREATE UNIQUE INDEX export_one_at_a_time ON app.export (tenant_id) WHERE state IN ('reading', 'packing');
ALTER TABLE app.export ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.export FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON app.export USING (tenant_id = app.tid()) WITH CHECK (tenant_id = app.tid());
GRANT SELECT, INSERT, UPDATE, DELETE ON app.export TO parley_app;
GRANT SELECT ON app.export TO parley_search, parley_backup;
