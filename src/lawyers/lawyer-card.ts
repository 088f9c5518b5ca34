import type { LawyerView } from './lawyers.contract.js';

/** A card with what its reasons are told from. */
export interface CardRow extends LawyerView {
  answerSeconds: number | null;
}

/**
 * Columns of a {@link CardRow} from `lawyers l` and its `lawyer_figures f`. The mean is the same wherever a lawyer is
 * shown: its prior is the mean of the boards that they serve.
 * @param live SQL that says whether `l` is really there
 */
export const cardColumns = (live = 'is_live(l)') => `
  l.id, l.name, l.firm, l.licence_number AS "licenceNumber",
  CASE WHEN l.licence_status = 'valid' AND NOT may_practise(l) THEN 'expired' ELSE l.licence_status END AS "licenceStatus",
  l.licence_valid_until::text AS "licenceValidUntil", own.boards,
  l.towns, l.dialects, l.years_in_practice AS "yearsInPractice", l.introduction, l.availability,
  ${live} AS live, l.load, l.capacity,
  json_build_object('mean', round(rating_mean(f.rating_sum, f.rating_count, own.prior)::numeric, 2)::float8,
                    'count', f.rating_count) AS rating,
  f.served, round(f.accept_median::numeric, 1)::float8 AS "medianAcceptSeconds", f.answer_median AS "answerSeconds"`;

/** What {@link cardColumns} wants beside `l` and `f`. */
export const CARD_BOARDS = `
  CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(b.slug ORDER BY b.position), '{}') AS boards, coalesce(avg(r.prior), 4) AS prior
      FROM lawyer_boards lb JOIN boards b ON b.slug = lb.board JOIN board_ratings r ON r.board = lb.board
     WHERE lb.lawyer_id = l.id) own`;

/**
 * SQL for a condition that is a function's and nearly always holds. The planner takes any function for true of one row in
 * three, and would rather read and sort all of a board than walk along the index for a page; of this it expects all.
 */
export const nearlyAlways = (condition: string) => `nullif(${condition}, false) IS NOT NULL`;
