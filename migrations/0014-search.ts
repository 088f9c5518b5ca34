import { SqlMigration } from './sql-migration.js';

/** Finding what was said, by any part of it; why it is as it is: docs/decisions/0014-search.md. */
export class Search1700000000014 extends SqlMigration {
  protected readonly sql = `
    -- Up to here a conversation's log is in its chunks; what comes after is searched as it stands. It is no column of the
    -- conversation, whose row is locked by whoever sends: what indexes must not be in the way.
    CREATE TABLE search_progress (
      order_id uuid PRIMARY KEY,
      indexed_seq integer NOT NULL
    );

    -- Which characters, and which pairs of them, stand in a stretch of a log: where it is worth looking. A foreign key
    -- would hold a lock on the conversation for as long as it is indexed.
    CREATE TABLE search_chunks (
      order_id uuid NOT NULL,
      last_seq integer NOT NULL,
      first_seq integer NOT NULL,
      oldest_at timestamptz NOT NULL,
      newest_at timestamptz NOT NULL,
      grams integer[] NOT NULL,
      PRIMARY KEY (order_id, last_seq),
      CONSTRAINT search_chunks_forward CHECK (first_seq <= last_seq AND oldest_at <= newest_at)
    );
    -- Numbers do not get smaller by compression.
    ALTER TABLE search_chunks ALTER COLUMN grams SET STORAGE EXTERNAL;
    -- Nobody who sends writes here, so there need be no pending list, which every search would have to read.
    CREATE INDEX search_chunks_by_gram ON search_chunks USING gin (grams) WITH (fastupdate = off);

    -- Conversations that have something to be indexed. One may stand here twice: whoever adds it need not look.
    CREATE TABLE search_due (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      order_id uuid NOT NULL CONSTRAINT search_due_conversation REFERENCES conversations
    );

    CREATE FUNCTION conversations_become_due() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO search_due (order_id) VALUES (NEW.order_id);
      RETURN NULL;
    END $$;
    -- One message in 64 pays for it.
    CREATE TRIGGER conversations_become_due AFTER UPDATE OF last_seq, closed_at ON conversations FOR EACH ROW
      WHEN (NEW.closed_at IS NOT NULL OR NEW.last_seq / ${CHUNK} > OLD.last_seq / ${CHUNK})
      EXECUTE FUNCTION conversations_become_due();

    ${GRAMS}
    ${INDEXING}
    ${SEARCHING}
  `;
}

/** Entries in a chunk at most; also what is left unindexed of an open conversation at most. */
const CHUNK = 64;
/** Of one conversation, so that a long one holds up no other. */
const CHUNKS_AT_ONCE = 2;
/** Stretches of logs that are looked through for one page at most, before it ends early. */
const MOST_SPANS = 100;

const GRAMS = `
    -- Width, case and ways to write the same character do not matter, whatever the database's own locale.
    CREATE FUNCTION folded(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
      AS 'SELECT lower(normalize(said, NFKC) COLLATE pg_c_utf8)';

    -- A character alone (no text has a NUL to be the second), or two; two different ones are seldom the same number.
    CREATE FUNCTION gram(first text, second text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
      AS 'SELECT ((ascii(first) * 65536::bigint + ascii(second)) % 4294967296 - 2147483648)::integer';

    CREATE FUNCTION grams_in(said text) RETURNS SETOF integer LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 40 AS $$
      SELECT unnest(ARRAY[gram(letters[n], ''), gram(letters[n], coalesce(letters[n + 1], ''))])
        FROM string_to_array(folded(said), NULL) letters, generate_subscripts(letters, 1) n
    $$;

    -- What a stretch has to have where this is said.
    CREATE FUNCTION grams_of_sought(sought text) RETURNS integer[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
      SELECT array_agg(DISTINCT gram(letters[n], coalesce(letters[n + 1], '')))
        FROM string_to_array(sought, NULL) letters, generate_series(1, greatest(cardinality(letters) - 1, 1)) n
    $$;`;

