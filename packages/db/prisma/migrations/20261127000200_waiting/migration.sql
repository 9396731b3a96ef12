-- Why: whoever may decide on something is written to when it begins to wait, at most once an hour for each kind; when that was, stands
-- here. And a person's own data is made and kept as exports are, beside those of the firm: such a row is theirs alone, takes no turn
-- from the firm's, and of each person one is made at a time.
-- Order: the table with its policy and grants; then the column, and both indexes of what is being made.
-- Rollback: drop the table; delete exports of a subject, drop their index and the column, and make export_one_at_a_time as it was.

CREATE TABLE app.waiting_mail (
  tenant_id uuid NOT NULL, member_id uuid NOT NULL,
  kind text NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
  mailed_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, member_id, kind),
  FOREIGN KEY (tenant_id, member_id) REFERENCES app.member (tenant_id, id)
);
ALTER TABLE app.waiting_mail ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.waiting_mail FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON app.waiting_mail USING (tenant_id = app.tid()) WITH CHECK (tenant_id = app.tid());
GRANT SELECT, INSERT, UPDATE ON app.waiting_mail TO parley_app;
GRANT SELECT ON app.waiting_mail TO parley_backup;

ALTER TABLE app.export
  ADD subject_id uuid,
  ADD FOREIGN KEY (tenant_id, subject_id) REFERENCES app.member (tenant_id, id),
  ADD CHECK (subject_id IS NULL OR (subject_id = created_by AND NOT is_everything AND NOT by_operator AND case_id IS NULL));
DROP INDEX app.export_one_at_a_time;
CREATE UNIQUE INDEX export_one_at_a_time ON app.export (tenant_id) WHERE state IN ('reading', 'packing') AND subject_id IS NULL;
CREATE UNIQUE INDEX export_of_subject ON app.export (tenant_id, subject_id) WHERE state IN ('reading', 'packing');
