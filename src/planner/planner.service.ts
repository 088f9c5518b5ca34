import { Injectable } from '@nestjs/common';
import { BOARD_SLUGS } from '../boards/board-slugs.contract.js';
import type { Caller } from '../identity/door.contract.js';
import { Database, row, rows, type Tx } from '../platform/database/database.js';
import { onceForKey, type IdempotentRequest } from '../platform/http/idempotency.js';
import { checkStretch } from '../platform/http/stretch.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { RosterChanges } from '../roster/roster-changes.service.js';
import { rosterProblems } from '../roster/roster.problems.js';
import { RosteredLawyers } from '../roster/rostered-lawyers.queries.js';
import { fitTheDay } from './days.js';
import { fingerprint, PlanInputQueries, type AskedPlan } from './plan-input.queries.js';
import type { AcceptedPlan, NewPlan, RosterPlanView } from './planner.contract.js';
import { PlannerDesk } from './planner-desk.js';
import { plannerProblems } from './planner.problems.js';
import { PlannerQueries, type PlanRow } from './planner.queries.js';
import type { Plan, PlanInput } from './planning.js';

const MOST_DAYS = 92;

/** Proposes rosters, and puts on the roster what the bureau accepts. */
@Injectable()
export class PlannerService {
  constructor(
    private readonly db: Database,
    private readonly inputs: PlanInputQueries,
    private readonly desk: PlannerDesk,
    private readonly plans: PlannerQueries,
    private readonly roster: RosterChanges,
    private readonly lawyers: RosteredLawyers,
  ) {}

  /**
   * Plans a stretch of time and keeps the plan; the roster stays as it is.
   * @throws 422 `EMPTY_STRETCH`, `STRETCH_TOO_LONG`, `PLAN_IN_THE_PAST`, `CUTS_TOO_FAR_APART`, `LAWYER_NOT_FOUND`; 503 `PLANNER_BUSY`
   */
  async propose(operator: Caller, body: NewPlan, key: string | undefined): Promise<RosterPlanView> {
    const request = { accountId: operator.accountId, key, content: { route: 'POST /roster/plan', body } };
    const before = await this.answeredBefore(request);
    if (before) return before;
    const asked = withDefaults(body);
    await this.check(asked);
    const input = await this.inputs.load(this.db, asked);
    const plan = await this.desk.plan(input);
    return this.db.transaction((tx) =>
      onceForKey(tx, request, () => this.keep(tx, operator, { asked, input, plan })),
    );
  }

  /**
   * Puts all shifts of a plan on the roster, or none; a plan that was accepted already gives its first answer.
   * @throws 404; 409 `PLAN_OUTDATED` when the roster, the rules, a lawyer or a leave is not what it was made from
   */
  async accept(operator: Caller, id: string): Promise<AcceptedPlan> {
    return this.db.transaction(async (tx) => {
      const plan = await this.plans.lock(tx, id);
      if (plan.acceptedAt) return toAccepted(plan);
      const ids = [...new Set(plan.proposal.map(({ lawyerId }) => lawyerId))];
      const kept = [...(await this.lawyers.keep(tx, ids)).values()];
      // Also boards outside of the plan: their shifts decide whether its lawyers have rested.
      const boards = [...new Set([...plan.boards, ...kept.flatMap((lawyer) => lawyer.boards)])];
      const { from, to } = plan;
      const actor = { role: operator.role, id: operator.accountId };
      const shiftIds = await this.roster.change(
        tx,
        { verb: 'plan', boards, from, to, actor },
        async (book) => {
          if (from < book.lockedAt) throw plannerProblems.outdated('Its time has begun.');
          const now = fingerprint(await this.inputs.load(tx, plan.asked));
          if (!now.equals(plan.fingerprint)) throw plannerProblems.outdated();
          const { added, overlapping } = await book.add(plan.proposal.map(inDates));
          if (overlapping.length > 0) throw plannerProblems.outdated();
          return added.map((shift) => shift.id);
        },
      );
      return toAccepted((await row<PlanRow>(tx, ACCEPT, [id, operator.accountId, shiftIds]))!);
    });
  }

  /** What was answered under the request's key, so that a repeat does not plan again. */
  private async answeredBefore(request: IdempotentRequest): Promise<RosterPlanView | undefined> {
    if (request.key === undefined) return undefined;
    const fresh = new Error('fresh');
    try {
      // What is fresh rolls back: the key is taken when the plan is there.
      return await this.db.transaction((tx) =>
        onceForKey<RosterPlanView>(tx, request, () => Promise.reject(fresh)),
      );
    } catch (error) {
      if (error === fresh) return undefined;
      throw error;
    }
  }

  private async check({ from, to, cuts, wishes }: AskedPlan): Promise<void> {
    checkStretch({ from: Date.parse(from), to: Date.parse(to) }, MOST_DAYS);
    if (!fitTheDay(cuts)) throw plannerProblems.cutsTooFarApart();
    if (wishes.some((wish) => Date.parse(wish.from) >= Date.parse(wish.to)))
      throw commonProblems.emptyStretch('A wish ends after it begins.');
    const ids = [...new Set(wishes.map(({ lawyerId }) => lawyerId))];
    const found = await row<{ past: boolean; known: number }>(
      this.db,
      'SELECT $1::timestamptz < service_now() AS past, (SELECT count(*)::int FROM lawyers WHERE id = ANY($2)) AS known',
      [from, ids],
    );
    if (found!.past) throw plannerProblems.inThePast();
    if (found!.known < ids.length) throw rosterProblems.lawyerNotFound();
  }

  private async keep(
    tx: Tx,
    operator: Caller,
    { asked, input, plan }: { asked: AskedPlan; input: PlanInput; plan: Plan },
  ): Promise<RosterPlanView> {
    await rows(tx, FORGET);
    const kept = await row<{ id: string }>(tx, KEEP, [
      asked.from,
      asked.to,
      asked.boards,
      JSON.stringify(asked),
      JSON.stringify(plan.shifts),
      JSON.stringify(plan.uncovered),
      JSON.stringify(plan.fairness),
      fingerprint(input),
      operator.accountId,
    ]);
    return this.plans.show(kept!.id, tx);
  }
}

function withDefaults({ from, to, boards, cuts, standby, boardsPerShift, seed, wishes }: NewPlan): AskedPlan {
  const all = (boards ?? [...BOARD_SLUGS]).toSorted();
  return { from, to, boards: all, cuts, standby, boardsPerShift, seed, wishes };
}

function inDates({ from, to, ...shift }: Plan['shifts'][number]) {
  return { ...shift, from: new Date(from), to: new Date(to) };
}

function toAccepted({ id, acceptedAt, acceptedBy, shiftIds }: PlanRow): AcceptedPlan {
  return { id, acceptedAt: acceptedAt!.toISOString(), acceptedBy: acceptedBy!, shifts: shiftIds! };
}

// Whose time has begun can't be accepted any more.
const FORGET = `DELETE FROM roster_plans WHERE accepted_at IS NULL AND lower(during) < service_now() - interval '30 days'`;

const KEEP = `
  INSERT INTO roster_plans (during, boards, asked, proposal, uncovered, fairness, fingerprint, created_by)
  VALUES (tstzrange($1, $2), $3, $4, $5, $6, $7, $8, $9) RETURNING id`;

const ACCEPT = `
  UPDATE roster_plans SET accepted_at = service_now(), accepted_by = $2, shift_ids = $3 WHERE id = $1
  RETURNING id, accepted_at AS "acceptedAt", accepted_by AS "acceptedBy", shift_ids AS "shiftIds"`;
