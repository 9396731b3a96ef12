-- Why: who was away is told by push and by mail. The worker has to know in which firms somebody waits to be told, without a
-- look into each; and a mail to the absent is not followed by another one too soon.
-- Order: a column that may be empty, then the function.
-- Rollback: drop both.
ALTER TABLE app.notification ADD emailed_at timestamptz;

-- Ids of firms only, nothing of what is in them. Both conditions are those of partial indexes that hold nothing but what waits.
CREATE FUNCTION app.tenants_to_tell(p_by_mail boolean) RETURNS TABLE (tenant_id uuid) LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
  AS $$ SELECT DISTINCT n.tenant_id FROM app.notification n WHERE NOT p_by_mail AND n.push_outcome IS NULL AND n.outcome = 'sent'
        UNION SELECT DISTINCT n.tenant_id FROM app.notification n WHERE p_by_mail AND n.email_outcome IS NULL AND n.outcome = 'sent' $$;
GRANT SELECT ON app.notification TO parley_search;
ALTER FUNCTION app.tenants_to_tell OWNER TO parley_search;
REVOKE ALL ON FUNCTION app.tenants_to_tell FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.tenants_to_tell TO parley_app;
