import { Injectable } from '@nestjs/common';
import { Database, row, rows, type Queryable } from '../platform/database/database.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { readCursor, toPage, type Page } from '../platform/http/page.js';
import { CARD_BOARDS, cardColumns, nearlyAlways, type CardRow } from './lawyer-card.js';
import type { LawyerCard, LawyersQuery, LawyerView } from './lawyers.contract.js';
import { reasonsFor } from './ranking.js';

/** A card in the list, with its place in it. */
interface ListedRow extends CardRow {
  score: number;
  takenMs: number;
  fairness?: number;
  boardName?: string;
}

/** What the public sees of lawyers. */
@Injectable()
export class LawyersQueries {
  constructor(private readonly db: Database) {}

  /**
   * Lawyers to whom orders may come: those who are really there first, among them and after them by standing. A page
   * reads about as many rows as it shows, however many lawyers there are.
   */
  async list(query: LawyersQuery): Promise<Page<LawyerCard>> {
    const { town, dialect } = query;
    const found = await this.db.rows<ListedRow>(...listStatement(query));
    const page = toPage(found, query.limit, (lawyer) => [
      Number(lawyer.live),
      lawyer.score,
      lawyer.takenMs,
      lawyer.id,
    ]);
    return {
      ...page,
      items: page.items.map(
        ({ score: _score, takenMs: _takenMs, answerSeconds, fairness, boardName, ...lawyer }) => {
          const board =
            boardName === undefined ? undefined : { name: boardName, ofLawyer: lawyer.boards.length };
          return {
            ...lawyer,
            reasons: reasonsFor({ ...lawyer, answerSeconds, board, fairness, town, dialect }),
          };
        },
      ),
    };
  }

  /** One lawyer's card. @throws 404 */
  async show(lawyerId: string, db: Queryable = this.db): Promise<LawyerView> {
    const lawyer = await row<CardRow>(
      db,
      {
        name: 'show-lawyer',
        text: `SELECT ${cardColumns()} FROM lawyers l JOIN lawyer_figures f ON f.lawyer_id = l.id ${CARD_BOARDS} WHERE l.id = $1`,
      },
      [lawyerId],
    );
    if (!lawyer) throw commonProblems.notFound();
    const { answerSeconds: _answerSeconds, ...view } = lawyer;
    return view;
  }

  /** The boards that a lawyer serves; none while the licence does not hold. */
  async boardsOf(lawyerId: string): Promise<string[]> {
    const found = await this.db.rows<{ board: string }>(
      {
        name: 'boards-of',
        text: 'SELECT b.board FROM lawyers l JOIN lawyer_boards b ON b.lawyer_id = l.id WHERE l.id = $1 AND may_practise(l)',
      },
      [lawyerId],
    );
    return found.map(({ board }) => board);
  }

  /** Whether orders of `board` may come to this lawyer; undefined when there is no such lawyer. */
  async mayServe(db: Queryable, lawyerId: string, board: string): Promise<boolean | undefined> {
    const [lawyer] = await rows<{ may: boolean }>(
      db,
      `SELECT may_practise(l) AND EXISTS (SELECT FROM lawyer_boards b WHERE b.lawyer_id = l.id AND b.board = $2) AS may
         FROM lawyers l WHERE l.id = $1`,
      [lawyerId, board],
    );
    return lawyer?.may;
  }
}

/** A cursor may say anything; PostgreSQL knows no later instant than JavaScript does, or not much. */
const LAST_INSTANT_MS = 8.64e15;
const WORDS = `(l.name || ' ' || l.firm || ' ' || l.introduction)`;

/**
 * Each half of the list, the live and the others, is read along an index until the page is full. `present` is true of
 * everybody who is live: whoever is not marked need not be looked at.
 */
function listStatement(query: LawyersQuery): [string, unknown[]] {
  const after = readCursor(query.cursor, ['number', 'number', 'number', 'uuid']);
  const values: unknown[] = [query.limit + 1];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const filters: string[] = [];
  if (query.board !== undefined) filters.push(`s.board = ${bind(query.board)}`);
  if (query.town !== undefined) filters.push(`l.towns @> ARRAY[${bind(query.town)}::text]`);
  if (query.dialect !== undefined) filters.push(`l.dialects @> ARRAY[${bind(query.dialect)}::text]`);
  if (query.q !== undefined) {
    const said = `${bind(query.q)}::text`;
    filters.push(`strpos(lower${WORDS}, lower(${said})) > 0`, `grams${WORDS} @> grams_to_find(${said})`);
  }
  /** From where on a half is read: all of it, behind the cursor, or not at all when the cursor is past it. */
  const rest = (live: boolean): string[] => {
    if (!after || (after[0] === 1 && !live)) return [];
    if (after[0] !== Number(live)) return ['false'];
    const takenMs = Math.min(Math.max(Number(after[2]), 0), LAST_INSTANT_MS);
    return [
      `(-s.score, s.taken_at, s.lawyer_id)
       > (${bind(-Number(after[1]))}::float8, to_timestamp(${bind(takenMs)}::float8 / 1000), ${bind(after[3])}::uuid)`,
    ];
  };
  const half = (live: boolean) => {
    const where = [
      live
        ? `s.present AND ${nearlyAlways('is_live(l)')}`
        : `NOT (s.present AND is_live(l)) AND ${nearlyAlways('may_practise(l)')}`,
      ...filters,
      ...rest(live),
    ];
    return `(SELECT s.*, ${live} AS live FROM ${query.board === undefined ? 'lawyer_figures' : 'standings'} s
               JOIN lawyers l ON l.id = s.lawyer_id WHERE ${where.join(' AND ')}
              ORDER BY -s.score, s.taken_at, s.lawyer_id LIMIT $1)`;
  };
  const halves = [true, false].filter((live) => (query.live ?? live) === live).map(half);
  const board =
    query.board === undefined
      ? ''
      : `, p.fairness, (SELECT name FROM boards WHERE slug = p.board) AS "boardName"`;
  const text = `
    WITH p AS (SELECT * FROM (${halves.join(' UNION ALL ')}) halves LIMIT $1)
    SELECT ${cardColumns('p.live')}, p.score, (extract(epoch FROM p.taken_at) * 1000)::float8 AS "takenMs"${board}
      FROM p JOIN lawyers l ON l.id = p.lawyer_id JOIN lawyer_figures f ON f.lawyer_id = l.id ${CARD_BOARDS}
     ORDER BY p.live DESC, -p.score, p.taken_at, p.lawyer_id`;
  return [text, values];
}
