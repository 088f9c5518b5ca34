import type { Person } from '../support/people.js';
import type { TestService } from '../support/service.js';

export interface PlannedShift {
  lawyerId: string;
  lawyerName: string;
  boards: string[];
  tier: string;
  from: string;
  to: string;
}
export interface Plan {
  id: string;
  shifts: number;
  proposal: PlannedShift[];
  uncovered: { board: string; tier: string; from: string; to: string; why: { reason: string }[] }[];
  fairness: { nights: { least: number; most: number; atBest: number } };
  coverage: { board: string; gaps: number; gapSeconds: number; withoutStandby: number }[];
  acceptedAt: string | null;
}

/** What tests of the planner do and look at. */
export function planningOn(world: () => { service: TestService; bureau: Person }) {
  const shiftsBetween = async (from: string, to: string) =>
    (
      await world().service.db.query<{ n: number }>(
        'SELECT count(*)::int AS n FROM shifts WHERE during && tstzrange($1, $2)',
        [from, to],
      )
    ).rows[0]!.n;
  const gapsBetween = async (from: string, to: string, boards?: string[]) =>
    (
      await world().service.db.query<{ board: string }>(
        `SELECT * FROM cover_gaps(coalesce($1::text[], ARRAY(SELECT slug FROM boards)), $2, $3)`,
        [boards ?? null, from, to],
      )
    ).rows;
  /** Each test has a month of its own. */
  const plan = async (month: string, change: object = {}) =>
    (
      await world()
        .bureau.post('/roster/plan', {
          from: `${month}-01T00:00:00Z`,
          to: `${month}-03T00:00:00Z`,
          ...change,
        })
        .expect(201)
    ).body as Plan;
  const accept = (id: string, who = world().bureau) => who.post(`/roster/plans/${id}/accept`);

  return { shiftsBetween, gapsBetween, plan, accept };
}

/** The same duty, for another shift. */
export function pick({ lawyerId, boards, from, to }: PlannedShift) {
  return { lawyerId, boards, from, to };
}
