import { SqlMigration } from './sql-migration.js';

/** What is said in an order: a log of its own, why it is as it is: docs/decisions/0003-the-log.md. */
export class Conversations1700000000006 extends SqlMigration {
  protected readonly sql = `
    -- Who may write, and the next place: all that a send has to look at is this one row, and whoever holds its lock.
    CREATE TABLE conversations (
      order_id uuid PRIMARY KEY CONSTRAINT conversations_order REFERENCES orders,
      resident_id uuid NOT NULL,
      lawyer_id uuid,
      awaits_answer boolean NOT NULL DEFAULT false,
      last_seq integer NOT NULL DEFAULT 0,
      closed_at timestamptz,
      -- The end of the chain over the entries, when it was last closed.
      sealed_seq integer,
      sealed_hash bytea,
      CONSTRAINT conversations_seal CHECK ((sealed_seq IS NULL) = (sealed_hash IS NULL) AND sealed_seq <= last_seq)
    );
    CREATE INDEX conversations_of_resident ON conversations (resident_id, order_id);
    CREATE INDEX conversations_of_lawyer ON conversations (lawyer_id, order_id) WHERE lawyer_id IS NOT NULL;

    CREATE TABLE entries (
      order_id uuid NOT NULL CONSTRAINT entries_conversation REFERENCES conversations,
      seq integer NOT NULL CONSTRAINT entries_seq CHECK (seq >= 1),
      kind text NOT NULL CONSTRAINT entries_kind CHECK (kind IN (
        'text', 'image', 'voice', 'file', 'recall', 'join', 'leave', 'notice', 'summary', 'rating_asked')),
      -- Null: the service itself. One of the conversation's people, who are looked at under its lock: a foreign key to
      -- the accounts would cost a quarter of what a message costs.
      sender_id uuid,
      client_id text,
      body text,
      attachment_id uuid,
      -- The place of what is recalled, or of what a notice is about.
      refers_to integer,
      -- Which notice, or why somebody left.
      code text,
      at timestamptz NOT NULL DEFAULT service_now(),
      PRIMARY KEY (order_id, seq),
      CONSTRAINT entries_client_id_key UNIQUE (order_id, sender_id, client_id),
      CONSTRAINT entries_said CHECK ((kind IN ('text', 'image', 'voice', 'file')) = (client_id IS NOT NULL)),
      CONSTRAINT entries_attachment CHECK ((kind IN ('image', 'voice', 'file')) = (attachment_id IS NOT NULL)),
      CONSTRAINT entries_recall CHECK ((kind <> 'recall' OR refers_to IS NOT NULL) AND refers_to < seq),
      CONSTRAINT entries_words CHECK (kind <> 'text' OR body <> '')
    );
    CREATE INDEX entries_off_platform ON entries (at) WHERE code = 'off_platform';
    CREATE UNIQUE INDEX entries_recalled_once ON entries (order_id, refers_to) WHERE kind = 'recall';

    CREATE TABLE read_marks (
      order_id uuid NOT NULL CONSTRAINT read_marks_conversation REFERENCES conversations,
      account_id uuid NOT NULL CONSTRAINT read_marks_account REFERENCES accounts,
      seq integer NOT NULL,
      at timestamptz NOT NULL DEFAULT service_now(),
      PRIMARY KEY (order_id, account_id)
    );

    -- Residents' heartbeats; lawyers' are leases.
    CREATE TABLE resident_presences (
      resident_id uuid PRIMARY KEY CONSTRAINT resident_presences_account REFERENCES accounts,
      since timestamptz NOT NULL,
      until timestamptz NOT NULL,
      CONSTRAINT resident_presences_forward CHECK (until >= since)
    ) WITH (fillfactor = 70);

    -- When somebody may speak again who has used up the burst: each message moves it on by a second.
    CREATE UNLOGGED TABLE talk_limits (
      account_id uuid PRIMARY KEY,
      earliest timestamptz NOT NULL
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

    ${APPEND}
    ${CHAIN}
  `;
}

/**
 * Appends messages of any conversations, in their order, in one transaction: whatever arrived while the last commit was
 * under way goes into the next one (docs/decisions/0003-the-log.md). Each gets an outcome:
 *
 *   appended      at "seq"
 *   duplicate     the same client id was there before, at "seq"
 *   closed        nothing can be added
 *   unknown       no such conversation for this sender
 *   first_answer  the lawyer's first word of this segment, which the order has to hear of first
 *   limited       too much in too short a time; again "in_seconds"
 *   busy          somebody else has the conversation in hand, and this call does not wait
 */
