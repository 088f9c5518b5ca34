import { SEARCH, RANKING_TRIGGERS } from './0008-ranking-triggers.js';
import { SqlMigration } from './sql-migration.js';

/**
 * What a lawyer's place in a list rests on, kept in the transaction that changes it, so that showing it costs the same
 * after a million orders. Whoever writes these rows holds the lawyer's own row (docs/decisions/0004-lock-order.md); the
 * row of a board comes last. Why the parts are as they are: docs/decisions/0011-ranking.md.
 */
export class Ranking1700000000008 extends SqlMigration {
  protected readonly sql = `
    -- Lawyers' figures so far. Times are of online orders alone: a visit may be taken days ahead.
    CREATE TABLE lawyer_figures (
      lawyer_id uuid PRIMARY KEY CONSTRAINT lawyer_figures_lawyer REFERENCES lawyers ON DELETE CASCADE,
      served integer NOT NULL DEFAULT 0,
      -- The last 50, from offer to acceptance and from acceptance to the first word, and their medians.
      accept_seconds real[] NOT NULL DEFAULT '{}',
      accept_median real,
      answer_seconds real[] NOT NULL DEFAULT '{}',
      answer_median real,
      rating_count integer NOT NULL DEFAULT 0,
      -- Of those in whole groups of five only: rating_count / 5 * 5 of them.
      rating_sum integer NOT NULL DEFAULT 0,
      -- 1970: has never taken an order.
      taken_at timestamptz NOT NULL DEFAULT 'epoch',
      -- The mean of the lawyer's standings: the place where no board is asked for.
      score double precision NOT NULL DEFAULT 0,
      -- True for everybody who is live, and until the next sweep for some who no longer are.
      present boolean NOT NULL DEFAULT false,
      -- When fairness takes its next step; null: it has taken all.
      rescore_at timestamptz
    );
    CREATE INDEX lawyer_figures_ranked ON lawyer_figures ((-score), taken_at, lawyer_id);
    CREATE INDEX lawyer_figures_ranked_present ON lawyer_figures ((-score), taken_at, lawyer_id) WHERE present;
    CREATE INDEX lawyer_figures_to_rescore ON lawyer_figures (rescore_at);

    -- A lawyer's place in one board: the parts that do not depend on who asks, each 0 to 1, and their weighted sum.
    CREATE TABLE standings (
      lawyer_id uuid NOT NULL,
      board text NOT NULL,
      specialty double precision NOT NULL CONSTRAINT standings_specialty CHECK (specialty BETWEEN 0 AND 1),
      rating double precision NOT NULL CONSTRAINT standings_rating CHECK (rating BETWEEN 0 AND 1),
      answer double precision NOT NULL CONSTRAINT standings_answer CHECK (answer BETWEEN 0 AND 1),
      fairness double precision NOT NULL CONSTRAINT standings_fairness CHECK (fairness BETWEEN 0 AND 1),
      load double precision NOT NULL CONSTRAINT standings_load CHECK (load BETWEEN 0 AND 1),
      score double precision NOT NULL CONSTRAINT standings_score CHECK (score BETWEEN 0 AND 1),
      taken_at timestamptz NOT NULL,
      present boolean NOT NULL,
      PRIMARY KEY (lawyer_id, board),
      CONSTRAINT standings_lawyer_board FOREIGN KEY (lawyer_id, board) REFERENCES lawyer_boards ON DELETE CASCADE
    );
    CREATE INDEX standings_ranked ON standings (board, (-score), taken_at, lawyer_id);
    CREATE INDEX standings_ranked_present ON standings (board, (-score), taken_at, lawyer_id) WHERE present;

    -- The n-th rating of a lawyer: groups of five are made in the order in which ratings were given.
    CREATE TABLE rating_places (
      lawyer_id uuid NOT NULL CONSTRAINT rating_places_lawyer REFERENCES lawyers ON DELETE CASCADE,
      place integer NOT NULL CONSTRAINT rating_places_place CHECK (place >= 1),
      order_id uuid NOT NULL,
      segment integer NOT NULL,
      PRIMARY KEY (lawyer_id, place),
      CONSTRAINT rating_places_rating_key UNIQUE (order_id, segment),
      CONSTRAINT rating_places_rating FOREIGN KEY (order_id, segment) REFERENCES ratings ON DELETE CASCADE
    );

    -- A board's own mean, of whole groups as well; while it has few ratings it leans on 4.
    CREATE TABLE board_ratings (
      board text PRIMARY KEY CONSTRAINT board_ratings_board REFERENCES boards,
      rating_sum integer NOT NULL DEFAULT 0,
      rating_count integer NOT NULL DEFAULT 0,
      prior double precision NOT NULL GENERATED ALWAYS AS ((40.0 + rating_sum) / (10 + rating_count)) STORED,
      -- The prior with which the board was last scored as a whole; null: it has to be.
      scored_prior double precision
    );
    INSERT INTO board_ratings (board, scored_prior) SELECT slug, 4 FROM boards;

    -- How much each part counts in a board.
    CREATE TABLE board_weights (
      board text PRIMARY KEY CONSTRAINT board_weights_board REFERENCES boards,
      specialty double precision NOT NULL CONSTRAINT board_weights_specialty CHECK (specialty BETWEEN 0 AND 1),
      rating double precision NOT NULL CONSTRAINT board_weights_rating CHECK (rating BETWEEN 0 AND 1),
      answer double precision NOT NULL CONSTRAINT board_weights_answer CHECK (answer BETWEEN 0 AND 1),
      relation double precision NOT NULL CONSTRAINT board_weights_relation CHECK (relation BETWEEN 0 AND 1),
      dialect double precision NOT NULL CONSTRAINT board_weights_dialect CHECK (dialect BETWEEN 0 AND 1),
      distance double precision NOT NULL CONSTRAINT board_weights_distance CHECK (distance BETWEEN 0 AND 1),
      fairness double precision NOT NULL CONSTRAINT board_weights_fairness CHECK (fairness BETWEEN 0 AND 1),
      load double precision NOT NULL CONSTRAINT board_weights_load CHECK (load BETWEEN 0 AND 1),
      -- Null: nothing counts, and all score 0.
      total double precision GENERATED ALWAYS AS (nullif(
        specialty + rating + answer + relation + dialect + distance + fairness + load, 0)) STORED
    );
    INSERT INTO board_weights (board, specialty, rating, answer, relation, dialect, distance, fairness, load)
      SELECT slug, 0.15, 0.25, 0.10, 0.10, 0.05, 0.05, 0.20, 0.10 FROM boards;

    -- Bayesian: as if ten ratings of the prior had come before.
    CREATE FUNCTION rating_mean(rating_sum integer, rating_count integer, prior double precision)
      RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE
      AS 'SELECT (10 * prior + rating_sum) / (10 + rating_count / 5 * 5)';

    CREATE FUNCTION median_of(seconds real[]) RETURNS real LANGUAGE sql IMMUTABLE PARALLEL SAFE
      AS 'SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY s) FROM unnest(seconds) s';

    CREATE FUNCTION last_50(seconds real[]) RETURNS real[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
      AS 'SELECT seconds[greatest(cardinality(seconds) - 49, 1):]';

    -- The weighted mean of the stored parts; those that depend on who asks are 0 here.
    CREATE FUNCTION score_of(w board_weights, specialty double precision, rating double precision,
      answer double precision, fairness double precision, load double precision)
      RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
      SELECT coalesce(round(((w.specialty * specialty + w.rating * rating + w.answer * answer
        + w.fairness * fairness + w.load * load) / w.total)::numeric, 9), 0)
    $$;

    -- After how many seconds without an order fairness rises: 15 min, 1 h, 4 h, 16 h, 64 h, 11 days, 43 days.
    CREATE FUNCTION fairness_steps() RETURNS double precision[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
      AS $$ SELECT '{900,3600,14400,57600,230400,921600,3686400}'::double precision[] $$;

    -- A lawyer's place where no board is asked for, after their standings have changed; their rows are locked.
    CREATE FUNCTION score_figures(ids uuid[], took timestamptz) RETURNS void LANGUAGE plpgsql
      SET plan_cache_mode = force_generic_plan AS $$
    DECLARE at CONSTANT timestamptz := service_now();
    BEGIN
      UPDATE lawyer_figures f
         SET taken_at = coalesce(took, f.taken_at),
             score = coalesce((SELECT round(avg(s.score)::numeric, 9) FROM standings s WHERE s.lawyer_id = f.lawyer_id), 0),
             rescore_at = coalesce(took, f.taken_at) + make_interval(secs => (fairness_steps())[1 +
               width_bucket(extract(epoch FROM at - coalesce(took, f.taken_at))::float8, fairness_steps())])
       WHERE f.lawyer_id = ANY(ids);
    END $$;

    -- Makes the standings of lawyers anew; their rows are locked. 
    CREATE FUNCTION rescore(ids uuid[]) RETURNS void LANGUAGE plpgsql
      -- Planning these statements for each array anew would cost more than running them.
      SET plan_cache_mode = force_generic_plan AS $$
    DECLARE at CONSTANT timestamptz := service_now();
    BEGIN
      INSERT INTO standings AS old
      SELECT p.lawyer_id, p.board, p.specialty, p.rating, p.answer, p.fairness, p.load,
             score_of(w, p.specialty, p.rating, p.answer, p.fairness, p.load), p.taken_at, p.present
        FROM (
          SELECT f.lawyer_id, b.board, 1.0::float8 / count(*) OVER (PARTITION BY f.lawyer_id) AS specialty,
                 (rating_mean(f.rating_sum, f.rating_count, r.prior) - 1) / 4 AS rating,
                 -- Five answers of a minute before the first; half at a minute, and never nothing.
                 60 / (60 + (300 + cardinality(f.answer_seconds) * coalesce(f.answer_median, 0)::float8)
                          / (5 + cardinality(f.answer_seconds))) AS answer,
                 width_bucket(extract(epoch FROM at - f.taken_at)::float8, fairness_steps()) / 7.0::float8 AS fairness,
                 1 - l.load::float8 / l.capacity AS load, f.taken_at, f.present
            FROM lawyers l JOIN lawyer_figures f ON f.lawyer_id = l.id
            JOIN lawyer_boards b ON b.lawyer_id = l.id JOIN board_ratings r ON r.board = b.board
           WHERE l.id = ANY(ids)
        ) p JOIN board_weights w ON w.board = p.board
      ON CONFLICT (lawyer_id, board) DO UPDATE
        SET specialty = excluded.specialty, rating = excluded.rating, answer = excluded.answer,
            fairness = excluded.fairness, load = excluded.load, score = excluded.score, taken_at = excluded.taken_at
        WHERE (old.specialty, old.rating, old.answer, old.fairness, old.load, old.score, old.taken_at)
           <> (excluded.specialty, excluded.rating, excluded.answer, excluded.fairness, excluded.load, excluded.score,
               excluded.taken_at);

      PERFORM score_figures(ids, NULL);
    END $$;

    -- Lawyers who answered a resident before, in the latest 50 orders, save those whom the resident then rated low.
    CREATE FUNCTION who_helped(resident uuid) RETURNS SETOF uuid LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 3
      -- A resident with no orders and one with very many would be planned for anew each time.
      SET plan_cache_mode = force_generic_plan AS $$
    BEGIN
      RETURN QUERY SELECT DISTINCT s.lawyer_id
        FROM (SELECT id FROM orders WHERE resident_id = resident ORDER BY id DESC LIMIT 50) o
        CROSS JOIN LATERAL (
          SELECT lawyer_id, number FROM segments WHERE order_id = o.id AND first_answer_at IS NOT NULL OFFSET 0) s
       WHERE coalesce((SELECT level FROM ratings r WHERE r.order_id = o.id AND r.segment = s.number), 5) >= 3;
    END $$;

    ${RANKING_TRIGGERS}
    ${SEARCH}

    -- All of it again from the rows: for what was there before, and after a restore that is in doubt.
    CREATE FUNCTION recount_rankings() RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
      LOCK TABLE lawyers IN SHARE ROW EXCLUSIVE MODE;
      INSERT INTO lawyer_figures (lawyer_id) SELECT id FROM lawyers ON CONFLICT DO NOTHING;
      -- A place that was given is kept: no rating changes its group.
      WITH given AS MATERIALIZED (SELECT lawyer_id, max(place) AS places FROM rating_places GROUP BY lawyer_id)
      INSERT INTO rating_places
      SELECT s.lawyer_id, coalesce(given.places, 0)
               + row_number() OVER (PARTITION BY s.lawyer_id ORDER BY r.created_at, r.order_id, r.segment), r.order_id, r.segment
        FROM ratings r JOIN segments s ON s.order_id = r.order_id AND s.number = r.segment LEFT JOIN given USING (lawyer_id)
       WHERE NOT EXISTS (SELECT FROM rating_places p WHERE p.order_id = r.order_id AND p.segment = r.segment);
      UPDATE lawyer_figures f
         SET served = past.served, taken_at = past.taken_at,
             accept_seconds = last_50(past.accepts), answer_seconds = last_50(past.answers)
        FROM (
          SELECT l.id, count(s.order_id) AS served, coalesce(max(s.started_at), 'epoch') AS taken_at,
                 coalesce(array_agg(accept.seconds ORDER BY s.started_at) FILTER (WHERE accept.seconds IS NOT NULL), '{}') AS accepts,
                 coalesce(array_agg(answer.seconds ORDER BY coalesce(s.first_answer_at, s.ended_at))
                   FILTER (WHERE answer.seconds IS NOT NULL), '{}') AS answers
            FROM lawyers l LEFT JOIN segments s ON s.lawyer_id = l.id
            LEFT JOIN LATERAL accept_seconds(s) accept ON true LEFT JOIN LATERAL answer_seconds(s) answer ON true
           GROUP BY l.id
        ) past WHERE past.id = f.lawyer_id;
      UPDATE lawyer_figures f
         SET accept_median = median_of(accept_seconds), answer_median = median_of(answer_seconds),
             rating_count = (SELECT coalesce(max(place), 0) FROM rating_places p WHERE p.lawyer_id = f.lawyer_id);
      UPDATE lawyer_figures f
         SET rating_sum = (SELECT coalesce(sum(r.level), 0) FROM rating_places p JOIN ratings r USING (order_id, segment)
                            WHERE p.lawyer_id = f.lawyer_id AND p.place <= f.rating_count / 5 * 5);
      UPDATE board_ratings b
         SET (rating_sum, rating_count) = (
           SELECT coalesce(sum(r.level), 0), count(r.level)
             FROM segments s JOIN rating_places p ON p.order_id = s.order_id AND p.segment = s.number
             JOIN lawyer_figures f ON f.lawyer_id = p.lawyer_id AND p.place <= f.rating_count / 5 * 5
             JOIN ratings r ON r.order_id = p.order_id AND r.segment = p.segment WHERE s.board = b.board);
      PERFORM rescore(ARRAY(SELECT id FROM lawyers));
      PERFORM mark_presence(ARRAY(SELECT id FROM lawyers));
      UPDATE board_ratings SET scored_prior = prior;
    END $$;
    SELECT recount_rankings();
  `;
}
