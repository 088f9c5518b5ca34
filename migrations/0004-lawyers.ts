import { SqlMigration } from './sql-migration.js';

export class Lawyers1700000000004 extends SqlMigration {
  protected readonly sql = `
    CREATE TABLE lawyers (
      id uuid PRIMARY KEY CONSTRAINT lawyers_account REFERENCES accounts,
      name text NOT NULL,
      firm text NOT NULL,
      licence_number text NOT NULL CONSTRAINT lawyers_licence_number_key UNIQUE,
      licence_status text NOT NULL DEFAULT 'valid'
        CONSTRAINT lawyers_licence_status CHECK (licence_status IN ('valid', 'suspended', 'expired')),
      licence_valid_until date,
      years_in_practice integer NOT NULL DEFAULT 0 CONSTRAINT lawyers_years CHECK (years_in_practice BETWEEN 0 AND 80),
      introduction text NOT NULL DEFAULT '',
      towns text[] NOT NULL DEFAULT '{}',
      dialects text[] NOT NULL DEFAULT '{}',
      capacity integer NOT NULL DEFAULT 3 CONSTRAINT lawyers_capacity CHECK (capacity BETWEEN 1 AND 50),
      load integer NOT NULL DEFAULT 0,
      -- Offers in a row that were met with silence.
      silences integer NOT NULL DEFAULT 0,
      availability text NOT NULL DEFAULT 'available'
        CONSTRAINT lawyers_availability CHECK (availability IN ('available', 'away')),
      -- When the licence no longer held, by the bureau's word or by the end of its last day; null while it holds.
      out_since timestamptz,
      version integer NOT NULL DEFAULT 0,
      created_at timestamptz NOT NULL DEFAULT service_now(),
      CONSTRAINT lawyers_load_within_capacity CHECK (load BETWEEN 0 AND capacity)
    );

    CREATE INDEX lawyers_of_firm ON lawyers (firm);
    CREATE INDEX lawyers_to_expire ON lawyers (licence_valid_until) WHERE out_since IS NULL;

    CREATE TABLE lawyer_boards (
      lawyer_id uuid NOT NULL CONSTRAINT lawyer_boards_lawyer REFERENCES lawyers ON DELETE CASCADE,
      board text NOT NULL CONSTRAINT lawyer_boards_board REFERENCES boards,
      PRIMARY KEY (lawyer_id, board)
    );
    CREATE INDEX lawyer_boards_by_board ON lawyer_boards (board, lawyer_id);

    -- One row a connection of a workbench. Hours online are the union of a lawyer's rows. A renewal changes "until" alone,
    -- which is in no index, so that it is made in place, next to the old row: 5,000 workbenches are 333 renewals a second.
    CREATE TABLE lawyer_leases (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      lawyer_id uuid NOT NULL CONSTRAINT lawyer_leases_lawyer REFERENCES lawyers,
      state text NOT NULL CONSTRAINT lawyer_leases_state CHECK (state IN ('available', 'away')),
      started_at timestamptz NOT NULL DEFAULT service_now(),
      until timestamptz NOT NULL,
      -- The same again, once nobody renews it any more: it was closed, or swept up some time after it had run out.
      ended_at timestamptz,
      CONSTRAINT lawyer_leases_forward CHECK (until >= started_at),
      CONSTRAINT lawyer_leases_ended CHECK (ended_at = until)
    ) WITH (fillfactor = 70);
    CREATE INDEX lawyer_leases_open ON lawyer_leases (lawyer_id) WHERE ended_at IS NULL;
    CREATE INDEX lawyer_leases_by_end ON lawyer_leases (ended_at) WHERE ended_at IS NOT NULL;
    CREATE INDEX lawyer_leases_past ON lawyer_leases (lawyer_id, ended_at) WHERE ended_at IS NOT NULL;

    -- Whether orders may come to this lawyer at all.
    CREATE FUNCTION may_practise(l lawyers) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
      SELECT l.licence_status = 'valid'
         AND (l.licence_valid_until IS NULL OR l.licence_valid_until >= (service_now() AT TIME ZONE 'Asia/Shanghai')::date)
    $$;

    -- Really there: a lease that beats, and nobody switched to away.
    CREATE FUNCTION is_live(l lawyers) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
      SELECT l.availability = 'available' AND may_practise(l) AND EXISTS (
        SELECT FROM lawyer_leases s
         WHERE s.lawyer_id = l.id AND s.ended_at IS NULL AND s.state = 'available' AND s.until > service_now())
    $$;

    -- Really there for some of the time.
    CREATE FUNCTION was_there(lawyer uuid, since timestamptz, till timestamptz) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
      SELECT EXISTS (
        SELECT FROM lawyer_leases s WHERE s.lawyer_id = lawyer AND s.ended_at IS NULL
           AND s.state = 'available' AND s.started_at < till AND s.until > since)
      OR EXISTS (
        SELECT FROM lawyer_leases s WHERE s.lawyer_id = lawyer AND s.ended_at > since
           AND s.state = 'available' AND s.started_at < till)
    $$;

    -- Stretches in which a lawyer was there, as far as they lie in [since, till) and in the past: the union of the leases.
    CREATE FUNCTION online_of(lawyer uuid, since timestamptz, till timestamptz) RETURNS tstzmultirange
      LANGUAGE sql STABLE PARALLEL SAFE AS $$
      SELECT coalesce(range_agg(tstzrange(greatest(s.started_at, since), least(s.until, till, now.at))), '{}')
        FROM (SELECT service_now() AS at) now, (
          SELECT started_at, until FROM lawyer_leases WHERE lawyer_id = lawyer AND ended_at IS NULL
          UNION ALL SELECT started_at, until FROM lawyer_leases WHERE lawyer_id = lawyer AND ended_at > since) s
       WHERE s.until > since AND s.started_at < least(till, now.at) AND since < least(till, now.at)
    $$;

    CREATE FUNCTION seconds_of(stretches tstzmultirange) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
      SELECT coalesce(sum(extract(epoch FROM upper(stretch) - lower(stretch))), 0)::float8 FROM unnest(stretches) stretch
    $$;

    -- Now, or when they ran out.
    CREATE FUNCTION end_leases(ids uuid[]) RETURNS void LANGUAGE sql AS $$
      UPDATE lawyer_leases l
         SET until = least(l.until, greatest(l.started_at, now.at)), ended_at = least(l.until, greatest(l.started_at, now.at))
        FROM (SELECT service_now() AS at) now WHERE l.id = ANY(ids) AND l.ended_at IS NULL
    $$;

    CREATE FUNCTION lawyers_are_in_practice() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      NEW.out_since := CASE WHEN NOT may_practise(NEW) THEN coalesce(OLD.out_since, service_now()) END;
      RETURN NEW;
    END $$;
    CREATE TRIGGER lawyers_are_in_practice BEFORE INSERT OR UPDATE OF licence_status, licence_valid_until, out_since ON lawyers
      FOR EACH ROW EXECUTE FUNCTION lawyers_are_in_practice();

    -- Who may not practise is not there, whoever wrote so. A beat under way waits for the lawyer's row and then finds this.
    CREATE FUNCTION lawyers_leave_practice() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM end_leases(ARRAY(SELECT id FROM lawyer_leases WHERE lawyer_id = NEW.id AND ended_at IS NULL));
      PERFORM mark_presence(ARRAY[NEW.id]);
      RETURN NULL;
    END $$;
    CREATE TRIGGER lawyers_leave_practice AFTER UPDATE OF licence_status, licence_valid_until, out_since ON lawyers
      FOR EACH ROW WHEN (OLD.out_since IS NULL AND NEW.out_since IS NOT NULL) EXECUTE FUNCTION lawyers_leave_practice();
  `;
}
