-- Why: a realtime node writes, reads and renews the presence of many tenants at once, in one round trip each. The
-- functions run with the caller's rights and enter one tenant after the other, so row-level security holds inside.
-- Order: after the foundation. Rollback: drop the five functions.

CREATE FUNCTION app.presence_write(p_tenants uuid[], p_members uuid[], p_devices text[], p_states text[], p_node text, p_ttl_ms integer)
  RETURNS void LANGUAGE plpgsql AS $$
DECLARE t uuid;
BEGIN
  FOR t IN SELECT DISTINCT x FROM unnest(p_tenants) AS x ORDER BY x LOOP
    PERFORM set_config('app.tenant_id', t::text, true);
    DELETE FROM app.presence_lease l
      USING unnest(p_tenants, p_members, p_devices, p_states) AS i (tenant, member, device, state)
      WHERE i.tenant = t AND i.state IS NULL AND l.tenant_id = t AND l.member_id = i.member AND l.device_id = i.device;
    INSERT INTO app.presence_lease (tenant_id, member_id, device_id, state, node, expires_at)
      SELECT t, i.member, i.device, i.state, p_node, clock_timestamp() + p_ttl_ms * interval '1 millisecond'
      FROM unnest(p_tenants, p_members, p_devices, p_states) AS i (tenant, member, device, state)
      WHERE i.tenant = t AND i.state IS NOT NULL ORDER BY i.member, i.device
      ON CONFLICT (tenant_id, member_id, device_id)
        DO UPDATE SET state = excluded.state, node = excluded.node, expires_at = excluded.expires_at;
  END LOOP;
END $$;

CREATE FUNCTION app.presence_renew(p_tenants uuid[], p_node text, p_ttl_ms integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE t uuid; renewed integer := 0; n integer;
BEGIN
  FOR t IN SELECT DISTINCT x FROM unnest(p_tenants) AS x ORDER BY x LOOP
    PERFORM set_config('app.tenant_id', t::text, true);
    UPDATE app.presence_lease l SET expires_at = clock_timestamp() + p_ttl_ms * interval '1 millisecond'
      WHERE l.tenant_id = t AND l.node = p_node;
    GET DIAGNOSTICS n = ROW_COUNT;
    renewed := renewed + n;
  END LOOP;
  RETURN renewed;
END $$;

CREATE FUNCTION app.presence_devices(p_tenants uuid[], p_members uuid[])
  RETURNS TABLE (tenant_id uuid, member_id uuid, states text[]) LANGUAGE plpgsql AS $$
DECLARE t uuid;
BEGIN
  FOR t IN SELECT DISTINCT x FROM unnest(p_tenants) AS x LOOP
    PERFORM set_config('app.tenant_id', t::text, true);
    RETURN QUERY SELECT l.tenant_id, l.member_id, array_agg(DISTINCT l.state)
      FROM app.presence_lease l
      WHERE l.tenant_id = t AND l.expires_at > clock_timestamp()
        AND l.member_id IN (SELECT i.member FROM unnest(p_tenants, p_members) AS i (tenant, member) WHERE i.tenant = t)
      GROUP BY l.tenant_id, l.member_id;
  END LOOP;
END $$;

CREATE FUNCTION app.presence_choices(p_tenants uuid[], p_members uuid[])
  RETURNS TABLE (tenant_id uuid, member_id uuid, state text, text text, emoji text, until_at timestamptz) LANGUAGE plpgsql AS $$
DECLARE t uuid;
BEGIN
  FOR t IN SELECT DISTINCT x FROM unnest(p_tenants) AS x LOOP
    PERFORM set_config('app.tenant_id', t::text, true);
    RETURN QUERY SELECT c.tenant_id, c.member_id, c.state, c.text, c.emoji, c.until_at
      FROM app.presence_choice c
      WHERE c.tenant_id = t AND (c.until_at IS NULL OR c.until_at > clock_timestamp())
        AND c.member_id IN (SELECT i.member FROM unnest(p_tenants, p_members) AS i (tenant, member) WHERE i.tenant = t);
  END LOOP;
END $$;

-- Takes what has run out, so that exactly one node tells of it. `p_leases` is false where leases live in Redis.
CREATE FUNCTION app.presence_expire(p_tenants uuid[], p_leases boolean)
  RETURNS TABLE (tenant_id uuid, member_id uuid) LANGUAGE plpgsql AS $$
DECLARE t uuid;
BEGIN
  FOR t IN SELECT DISTINCT x FROM unnest(p_tenants) AS x ORDER BY x LOOP
    PERFORM set_config('app.tenant_id', t::text, true);
    IF p_leases THEN
      RETURN QUERY DELETE FROM app.presence_lease l WHERE l.tenant_id = t AND l.expires_at <= clock_timestamp()
        RETURNING l.tenant_id, l.member_id;
    END IF;
    RETURN QUERY DELETE FROM app.presence_choice c WHERE c.tenant_id = t AND c.until_at <= clock_timestamp()
      RETURNING c.tenant_id, c.member_id;
  END LOOP;
END $$;

REVOKE ALL ON FUNCTION app.presence_write, app.presence_renew, app.presence_devices, app.presence_choices, app.presence_expire FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.presence_write, app.presence_renew, app.presence_devices, app.presence_choices, app.presence_expire
  TO parley_app;
