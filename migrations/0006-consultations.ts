import { SqlMigration } from './sql-migration.js';

export class Consultations1700000000006 extends SqlMigration {
  protected readonly sql = `
    -- Who may write, and the next place: all that a send has to look at is this one row, and whoever holds its lock.
    CREATE TABLE conversations (
      order_id uuid PRIMARY KEY CONSTRAINT conversations_order REFERENCES orders,
      resident_id uuid NOT NULL,
      lawyer_id uuid,
      awaits_answer boolean NOT NULL DEFAULT false,
      last_seq integer NOT NULL DEFAULT 0,
      closed_at timestamptz
    );

    CREATE TABLE entries (
      order_id uuid NOT NULL CONSTRAINT entries_conversation REFERENCES conversations,
      seq integer NOT NULL CONSTRAINT entries_seq CHECK (seq >= 1),
      kind text NOT NULL CONSTRAINT entries_kind CHECK (kind IN ('text')),
      sender_id uuid NOT NULL CONSTRAINT entries_sender REFERENCES accounts,
      client_id text NOT NULL,
      body text NOT NULL,
      at timestamptz NOT NULL DEFAULT service_now(),
      PRIMARY KEY (order_id, seq),
      CONSTRAINT entries_client_id_key UNIQUE (order_id, sender_id, client_id)
    );

    CREATE TABLE read_marks (
      order_id uuid NOT NULL CONSTRAINT read_marks_conversation REFERENCES conversations,
      account_id uuid NOT NULL CONSTRAINT read_marks_account REFERENCES accounts,
      seq integer NOT NULL,
      at timestamptz NOT NULL DEFAULT service_now(),
      PRIMARY KEY (order_id, account_id)
    );

    CREATE FUNCTION entries_are_a_log() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'the log of a conversation is append-only' USING ERRCODE = 'integrity_constraint_violation';
    END $$;
    CREATE TRIGGER entries_are_a_log BEFORE UPDATE OR DELETE ON entries
      FOR EACH ROW EXECUTE FUNCTION entries_are_a_log();

    -- A conversation opens with its order, follows its lawyer and is frozen when the order closes: a send that waits
    -- for this row while the order closes finds it closed.
    CREATE FUNCTION conversations_follow_orders() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        INSERT INTO conversations (order_id, resident_id) VALUES (NEW.id, NEW.resident_id);
      ELSIF NEW.status <> OLD.status THEN
        UPDATE conversations
           SET lawyer_id = NEW.lawyer_id,
               awaits_answer = NEW.status = 'active',
               closed_at = CASE WHEN NEW.status IN ('completed', 'cancelled') THEN service_now() END
         WHERE order_id = NEW.id;
      END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER orders_open_conversations AFTER INSERT OR UPDATE OF status ON orders
      FOR EACH ROW EXECUTE FUNCTION conversations_follow_orders();
  `;
}
