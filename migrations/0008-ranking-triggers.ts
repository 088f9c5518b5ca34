/** What keeps the rows of `0008-ranking.ts` true, whoever changes those that they are counted from. */
export const RANKING_TRIGGERS = `
  CREATE FUNCTION lock_lawyers(ids uuid[]) RETURNS void LANGUAGE sql
    AS 'SELECT FROM lawyers WHERE id = ANY(ids) ORDER BY id FOR NO KEY UPDATE';

  CREATE FUNCTION lawyers_have_figures() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO lawyer_figures (lawyer_id) SELECT id FROM changed;
    PERFORM rescore(ARRAY(SELECT id FROM changed));
    RETURN NULL;
  END $$;
  CREATE TRIGGER lawyers_have_figures AFTER INSERT ON lawyers REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION lawyers_have_figures();

  CREATE FUNCTION lawyer_boards_have_standings() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE ids CONSTANT uuid[] := ARRAY(SELECT DISTINCT lawyer_id FROM changed);
  BEGIN
    PERFORM lock_lawyers(ids);
    PERFORM rescore(ids);
    RETURN NULL;
  END $$;
  CREATE TRIGGER lawyer_boards_begin_standings AFTER INSERT ON lawyer_boards REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION lawyer_boards_have_standings();
  CREATE TRIGGER lawyer_boards_end_standings AFTER DELETE ON lawyer_boards REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION lawyer_boards_have_standings();

  -- The load rises when an order is taken, and only then. Most changes of a standing are this one, and it is the narrowest.
  CREATE FUNCTION lawyers_are_rescored() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    took CONSTANT timestamptz := CASE WHEN NEW.load > OLD.load THEN service_now() END;
    free CONSTANT double precision := 1 - NEW.load::float8 / NEW.capacity;
    -- Lowest for who took one just now; otherwise it stays what it is.
    fair CONSTANT double precision := CASE WHEN took IS NOT NULL THEN 0 END;
  BEGIN
    UPDATE standings s
       SET load = free, fairness = coalesce(fair, s.fairness), taken_at = coalesce(took, s.taken_at),
           score = score_of(w, s.specialty, s.rating, s.answer, coalesce(fair, s.fairness), free)
      FROM board_weights w WHERE s.lawyer_id = NEW.id AND w.board = s.board;
    PERFORM score_figures(ARRAY[NEW.id], took);
    RETURN NULL;
  END $$;
  CREATE TRIGGER lawyers_are_rescored AFTER UPDATE OF load, capacity ON lawyers FOR EACH ROW
    WHEN ((OLD.load, OLD.capacity) <> (NEW.load, NEW.capacity)) EXECUTE FUNCTION lawyers_are_rescored();

  -- From offer to acceptance. Null without one, as after a dispatch, and for visits.
  CREATE FUNCTION accept_seconds(s segments) RETURNS TABLE (seconds real) LANGUAGE sql STABLE AS $$
    SELECT extract(epoch FROM f.answered_at - f.made_at)::real
      FROM offers f JOIN orders o ON o.id = f.order_id AND o.mode = 'online'
     WHERE f.order_id = s.order_id AND f.lawyer_id = s.lawyer_id AND f.answer = 'accepted' AND f.answered_at <= s.started_at
     ORDER BY f.answered_at DESC LIMIT 1
  $$;

  -- From acceptance to the first word, or the whole of a silence that cost the lawyer the order.
  CREATE FUNCTION answer_seconds(s segments) RETURNS TABLE (seconds real) LANGUAGE sql STABLE AS $$
    SELECT extract(epoch FROM coalesce(s.first_answer_at, s.ended_at) - s.started_at)::real
      FROM orders o WHERE o.id = s.order_id AND o.mode = 'online'
       AND (s.first_answer_at IS NOT NULL OR s.end_reason = 'silence')
  $$;

  CREATE FUNCTION segments_are_counted() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    sample CONSTANT real := CASE TG_OP WHEN 'INSERT' THEN (SELECT seconds FROM accept_seconds(NEW))
                                              ELSE (SELECT seconds FROM answer_seconds(NEW)) END;
  BEGIN
    PERFORM lock_lawyers(ARRAY[NEW.lawyer_id]);
    IF TG_OP = 'INSERT' THEN
      UPDATE lawyer_figures
         SET served = served + 1, accept_seconds = last_50(array_remove(accept_seconds || sample, NULL)),
             accept_median = median_of(last_50(array_remove(accept_seconds || sample, NULL)))
       WHERE lawyer_id = NEW.lawyer_id;
    ELSIF sample IS NOT NULL THEN
      UPDATE lawyer_figures
         SET answer_seconds = last_50(answer_seconds || sample), answer_median = median_of(last_50(answer_seconds || sample))
       WHERE lawyer_id = NEW.lawyer_id;
      PERFORM rescore(ARRAY[NEW.lawyer_id]);
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER segments_are_counted AFTER INSERT ON segments FOR EACH ROW EXECUTE FUNCTION segments_are_counted();
  CREATE TRIGGER segments_are_answered AFTER UPDATE OF first_answer_at, ended_at ON segments FOR EACH ROW
    WHEN (OLD.first_answer_at IS NULL AND (NEW.first_answer_at IS NOT NULL OR NEW.end_reason = 'silence' AND OLD.ended_at IS NULL))
    EXECUTE FUNCTION segments_are_counted();

  -- A rating enters the lawyer's sum and the boards' with the group that it belongs to.
  CREATE FUNCTION ratings_are_placed() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    rated CONSTANT uuid := (SELECT lawyer_id FROM segments WHERE order_id = NEW.order_id AND number = NEW.segment);
    nth integer;
    entering record;
  BEGIN
    PERFORM lock_lawyers(ARRAY[rated]);
    UPDATE lawyer_figures SET rating_count = rating_count + 1 WHERE lawyer_id = rated RETURNING rating_count INTO nth;
    INSERT INTO rating_places VALUES (rated, nth, NEW.order_id, NEW.segment);
    IF nth % 5 <> 0 THEN RETURN NULL; END IF;
    FOR entering IN
      SELECT s.board, sum(r.level)::integer AS levels, count(*)::integer AS ratings
        FROM rating_places p JOIN ratings r USING (order_id, segment)
        JOIN segments s ON s.order_id = p.order_id AND s.number = p.segment
       WHERE p.lawyer_id = rated AND p.place > nth - 5 GROUP BY s.board ORDER BY s.board
    LOOP
      UPDATE lawyer_figures SET rating_sum = rating_sum + entering.levels WHERE lawyer_id = rated;
      UPDATE board_ratings SET rating_sum = rating_sum + entering.levels, rating_count = rating_count + entering.ratings
       WHERE board = entering.board;
    END LOOP;
    PERFORM rescore(ARRAY[rated]);
    RETURN NULL;
  END $$;
  CREATE TRIGGER ratings_are_placed AFTER INSERT ON ratings FOR EACH ROW EXECUTE FUNCTION ratings_are_placed();

  CREATE FUNCTION ratings_are_changed() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE own rating_places;
  BEGIN
    SELECT * INTO own FROM rating_places WHERE order_id = NEW.order_id AND segment = NEW.segment;
    PERFORM lock_lawyers(ARRAY[own.lawyer_id]);
    UPDATE lawyer_figures SET rating_sum = rating_sum + NEW.level - OLD.level
     WHERE lawyer_id = own.lawyer_id AND own.place <= rating_count / 5 * 5;
    IF NOT FOUND THEN RETURN NULL; END IF;
    UPDATE board_ratings SET rating_sum = rating_sum + NEW.level - OLD.level
     WHERE board = (SELECT board FROM segments WHERE order_id = NEW.order_id AND number = NEW.segment);
    PERFORM rescore(ARRAY[own.lawyer_id]);
    RETURN NULL;
  END $$;
  CREATE TRIGGER ratings_are_changed AFTER UPDATE OF level ON ratings FOR EACH ROW
    WHEN (OLD.level <> NEW.level) EXECUTE FUNCTION ratings_are_changed();

  CREATE FUNCTION weights_are_changed() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE board_ratings SET scored_prior = NULL WHERE board = NEW.board;
    RETURN NULL;
  END $$;
  CREATE TRIGGER weights_are_changed AFTER INSERT OR UPDATE ON board_weights
    FOR EACH ROW EXECUTE FUNCTION weights_are_changed();

  -- Presence: a lease that begins sets the mark, the sweep takes it away when none is left. Each does so under the
  -- lawyer's lock, so that the mark is never missing from somebody who is live.
  CREATE FUNCTION mark_presence(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE lawyer_figures f SET present = NOT f.present
     WHERE f.lawyer_id = ANY(ids) AND f.present <> EXISTS (
       SELECT FROM lawyer_leases s
        WHERE s.lawyer_id = f.lawyer_id AND s.ended_at IS NULL AND s.state = 'available' AND s.until > (SELECT service_now()));
    UPDATE standings s SET present = f.present
      FROM lawyer_figures f WHERE f.lawyer_id = ANY(ids) AND s.lawyer_id = f.lawyer_id AND s.present <> f.present;
  END $$;

  CREATE FUNCTION leases_begin() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE ids CONSTANT uuid[] := ARRAY(SELECT DISTINCT lawyer_id FROM changed WHERE state = 'available');
  BEGIN
    PERFORM lock_lawyers(ids);
    PERFORM mark_presence(ids);
    RETURN NULL;
  END $$;
  CREATE TRIGGER leases_begin AFTER INSERT ON lawyer_leases REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION leases_begin();

  CREATE FUNCTION leases_mark_presence() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM lock_lawyers(ARRAY[NEW.lawyer_id]);
    PERFORM mark_presence(ARRAY[NEW.lawyer_id]);
    RETURN NULL;
  END $$;
  -- Renewals do not name the state, and cost nothing here.
  CREATE TRIGGER leases_come_back AFTER UPDATE OF state ON lawyer_leases FOR EACH ROW
    WHEN (NEW.state = 'available' AND OLD.state <> 'available') EXECUTE FUNCTION leases_mark_presence();
`;

/** What the list of lawyers is filtered by. */
export const SEARCH = `
  -- Filters of the list: what somebody says is found by its characters and pairs of them, Chinese as well.
  CREATE FUNCTION grams(said text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(DISTINCT gram), '{}')
      FROM string_to_array(lower(said), NULL) WITH ORDINALITY AS whole (letters, _),
           generate_subscripts(whole.letters, 1) n, unnest(ARRAY[letters[n], letters[n] || letters[n + 1]]) gram
     WHERE gram IS NOT NULL
  $$;
  CREATE FUNCTION grams_to_find(said text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS 'SELECT ARRAY(SELECT gram FROM unnest(grams(said)) gram WHERE char_length(gram) = least(char_length(said), 2))';
  CREATE INDEX lawyers_by_gram ON lawyers USING gin (grams(name || ' ' || firm || ' ' || introduction));
  CREATE INDEX lawyers_at_home ON lawyers ((towns[1]));
  CREATE INDEX lawyers_by_town ON lawyers USING gin (towns);
  CREATE INDEX lawyers_by_dialect ON lawyers USING gin (dialects);
  -- Room for the load to change in place, without touching these indexes.
  ALTER TABLE lawyers SET (fillfactor = 80);
`;
