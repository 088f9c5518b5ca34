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
      version integer NOT NULL DEFAULT 0,
      created_at timestamptz NOT NULL DEFAULT service_now(),
      CONSTRAINT lawyers_load_within_capacity CHECK (load BETWEEN 0 AND capacity)
    );

    CREATE INDEX lawyers_of_firm ON lawyers (firm);

    CREATE TABLE lawyer_boards (
      lawyer_id uuid NOT NULL CONSTRAINT lawyer_boards_lawyer REFERENCES lawyers ON DELETE CASCADE,
      board text NOT NULL CONSTRAINT lawyer_boards_board REFERENCES boards,
      PRIMARY KEY (lawyer_id, board)
    );
    CREATE INDEX lawyer_boards_by_board ON lawyer_boards (board, lawyer_id);

    -- One row a connection of a workbench. Hours online are the union of a lawyer's rows.
    CREATE TABLE lawyer_leases (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      lawyer_id uuid NOT NULL CONSTRAINT lawyer_leases_lawyer REFERENCES lawyers,
      state text NOT NULL CONSTRAINT lawyer_leases_state CHECK (state IN ('available', 'away')),
      started_at timestamptz NOT NULL DEFAULT service_now(),
      until timestamptz NOT NULL,
      CONSTRAINT lawyer_leases_forward CHECK (until >= started_at)
    );
    CREATE INDEX lawyer_leases_of_lawyer ON lawyer_leases (lawyer_id, until);
    CREATE INDEX lawyer_leases_by_end ON lawyer_leases (until);

    -- Whether orders may come to this lawyer at all.
    CREATE FUNCTION may_practise(l lawyers) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
      SELECT l.licence_status = 'valid'
         AND (l.licence_valid_until IS NULL OR l.licence_valid_until >= (service_now() AT TIME ZONE 'Asia/Shanghai')::date)
    $$;

    -- Really there: a lease that beats, and nobody switched to away.
    CREATE FUNCTION is_live(l lawyers) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
      SELECT l.availability = 'available' AND may_practise(l) AND EXISTS (
        SELECT FROM lawyer_leases s WHERE s.lawyer_id = l.id AND s.state = 'available' AND s.until > service_now())
    $$;

    -- Really there for some of the time.
    CREATE FUNCTION was_there(lawyer uuid, since timestamptz, till timestamptz) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
      SELECT EXISTS (
        SELECT FROM lawyer_leases s
         WHERE s.lawyer_id = lawyer AND s.state = 'available' AND s.started_at < till AND s.until > since)
    $$;
  `;
}
