-- Why: a file that passed while no scanner answered is shown to one later. This remembers when it was last put in the queue for
-- that, so that one which no scanner can read does not stand before all others for ever.
-- Order: a column without a default and a small partial index; neither rewrites the table.
-- Rollback: drop the index and the column.
ALTER TABLE app.file ADD COLUMN looked_at timestamptz;
CREATE INDEX file_not_looked_at ON app.file (tenant_id, looked_at NULLS FIRST, id)
  WHERE state = 'unscanned' AND scan_note IS NOT NULL;
