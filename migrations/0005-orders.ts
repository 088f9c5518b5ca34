import { SqlMigration } from './sql-migration.js';

export class Orders1700000000005 extends SqlMigration {
  protected readonly sql = `
    CREATE TABLE orders (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      resident_id uuid NOT NULL CONSTRAINT orders_resident REFERENCES accounts,
      mode text NOT NULL CONSTRAINT orders_mode CHECK (mode IN ('online', 'offline')),
      board text NOT NULL CONSTRAINT orders_board REFERENCES boards,
      -- How often it was corrected. Bounded: each time the search begins anew.
      board_corrections integer NOT NULL DEFAULT 0
        CONSTRAINT orders_board_corrections CHECK (board_corrections BETWEEN 0 AND 5),
      description text NOT NULL,
      urgent boolean NOT NULL DEFAULT false,
      dialect text,
      -- When the search for a lawyer ends on the bureau's wave at the latest.
      bureau_at timestamptz NOT NULL,
      chosen_lawyer_id uuid CONSTRAINT orders_chosen_lawyer REFERENCES lawyers,
      status text NOT NULL DEFAULT 'waiting'
        CONSTRAINT orders_status CHECK (status IN ('waiting', 'active', 'completed', 'cancelled')),
      -- The ladder as it was planned when the search began, and the step on which the search stands.
      plan jsonb NOT NULL,
      step integer NOT NULL DEFAULT 0,
      wave text CONSTRAINT orders_wave CHECK (wave IN ('chosen', 'pool', 'duty', 'bureau')),
      -- When the step ends by itself, and when something of the promised call-back is due.
      step_ends_at timestamptz,
      promise_at timestamptz,
      deadline_at timestamptz GENERATED ALWAYS AS (least(step_ends_at, promise_at)) STORED,
      lawyer_id uuid CONSTRAINT orders_lawyer REFERENCES lawyers,
      created_at timestamptz NOT NULL DEFAULT service_now(),
      accepted_at timestamptz,
      completed_at timestamptz,
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT orders_open_has_deadline CHECK ((status IN ('waiting', 'active')) = (step_ends_at IS NOT NULL)),
      CONSTRAINT orders_closed_promises_nothing CHECK (promise_at IS NULL OR status IN ('waiting', 'active')),
      CONSTRAINT orders_waiting_has_wave CHECK ((status = 'waiting') = (wave IS NOT NULL)),
      CONSTRAINT orders_served_has_lawyer CHECK (
        CASE status WHEN 'active' THEN lawyer_id IS NOT NULL AND accepted_at IS NOT NULL
                    WHEN 'completed' THEN lawyer_id IS NOT NULL AND completed_at IS NOT NULL
                    ELSE lawyer_id IS NULL END)
    );
    CREATE INDEX orders_due ON orders (deadline_at) WHERE status IN ('waiting', 'active');
    CREATE INDEX orders_of_resident ON orders (resident_id, id);
    CREATE INDEX orders_of_lawyer ON orders (lawyer_id, id) WHERE lawyer_id IS NOT NULL;
    CREATE INDEX orders_in_line ON orders (board, created_at, id) WHERE status = 'waiting';
    CREATE INDEX orders_by_status ON orders (status, id);

    -- The other side, as keyed hashes of normalised names: enough to leave out a lawyer in conflict, nothing to read.
    CREATE TABLE opposing_parties (
      order_id uuid NOT NULL CONSTRAINT opposing_parties_order REFERENCES orders,
      name_hash bytea NOT NULL,
      PRIMARY KEY (order_id, name_hash)
    );
    CREATE INDEX opposing_parties_by_name ON opposing_parties (name_hash);

    CREATE TABLE offers (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      order_id uuid NOT NULL CONSTRAINT offers_order REFERENCES orders,
      lawyer_id uuid NOT NULL CONSTRAINT offers_lawyer REFERENCES lawyers,
      wave text NOT NULL CONSTRAINT offers_wave CHECK (wave IN ('chosen', 'pool', 'duty', 'bureau')),
      made_at timestamptz NOT NULL DEFAULT service_now(),
      deadline_at timestamptz NOT NULL,
      answer text CONSTRAINT offers_answer CHECK (answer IN ('accepted', 'declined', 'expired', 'withdrawn')),
      answered_at timestamptz,
      reason text,
      note text,
      -- When the segment ended that this offer led to.
      over_at timestamptz,
      -- Why this lawyer: the score and its parts when the offer was made.
      score double precision,
      parts jsonb,
      CONSTRAINT offers_answered CHECK ((answer IS NULL) = (answered_at IS NULL))
    );
    CREATE UNIQUE INDEX offers_one_open ON offers (order_id, lawyer_id) WHERE answer IS NULL;
    CREATE UNIQUE INDEX offers_one_accepted ON offers (order_id) WHERE answer = 'accepted' AND over_at IS NULL;
    CREATE INDEX offers_due ON offers (deadline_at) WHERE answer IS NULL;
    CREATE INDEX offers_open_of_lawyer ON offers (lawyer_id, id) WHERE answer IS NULL;
    CREATE INDEX offers_of_order ON offers (order_id, id);

    CREATE TABLE segments (
      order_id uuid NOT NULL CONSTRAINT segments_order REFERENCES orders,
      number integer NOT NULL CONSTRAINT segments_number CHECK (number >= 1),
      lawyer_id uuid NOT NULL CONSTRAINT segments_lawyer REFERENCES lawyers,
      -- The order's when it was taken; that may have been corrected since, and what was done is counted where it was done.
      board text NOT NULL CONSTRAINT segments_board REFERENCES boards,
      via text NOT NULL CONSTRAINT segments_via CHECK (via IN ('chosen', 'pool', 'duty', 'dispatch')),
      started_at timestamptz NOT NULL DEFAULT service_now(),
      first_answer_at timestamptz,
      ended_at timestamptz,
      end_reason text CONSTRAINT segments_end_reason
        CHECK (end_reason IN ('completed', 'transferred', 'silence', 'licence', 'missed', 'board_corrected')),
      -- What the lawyer leaves: for the next lawyer when handing on, for the resident when closing.
      statement text,
      summary jsonb,
      PRIMARY KEY (order_id, number),
      CONSTRAINT segments_end CHECK ((ended_at IS NULL) = (end_reason IS NULL))
    );
    CREATE UNIQUE INDEX segments_one_open ON segments (order_id) WHERE ended_at IS NULL;
    CREATE INDEX segments_of_lawyer ON segments (lawyer_id, started_at);

    -- The firms that serve or have served the other side of this resident, or somebody who named this resident as the
    -- other side. Begins with the few orders of those who bear a name: there are none nearly always, and what a firm has
    -- ever served is never walked through (hence OFFSET 0). Planned once: a plan of its own takes longer than the call.
    CREATE FUNCTION firms_in_conflict(resident uuid, opposing bytea[]) RETURNS SETOF text
      LANGUAGE plpgsql STABLE PARALLEL SAFE SET plan_cache_mode = force_generic_plan AS $$
    DECLARE
      quarrels uuid[] := ARRAY(
        SELECT o.id FROM accounts other JOIN orders o ON o.resident_id = other.id
         WHERE other.name_hash = ANY(opposing) AND other.id <> resident
        UNION ALL
        SELECT o.id FROM accounts a
          JOIN opposing_parties p ON p.name_hash = a.name_hash
          JOIN orders o ON o.id = p.order_id AND o.resident_id <> resident
         WHERE a.id = resident);
    BEGIN
      IF cardinality(quarrels) > 0 THEN
        RETURN QUERY SELECT DISTINCT l.firm
          FROM (SELECT s.lawyer_id FROM segments s WHERE s.order_id = ANY(quarrels) OFFSET 0) served
          JOIN lawyers l ON l.id = served.lawyer_id;
      END IF;
    END $$;

    -- Whether a lawyer, or one of the same firm, acts for the other side.
    CREATE FUNCTION in_conflict(candidate uuid, resident uuid, opposing bytea[]) RETURNS boolean
      LANGUAGE sql STABLE PARALLEL SAFE AS $$
      SELECT EXISTS (SELECT FROM lawyers me WHERE me.id = candidate AND me.firm IN (SELECT firms_in_conflict(resident, opposing)))
    $$;

    -- The flow, once more: whoever writes to this table, a move that src/orders/order-flow.ts does not know is refused.
    -- A test compares the two.
    CREATE TABLE order_moves (
      from_status text NOT NULL,
      to_status text NOT NULL,
      PRIMARY KEY (from_status, to_status)
    );
    INSERT INTO order_moves VALUES
      ('waiting', 'active'), ('waiting', 'cancelled'), ('active', 'waiting'), ('active', 'completed'),
      ('completed', 'waiting');

    CREATE FUNCTION orders_follow_the_flow() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'orders are kept' USING ERRCODE = 'integrity_constraint_violation';
      END IF;
      IF TG_OP = 'INSERT' AND NEW.status <> 'waiting' THEN
        RAISE EXCEPTION 'an order begins waiting' USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_flow';
      END IF;
      IF TG_OP = 'UPDATE' THEN
        IF NEW.status IN ('completed', 'cancelled') THEN
          NEW.step_ends_at := NULL;
          NEW.promise_at := NULL;
        END IF;
        IF NEW.status <> OLD.status AND NOT EXISTS (
          SELECT FROM order_moves m WHERE m.from_status = OLD.status AND m.to_status = NEW.status)
        THEN
          RAISE EXCEPTION 'no move from % to %', OLD.status, NEW.status
            USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_flow';
        END IF;
        IF NEW.lawyer_id IS DISTINCT FROM OLD.lawyer_id AND NEW.status = OLD.status THEN
          RAISE EXCEPTION 'the lawyer changes only with the status'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_flow';
        END IF;
        IF NEW.board <> OLD.board THEN
          IF OLD.status NOT IN ('waiting', 'active') OR NEW.status NOT IN ('waiting', 'active') THEN
            RAISE EXCEPTION 'the board of a closed order stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_flow';
          END IF;
          NEW.board_corrections := OLD.board_corrections + 1;
        END IF;
      END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER orders_follow_the_flow BEFORE INSERT OR UPDATE OR DELETE ON orders
      FOR EACH ROW EXECUTE FUNCTION orders_follow_the_flow();

    -- A lawyer's load is counted where orders change hands, so that no path can forget it; the CHECK on lawyers
    -- refuses one too many. The order's row is locked before the lawyer's, always. A hand-over of an order that names
    -- the other side comes before or after every other one within the firm: two colleagues cannot take the two sides of
    -- one quarrel at the same moment. Where neither side is named there is no quarrel, and nobody waits.
    CREATE FUNCTION orders_count_load() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      opposing bytea[];
    BEGIN
      IF OLD.status = 'active' AND NEW.status <> 'active' THEN
        UPDATE lawyers SET load = load - 1 WHERE id = OLD.lawyer_id;
      END IF;
      IF NEW.status = 'active' AND OLD.status <> 'active' THEN
        opposing := ARRAY(SELECT name_hash FROM opposing_parties WHERE order_id = NEW.id);
        PERFORM CASE WHEN cardinality(opposing) > 0
                     THEN pg_advisory_xact_lock(hashtextextended('firm ' || firm, 0))
                     ELSE pg_advisory_xact_lock_shared(hashtextextended('firm ' || firm, 0)) END
           FROM lawyers WHERE id = NEW.lawyer_id;
        IF in_conflict(NEW.lawyer_id, NEW.resident_id, opposing) THEN
          RAISE EXCEPTION 'this lawyer cannot take the order' USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_no_conflict';
        END IF;
        UPDATE lawyers l SET load = load + 1, silences = 0
         WHERE l.id = NEW.lawyer_id AND may_practise(l)
           AND EXISTS (SELECT FROM lawyer_boards b WHERE b.lawyer_id = l.id AND b.board = NEW.board);
        IF NOT FOUND THEN
          RAISE EXCEPTION 'this lawyer may not serve board %', NEW.board
            USING ERRCODE = 'check_violation', CONSTRAINT = 'lawyers_must_practise';
        END IF;
      END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER orders_count_load AFTER UPDATE OF status ON orders
      FOR EACH ROW EXECUTE FUNCTION orders_count_load();
  `;
}
