-- Why: a draft follows its writer over devices. Texts that two devices wrote without knowing of each other are both kept, and which
-- one is newer is told by when, and where, each was written.
-- Order: columns with defaults, then the index. Nobody has drafts here yet.
-- Rollback: drop the index and the columns.
ALTER TABLE app.draft
  ADD edited_at bigint NOT NULL DEFAULT 0,
  ADD device_id uuid,
  ADD others jsonb NOT NULL DEFAULT '[]';
CREATE INDEX draft_by_time ON app.draft (tenant_id, member_id, updated_at, key);
