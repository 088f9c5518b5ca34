import { Injectable } from '@nestjs/common';
import { rows, type PreparedStatement, type Queryable } from '../platform/database/database.js';
import { CARD_BOARDS, nearlyAlways } from './lawyer-card.js';
import { distancePart, inOrder, reasonsFor, scoreOf, type Parts, type Weights } from './ranking.js';

/** For whom a lawyer is looked for. */
export interface CandidateSearch {
  board: string;
  residentId: string;
  /** Keyed hashes of the other side's names. */
  opposing: Buffer[];
  /** A hard filter when asked for. */
  dialect: string | null;
  /** Visits only: the lawyer must serve that town. */
  town: string | null;
  /** Lawyers who were asked already, served the order, or are busy otherwise. */
  exclude: readonly string[];
  /** Online orders: really there. Visits: open for orders is enough. */
  live: boolean;
  limit: number;
}

export interface Candidate {
  lawyerId: string;
  /** 0 to 1, the weighted mean of the parts. */
  score: number;
  parts: Parts;
}

/** The same with the reasons in words. */
export interface ExplainedCandidate extends Candidate {
  reasons: string[];
}

/** Why somebody is no candidate. Away and in conflict are one word: neither side may learn that there is a conflict. */
export type Filter =
  'licence' | 'board' | 'dialect' | 'town' | 'free_place' | 'not_live' | 'not_available' | 'excluded';

export interface Explanation {
  candidates: ExplainedCandidate[];
  /** At most {@link MOST_DROPPED}: those of the board with the best standing, and whoever was excluded. */
  dropped: { lawyerId: string; filters: Filter[] }[];
}

const MOST_DROPPED = 200;

/** Who may be offered an order, best first. */
@Injectable()
export class CandidatesQueries {
  /**
   * Those who pass every hard filter, best first; of equals, who has waited longest for an order, then by id. What it
   * reads grows with `limit`, not with the number of lawyers.
   */
  async rank(db: Queryable, search: CandidateSearch): Promise<Candidate[]> {
    const found = await rows<Found>(db, candidatesFor(search), valuesOf(search));
    const ranked = inOrder(found.map((lawyer) => ({ ...judge(lawyer, search), takenMs: lawyer.takenMs })));
    return ranked.slice(0, search.limit).map(({ lawyerId, score, parts }) => ({ lawyerId, score, parts }));
  }

  /** The same with reasons, and who was left out by which filters; for operators. */
  async explain(db: Queryable, search: CandidateSearch): Promise<Explanation> {
    const ranked = await this.rank(db, search);
    const told = await rows<Told>(db, TOLD, [search.board, ranked.map(({ lawyerId }) => lawyerId)]);
    const byId = new Map(told.map((lawyer) => [lawyer.lawyerId, lawyer]));
    const candidates = ranked.map((one) => ({
      ...one,
      reasons: reasonsOf(one, byId.get(one.lawyerId)!, search),
    }));
    const dropped = await rows<{ lawyerId: string; filters: Filter[] }>(db, DROPPED, [
      ...valuesOf(search),
      search.live,
    ]);
    return { candidates, dropped };
  }
}

/** A lawyer who passed the filters, with what the parts are made of. */
interface Found extends Pick<Parts, 'specialty' | 'rating' | 'answer' | 'fairness' | 'load'> {
  lawyerId: string;
  takenMs: number;
  helpedBefore: boolean;
  weights: Weights;
  towns: string[];
}

/** What the reasons for a lawyer's place are made of. */
interface Told {
  lawyerId: string;
  live: boolean;
  serves: number;
  capacity: number;
  mean: number;
  ratings: number;
  answerSeconds: number | null;
  towns: string[];
  boardName: string;
  boards: number;
}

function judge(found: Found, { town, dialect }: CandidateSearch): Candidate {
  const { lawyerId, helpedBefore, specialty, rating, answer, fairness, load } = found;
  const parts = {
    specialty,
    rating,
    answer,
    relation: Number(helpedBefore),
    dialect: Number(dialect !== null),
    distance: distancePart(found.towns, town),
    fairness,
    load,
  };
  return { lawyerId, score: scoreOf(parts, found.weights), parts };
}

function reasonsOf({ parts }: Candidate, told: Told, { town, dialect }: CandidateSearch): string[] {
  return reasonsFor({
    ...told,
    load: told.serves,
    rating: { mean: told.mean, count: told.ratings },
    board: { name: told.boardName, ofLawyer: told.boards },
    fairness: parts.fairness,
    helpedBefore: parts.relation > 0,
    town,
    dialect,
  });
}

/** `$1` board, `$2` resident, `$3` other side, `$4` dialect, `$5` town, `$6` excluded, `$7` how many. */
function valuesOf({
  board,
  residentId,
  opposing,
  dialect,
  town,
  exclude,
  limit,
}: CandidateSearch): unknown[] {
  return [board, residentId, opposing, dialect, town, exclude, limit];
}

/** Lawyers who helped this resident before, and the firms in conflict. */
const HELPED_BEFORE = `
  helped AS MATERIALIZED (SELECT who_helped($2) AS lawyer_id),
  conflict AS MATERIALIZED (SELECT ARRAY(SELECT firms_in_conflict($2, $3::bytea[])) AS firms)`;

