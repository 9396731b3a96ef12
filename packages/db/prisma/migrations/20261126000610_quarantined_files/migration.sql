-- Why: those who look after rules see which files wait for the scanner or were closed by it, the latest first, however many there are.
-- Order: one small index. Rollback: drop it; nothing is lost.
CREATE INDEX file_in_quarantine ON app.file (tenant_id, created_at DESC, id DESC) WHERE state IN ('held', 'blocked');