const INDEXING = `
    -- Whole chunks; the rest of a log when it is closed. One call at a time, see docs/decisions/0014-search.md.
    CREATE FUNCTION index_conversations(order_ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
    DECLARE
      due record;
      ids uuid[] := '{}';
      places integer[] := '{}';
    BEGIN
      FOR due IN
        SELECT c.order_id, known.seq AS indexed_seq, until,
               least(until, (known.seq / ${CHUNK} + ${CHUNKS_AT_ONCE}) * ${CHUNK}) AS stop
          FROM conversations c LEFT JOIN search_progress p USING (order_id),
               LATERAL (SELECT coalesce(p.indexed_seq, 0) AS seq) known, LATERAL (
            SELECT CASE WHEN closed_at IS NULL THEN last_seq / ${CHUNK} * ${CHUNK} ELSE last_seq END AS until) whole
         WHERE c.order_id = ANY(order_ids) AND until > known.seq
      LOOP
        INSERT INTO search_chunks (order_id, last_seq, first_seq, oldest_at, newest_at, grams)
        SELECT due.order_id, max(seq), min(seq), min(at), max(at), array_agg(DISTINCT gram)
          FROM entries e, grams_in(e.body) gram
         WHERE e.order_id = due.order_id AND seq > due.indexed_seq AND seq <= due.stop AND client_id IS NOT NULL
         GROUP BY (seq - 1) / ${CHUNK};
        IF due.stop < due.until THEN
          INSERT INTO search_due (order_id) VALUES (due.order_id);
        END IF;
        ids := ids || due.order_id;
        places := places || due.stop;
      END LOOP;
      INSERT INTO search_progress SELECT * FROM unnest(ids, places)
        ON CONFLICT (order_id) DO UPDATE SET indexed_seq = excluded.indexed_seq;
    END $$;`;

/**
 * Of the conversations that are the reader's now, what holds "said", newest first, before a place. A row without an
 * order says that the search was long: all that is newer than its "at" has been seen, go on from there.
 */
const SEARCHING = `
    CREATE TYPE search_hit AS (at timestamptz, order_id uuid, seq integer);

    -- STABLE: every statement in it sees what the one sees that calls it, so that nothing is shown to whoever lost it meanwhile.
    -- No scan of all chunks: the planner does not know what it costs to fetch their grams, and would for a common word.
    CREATE FUNCTION search_entries(reader uuid, said text, before search_hit, most integer) RETURNS SETOF search_hit
      LANGUAGE plpgsql STABLE SET plan_cache_mode = force_custom_plan SET enable_seqscan = off AS $$
    DECLARE
      sought CONSTANT text := folded(said);
      sought_grams CONSTANT integer[] := grams_of_sought(sought);
      span record;
      spans integer := 0;
      hits search_hit[] := '{}';
      goes_on timestamptz;
    BEGIN
      FOR span IN
        SELECT s.order_id, s.first_seq, s.last_seq, s.newest_at
          FROM conversations c JOIN search_chunks s USING (order_id)
         WHERE (c.resident_id = reader OR c.lawyer_id = reader) AND s.grams @> sought_grams AND s.oldest_at <= (before).at
        UNION ALL
        SELECT c.order_id, coalesce(p.indexed_seq, 0) + 1, c.last_seq, 'infinity'
          FROM conversations c LEFT JOIN search_progress p USING (order_id)
         WHERE (c.resident_id = reader OR c.lawyer_id = reader) AND c.last_seq > coalesce(p.indexed_seq, 0)
         ORDER BY newest_at DESC
      LOOP
        EXIT WHEN cardinality(hits) = most AND hits[most].at > span.newest_at;
        IF spans >= ${MOST_SPANS} AND span.newest_at < (before).at THEN
          goes_on := span.newest_at;
          EXIT;
        END IF;
        spans := spans + 1;
        hits := ARRAY(
          SELECT hit FROM (
            SELECT unnest(hits) AS hit
            UNION ALL
            SELECT ROW(e.at, e.order_id, e.seq)::search_hit FROM entries e
             WHERE e.order_id = span.order_id AND e.seq BETWEEN span.first_seq AND span.last_seq AND e.client_id IS NOT NULL
               AND strpos(folded(e.body), sought) > 0 AND (e.at, e.order_id, e.seq) < ((before).at, (before).order_id, (before).seq)
               AND NOT EXISTS (SELECT FROM entries r WHERE r.order_id = e.order_id AND r.kind = 'recall' AND r.refers_to = e.seq)) found
           ORDER BY hit DESC LIMIT most);
      END LOOP;
      RETURN QUERY SELECT h.at, h.order_id, h.seq FROM unnest(hits) h WHERE goes_on IS NULL OR h.at > goes_on;
      IF goes_on IS NOT NULL THEN
        RETURN NEXT (goes_on, NULL, NULL)::search_hit;
      END IF;
    END $$;`;