/**
 * What depends on who asks takes few values: helped before or not, at home in the town or not. Within each the order is
 * that of the standings, so the best of each, read along the index, hold the best of all.
 */
const CANDIDATES = ({ dialect, town, live }: CandidateSearch) => {
  const passes = `s.board = $1 AND s.load > 0 AND l.id <> ALL($6::uuid[])
    AND l.firm <> ALL((SELECT firms FROM conflict)::text[])
    AND ${live ? `s.present AND ${nearlyAlways('is_live(l)')}` : `l.availability = 'available' AND ${nearlyAlways('may_practise(l)')}`}
    AND ${dialect === null ? '$4::text IS NULL' : 'l.dialects @> ARRAY[$4::text]'}`;
  const columns = 's.lawyer_id, s.specialty, s.rating, s.answer, s.fairness, s.load, s.taken_at, l.towns';
  const best = (where: string) => `
    (SELECT ${columns} FROM standings s JOIN lawyers l ON l.id = s.lawyer_id WHERE ${passes} AND ${where}
      ORDER BY -s.score, s.taken_at, s.lawyer_id LIMIT $7)`;
  const serves = town === null ? '$5::text IS NULL' : 'l.towns @> ARRAY[$5::text]';
  return `
    WITH ${HELPED_BEFORE},
    found AS (
      ${town === null ? best(serves) : `${best('l.towns[1] = $5::text')} UNION ALL ${best(`${serves} AND l.towns[1] <> $5`)}`}
      UNION
      SELECT ${columns} FROM helped JOIN standings s USING (lawyer_id) JOIN lawyers l ON l.id = s.lawyer_id
       WHERE ${passes} AND ${serves})
    SELECT found.lawyer_id AS "lawyerId", found.specialty, found.rating, found.answer, found.fairness, found.load,
           (extract(epoch FROM found.taken_at) * 1000)::float8 AS "takenMs",
           found.lawyer_id IN (SELECT lawyer_id FROM helped) AS "helpedBefore", to_json(w) AS weights, found.towns
      FROM found, board_weights w WHERE w.board = $1`;
};

/** `$1` board, `$2` whose place is to be told. */
const TOLD = `
  SELECT l.id AS "lawyerId", is_live(l) AS live, l.load AS serves, l.capacity, l.towns,
         rating_mean(f.rating_sum, f.rating_count, own.prior) AS mean, f.rating_count AS ratings,
         f.answer_median AS "answerSeconds", b.name AS "boardName", cardinality(own.boards) AS boards
    FROM lawyers l JOIN lawyer_figures f ON f.lawyer_id = l.id JOIN boards b ON b.slug = $1 ${CARD_BOARDS}
   WHERE l.id = ANY($2)`;

/**
 * Most searches ask for no town and no dialect, and are planned once for each connection: planning takes far longer than
 * finding. Of the others the best plan depends on how common the town and the dialect are.
 */
function candidatesFor(search: CandidateSearch): string | PreparedStatement {
  const text = CANDIDATES(search);
  const isPlain = search.dialect === null && search.town === null;
  return isPlain ? { name: search.live ? 'live-candidates' : 'candidates', text } : text;
}

/** `$8`: whether they have to be live. Who is not available gets that word alone, whatever else there is. */
const DROPPED = `
  WITH ${HELPED_BEFORE},
  looked_at AS (
    (SELECT lawyer_id FROM standings WHERE board = $1 ORDER BY -score, taken_at, lawyer_id LIMIT ${MOST_DROPPED} + $7::int)
    UNION SELECT lawyer_id FROM helped
    UNION SELECT id FROM lawyers WHERE id = ANY($6::uuid[])),
  judged AS (
    SELECT l.id, s.score, s.taken_at,
           CASE WHEN l.availability <> 'available' OR l.firm = ANY((SELECT firms FROM conflict)::text[])
                THEN ARRAY['not_available']
                ELSE array_remove(ARRAY[
                  CASE WHEN NOT may_practise(l) THEN 'licence' END,
                  CASE WHEN s.board IS NULL THEN 'board' END,
                  CASE WHEN $4::text IS NOT NULL AND NOT l.dialects @> ARRAY[$4::text] THEN 'dialect' END,
                  CASE WHEN $5::text IS NOT NULL AND NOT l.towns @> ARRAY[$5::text] THEN 'town' END,
                  CASE WHEN l.load >= l.capacity THEN 'free_place' END,
                  CASE WHEN $8::bool AND may_practise(l) AND NOT is_live(l) THEN 'not_live' END,
                  CASE WHEN l.id = ANY($6::uuid[]) THEN 'excluded' END], NULL) END AS filters
      FROM looked_at JOIN lawyers l ON l.id = looked_at.lawyer_id
      LEFT JOIN standings s ON s.lawyer_id = l.id AND s.board = $1)
  SELECT id AS "lawyerId", filters FROM judged WHERE filters <> '{}'
   ORDER BY -score, taken_at, id LIMIT ${MOST_DROPPED}`;
