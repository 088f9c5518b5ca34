import { SqlMigration } from './sql-migration.js';

export class Visits1700000000010 extends SqlMigration {
  protected readonly sql = `
    -- Where and when a lawyer comes; the lawyer stands here while the order is being served.
    CREATE TABLE visits (
      order_id uuid PRIMARY KEY CONSTRAINT visits_order REFERENCES orders,
      town text NOT NULL,
      village text NOT NULL DEFAULT '',
      place text NOT NULL,
      during tstzrange NOT NULL
        CONSTRAINT visits_during CHECK (NOT isempty(during) AND lower_inc(during) AND NOT upper_inc(during)),
      code_sealed bytea NOT NULL,
      lawyer_id uuid CONSTRAINT visits_lawyer REFERENCES lawyers,
      checked_in_at timestamptz,
      CONSTRAINT visits_no_overlap EXCLUDE USING gist (lawyer_id WITH =, during WITH &&)
    );

    CREATE FUNCTION visits_follow_orders() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      -- Whoever comes next has not arrived yet.
      UPDATE visits SET lawyer_id = CASE WHEN NEW.status = 'active' THEN NEW.lawyer_id END,
             checked_in_at = CASE WHEN NEW.status <> 'waiting' THEN checked_in_at END
       WHERE order_id = NEW.id AND lawyer_id IS DISTINCT FROM CASE WHEN NEW.status = 'active' THEN NEW.lawyer_id END;
      RETURN NULL;
    END $$;
    CREATE TRIGGER orders_place_visits AFTER UPDATE OF status ON orders
      FOR EACH ROW WHEN (NEW.mode = 'offline') EXECUTE FUNCTION visits_follow_orders();

    -- The lawyer whom a village (or a town, with no village named) asks first.
    CREATE TABLE responsible_lawyers (
      town text NOT NULL,
      village text NOT NULL DEFAULT '',
      lawyer_id uuid NOT NULL CONSTRAINT responsible_lawyers_lawyer REFERENCES lawyers,
      PRIMARY KEY (town, village)
    );
    CREATE INDEX responsible_lawyers_of_lawyer ON responsible_lawyers (lawyer_id);

    -- Whether an order in the pool may be grabbed by this lawyer. Who was asked and declined, or served it and left it,
    -- is not among them; who had to leave because the board was another may come back to theirs.
    CREATE FUNCTION may_grab(o orders, candidate uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
      SELECT o.status = 'waiting' AND o.wave IN ('pool', 'duty', 'bureau') AND EXISTS (
        SELECT FROM lawyers l JOIN lawyer_boards b ON b.lawyer_id = l.id AND b.board = o.board
         WHERE l.id = candidate AND may_practise(l) AND l.availability = 'available' AND l.load < l.capacity
           AND (o.dialect IS NULL OR o.dialect = ANY(l.dialects))
           AND CASE o.mode WHEN 'online' THEN is_live(l) ELSE EXISTS (
                 SELECT FROM visits v WHERE v.order_id = o.id AND v.town = ANY(l.towns) AND upper(v.during) > service_now()
                    AND NOT EXISTS (SELECT FROM visits w WHERE w.lawyer_id = l.id AND w.during && v.during)) END)
        AND NOT EXISTS (SELECT FROM offers f WHERE f.order_id = o.id AND f.lawyer_id = candidate AND f.answer = 'declined')
        AND NOT EXISTS (SELECT FROM segments s WHERE s.order_id = o.id AND s.lawyer_id = candidate
                         AND s.end_reason NOT IN ('completed', 'board_corrected'))
        AND NOT in_conflict(candidate, o.resident_id, ARRAY(SELECT name_hash FROM opposing_parties p WHERE p.order_id = o.id))
    $$;
  `;
}
