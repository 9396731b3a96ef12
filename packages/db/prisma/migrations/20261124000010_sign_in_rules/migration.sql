-- Why: a firm's sign-in rules, the reach of a session and the end date of a guest hold at every door: requests, sockets that
-- open, and sockets that are open already.
-- Order: after 20261124000000_rights, whose columns the functions read. `refused_by` first, then the doors that ask it.
-- Rollback: drop `refused_by` and `recheck_connections`; make app.resolve_actor of the foundation and app.open_connection of
-- 20261122000300_channels again.

-- Which rule of the firm keeps this session out of it; null when none does. An address that is not known is in no range.
-- A session through the firm's own identity provider has shown there what the firm asks for. Guests have no account there; an
-- owner may come in without it by a second factor or a mailed link, so that a provider that is down shuts nobody out for good.
CREATE FUNCTION app.refused_by(t app.tenant, se identity.session, p_role text, p_address text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN t.allowed_ranges <> '{}' AND NOT coalesce(p_address::inet <<= ANY (t.allowed_ranges::cidr[]), false) THEN 'address'
    WHEN se.created_at < now() - make_interval(hours => t.session_hours) THEN 'sessionLength'
    WHEN se.last_seen_at < now() - make_interval(mins => t.idle_minutes) THEN 'idle'
    WHEN se.only_tenant_id = t.tenant_id AND se.signed_in_by IN ('oidc', 'saml') THEN NULL
    WHEN t.requires_single_sign_on AND p_role <> 'guest'
         AND NOT (p_role = 'owner' AND (se.second_factor_at IS NOT NULL OR se.signed_in_by = 'magicLink')) THEN 'singleSignOn'
    WHEN t.requires_second_factor_from <= now() AND se.second_factor_at IS NULL THEN 'secondFactor'
  END $$;

DROP FUNCTION app.resolve_actor;
-- Who acts: session, user and membership by the workspace's address, then the member. Null fields where a part is missing.
CREATE FUNCTION app.resolve_actor(p_token_hash bytea, p_slug text, p_address text)
  RETURNS TABLE (session_id uuid, user_id uuid, email text, user_name text, is_confirmed boolean, is_stale boolean,
                 signed_in_by text, only_tenant_id uuid, has_second_factor boolean, is_fresh boolean,
                 tenant_id uuid, member_id uuid, role text, name text, granted text[], refused_by text) LANGUAGE plpgsql STABLE AS $$
DECLARE se identity.session; s record;
BEGIN
  SELECT * INTO se FROM identity.session x WHERE x.token_hash = p_token_hash AND x.revoked_at IS NULL AND x.expires_at > now();
  IF NOT FOUND THEN RETURN; END IF;
  SELECT u.email, u.name, u.email_confirmed_at IS NOT NULL AS is_confirmed, w.tenant_id, ms.member_id INTO s
    FROM identity.user u
    LEFT JOIN identity.workspace w ON w.slug = p_slug AND (se.only_tenant_id IS NULL OR w.tenant_id = se.only_tenant_id)
    LEFT JOIN identity.membership ms ON ms.user_id = u.id AND ms.tenant_id = w.tenant_id
    WHERE u.id = se.user_id;
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM set_config('app.tenant_id', coalesce(s.tenant_id::text, ''), true);
  RETURN QUERY SELECT se.id, se.user_id, s.email, s.name, s.is_confirmed, se.last_seen_at < now() - interval '1 minute',
           se.signed_in_by, se.only_tenant_id, se.second_factor_at IS NOT NULL, se.created_at > now() - interval '15 minutes',
           m.tenant_id, m.id, m.role, m.name,
           ARRAY(SELECT p.permission FROM app.member_permission p WHERE p.tenant_id = m.tenant_id AND p.member_id = m.id),
           CASE WHEN m.id IS NOT NULL THEN app.refused_by(t, se, m.role, p_address) END
    FROM (VALUES (1)) AS one (x)
    LEFT JOIN app.member m ON m.tenant_id = s.tenant_id AND m.id = s.member_id AND m.user_id = se.user_id
      AND m.deactivated_at IS NULL AND (m.ends_at IS NULL OR m.ends_at > now())
    LEFT JOIN app.tenant t ON t.tenant_id = m.tenant_id;
END $$;

DROP FUNCTION app.open_connection;
-- Opens a realtime connection: session, member and channels in one answer. No row: the session or the member has ended.
-- `floors` stands beside `channels`: messages up to that seq are not the member's to hear of.
CREATE FUNCTION app.open_connection(p_tenant uuid, p_member uuid, p_session uuid, p_address text)
  RETURNS TABLE (user_id uuid, role text, name text, is_confirmed boolean, slug text, granted text[], refused_by text,
                 channels uuid[], versions bigint[], floors bigint[])
  LANGUAGE plpgsql STABLE AS $$
BEGIN
  PERFORM set_config('app.tenant_id', p_tenant::text, true);
  RETURN QUERY
    SELECT m.user_id, m.role, m.name, u.email_confirmed_at IS NOT NULL, t.slug,
           ARRAY(SELECT p.permission FROM app.member_permission p WHERE p.tenant_id = p_tenant AND p.member_id = p_member),
           app.refused_by(t, se, m.role, p_address), c.channels, c.versions, c.floors
    FROM identity.session se
    JOIN identity.user u ON u.id = se.user_id
    JOIN app.member m ON m.tenant_id = p_tenant AND m.id = p_member AND m.user_id = se.user_id
      AND m.deactivated_at IS NULL AND (m.ends_at IS NULL OR m.ends_at > now())
    JOIN app.tenant t ON t.tenant_id = p_tenant
    CROSS JOIN LATERAL (
      SELECT array_agg(s.id ORDER BY s.id) AS channels, array_agg(s.version ORDER BY s.id) AS versions,
             array_agg(cm.visible_from ORDER BY s.id) AS floors
      FROM app.channel_member cm JOIN app.stream s ON s.tenant_id = p_tenant AND s.id = cm.channel_id
      WHERE cm.tenant_id = p_tenant AND cm.member_id = p_member) c
    WHERE se.id = p_session AND se.revoked_at IS NULL AND se.expires_at > now()
      AND (se.only_tenant_id IS NULL OR se.only_tenant_id = p_tenant);
END $$;

-- How connections that are open stand now: one row for each that was asked about, without a role where the member has ended.
-- Where the firm ends idle sessions, a session counts as seen when its person last did something over the connection.
CREATE FUNCTION app.recheck_connections(p_tenant uuid, p_members uuid[], p_sessions uuid[], p_addresses text[], p_used timestamptz[])
  RETURNS TABLE (n integer, role text, granted text[], refused_by text) LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('app.tenant_id', p_tenant::text, true);
  IF EXISTS (SELECT 1 FROM app.tenant t WHERE t.tenant_id = p_tenant AND t.idle_minutes IS NOT NULL) THEN
    UPDATE identity.session se SET last_seen_at = i.used
      FROM (SELECT x.session, max(x.used) AS used FROM unnest(p_sessions, p_used) AS x (session, used) GROUP BY 1) i
      WHERE se.id = i.session AND se.last_seen_at < i.used AND i.used <= now();
  END IF;
  RETURN QUERY
    SELECT i.n::integer, m.role,
           ARRAY(SELECT p.permission FROM app.member_permission p WHERE p.tenant_id = p_tenant AND p.member_id = i.member),
           CASE WHEN se.id IS NOT NULL AND m.id IS NOT NULL THEN app.refused_by(t, se, m.role, i.address) END
    FROM unnest(p_members, p_sessions, p_addresses) WITH ORDINALITY AS i (member, session, address, n)
    JOIN app.tenant t ON t.tenant_id = p_tenant
    LEFT JOIN identity.session se ON se.id = i.session
    LEFT JOIN app.member m ON m.tenant_id = p_tenant AND m.id = i.member
      AND m.deactivated_at IS NULL AND (m.ends_at IS NULL OR m.ends_at > now());
END $$;

-- One plan that walks indexes (decision 0008).
DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['resolve_actor', 'open_connection', 'recheck_connections'] LOOP
    EXECUTE format('ALTER FUNCTION app.%I SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off', f);
    EXECUTE format('REVOKE ALL ON FUNCTION app.%I FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION app.%I TO parley_app, parley_search', f);
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION app.refused_by FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.refused_by TO parley_app, parley_search;
