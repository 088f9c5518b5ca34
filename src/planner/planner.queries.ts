import { Injectable } from '@nestjs/common';
import { Database, row, rows, type Queryable, type Tx } from '../platform/database/database.js';
import { readCursor, toPage } from '../platform/http/page.js';
import type { PageQuery } from '../platform/http/page-query.contract.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import type { AskedPlan } from './plan-input.queries.js';
import type { PlannedCoverage, PlanPage, PlanSummary, RosterPlanView } from './planner.contract.js';
import type { Fairness, ProposedShift, Uncovered } from './planning.js';

/** A plan as it is stored. */
export interface PlanRow extends SummaryRow {
  asked: AskedPlan;
  proposal: ProposedShift[];
  uncovered: Uncovered[];
  fairness: Fairness;
  fingerprint: Buffer;
  shiftIds: string[] | null;
}

type SummaryRow = Omit<PlanSummary, 'from' | 'to' | 'createdAt' | 'acceptedAt'> & {
  from: Date;
  to: Date;
  createdAt: Date;
  acceptedAt: Date | null;
};

/** Plans as the bureau sees them. */
@Injectable()
export class PlannerQueries {
  constructor(private readonly db: Database) {}

  /** The newest first, without what they propose. */
  async list(query: PageQuery): Promise<PlanPage> {
    const before = readCursor(query.cursor, ['uuid']);
    const found = await this.db.rows<SummaryRow>(
      `SELECT ${SUMMARY} FROM roster_plans p WHERE $1::uuid IS NULL OR p.id < $1 ORDER BY p.id DESC LIMIT $2`,
      [before?.[0] ?? null, query.limit + 1],
    );
    const page = toPage(found, query.limit, ({ id }) => [id]);
    return { ...page, items: page.items.map(toSummary) };
  }

  /** One with all that it proposes. @throws 404 */
  async show(id: string, db: Queryable = this.db): Promise<RosterPlanView> {
    const plan = await row<PlanRow>(db, `SELECT ${PLAN} FROM roster_plans p WHERE p.id = $1`, [id]);
    if (!plan) throw commonProblems.notFound();
    const ids = [...new Set(plan.proposal.map(({ lawyerId }) => lawyerId))];
    const lawyers = await rows<{ id: string; name: string }>(
      db,
      'SELECT id, name FROM lawyers WHERE id = ANY($1)',
      [ids],
    );
    const names = new Map(lawyers.map(({ id: lawyerId, name }) => [lawyerId, name]));
    return {
      ...toSummary(plan),
      proposal: plan.proposal.map(({ lawyerId, boards, tier, ...time }) => ({
        lawyerId,
        lawyerName: names.get(lawyerId) ?? '',
        boards,
        tier,
        ...inWords(time),
      })),
      uncovered: plan.uncovered.map((gap) => ({ ...gap, ...inWords(gap) })),
      fairness: plan.fairness,
      coverage: coverageOf(plan),
    };
  }

  /** One that nobody else accepts or reads to accept, until the transaction ends. @throws 404 */
  async lock(tx: Tx, id: string): Promise<PlanRow> {
    const plan = await row<PlanRow>(tx, `SELECT ${PLAN} FROM roster_plans p WHERE p.id = $1 FOR UPDATE`, [
      id,
    ]);
    if (!plan) throw commonProblems.notFound();
    return plan;
  }
}

const SUMMARY = `p.id, lower(p.during) AS "from", upper(p.during) AS "to", p.boards, p.asked -> 'cuts' AS cuts,
  (p.asked -> 'standby')::boolean AS standby, (p.asked -> 'boardsPerShift')::int AS "boardsPerShift", (p.asked -> 'seed')::bigint::float8 AS seed,
  jsonb_array_length(p.proposal) AS shifts, p.created_at AS "createdAt", p.created_by AS "createdBy",
  p.accepted_at AS "acceptedAt", p.accepted_by AS "acceptedBy"`;

const PLAN = `${SUMMARY}, p.asked, p.proposal, p.uncovered, p.fairness, p.fingerprint, p.shift_ids AS "shiftIds"`;

function toSummary(plan: SummaryRow): Pick<PlanSummary, keyof PlanSummary> {
  return {
    id: plan.id,
    from: plan.from.toISOString(),
    to: plan.to.toISOString(),
    boards: plan.boards,
    cuts: plan.cuts,
    standby: plan.standby,
    boardsPerShift: plan.boardsPerShift,
    seed: plan.seed,
    shifts: plan.shifts,
    createdAt: plan.createdAt.toISOString(),
    createdBy: plan.createdBy,
    acceptedAt: plan.acceptedAt?.toISOString() ?? null,
    acceptedBy: plan.acceptedBy,
  };
}

function coverageOf({ boards, uncovered }: PlanRow): PlannedCoverage[] {
  return boards.map((board) => {
    const here = uncovered.filter((gap) => gap.board === board);
    const gaps = here.filter(({ tier }) => tier === 'primary');
    return {
      board,
      gaps: gaps.length,
      gapSeconds: gaps.reduce((sum, { from, to }) => sum + (to - from), 0) / 1_000,
      withoutStandby: here.length - gaps.length,
    };
  });
}

function inWords({ from, to }: { from: number; to: number }): { from: string; to: string } {
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}
