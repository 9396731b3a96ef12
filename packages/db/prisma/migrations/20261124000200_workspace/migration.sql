-- Why: a firm's own look, what new members start with, addresses that it had before, and its end: asked for, waited for, done, proved.
-- Order: new tables, the guard of addresses, then the one function that may empty a tenant, with a role of its own.
-- Rollback: drop the functions, their trigger and the tables, and put back the former body of app.refuse_change.

CREATE TABLE app.workspace_profile (
  tenant_id uuid PRIMARY KEY REFERENCES app.tenant,
  accent text CHECK (accent ~ '^#[0-9a-f]{6}$'),
  logo_at timestamptz,
  -- What new members start with. Empty is what held before: #general, and what their browser says.
  join_channel_ids uuid[] NOT NULL DEFAULT '{}',
  locale text, time_zone text, notify_default text CHECK (notify_default IN ('all', 'mentions', 'none')),
  -- The preset that was chosen, and what stood before it, so that it can be taken back.
  preset text, preset_at timestamptz, preset_before jsonb,
  setup_skipped text[] NOT NULL DEFAULT '{}', setup_dismissed_at timestamptz
);
-- Drawn anew from what was sent: one picture for pages, one for the icon of an installed app.
CREATE TABLE app.workspace_logo (
  tenant_id uuid PRIMARY KEY REFERENCES app.tenant, picture bytea NOT NULL, icon bytea NOT NULL
);
-- A row is a deletion that somebody asked for and nobody has cancelled.
CREATE TABLE app.deletion (
  tenant_id uuid PRIMARY KEY REFERENCES app.tenant, asked_by uuid NOT NULL, asked_at timestamptz NOT NULL DEFAULT now(),
  due_at timestamptz NOT NULL,
  FOREIGN KEY (tenant_id, asked_by) REFERENCES app.member (tenant_id, id)
);
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['workspace_profile', 'workspace_logo', 'deletion'] LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON app.%I USING (tenant_id = app.tid()) WITH CHECK (tenant_id = app.tid())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON app.%I TO parley_app', t);
    EXECUTE format('GRANT SELECT ON app.%I TO parley_search, parley_backup', t);
  END LOOP;
END $$;

-- Addresses that a workspace had. They lead to it until somebody else takes them, which nobody may before `free_at`. The row
-- outlives its workspace: links of a firm that is gone must not open another's soon after.
CREATE TABLE identity.former_address (
  slug text PRIMARY KEY, tenant_id uuid NOT NULL, left_at timestamptz NOT NULL DEFAULT now(), free_at timestamptz NOT NULL
);
CREATE INDEX ON identity.former_address (tenant_id);
-- An erased workspace: what was erased, and to whom the proof goes. The addresses are taken out when it has gone.
CREATE TABLE identity.erasure (
  tenant_id uuid PRIMARY KEY, name text NOT NULL, slug text NOT NULL, asked_at timestamptz NOT NULL,
  recipients jsonb NOT NULL DEFAULT '[]', files integer NOT NULL DEFAULT 0,
  counts jsonb, heads jsonb, erased_at timestamptz, proved_at timestamptz
);
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.former_address, identity.erasure TO parley_system;
GRANT SELECT ON identity.former_address, identity.erasure TO parley_backup;

-- Runs after the row is in, so that it sees what others committed while the unique key was waited for.
CREATE FUNCTION identity.keep_former_addresses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM identity.former_address f WHERE f.slug = NEW.slug AND f.tenant_id <> NEW.tenant_id AND f.free_at > now()) THEN
    RAISE EXCEPTION 'this address was another workspace''s' USING ERRCODE = 'unique_violation';
  END IF;
  DELETE FROM identity.former_address f WHERE f.slug = NEW.slug;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION identity.keep_former_addresses FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity.keep_former_addresses TO parley_system;
CREATE TRIGGER former_addresses AFTER INSERT OR UPDATE OF slug ON identity.workspace
  FOR EACH ROW EXECUTE FUNCTION identity.keep_former_addresses();

-- The log lets go of its rows for one role only. Nobody signs in as it and nobody is a member of it; it owns one function.
CREATE OR REPLACE FUNCTION app.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_user = 'parley_erase' THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'the log is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
GRANT USAGE ON SCHEMA app, identity TO parley_erase;
GRANT SELECT, DELETE ON ALL TABLES IN SCHEMA app TO parley_erase;
ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT, DELETE ON TABLES TO parley_erase;
GRANT SELECT, UPDATE ON identity.erasure TO parley_erase;
GRANT EXECUTE ON FUNCTION app.tid() TO parley_erase;

-- Erases every row of one tenant whose deletion is due, in one transaction: all or nothing. Policies hold for it as for everybody,
-- so that it sees this tenant's rows and no others. The catalogue says which tables there are and which refer to which.
CREATE FUNCTION app.erase_tenant(p_tenant uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE left_over oid[]; t oid; n bigint; erased jsonb := '{}'; last_heads jsonb;
BEGIN
  PERFORM set_config('app.tenant_id', p_tenant::text, true);
  DELETE FROM app.deletion d WHERE d.tenant_id = p_tenant AND d.due_at <= now();
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no deletion of this workspace is due' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT jsonb_agg(jsonb_build_object('stream', s.id, 'version', s.version, 'head', encode(s.head_hash, 'hex')) ORDER BY s.id) INTO last_heads
    FROM app.stream s WHERE s.tenant_id = p_tenant;
  left_over := ARRAY(SELECT c.oid FROM pg_class c JOIN pg_namespace ns ON ns.oid = c.relnamespace
    WHERE ns.nspname = 'app' AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY c.relname);
  WHILE cardinality(left_over) > 0 LOOP
    SELECT x.oid INTO t FROM unnest(left_over) AS x (oid)
      WHERE NOT EXISTS (SELECT 1 FROM pg_constraint k
        WHERE k.contype = 'f' AND k.confrelid = x.oid AND k.conrelid <> x.oid AND k.conrelid = ANY (left_over)) LIMIT 1;
    IF NOT FOUND THEN RAISE EXCEPTION 'tables refer to each other in a circle'; END IF;
    EXECUTE format('DELETE FROM %s WHERE tenant_id = $1', t::regclass) USING p_tenant;
    GET DIAGNOSTICS n = ROW_COUNT;
    erased := erased || jsonb_build_object((SELECT c.relname FROM pg_class c WHERE c.oid = t), n);
    left_over := array_remove(left_over, t);
  END LOOP;
  UPDATE identity.erasure e SET counts = erased, heads = coalesce(last_heads, '[]'), erased_at = now()
    WHERE e.tenant_id = p_tenant AND e.erased_at IS NULL;
  IF NOT FOUND THEN RAISE EXCEPTION 'this erasure was not begun'; END IF;
END $$;
GRANT CREATE ON SCHEMA app TO parley_erase;
ALTER FUNCTION app.erase_tenant OWNER TO parley_erase;
REVOKE CREATE ON SCHEMA app FROM parley_erase;
REVOKE ALL ON FUNCTION app.erase_tenant FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.erase_tenant TO parley_job;
