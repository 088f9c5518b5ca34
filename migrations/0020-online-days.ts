/**
 * Hours online, a row a day that is over. What lies in the past of a lease never changes: renewing it moves its end on
 * from the present, and ending it cuts off what has not come yet. So a day is added up once.
 */
export const ONLINE_DAYS = `
    CREATE TABLE online_days (
      day date PRIMARY KEY,
      -- Of all lawyers together; two connections of one lawyer at once count once.
      seconds double precision NOT NULL
    );

    -- Midnight in Shanghai at the end of the last day that was added up; null while there is none.
    CREATE FUNCTION online_days_until() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
      AS $$ SELECT (max(day) + 1)::timestamp AT TIME ZONE 'Asia/Shanghai' FROM online_days $$;

    -- Of all lawyers, in [since, till) as far as it is in the past. Both halves have an index: by the end of those that
    -- have ended, and the few that run.
    CREATE FUNCTION online_seconds(since timestamptz, till timestamptz) RETURNS double precision
      LANGUAGE sql STABLE PARALLEL SAFE AS $$
      SELECT coalesce(sum(seconds_of(stretches)), 0) FROM (
        SELECT range_agg(tstzrange(greatest(s.started_at, since), least(s.until, till, now.at))) AS stretches
          FROM (SELECT service_now() AS at) now, (
            SELECT lawyer_id, started_at, until FROM lawyer_leases WHERE ended_at IS NULL
            UNION ALL SELECT lawyer_id, started_at, until FROM lawyer_leases WHERE ended_at > since) s
         WHERE s.until > since AND s.started_at < least(till, now.at) AND since < least(till, now.at)
         GROUP BY s.lawyer_id) lawyers
    $$;
`;
