-- Why: a group conversation may become a channel when all its people agree, and the realtime service has to know how far back
-- each member sees, so that it tells nobody of messages from before their time.
-- Order: a column that may be empty; then the function that opens a connection, made anew with one more column.
-- Rollback: drop the column, and make app.open_connection of the foundation again.

-- What somebody proposed: {"name", "by", "agreed": [member ids]}. Only a group conversation has one, and it goes when decided.
ALTER TABLE app.channel
  ADD proposal jsonb,
  ADD CHECK (proposal IS NULL OR kind = 'group');

DROP FUNCTION app.open_connection;
-- Opens a realtime connection: session, member and channels in one answer. No row: the session or the member has ended.
-- `floors` stands beside `channels`: messages up to that seq are not the member's to hear of.
CREATE FUNCTION app.open_connection(p_tenant uuid, p_member uuid, p_session uuid)
  RETURNS TABLE (user_id uuid, role text, name text, is_confirmed boolean, slug text, channels uuid[], versions bigint[], floors bigint[])
  LANGUAGE plpgsql STABLE AS $$
BEGIN
  PERFORM set_config('app.tenant_id', p_tenant::text, true);
  RETURN QUERY
    SELECT m.user_id, m.role, m.name, u.email_confirmed_at IS NOT NULL, t.slug, c.channels, c.versions, c.floors
    FROM identity.session se
    JOIN identity.user u ON u.id = se.user_id
    JOIN app.member m ON m.tenant_id = p_tenant AND m.id = p_member AND m.user_id = se.user_id AND m.deactivated_at IS NULL
    JOIN app.tenant t ON t.tenant_id = p_tenant
    CROSS JOIN LATERAL (
      SELECT array_agg(s.id ORDER BY s.id) AS channels, array_agg(s.version ORDER BY s.id) AS versions,
             array_agg(cm.visible_from ORDER BY s.id) AS floors
      FROM app.channel_member cm JOIN app.stream s ON s.tenant_id = p_tenant AND s.id = cm.channel_id
      WHERE cm.tenant_id = p_tenant AND cm.member_id = p_member) c
    WHERE se.id = p_session AND se.revoked_at IS NULL AND se.expires_at > now();
END $$;
-- One plan that walks indexes (decision 0008).
ALTER FUNCTION app.open_connection SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off
  SET enable_mergejoin = off SET jit = off;
REVOKE ALL ON FUNCTION app.open_connection FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.open_connection TO parley_app, parley_search;
