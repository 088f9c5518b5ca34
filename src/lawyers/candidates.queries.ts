import { Injectable } from '@nestjs/common';
import { rows, type Queryable } from '../platform/database/database.js';

/** For whom a lawyer is sought. */
export interface CandidateSearch {
  board: string;
  residentId: string;
  /** Keyed hashes of the other side's names. */
  opposing: Buffer[];
  /** A hard filter when asked. */
  dialect: string | null;
  /** Visits only: the lawyer must serve that town. */
  town: string | null;
  /** Lawyers who were asked, served it and left, or are otherwise taken. */
  exclude: readonly string[];
  /** Online orders need somebody who is really there. */
  live: boolean;
  limit: number;
}

export interface Candidate {
  lawyerId: string;
  score: number;
  parts: Record<string, number>;
  reasons: string[];
}

/** Lawyers to whom an order may be offered, best first. */
@Injectable()
export class CandidatesQueries {
  rank(db: Queryable, search: CandidateSearch): Promise<Candidate[]> {
    return rows<Candidate>(
      db,
      `SELECT l.id AS "lawyerId", (1 - l.load::float8 / l.capacity) AS score, '{}'::jsonb AS parts, '[]'::jsonb AS reasons
         FROM lawyers l JOIN lawyer_boards b ON b.lawyer_id = l.id AND b.board = $1
        WHERE may_practise(l) AND l.availability = 'available' AND l.load < l.capacity
          AND ($2::text IS NULL OR $2 = ANY(l.dialects)) AND ($3::text IS NULL OR $3 = ANY(l.towns))
          AND (NOT $4 OR is_live(l)) AND l.id <> ALL($5) AND NOT in_conflict(l.id, $6, $7)
        ORDER BY score DESC, l.id LIMIT $8`,
      [
        search.board,
        search.dialect,
        search.town,
        search.live,
        search.exclude,
        search.residentId,
        search.opposing,
        search.limit,
      ],
    );
  }

  async explain(
    db: Queryable,
    search: CandidateSearch,
  ): Promise<{ candidates: Candidate[]; dropped: { lawyerId: string; filters: string[] }[] }> {
    return { candidates: await this.rank(db, search), dropped: [] };
  }
}
