import { describe, expect, it } from 'vitest';
import { checkRules, touches } from '../../test/support/roster-rules.js';
import { BOARD_SLUGS } from '../boards/board-slugs.contract.js';
import { demoLawyers } from '../demo/demo-lawyers.js';
import { planRoster } from './plan-roster.js';
import type { Plan, PlanInput } from './planning.js';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-12-04T08:00:00+08:00');

describe('a month of the twelve boards with the 102 lawyers of the demo', () => {
  const month = (change: Partial<PlanInput> = {}): PlanInput => ({
    from: START,
    to: START + 30 * DAY_MS,
    zone: 'Asia/Shanghai',
    cuts: ['08:00', '20:00'],
    standby: true,
    boardsPerShift: 1,
    seed: 1,
    boards: BOARD_SLUGS.map((board) => ({ board, primaries: 1, closed: [] })),
    lawyers: demoLawyers().map(({ username, boards }) => ({ id: username, boards, unavailable: [] })),
    shifts: [],
    wishes: [],
    days: [],
    ...change,
  });

  it.each([1, 2, 3])('has no gap, and shares nights, days off and hours evenly (seed %i)', (seed) => {
    const input = month({ seed });
    const plan = planRoster(input);
    checkRules(input, plan);
    expect(plan.uncovered).toEqual([]);
    const { nights, holidays, hours } = plan.fairness;
    expect(nights.most - nights.least).toBeLessThanOrEqual(1);
    expect(holidays.most - holidays.least).toBeLessThanOrEqual(2);
    expect(hours.most - hours.least).toBeLessThanOrEqual(12);
  });

  it('grants wishes without costing a night', () => {
    const avoided = demoLawyers()
      .slice(0, 20)
      .map(({ username }) => username);
    const wishes = avoided.map((lawyerId) => ({
      lawyerId,
      from: START,
      to: START + 7 * DAY_MS,
      kind: 'avoid' as const,
    }));
    const input = month({ wishes });
    const broken = (plan: Plan) =>
      plan.shifts.filter((s) => wishes.some((w) => w.lawyerId === s.lawyerId && touches(w, s))).length;
    const plan = planRoster(input);
    expect(broken(plan)).toBeLessThan(broken(planRoster(month())) / 4);
    expect(plan.uncovered).toEqual([]);
    expect(plan.fairness.nights.most - plan.fairness.nights.least).toBeLessThanOrEqual(1);
  });
});
