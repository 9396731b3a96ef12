-- Why: the audit log is the workspace's own stream, read by who acted, on whom, and of what kind; sign-ins are most of it.
-- Order: two partial indexes on app.event; what is said in channels is in neither, so that sending pays nothing for them.
-- Rollback: drop the two indexes.
CREATE INDEX event_of_workspace_by_type ON app.event (tenant_id, type, version) WHERE stream_id = tenant_id;
CREATE INDEX event_of_workspace_by_actor ON app.event (tenant_id, actor_id, version) WHERE stream_id = tenant_id;
