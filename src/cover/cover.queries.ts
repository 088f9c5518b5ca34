import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { readCursor, toPage, type Page } from '../platform/http/page.js';
import { readStretch } from '../platform/http/stretch.js';
import type {
  BoardCover,
  CoverNow,
  CoverSeconds,
  CoverShare,
  CoverStretchView,
  HistoryQuery,
  OnDutyNow,
  ShareQuery,
} from './cover.contract.js';

const MOST_DAYS = 731;
const HISTORY_TERMS = { days: 1, most: MOST_DAYS, looks: 'back' } as const;
const SHARE_TERMS = { days: 30, most: MOST_DAYS, looks: 'back' } as const;

/** A board and one who is on duty there; a board with nobody on duty has one row without a shift. */
interface DutyRow extends Omit<BoardCover, 'onDuty'> {
  at: Date;
  shiftId: string | null;
  lawyerId: string;
  name: string;
  tier: OnDutyNow['tier'];
  from: Date;
  to: Date;
  isThere: boolean;
}

type StretchRow = Omit<CoverStretchView, 'from' | 'to'> & {
  from: Date;
  to: Date;
  sinceMs: number;
  position: number;
};

type ShareRow = Omit<CoverSeconds, 'share'> & { board: string; till: Date };

/** What cover there is and was: on the roster, really there, really there with a free place. */
@Injectable()
export class CoverQueries {
  constructor(private readonly db: Database) {}

  /** All boards as they are now. */
  async asOfNow(): Promise<CoverNow> {
    const found = await this.db.rows<DutyRow>(NOW);
    const boards = [...Map.groupBy(found, ({ board }) => board).values()].map((duty) => {
      const { board, required, closed, planned, live, effective } = duty[0]!;
      return { board, required, closed, planned, live, effective, onDuty: duty.flatMap(toOnDuty) };
    });
    return { at: found[0]!.at.toISOString(), boards };
  }

  /** Stretches in the order of their beginnings, cut to the time that was asked for. @throws 422 `EMPTY_STRETCH`, `STRETCH_TOO_LONG` */
  async history(query: HistoryQuery): Promise<Page<CoverStretchView>> {
    const { from: since, to: till } = await readStretch(this.db, query, HISTORY_TERMS);
    const after = readCursor(query.cursor, ['number', 'number']);
    const found = await this.db.rows<StretchRow>(HISTORY, [
      since,
      till,
      query.board ?? null,
      after?.[0] ?? null,
      after?.[1] ?? null,
      query.limit + 1,
    ]);
    const page = toPage(found, query.limit, ({ sinceMs, position }) => [sinceMs, position]);
    return {
      ...page,
      items: page.items.map(({ board, from, to, planned, live, effective }) => ({
        board,
        from: from.toISOString(),
        to: to.toISOString(),
        planned,
        live,
        effective,
      })),
    };
  }

  /** How much of the time was covered; what is still to come is left out. @throws 422 `EMPTY_STRETCH`, `STRETCH_TOO_LONG` */
  async share(query: ShareQuery): Promise<CoverShare> {
    const { from, to } = await readStretch(this.db, query, SHARE_TERMS);
    const found = await this.db.rows<ShareRow>(SHARE, [from, to, query.board ?? null]);
    const boards = found.map(({ till: _till, ...seconds }) => ({ ...seconds, share: shareOf(seconds) }));
    const sum = (field: keyof Omit<CoverSeconds, 'share'>) =>
      boards.reduce((total, board) => total + board[field], 0);
    const all = {
      askedSeconds: sum('askedSeconds'),
      closedSeconds: sum('closedSeconds'),
      measuredSeconds: sum('measuredSeconds'),
      effectiveSeconds: sum('effectiveSeconds'),
    };
    return {
      from: from.toISOString(),
      to: found[0]!.till.toISOString(),
      boards,
      all: { ...all, share: shareOf(all) },
    };
  }
}

function shareOf({ askedSeconds, effectiveSeconds }: Omit<CoverSeconds, 'share'>): number | null {
  return askedSeconds > 0 ? effectiveSeconds / askedSeconds : null;
}

function toOnDuty({ shiftId, lawyerId, name, tier, from, to, isThere }: DutyRow): OnDutyNow[] {
  if (shiftId === null) return [];
  return [{ lawyerId, name, tier, shiftId, from: from.toISOString(), to: to.toISOString(), live: isThere }];
}

const NOW = {
  name: 'cover-now',
  text: `
    WITH now AS MATERIALIZED (SELECT service_now() AS at)
    SELECT now.at, c.*, p.primaries AS required,
           EXISTS (SELECT FROM closed_hours h WHERE h.board = p.board AND h.during @> now.at) AS closed,
           d.lawyer_id AS "lawyerId", l.name, d.tier, d.id AS "shiftId", lower(d.during) AS from, upper(d.during) AS to,
           is_live(l) AS "isThere"
      FROM now CROSS JOIN cover_now() c JOIN cover_policies p USING (board) JOIN boards b ON b.slug = c.board
      LEFT JOIN LATERAL on_duty(c.board, now.at) d ON true LEFT JOIN lawyers l ON l.id = d.lawyer_id
     ORDER BY b.position, d.tier, lower(d.during), d.id`,
};

/** Of each board the stretch in which the time asked for begins, and as many of those after it as fill a page. */
const HISTORY = {
  name: 'cover-history',
  text: `
    WITH place AS MATERIALIZED (SELECT coalesce(to_timestamp($4::float8 / 1000), '-infinity') AS since, coalesce($5::float8, -1) AS position)
    SELECT h.board, greatest(h.since, $1) AS from, least(h.until, $2) AS to, h.planned, h.live, h.effective,
           (extract(epoch FROM h.since) * 1000)::float8 AS "sinceMs", b.position
      FROM place, boards b CROSS JOIN LATERAL (
        (SELECT * FROM cover_history o WHERE o.board = b.slug AND o.since <= $1 ORDER BY o.since DESC LIMIT 1)
        UNION ALL
        (SELECT * FROM cover_history o
          WHERE o.board = b.slug AND o.since > $1 AND o.since < $2 AND o.until > o.since AND o.since >= place.since
          ORDER BY o.since LIMIT $6::int + 1)) h
     WHERE ($3::text IS NULL OR b.slug = $3) AND h.until > $1 AND (h.since, b.position::float8) > (place.since, place.position)
     ORDER BY h.since, b.position LIMIT $6`,
};

const SHARE = {
  name: 'cover-share',
  text: `
    WITH asked AS MATERIALIZED (SELECT greatest($1, least($2, service_now())) AS till)
    SELECT asked.till, s.board, s.asked AS "askedSeconds", s.closed AS "closedSeconds", s.measured AS "measuredSeconds",
           s.effective AS "effectiveSeconds"
      FROM asked CROSS JOIN cover_share($1, asked.till) s JOIN boards b ON b.slug = s.board
     WHERE $3::text IS NULL OR s.board = $3 ORDER BY b.position`,
};