const APPEND = `
    CREATE FUNCTION append_entries(order_ids uuid[], sender_ids uuid[], client_ids text[], kinds text[], bodies text[],
        attachment_ids uuid[], waits boolean, burst integer)
      RETURNS TABLE (outcome text, seq integer, at timestamptz, in_seconds integer, resident_id uuid, lawyer_id uuid)
      LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
    #variable_conflict use_column
    DECLARE
      locked uuid[];
      now CONSTANT timestamptz := service_now();
      until CONSTANT timestamptz := now + make_interval(secs => burst);
    BEGIN
      -- In one order, so that two calls never stop each other. The statements after it see all that was committed
      -- before these locks were had.
      IF waits THEN
        locked := ARRAY(SELECT order_id FROM conversations WHERE order_id = ANY(order_ids) ORDER BY order_id FOR NO KEY UPDATE);
      ELSE
        locked := ARRAY(SELECT order_id FROM conversations WHERE order_id = ANY(order_ids)
                         ORDER BY order_id FOR NO KEY UPDATE SKIP LOCKED);
      END IF;
      IF burst IS NOT NULL THEN
        INSERT INTO talk_limits SELECT DISTINCT sender_id, now FROM unnest(sender_ids) sender_id ORDER BY sender_id
          ON CONFLICT DO NOTHING;
        PERFORM FROM talk_limits WHERE account_id = ANY(sender_ids) ORDER BY account_id FOR UPDATE;
      END IF;
      RETURN QUERY
      WITH asked AS (
        SELECT * FROM unnest(order_ids, sender_ids, client_ids, kinds, bodies, attachment_ids)
          WITH ORDINALITY AS a (order_id, sender_id, client_id, kind, body, attachment_id, n)),
      known AS (
        SELECT a.*, c.resident_id, c.lawyer_id, c.last_seq, old.seq AS old_seq, old.at AS old_at,
               CASE WHEN c.order_id IS NULL THEN 'unknown'
                    WHEN old.seq IS NOT NULL THEN 'duplicate'
                    WHEN a.order_id <> ALL(locked) THEN 'busy'
                    WHEN c.closed_at IS NOT NULL THEN 'closed'
                    WHEN c.awaits_answer AND a.sender_id = c.lawyer_id THEN 'first_answer'
                    ELSE 'new' END AS outcome
          FROM asked a
          -- Each by its key, whatever the planner knows of the tables when it plans this once and for all.
          LEFT JOIN LATERAL (
            SELECT * FROM conversations c
             WHERE c.order_id = a.order_id AND a.sender_id IN (c.resident_id, c.lawyer_id) OFFSET 0) c ON true
          LEFT JOIN LATERAL (
            SELECT e.seq, e.at FROM entries e
             WHERE e.order_id = c.order_id AND e.sender_id = a.sender_id AND e.client_id = a.client_id OFFSET 0) old ON true),
      limited AS (
        SELECT k.*, CASE WHEN burst IS NULL OR outcome <> 'new' THEN NULL
                         ELSE greatest(l.earliest, now)
                            + row_number() OVER (PARTITION BY k.sender_id, outcome ORDER BY n) * interval '1 second' END AS earliest
          FROM known k LEFT JOIN talk_limits l ON burst IS NOT NULL AND l.account_id = k.sender_id),
      judged AS (
        SELECT l.*, CASE WHEN earliest > until THEN 'limited' WHEN outcome = 'new' THEN 'appended' ELSE outcome END AS verdict
          FROM limited l),
      placed AS (
        SELECT j.*, CASE WHEN verdict = 'appended'
                         THEN last_seq + row_number() OVER (PARTITION BY order_id, verdict ORDER BY n)::int ELSE old_seq END AS place
          FROM judged j),
      written AS (
        INSERT INTO entries (order_id, seq, kind, sender_id, client_id, body, attachment_id, at)
        SELECT order_id, place, kind, sender_id, client_id, body, attachment_id, now FROM placed WHERE verdict = 'appended'),
      counted AS (
        UPDATE conversations c SET last_seq = p.last
          FROM (SELECT order_id, max(place) AS last FROM placed WHERE verdict = 'appended' GROUP BY order_id) p
         WHERE c.order_id = p.order_id),
      spent AS (
        UPDATE talk_limits t SET earliest = s.earliest
          FROM (SELECT sender_id, max(earliest) AS earliest FROM judged WHERE verdict = 'appended' GROUP BY sender_id) s
         WHERE burst IS NOT NULL AND t.account_id = s.sender_id)
      SELECT verdict, place, CASE verdict WHEN 'duplicate' THEN old_at ELSE now END,
             ceil(extract(epoch FROM earliest - until))::int, resident_id, lawyer_id
        FROM placed ORDER BY n;
    END $$;`;

/**
 * A chain over the entries: each link is the SHA-256 of the one before and the entry's own. An entry's is of its fields
 * in UTF-8 with a NUL between them, which no text can hold.
 */
const CHAIN = `
    CREATE FUNCTION entry_hash(e entries) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
      SELECT sha256(
        convert_to(e.order_id::text, 'UTF8') || '\\x00'::bytea || convert_to(e.seq::text, 'UTF8') || '\\x00'::bytea
        || convert_to(e.kind, 'UTF8') || '\\x00'::bytea || convert_to(coalesce(e.sender_id::text, ''), 'UTF8') || '\\x00'::bytea
        || convert_to(coalesce(e.client_id, ''), 'UTF8') || '\\x00'::bytea || convert_to(coalesce(e.body, ''), 'UTF8') || '\\x00'::bytea
        || convert_to(coalesce(e.attachment_id::text, ''), 'UTF8') || '\\x00'::bytea
        || convert_to(coalesce(e.refers_to::text, ''), 'UTF8') || '\\x00'::bytea || convert_to(coalesce(e.code, ''), 'UTF8') || '\\x00'::bytea
        || convert_to(to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'UTF8'))
    $$;
    CREATE FUNCTION next_link(chain bytea, entry bytea) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE
      AS 'SELECT sha256(chain || entry)';
    CREATE AGGREGATE hash_chain(bytea) (sfunc = next_link, stype = bytea, initcond = '');
`;
