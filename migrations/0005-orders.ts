import { SqlMigration } from './sql-migration.js';

export class Orders1700000000005 extends SqlMigration {
  protected readonly sql = `
    CREATE TABLE orders (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      resident_id uuid NOT NULL CONSTRAINT orders_resident REFERENCES accounts,
      mode text NOT NULL CONSTRAINT orders_mode CHECK (mode IN ('online', 'offline')),
      board text NOT NULL CONSTRAINT orders_board REFERENCES boards,
      description text NOT NULL,
      urgent boolean NOT NULL DEFAULT false,
      dialect text,
      chosen_lawyer_id uuid CONSTRAINT orders_chosen_lawyer REFERENCES lawyers,
      status text NOT NULL DEFAULT 'waiting'
        CONSTRAINT orders_status CHECK (status IN ('waiting', 'active', 'completed', 'cancelled')),
      wave text CONSTRAINT orders_wave CHECK (wave IN ('chosen', 'pool', 'duty', 'bureau')),
      deadline_at timestamptz,
      lawyer_id uuid CONSTRAINT orders_lawyer REFERENCES lawyers,
      created_at timestamptz NOT NULL DEFAULT service_now(),
      accepted_at timestamptz,
      completed_at timestamptz,
      summary jsonb,
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT orders_open_has_deadline CHECK ((status IN ('waiting', 'active')) = (deadline_at IS NOT NULL)),
      CONSTRAINT orders_waiting_has_wave CHECK ((status = 'waiting') = (wave IS NOT NULL)),
      CONSTRAINT orders_served_has_lawyer CHECK (
        CASE status WHEN 'active' THEN lawyer_id IS NOT NULL AND accepted_at IS NOT NULL
                    WHEN 'completed' THEN lawyer_id IS NOT NULL AND completed_at IS NOT NULL
                    ELSE lawyer_id IS NULL END)
    );
    CREATE INDEX orders_due ON orders (deadline_at) WHERE status IN ('waiting', 'active');
    CREATE INDEX orders_of_resident ON orders (resident_id, id);
    CREATE INDEX orders_of_lawyer ON orders (lawyer_id, id) WHERE lawyer_id IS NOT NULL;

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
      CONSTRAINT offers_answered CHECK ((answer IS NULL) = (answered_at IS NULL))
    );
    CREATE UNIQUE INDEX offers_one_open ON offers (order_id, lawyer_id) WHERE answer IS NULL;
    CREATE INDEX offers_open_of_lawyer ON offers (lawyer_id, id) WHERE answer IS NULL;
    CREATE INDEX offers_of_order ON offers (order_id, id);

    CREATE TABLE segments (
      order_id uuid NOT NULL CONSTRAINT segments_order REFERENCES orders,
      number integer NOT NULL CONSTRAINT segments_number CHECK (number >= 1),
      lawyer_id uuid NOT NULL CONSTRAINT segments_lawyer REFERENCES lawyers,
      via text NOT NULL CONSTRAINT segments_via CHECK (via IN ('chosen', 'pool', 'duty', 'dispatch')),
      started_at timestamptz NOT NULL DEFAULT service_now(),
      first_answer_at timestamptz,
      ended_at timestamptz,
      end_reason text,
      PRIMARY KEY (order_id, number),
      CONSTRAINT segments_end CHECK ((ended_at IS NULL) = (end_reason IS NULL))
    );
    CREATE UNIQUE INDEX segments_one_open ON segments (order_id) WHERE ended_at IS NULL;
    CREATE INDEX segments_of_lawyer ON segments (lawyer_id, started_at);

    -- Whether a lawyer, or one of the same firm, serves or has served the other side of this resident's order, or acts
    -- in an order of somebody who named this resident as the other side.
    CREATE FUNCTION in_conflict(candidate uuid, resident uuid, opposing bytea[]) RETURNS boolean
      LANGUAGE sql STABLE PARALLEL SAFE AS $$
      SELECT EXISTS (
        SELECT FROM lawyers me
        JOIN lawyers colleague ON colleague.firm = me.firm
        JOIN segments s ON s.lawyer_id = colleague.id
        JOIN orders o ON o.id = s.order_id AND o.resident_id <> resident
        WHERE me.id = candidate
          AND (EXISTS (SELECT FROM accounts other WHERE other.id = o.resident_id AND other.name_hash = ANY(opposing))
            OR EXISTS (SELECT FROM opposing_parties p JOIN accounts a ON a.id = resident AND a.name_hash = p.name_hash
                        WHERE p.order_id = o.id)))
    $$;

    -- The flow, once more: whoever writes to this table, a move that src/orders/order-flow.ts does not know is refused.
    -- A test compares the two.
    CREATE TABLE order_moves (
      from_status text NOT NULL,
      to_status text NOT NULL,
      PRIMARY KEY (from_status, to_status)
    );
    INSERT INTO order_moves VALUES
      ('waiting', 'active'), ('waiting', 'cancelled'), ('active', 'waiting'), ('active', 'completed');

    CREATE FUNCTION orders_follow_the_flow() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'orders are kept' USING ERRCODE = 'integrity_constraint_violation';
      END IF;
      IF TG_OP = 'INSERT' AND NEW.status <> 'waiting' THEN
        RAISE EXCEPTION 'an order begins waiting' USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_flow';
      END IF;
      IF TG_OP = 'UPDATE' THEN
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
      END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER orders_follow_the_flow BEFORE INSERT OR UPDATE OR DELETE ON orders
      FOR EACH ROW EXECUTE FUNCTION orders_follow_the_flow();

    -- A lawyer's load is counted where orders change hands, so that no path can forget it; the CHECK on lawyers
    -- refuses one too many. The order's row is locked before the lawyer's, always.
    CREATE FUNCTION orders_count_load() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF OLD.status = 'active' AND NEW.status <> 'active' THEN
        UPDATE lawyers SET load = load - 1 WHERE id = OLD.lawyer_id;
      END IF;
      IF NEW.status = 'active' AND OLD.status <> 'active' THEN
        UPDATE lawyers l SET load = load + 1
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
