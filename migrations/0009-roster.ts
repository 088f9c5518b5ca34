import type { QueryRunner } from 'typeorm';
import { PUBLIC_HOLIDAYS } from '../src/calendar/public-holidays.js';
import { SqlMigration } from './sql-migration.js';

/** 值班: who is on duty, and how much cover each board asks for; why it is as it is: docs/decisions/0015-cover.md. */
export class Roster1700000000009 extends SqlMigration {
  protected readonly sql = `
    CREATE EXTENSION IF NOT EXISTS btree_gist;

    -- What each board asks for. Whoever changes its roster locks its row: two who leave one shift come one after the other.
    CREATE TABLE cover_policies (
      board text PRIMARY KEY CONSTRAINT cover_policies_board REFERENCES boards,
      primaries integer NOT NULL DEFAULT 1 CONSTRAINT cover_policies_primaries CHECK (primaries BETWEEN 1 AND 20),
      -- How far ahead the roster must reach; less is warned of.
      runway_days integer NOT NULL DEFAULT 7 CONSTRAINT cover_policies_runway CHECK (runway_days BETWEEN 1 AND 180),
      version integer NOT NULL DEFAULT 0,
      changed_by uuid CONSTRAINT cover_policies_author REFERENCES accounts,
      changed_at timestamptz
    );
    INSERT INTO cover_policies (board) SELECT slug FROM boards;

    -- Hours in which a board asks for nobody, who decided it and why.
    CREATE TABLE closed_hours (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      board text NOT NULL CONSTRAINT closed_hours_board REFERENCES cover_policies,
      during tstzrange NOT NULL
        CONSTRAINT closed_hours_during CHECK (NOT isempty(during) AND lower_inc(during) AND NOT upper_inc(during)),
      reason text NOT NULL CONSTRAINT closed_hours_reason CHECK (reason <> ''),
      decided_by uuid NOT NULL CONSTRAINT closed_hours_author REFERENCES accounts,
      created_at timestamptz NOT NULL DEFAULT service_now()
    );
    CREATE INDEX closed_hours_by_time ON closed_hours USING gist (board, during);

    -- A pattern of weeks, rolled out as shifts ahead of time.
    CREATE TABLE rotations (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      name text NOT NULL,
      boards text[] NOT NULL CONSTRAINT rotations_boards CHECK (cardinality(boards) BETWEEN 1 AND 12),
      tier text NOT NULL CONSTRAINT rotations_tier CHECK (tier IN ('primary', 'standby')),
      zone text NOT NULL,
      starts_on date NOT NULL,
      ends_on date,
      -- In the order of their turns.
      lawyers uuid[] NOT NULL CONSTRAINT rotations_lawyers CHECK (cardinality(lawyers) BETWEEN 1 AND 102),
      slots jsonb NOT NULL,
      turn text NOT NULL CONSTRAINT rotations_turn CHECK (turn IN ('slot', 'day', 'week')),
      roll_out_days integer NOT NULL CONSTRAINT rotations_roll_out_days CHECK (roll_out_days BETWEEN 1 AND 180),
      -- What begins before it is made; what is changed by hand stays changed.
      rolled_out_until timestamptz NOT NULL,
      version integer NOT NULL DEFAULT 0,
      -- Counts the events of its history; rolling out is one and changes no version.
      history integer NOT NULL DEFAULT 0,
      created_at timestamptz NOT NULL DEFAULT service_now(),
      ended_at timestamptz
    );

    CREATE INDEX rotations_to_roll_out ON rotations (rolled_out_until) WHERE ended_at IS NULL;

    -- Slots that a rotation could give to nobody, and why: a gap, until somebody fills it.
    CREATE TABLE rotation_skips (
      rotation_id uuid NOT NULL CONSTRAINT rotation_skips_rotation REFERENCES rotations,
      lawyer_id uuid NOT NULL CONSTRAINT rotation_skips_lawyer REFERENCES lawyers,
      during tstzrange NOT NULL,
      reason text NOT NULL
        CONSTRAINT rotation_skips_reason CHECK (reason IN ('overlap', 'not_of_board', 'not_in_practice', 'licence_ends')),
      PRIMARY KEY (rotation_id, lawyer_id, during)
    );

    -- One lawyer on duty for some boards over a half-open stretch of time.
    CREATE TABLE shifts (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      lawyer_id uuid NOT NULL CONSTRAINT shifts_lawyer REFERENCES lawyers,
      boards text[] NOT NULL CONSTRAINT shifts_boards CHECK (cardinality(boards) BETWEEN 1 AND 12),
      tier text NOT NULL CONSTRAINT shifts_tier CHECK (tier IN ('primary', 'standby')),
      during tstzrange NOT NULL CONSTRAINT shifts_during
        CHECK (NOT isempty(during) AND lower_inc(during) AND NOT upper_inc(during) AND NOT lower_inf(during) AND NOT upper_inf(during)),
      rotation_id uuid CONSTRAINT shifts_rotation REFERENCES rotations,
      version integer NOT NULL DEFAULT 0,
      created_at timestamptz NOT NULL DEFAULT service_now(),
      CONSTRAINT shifts_no_overlap EXCLUDE USING gist (lawyer_id WITH =, tier WITH =, during WITH &&)
    );
    CREATE INDEX shifts_by_time ON shifts USING gist (during);
    CREATE INDEX shifts_of_rotation ON shifts (rotation_id) WHERE rotation_id IS NOT NULL;

    -- Time that somebody took out of a shift, for the record: the shift itself is shorter, split or gone.
    CREATE TABLE leaves (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      shift_id uuid NOT NULL,
      lawyer_id uuid NOT NULL CONSTRAINT leaves_lawyer REFERENCES lawyers,
      boards text[] NOT NULL,
      during tstzrange NOT NULL,
      reason text NOT NULL,
      created_at timestamptz NOT NULL DEFAULT service_now()
    );
    CREATE INDEX leaves_of_lawyer ON leaves (lawyer_id, id);

    -- One lawyer asks another to take over a shift as it is now, for one of the other's shifts or for nothing.
    CREATE TABLE swaps (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      shift_id uuid NOT NULL,
      shift_version integer NOT NULL,
      lawyer_id uuid NOT NULL CONSTRAINT swaps_lawyer REFERENCES lawyers,
      -- Null: whoever serves the boards.
      to_lawyer_id uuid CONSTRAINT swaps_to_lawyer REFERENCES lawyers,
      for_shift_id uuid,
      for_shift_version integer,
      reason text NOT NULL DEFAULT '',
      state text NOT NULL DEFAULT 'open'
        CONSTRAINT swaps_state CHECK (state IN ('open', 'accepted', 'declined', 'withdrawn', 'void')),
      accepted_by uuid CONSTRAINT swaps_accepted_by REFERENCES lawyers,
      created_at timestamptz NOT NULL DEFAULT service_now(),
      settled_at timestamptz,
      CONSTRAINT swaps_settled CHECK ((state = 'open') = (settled_at IS NULL) AND (state = 'accepted') = (accepted_by IS NOT NULL)),
      CONSTRAINT swaps_return CHECK ((for_shift_id IS NULL) = (for_shift_version IS NULL) AND (for_shift_id IS NULL OR to_lawyer_id IS NOT NULL))
    );
    CREATE UNIQUE INDEX swaps_open_once ON swaps (shift_id) WHERE state = 'open';
    CREATE INDEX swaps_of_lawyer ON swaps (lawyer_id, id);
    CREATE INDEX swaps_to ON swaps (to_lawyer_id, id) WHERE to_lawyer_id IS NOT NULL;

    -- A gap that an operator opened all the same: there is none without such a row.
    CREATE TABLE cover_overrides (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      verb text NOT NULL,
      reason text NOT NULL CONSTRAINT cover_overrides_reason CHECK (reason <> ''),
      decided_by uuid NOT NULL CONSTRAINT cover_overrides_author REFERENCES accounts,
      at timestamptz NOT NULL DEFAULT service_now()
    );
    CREATE TABLE overridden_gaps (
      override_id uuid NOT NULL CONSTRAINT overridden_gaps_override REFERENCES cover_overrides,
      board text NOT NULL CONSTRAINT overridden_gaps_board REFERENCES cover_policies,
      during tstzrange NOT NULL,
      have integer NOT NULL,
      PRIMARY KEY (override_id, board, during)
    );
    CREATE INDEX overridden_gaps_by_time ON overridden_gaps USING gist (board, during);

    -- Public holidays, and the weekend days that are worked for them.
    CREATE TABLE calendar_days (
      day date PRIMARY KEY,
      kind text NOT NULL CONSTRAINT calendar_days_kind CHECK (kind IN ('holiday', 'workday')),
      name text NOT NULL,
      source text NOT NULL
    );

    -- A lawyer's secret link to a calendar of their duty; only its hash is kept.
    CREATE TABLE calendar_feeds (
      lawyer_id uuid PRIMARY KEY CONSTRAINT calendar_feeds_lawyer REFERENCES lawyers,
      secret_hash bytea NOT NULL CONSTRAINT calendar_feeds_secret_key UNIQUE,
      created_at timestamptz NOT NULL DEFAULT service_now()
    );

    ${DUTY}
    ${GAPS}
  `;

