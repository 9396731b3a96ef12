-- Why: a message that is being sent at its time can no longer be changed: a crash in between must find the same words again.
-- A sent one leaves this table, for the message itself tells the rest.
-- Order: the new state, then an index for what an author still has waiting.
-- Rollback: set 'sending' back to 'waiting', then make the old check again.
ALTER TABLE app.scheduled_message
  DROP CONSTRAINT scheduled_message_state_check,
  ADD CONSTRAINT scheduled_message_state_check CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'cancelled'));
CREATE INDEX scheduled_message_list ON app.scheduled_message (tenant_id, author_id, send_at, id);
