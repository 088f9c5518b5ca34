import { SqlMigration } from './sql-migration.js';

/** What cover there is now, and what share of the time there was; the rows are of `0016-alarms.ts`. */
export class Cover1700000000017 extends SqlMigration {
  protected readonly sql = `
    -- "until" moves every few seconds and is in no index: the row is written next to itself.
    ALTER TABLE cover_history SET (fillfactor = 50);

    -- Of each board: on the roster, really there, really there with a free place. One pass over those who are there.
    CREATE FUNCTION cover_now() RETURNS TABLE (board text, planned integer, live integer, effective integer)
      LANGUAGE sql STABLE PARALLEL SAFE AS $$
      WITH now AS MATERIALIZED (SELECT service_now() AS at),
      there AS MATERIALIZED (
        SELECT l.id, l.load < l.capacity AS has_place FROM lawyers l
         WHERE l.id IN (
                 SELECT s.lawyer_id FROM lawyer_leases s
                  WHERE s.ended_at IS NULL AND s.state = 'available' AND s.until > (SELECT at FROM now))
           AND l.availability = 'available' AND may_practise(l)),
      counted AS (
        SELECT b.board, count(*)::integer AS live, (count(*) FILTER (WHERE there.has_place))::integer AS effective
          FROM there JOIN lawyer_boards b ON b.lawyer_id = there.id GROUP BY b.board)
      SELECT p.board, (SELECT count(DISTINCT d.lawyer_id)::integer FROM now, on_duty(p.board, now.at) d),
             coalesce(c.live, 0), coalesce(c.effective, 0)
        FROM cover_policies p LEFT JOIN counted c USING (board)
    $$;

    -- Of each board in [since, till), in seconds: outside closed hours, within them; and of those outside: measured, covered.
    CREATE FUNCTION cover_share(since timestamptz, till timestamptz)
      RETURNS TABLE (board text, asked double precision, closed double precision, measured double precision, effective double precision)
      LANGUAGE sql STABLE PARALLEL SAFE AS $$
      WITH horizon AS MATERIALIZED (SELECT tstzrange(since, greatest(since, till)) AS whole),
      hours AS MATERIALIZED (
        SELECT p.board, tstzmultirange(h.whole) AS whole, coalesce(
                 (SELECT range_agg(c.during) FROM closed_hours c WHERE c.board = p.board AND c.during && h.whole), '{}') AS closed
          FROM cover_policies p, horizon h),
      -- Stretches of a board do not overlap, so their lengths add up; only what reaches into closed hours is cut.
      seen AS (
        SELECT o.board, h.effective,
               extract(epoch FROM least(h.until, till) - greatest(h.since, cover_share.since))
               - CASE WHEN o.closed && tstzrange(h.since, h.until) THEN seconds_of(o.whole * o.closed * tstzmultirange(tstzrange(h.since, h.until)))::numeric
                      ELSE 0 END AS seconds
          FROM hours o JOIN cover_history h ON h.board = o.board
           AND h.since >= coalesce((SELECT max(f.since) FROM cover_history f WHERE f.board = o.board AND f.since <= cover_share.since), '-infinity')
           AND h.since < till AND h.until > cover_share.since),
      summed AS (
        SELECT s.board, sum(s.seconds) AS measured, sum(s.seconds) FILTER (WHERE s.effective >= 1) AS effective FROM seen s GROUP BY s.board)
      SELECT o.board, seconds_of(o.whole - o.closed), seconds_of(o.whole * o.closed),
             coalesce(s.measured, 0)::float8, coalesce(s.effective, 0)::float8
        FROM hours o LEFT JOIN summed s USING (board)
    $$;
  `;
}
