-- Why: whoever is asked to acknowledge a message is told of it, however the request came to be (sent with it, asked for later,
-- moved in), and the versions of one message are found without reading its channel's log from end to end.
-- Order: the index, then the function, then the triggers that use it.
-- Rollback: drop the triggers, the function and the index; nothing else refers to them.

CREATE INDEX event_of_edits ON app.event (tenant_id, subject_id, version) WHERE type = 'message.edited';

-- A request reaches everybody who may read the message and has not answered it, muted or not: it is an order, not a chat.
CREATE FUNCTION app.tell_of_acknowledgement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO app.notification (tenant_id, member_id, channel_id, message_id, reason, outcome, created_at)
    SELECT NEW.tenant_id, cm.member_id, NEW.channel_id, NEW.id, 'ack', 'sent', date_trunc('milliseconds', clock_timestamp())
    FROM app.channel_member cm JOIN app.member a ON a.tenant_id = cm.tenant_id AND a.id = cm.member_id AND a.deactivated_at IS NULL
    WHERE cm.tenant_id = NEW.tenant_id AND cm.channel_id = NEW.channel_id AND cm.member_id <> NEW.author_id
      AND cm.visible_from < NEW.seq AND NOT NEW.extra -> 'ack' -> 'memberIds' ? cm.member_id::text
    ON CONFLICT (tenant_id, message_id, member_id, reason) DO NOTHING;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION app.tell_of_acknowledgement FROM PUBLIC;
CREATE TRIGGER ack_sent AFTER INSERT ON app.message FOR EACH ROW WHEN (NEW.extra ? 'ack') EXECUTE FUNCTION app.tell_of_acknowledgement();
CREATE TRIGGER ack_asked AFTER UPDATE OF extra ON app.message FOR EACH ROW
  WHEN (NEW.extra ? 'ack' AND (OLD.extra ? 'ack') IS NOT TRUE) EXECUTE FUNCTION app.tell_of_acknowledgement();
