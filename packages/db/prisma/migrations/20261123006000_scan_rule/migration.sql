-- Why: each firm says what becomes of a file that no scanner has looked at: it waits ('hold'), or it is served with a mark ('mark').
-- Order: one column that may be empty. Empty is what held before: files wait where a scanner is set, and are marked where none is.
-- Rollback: drop the column; files that wait then go by the installation's settings again.
ALTER TABLE app.tenant ADD scan_rule text CHECK (scan_rule IN ('hold', 'mark'));
