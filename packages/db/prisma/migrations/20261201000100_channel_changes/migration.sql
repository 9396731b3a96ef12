-- Why: a channel shows in its feed what was changed about it, and by whom: not its label alone, but its name, topic, posting rule, kind, and
-- whether it is archived. There are few such entries in a log of very many.
-- Order: one index on the log; building it reads the log once and holds new entries back meanwhile. The narrower `event_of_channel_labels`
-- stays for servers of the version before, which ask by it until they are gone.
-- Rollback: drop the index.
CREATE INDEX event_of_channel_changes ON app.event (tenant_id, stream_id, version)
  WHERE type IN ('channel.renamed', 'channel.topicSet', 'channel.postingSet', 'channel.archived', 'channel.unarchived',
    'channel.madeFromGroup', 'channel.labelSet');
