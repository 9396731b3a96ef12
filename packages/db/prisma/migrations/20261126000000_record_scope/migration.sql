-- Why: a hold, a case and an export each speak of a part of the record, by custodians too, and have to know when a person was in a
-- channel, long after they left: the log alone knows that.
-- Order: the index that the function reads, then the function. Rollback: drop both; nothing is lost.
CREATE INDEX event_of_membership ON app.event (tenant_id, subject_id, stream_id, version)
  WHERE type IN ('channel.memberAdded', 'channel.memberRemoved');

-- Each stay of these members in a channel of the transaction's tenant: from the version that let them in to the one that let them
-- out, or to this day (null).
CREATE FUNCTION app.member_stays(members uuid[]) RETURNS TABLE (channel_id uuid, member_id uuid, from_version bigint, until_version bigint)
  LANGUAGE sql STABLE
  AS $$
    SELECT m.stream_id, m.subject_id, m.version, m.until_version
    FROM (SELECT e.stream_id, e.subject_id, e.version, e.type,
            lead(e.version) OVER (PARTITION BY e.subject_id, e.stream_id ORDER BY e.version) AS until_version
          FROM app.event e
          WHERE e.tenant_id = app.tid() AND e.subject_id = ANY (members)
            AND e.type IN ('channel.memberAdded', 'channel.memberRemoved')) m
    WHERE m.type = 'channel.memberAdded'
  $$;
REVOKE ALL ON FUNCTION app.member_stays FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.member_stays TO parley_app, parley_search;
