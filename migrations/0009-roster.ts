import { SqlMigration } from './sql-migration.js';

export class Roster1700000000009 extends SqlMigration {
  protected readonly sql = `
    CREATE EXTENSION IF NOT EXISTS btree_gist;

    -- One lawyer on duty for some boards over a half-open stretch of time.
    CREATE TABLE shifts (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      lawyer_id uuid NOT NULL CONSTRAINT shifts_lawyer REFERENCES lawyers,
      boards text[] NOT NULL CONSTRAINT shifts_boards CHECK (cardinality(boards) BETWEEN 1 AND 12),
      tier text NOT NULL CONSTRAINT shifts_tier CHECK (tier IN ('primary', 'standby')),
      during tstzrange NOT NULL
        CONSTRAINT shifts_during CHECK (NOT isempty(during) AND lower_inc(during) AND NOT upper_inc(during)),
      created_at timestamptz NOT NULL DEFAULT service_now(),
      CONSTRAINT shifts_no_overlap EXCLUDE USING gist (lawyer_id WITH =, tier WITH =, during WITH &&)
    );
    CREATE INDEX shifts_by_time ON shifts USING gist (during);

    -- The one place that says who is on duty: the primaries before the standbys, each in the order of their shifts.
    CREATE FUNCTION on_duty(of_board text, at timestamptz) RETURNS SETOF shifts LANGUAGE sql STABLE PARALLEL SAFE AS $$
      SELECT * FROM shifts s WHERE s.during @> at AND of_board = ANY(s.boards) ORDER BY s.tier, lower(s.during), s.id
    $$;
  `;
}
