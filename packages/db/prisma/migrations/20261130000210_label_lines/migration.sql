-- Why: a channel shows in its feed when its label was changed, and by whom. There are few such entries in a log of very many.
-- Order: one index on the log; building it reads the log once and holds new entries back meanwhile.
-- Rollback: drop the index.
CREATE INDEX event_of_channel_labels ON app.event (tenant_id, stream_id, version) WHERE type = 'channel.labelSet';