  override async up(runner: QueryRunner): Promise<void> {
    await super.up(runner);
    for (const { day, kind, name, source } of PUBLIC_HOLIDAYS)
      await runner.query('INSERT INTO calendar_days (day, kind, name, source) VALUES ($1, $2, $3, $4)', [
        day,
        kind,
        name,
        source,
      ]);
  }
}

const DUTY = `
    -- The one place that says who is on duty: the primaries before the standbys, each in the order of their shifts.
    CREATE FUNCTION on_duty(of_board text, at timestamptz) RETURNS SETOF shifts LANGUAGE sql STABLE PARALLEL SAFE AS $$
      SELECT * FROM shifts s WHERE s.during @> at AND of_board = ANY(s.boards) ORDER BY s.tier, lower(s.during), s.id
    $$;`;

/**
 * Where some boards have fewer primaries than they ask for, in [since, till): stretches as long as "have" stays the same,
 * in the order of their boards and times. Closed hours ask for nobody.
 */
const GAPS = `
    CREATE FUNCTION cover_gaps(of_boards text[], since timestamptz, till timestamptz)
      RETURNS TABLE (board text, during tstzrange, have integer, required integer)
      LANGUAGE sql STABLE PARALLEL SAFE AS $$
      WITH horizon AS MATERIALIZED (SELECT tstzrange(since, till) AS whole),
      asked AS MATERIALIZED (
        SELECT p.board, p.primaries, tstzmultirange(h.whole) - coalesce(
                 (SELECT range_agg(c.during) FROM closed_hours c WHERE c.board = p.board AND c.during && h.whole), '{}') AS open
          FROM cover_policies p, horizon h WHERE p.board = ANY(of_boards)),
      -- Where one is enough, what is left of the time says it all. Shifts of the same boards are put together first:
      -- there are many shifts, and few ways to combine boards.
      together AS (
        SELECT s.boards, range_agg(s.during) AS served FROM shifts s
         WHERE s.tier = 'primary' AND s.during && tstzrange(since, till) GROUP BY s.boards),
      single AS (
        SELECT a.board, unnest(a.open - coalesce(r.served, '{}')) AS during, 0 AS have, a.primaries
          FROM asked a LEFT JOIN (
            SELECT b.board, range_agg(t.served) AS served FROM together t, unnest(t.boards) AS b (board) GROUP BY b.board) r USING (board)
         WHERE a.primaries = 1),
      -- Where more are asked for, how many there are changes only at the ends of shifts.
      served AS (
        SELECT a.board, s.during FROM horizon h, shifts s, unnest(s.boards) AS b (board) JOIN asked a ON a.board = b.board AND a.primaries > 1
         WHERE (SELECT count(*) FROM asked a WHERE a.primaries > 1) > 0 AND s.tier = 'primary' AND s.during && h.whole),
      changes AS (
        SELECT c.board, c.at, sum(c.change) AS change
          FROM (
            SELECT s.board, greatest(lower(s.during), since) AS at, 1 AS change FROM served s
            UNION ALL SELECT s.board, upper(s.during), -1 FROM served s) c
         WHERE c.at < till GROUP BY c.board, c.at
        UNION ALL SELECT a.board, since, 0 FROM asked a WHERE a.primaries > 1),
      steps AS (
        SELECT c.board, c.at, lead(c.at, 1, till) OVER (PARTITION BY c.board ORDER BY c.at) AS next,
               (sum(c.change) OVER (PARTITION BY c.board ORDER BY c.at))::int AS have
          FROM (SELECT c.board, c.at, sum(c.change) AS change FROM changes c GROUP BY c.board, c.at) c
         WHERE c.change <> 0 OR c.at = since),
      several AS (
        SELECT a.board, unnest(a.open * tstzmultirange(tstzrange(s.at, s.next))) AS during, s.have, a.primaries
          FROM steps s JOIN asked a USING (board) WHERE s.have < a.primaries)
      SELECT g.board, g.during, g.have, g.primaries
        FROM (SELECT * FROM single UNION ALL SELECT * FROM several) g WHERE NOT isempty(g.during)
       ORDER BY g.board, lower(g.during)
    $$;`;
