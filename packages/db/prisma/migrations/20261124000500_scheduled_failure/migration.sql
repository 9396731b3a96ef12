-- Why: whoever relied on a message being sent at its time is told when it was not, as of anything else. Such a notification
-- is about the scheduled message, and goes with it.
-- Order: the message becomes optional, then what may stand in its place, then the rule that it is one of both.
-- Rollback: delete the rows with the new reason, drop the column and the new checks, make the old ones again.
ALTER TABLE app.notification
  ALTER message_id DROP NOT NULL,
  ADD scheduled_id uuid,
  DROP CONSTRAINT notification_reason_check,
  ADD CONSTRAINT notification_reason_check
    CHECK (reason IN ('mention', 'direct', 'thread', 'channelMention', 'keyword', 'all', 'reminder', 'ack', 'scheduleFailed')),
  ADD CONSTRAINT notification_about_one CHECK (num_nonnulls(message_id, scheduled_id) = 1 AND (reason = 'scheduleFailed') = (scheduled_id IS NOT NULL)),
  ADD UNIQUE (tenant_id, scheduled_id),
  ADD FOREIGN KEY (tenant_id, scheduled_id) REFERENCES app.scheduled_message (tenant_id, id) ON DELETE CASCADE;
