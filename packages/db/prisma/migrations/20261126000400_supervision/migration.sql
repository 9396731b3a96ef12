-- Why: a firm reviews what its people write (FINRA 3110(b)(4)): word lists, policies with their versions, the queue that they fill, and
-- what reviewers did. Items hold places and ids, never words: those are read from the log when an item is opened.
-- Order: lexicons, policies, then what stands on them. A firm without a policy in force has no job, and pays nothing.
-- Rollback: drop the tables in the reverse order. What was done stays in the log.
CREATE TABLE app.lexicon (
  tenant_id uuid NOT NULL REFERENCES app.tenant, id uuid NOT NULL, name text NOT NULL, version integer NOT NULL DEFAULT 1,
  deleted_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);
-- Policies name a version, so a word list that changes does not change what a policy was agreed to look for.
CREATE TABLE app.lexicon_version (
  tenant_id uuid NOT NULL, lexicon_id uuid NOT NULL, version integer NOT NULL, name text NOT NULL, phrases text[] NOT NULL,
  exceptions text[] NOT NULL, set_by uuid NOT NULL, set_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, lexicon_id, version),
  FOREIGN KEY (tenant_id, lexicon_id) REFERENCES app.lexicon (tenant_id, id),
  FOREIGN KEY (tenant_id, set_by) REFERENCES app.member (tenant_id, id)
);
-- `in_force` and what follows it are those of the version that holds, or held last: who may review the items that are there.
CREATE TABLE app.supervision_policy (
  tenant_id uuid NOT NULL REFERENCES app.tenant, id uuid NOT NULL, version integer NOT NULL DEFAULT 1, in_force integer,
  name text NOT NULL, reviewer_ids uuid[] NOT NULL DEFAULT '{}', needs_second boolean NOT NULL DEFAULT false,
  private_since timestamptz, deleted_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);
CREATE TABLE app.supervision_policy_version (
  tenant_id uuid NOT NULL, policy_id uuid NOT NULL, version integer NOT NULL, terms jsonb NOT NULL, seed text NOT NULL,
  set_by uuid NOT NULL, set_at timestamptz NOT NULL DEFAULT now(),
  state text NOT NULL CHECK (state IN ('proposed', 'refused', 'inForce', 'ended')),
  agreed_by uuid, in_force_from timestamptz, in_force_until timestamptz,
  PRIMARY KEY (tenant_id, policy_id, version),
  FOREIGN KEY (tenant_id, policy_id) REFERENCES app.supervision_policy (tenant_id, id),
  FOREIGN KEY (tenant_id, set_by) REFERENCES app.member (tenant_id, id),
  FOREIGN KEY (tenant_id, agreed_by) REFERENCES app.member (tenant_id, id),
  CHECK (agreed_by IS DISTINCT FROM set_by)
);
CREATE UNIQUE INDEX supervision_policy_version_in_force ON app.supervision_policy_version (tenant_id, policy_id) WHERE state = 'inForce';

