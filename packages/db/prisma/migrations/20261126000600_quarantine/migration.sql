-- Why: a rule of the boundary may also leave a match out of a message, or hold the message until somebody else has looked at it;
-- it may look for links and for kinds of files. What is held waits here: its words are an event of the firm's own stream, and the
-- row says where, by which rules, and what became of it.
-- Order: the wider checks, then the table; it points at members and channels, which are there.
-- Rollback: release or refuse what waits, drop the table, delete rules with the new acts and detectors, make the old checks again.
ALTER TABLE app.boundary_rule
  DROP CONSTRAINT boundary_rule_act_check,
  ADD CONSTRAINT boundary_rule_act_check CHECK (act IN ('note', 'redact', 'warn', 'hold', 'block')),
  DROP CONSTRAINT boundary_rule_check,
  ADD CONSTRAINT boundary_rule_terms_check
    CHECK ((detector IN ('own', 'links', 'otherLinks', 'files')) = (cardinality(terms) > 0)),
  -- Of files: from this size on.
  ADD least_megabytes integer NOT NULL DEFAULT 0 CHECK (least_megabytes >= 0 AND (detector = 'files' OR least_megabytes = 0));

CREATE TABLE app.quarantine (
  tenant_id uuid NOT NULL REFERENCES app.tenant, id uuid NOT NULL,
  author_id uuid NOT NULL, channel_id uuid NOT NULL, client_id uuid NOT NULL, file_ids uuid[] NOT NULL DEFAULT '{}',
  -- The rules that hold it, as they were; never its words.
  rules jsonb NOT NULL,
  -- The event of the firm's own stream that has the message itself.
  version bigint NOT NULL,
  -- 'releasing': on its way, and released again after a crash; under its client id it is one message.
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'releasing', 'released', 'refused', 'withdrawn')),
  held_at timestamptz NOT NULL DEFAULT now(),
  decided_by uuid, decided_at timestamptz, reason text,
  -- Its author has seen what became of it.
  closed_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, author_id, client_id),
  CHECK ((state IN ('waiting', 'withdrawn')) = (decided_by IS NULL)),
  CHECK ((state = 'refused') = (reason IS NOT NULL)),
  FOREIGN KEY (tenant_id, author_id) REFERENCES app.member (tenant_id, id),
  FOREIGN KEY (tenant_id, decided_by) REFERENCES app.member (tenant_id, id),
  FOREIGN KEY (tenant_id, channel_id) REFERENCES app.channel (tenant_id, id)
);
CREATE INDEX quarantine_list ON app.quarantine (tenant_id, held_at DESC, id DESC);
ALTER TABLE app.quarantine ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.quarantine FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON app.quarantine USING (tenant_id = app.tid()) WITH CHECK (tenant_id = app.tid());
GRANT SELECT, INSERT, UPDATE ON app.quarantine TO parley_app;
GRANT SELECT ON app.quarantine TO parley_backup;
