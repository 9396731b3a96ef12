-- Why: what a firm has bought and how it stands with paying, and a log that takes no more talk from a firm that is read-only.
-- Order: new tables first, then the guard that reads one of them. A firm without a row is on the free plan.
-- Rollback: drop the trigger and its function, then the tables.

-- A copy of what Stripe says, made by asking Stripe anew each time; `version` keeps an older answer from covering a newer one.
CREATE TABLE app.subscription (
  tenant_id uuid PRIMARY KEY REFERENCES app.tenant,
  plan text NOT NULL DEFAULT 'free' CHECK (plan IN ('free', 'team', 'business')),
  period text CHECK (period IN ('month', 'year')),
  standing text NOT NULL DEFAULT 'active' CHECK (standing IN ('active', 'trial', 'ending', 'grace', 'readOnly')),
  -- When the trial, the plan or the grace ends.
  until_at timestamptz,
  period_end timestamptz,
  -- What is paid for at Stripe, and the most there may be where that was agreed otherwise than by the plan.
  seats integer NOT NULL DEFAULT 0,
  seat_limit integer,
  customer_id text,
  stripe_id text,
  has_tried boolean NOT NULL DEFAULT false,
  version bigint NOT NULL DEFAULT 0,
  synced_at timestamptz
);

-- Messages of Stripe that were taken in. Each is taken once, in whatever order and however often it comes.
CREATE TABLE app.billing_event (
  tenant_id uuid NOT NULL REFERENCES app.tenant, id text NOT NULL, type text NOT NULL, at timestamptz NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id)
);

-- A month of a seat that nobody used, given back once.
CREATE TABLE app.seat_credit (
  tenant_id uuid NOT NULL REFERENCES app.tenant, member_id uuid NOT NULL, month text NOT NULL CHECK (month ~ '^\d{4}-\d{2}$'),
  amount integer NOT NULL, given_at timestamptz,
  PRIMARY KEY (tenant_id, member_id, month),
  FOREIGN KEY (tenant_id, member_id) REFERENCES app.member (tenant_id, id)
);

-- Whose customer: Stripe's messages name no tenant, and tenants' rows cannot be searched through.
CREATE TABLE identity.billing_customer (
  customer_id text PRIMARY KEY, tenant_id uuid NOT NULL UNIQUE REFERENCES identity.workspace ON DELETE CASCADE
);
GRANT SELECT, INSERT, DELETE ON identity.billing_customer TO parley_system;
GRANT SELECT ON identity.billing_customer TO parley_backup;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['subscription', 'billing_event', 'seat_credit'] LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON app.%I USING (tenant_id = app.tid()) WITH CHECK (tenant_id = app.tid())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON app.%I TO parley_app', t);
    EXECUTE format('GRANT SELECT ON app.%I TO parley_search, parley_backup', t);
  END LOOP;
END $$;

-- A read-only firm: what its people say and arrange is refused at the log, whichever way it comes; leaving, paying, exporting
-- and what compliance requires go on. Asked once per statement, so that a batch of messages costs one look at one row.
CREATE FUNCTION app.refuse_when_read_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM app.subscription s WHERE s.tenant_id = app.tid() AND s.standing = 'readOnly')
     AND EXISTS (SELECT 1 FROM added a WHERE a.type ~ '^(message|channel|file|group|invitation|emoji)\.'
                   OR a.type IN ('member.joined', 'member.reactivated', 'member.roleChanged', 'member.profileChanged')) THEN
    RAISE EXCEPTION 'the workspace is read-only' USING ERRCODE = 'PF402';
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION app.refuse_when_read_only FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.refuse_when_read_only TO parley_app, parley_search;
CREATE TRIGGER read_only AFTER INSERT ON app.event REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_when_read_only();
