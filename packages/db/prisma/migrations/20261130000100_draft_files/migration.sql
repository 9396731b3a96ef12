-- Why: the files beside an unsent text follow its writer over devices, like the text.
-- Order: the table, its index, its rules. Files that lie beside drafts today are told by the devices that have them.
-- Rollback: drop the table. Files beside drafts then go a day after they came, as other uploads that no message took.

-- `key` is that of app.draft. `version` grows with each change, and a file that was taken off stays as a row until the file itself
-- goes: a device that was away does not bring it back.
CREATE TABLE app.draft_file (
  tenant_id uuid NOT NULL, file_id uuid NOT NULL, member_id uuid NOT NULL, key uuid NOT NULL, channel_id uuid NOT NULL,
  is_attached boolean NOT NULL, version bigint NOT NULL CHECK (version > 0),
  added_at timestamptz NOT NULL DEFAULT now(), changed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, file_id),
  FOREIGN KEY (tenant_id, file_id) REFERENCES app.file (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, member_id) REFERENCES app.member (tenant_id, id),
  FOREIGN KEY (tenant_id, channel_id) REFERENCES app.channel (tenant_id, id)
);
CREATE INDEX draft_file_of_member ON app.draft_file (tenant_id, member_id, key);
ALTER TABLE app.draft_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.draft_file FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON app.draft_file USING (tenant_id = app.tid()) WITH CHECK (tenant_id = app.tid());
GRANT SELECT, INSERT, UPDATE, DELETE ON app.draft_file TO parley_app;
GRANT SELECT ON app.draft_file TO parley_search, parley_backup;