-- How far each channel's log has been read.
CREATE TABLE app.supervision_cursor (
  tenant_id uuid NOT NULL, stream_id uuid NOT NULL, version bigint NOT NULL,
  PRIMARY KEY (tenant_id, stream_id),
  FOREIGN KEY (tenant_id, stream_id) REFERENCES app.stream (tenant_id, id)
);
CREATE TABLE app.supervision_item (
  tenant_id uuid NOT NULL, id uuid NOT NULL, policy_id uuid NOT NULL, policy_version integer NOT NULL,
  channel_id uuid NOT NULL, event_version bigint NOT NULL, message_id uuid NOT NULL, author_id uuid NOT NULL, said_at timestamptz NOT NULL,
  is_edit boolean NOT NULL, reasons text[] NOT NULL, why jsonb NOT NULL, queued_at timestamptz NOT NULL DEFAULT now(),
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'escalated', 'closed')), assignee_id uuid,
  proposed_by uuid, proposed_outcome text, outcome text, opened_at timestamptz, closed_by uuid, closed_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  -- The same message under the same policy is one item, however often its log is read.
  UNIQUE (tenant_id, policy_id, channel_id, event_version),
  FOREIGN KEY (tenant_id, policy_id, policy_version) REFERENCES app.supervision_policy_version (tenant_id, policy_id, version),
  FOREIGN KEY (tenant_id, channel_id, event_version) REFERENCES app.event (tenant_id, stream_id, version),
  FOREIGN KEY (tenant_id, author_id) REFERENCES app.member (tenant_id, id),
  FOREIGN KEY (tenant_id, assignee_id) REFERENCES app.member (tenant_id, id),
  FOREIGN KEY (tenant_id, proposed_by) REFERENCES app.member (tenant_id, id),
  FOREIGN KEY (tenant_id, closed_by) REFERENCES app.member (tenant_id, id),
  CHECK (assignee_id IS DISTINCT FROM author_id AND proposed_by IS DISTINCT FROM author_id AND closed_by IS DISTINCT FROM author_id),
  CHECK ((state = 'closed') = (closed_at IS NOT NULL) AND (state = 'closed') = (outcome IS NOT NULL))
);
CREATE INDEX supervision_item_queue ON app.supervision_item (tenant_id, state, id);
-- What reviewers did, as the log has it.
CREATE TABLE app.supervision_entry (
  tenant_id uuid NOT NULL, id uuid NOT NULL, item_id uuid NOT NULL, at timestamptz NOT NULL DEFAULT now(), member_id uuid NOT NULL,
  action text NOT NULL CHECK (action IN ('opened', 'assigned', 'commented', 'escalated', 'closeProposed', 'closed')),
  to_id uuid, outcome text, note text NOT NULL DEFAULT '',
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, item_id) REFERENCES app.supervision_item (tenant_id, id),
  FOREIGN KEY (tenant_id, member_id) REFERENCES app.member (tenant_id, id),
  FOREIGN KEY (tenant_id, to_id) REFERENCES app.member (tenant_id, id)
);
CREATE INDEX supervision_entry_of_item ON app.supervision_entry (tenant_id, item_id, id);
CREATE TABLE app.supervision_tally (
  tenant_id uuid NOT NULL, policy_id uuid NOT NULL, day date NOT NULL, in_scope integer NOT NULL DEFAULT 0, sampled integer NOT NULL DEFAULT 0,
  flagged integer NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, policy_id, day),
  FOREIGN KEY (tenant_id, policy_id) REFERENCES app.supervision_policy (tenant_id, id)
);
-- A policy read over what was said before. One at a time for each policy; the last stays to be seen.
CREATE TABLE app.supervision_rerun (
  tenant_id uuid NOT NULL, policy_id uuid NOT NULL, policy_version integer NOT NULL, from_at timestamptz NOT NULL, until_at timestamptz NOT NULL,
  asked_by uuid NOT NULL, stream_id uuid, after_version bigint NOT NULL DEFAULT 0, read integer NOT NULL DEFAULT 0,
  found integer NOT NULL DEFAULT 0, finished_at timestamptz,
  PRIMARY KEY (tenant_id, policy_id),
  FOREIGN KEY (tenant_id, policy_id, policy_version) REFERENCES app.supervision_policy_version (tenant_id, policy_id, version),
  FOREIGN KEY (tenant_id, asked_by) REFERENCES app.member (tenant_id, id)
);
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['lexicon', 'lexicon_version', 'supervision_policy', 'supervision_policy_version', 'supervision_cursor',
                           'supervision_item', 'supervision_entry', 'supervision_tally', 'supervision_rerun'] LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON app.%I USING (tenant_id = app.tid()) WITH CHECK (tenant_id = app.tid())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON app.%I TO parley_app', t);
    EXECUTE format('GRANT SELECT ON app.%I TO parley_search, parley_backup', t);
  END LOOP;
END $$;
-- What was found and what was done about it is evidence.
REVOKE DELETE ON app.supervision_item, app.supervision_entry, app.supervision_policy_version, app.lexicon_version FROM parley_app;
REVOKE UPDATE ON app.supervision_entry, app.lexicon_version FROM parley_app;
