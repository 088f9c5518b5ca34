import { Injectable } from '@nestjs/common';
import { BOARD_SLUGS } from '../boards/board-slugs.contract.js';
import { Database } from '../platform/database/database.js';
import { readStretch } from '../platform/http/stretch.js';
import { readCursor, toPage, type Page } from '../platform/http/page.js';
import type {
  ClosedHoursQuery,
  ClosedHoursView,
  Coverage,
  CoverageGap,
  CoverageQuery,
  CoverPolicies,
  CoverPolicyView,
  SubstituteList,
  SubstitutesQuery,
} from './coverage.contract.js';
import { GapsQueries } from './gaps.queries.js';
import { SubstitutesQueries } from './substitutes.queries.js';
import { CLOSED_HOURS, POLICY, toClosedHours, type ClosedHoursRow } from './coverage.service.js';

const TERMS = { days: 30, most: 400, looks: 'ahead' } as const;

interface GapRow {
  board: string;
  from: Date;
  to: Date;
  have: number;
  overrideId: string | null;
  overrideReason: string;
  overrideBy: string;
  overrideAt: Date;
}

/** What the roster promises and where it does not, as the lawyers and the bureau see it. */
@Injectable()
export class CoverageQueries {
  constructor(
    private readonly db: Database,
    private readonly gaps: GapsQueries,
    private readonly substitutes: SubstitutesQueries,
  ) {}

  /** Gaps of the boards, with the reason for each, and how far each board's roster reaches. @throws 422 `EMPTY_STRETCH`, `STRETCH_TOO_LONG` */
  async show({ from, to, board }: CoverageQuery): Promise<Coverage> {
    const { from: since, to: till, now } = await readStretch(this.db, { from, to }, TERMS);
    const boards = board === undefined ? BOARD_SLUGS : [board];
    const [policies, gaps] = await Promise.all([
      this.policies(),
      this.db.rows<GapRow>(GAPS_WITH_REASONS, [boards, since, till]),
    ]);
    const gapsOf = Map.groupBy(gaps, (gap) => gap.board);
    const runways = since <= now ? firstGaps(gaps, now) : new Map<string, Date>();
    const beyond = await this.gaps.runways(
      this.db,
      boards.filter((slug) => !runways.has(slug)),
    );
    return {
      from: since.toISOString(),
      to: till.toISOString(),
      boards: policies.items
        .filter((policy) => boards.includes(policy.board))
        .map(({ board: slug, primaries }) => ({
          board: slug,
          required: primaries,
          gaps: (gapsOf.get(slug) ?? []).map(toGap),
          runway: (runways.get(slug) ?? beyond.get(slug))?.toISOString() ?? null,
        })),
    };
  }

  /** Who could fill the gaps of a board's roster. @throws 422 `EMPTY_STRETCH`, `STRETCH_TOO_LONG` */
  async substitutesOf({ board, ...query }: SubstitutesQuery): Promise<SubstituteList> {
    const { from, to } = await readStretch(this.db, query, TERMS);
    const gaps = await this.gaps.in(this.db, { boards: [board], from, to });
    return { items: await this.substitutes.forGaps(this.db, gaps, []) };
  }

  /** What each board asks for. */
  async policies(): Promise<CoverPolicies> {
    const items = await this.db.rows<CoverPolicyView>(
      `SELECT ${POLICY} FROM cover_policies JOIN boards b ON b.slug = board ORDER BY b.position`,
    );
    return { items };
  }

  /** Hours in which boards are closed, in the order in which they were decided. */
  async closedHours(query: ClosedHoursQuery): Promise<Page<ClosedHoursView>> {
    const after = readCursor(query.cursor, ['uuid']);
    const found = await this.db.rows<ClosedHoursRow>(
      `SELECT ${CLOSED_HOURS} FROM closed_hours c
        WHERE c.during && tstzrange(coalesce($1, service_now()), NULL) AND ($2::text IS NULL OR c.board = $2)
          AND ($3::uuid IS NULL OR c.id > $3) ORDER BY c.id LIMIT $4`,
      [query.from ?? null, query.board ?? null, after?.[0] ?? null, query.limit + 1],
    );
    const page = toPage(found, query.limit, ({ id }) => [id]);
    return { ...page, items: page.items.map(toClosedHours) };
  }
}

/** The first instant from `now` on at which each board has one of these gaps, which come in the order of time. */
function firstGaps(gaps: readonly GapRow[], now: Date): Map<string, Date> {
  const ahead = gaps.filter(({ to }) => to > now).toReversed();
  return new Map(ahead.map(({ board, from }) => [board, from > now ? from : now]));
}

function toGap({ from, to, have, overrideId, overrideReason, overrideBy, overrideAt }: GapRow): CoverageGap {
  const gap = { from: from.toISOString(), to: to.toISOString(), have };
  if (overrideId === null) return { ...gap, reason: 'never_filled' };
  const override = { id: overrideId, reason: overrideReason, by: overrideBy, at: overrideAt.toISOString() };
  return { ...gap, reason: 'overridden', override };
}

/** A gap is somebody's doing when it was opened with an override; else nobody ever filled it. */
const GAPS_WITH_REASONS = {
  name: 'gaps-with-reasons',
  text: `SELECT g.board, lower(g.during) AS "from", upper(g.during) AS "to", g.have, o.id AS "overrideId",
                o.reason AS "overrideReason", o.decided_by AS "overrideBy", o.at AS "overrideAt"
           FROM cover_gaps($1, $2, $3) g LEFT JOIN LATERAL (
             SELECT v.* FROM overridden_gaps p JOIN cover_overrides v ON v.id = p.override_id
              WHERE p.board = g.board AND p.during && g.during ORDER BY v.id DESC LIMIT 1) o ON true
          ORDER BY g.board, lower(g.during)`,
};
