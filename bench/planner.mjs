import { BOARD_SLUGS } from '../dist/src/boards/board-slugs.contract.js';
import { demoLawyers } from '../dist/src/demo/demo-lawyers.js';
import { planRoster } from '../dist/src/planner/plan-roster.js';
import { measure } from './support/measure.mjs';
import { alternate } from './support/rounds.mjs';

const DAYS = 30;
const DAY_MS = 86_400_000;
const START = Date.parse('2027-01-01T08:00:00+08:00');
const GOAL_MS = 10_000;

/**
 * How long a month's roster for the demo's 102 lawyers and twelve boards takes, a primary and a standby each day and night,
 * with another seed each round; how uneven its nights are, and how many gaps it leaves.
 * @returns {Promise<import('./support/measure.mjs').Measure[]>}
 */
export async function run() {
  const { plan: rounds } = await alternate('planner', { plan: planMonth });
  const of = (figure) => rounds.map((round) => round[figure]);
  const what = `102 lawyers, 12 boards, ${DAYS} days`;
  return [
    measure(`a roster for ${what}`, 'ms', of('ms'), { goal: { of: 'ours', atMost: GOAL_MS } }),
    measure('most nights less fewest', 'nights', of('spread'), { goal: { of: 'ours', atMost: 1 } }),
    measure('stretches that nobody covers', 'gaps', of('gaps'), { goal: { of: 'ours', atMost: 0 } }),
  ];
}

async function planMonth(round) {
  const input = {
    from: START,
    to: START + DAYS * DAY_MS,
    zone: 'Asia/Shanghai',
    cuts: ['08:00', '20:00'],
    standby: true,
    boardsPerShift: 1,
    seed: round,
    boards: BOARD_SLUGS.map((board) => ({ board, primaries: 1, closed: [] })),
    lawyers: demoLawyers().map(({ username, boards }) => ({ id: username, boards, unavailable: [] })),
    shifts: [],
    wishes: [],
    days: [],
  };
  const began = performance.now();
  const { fairness, uncovered } = planRoster(input);
  const { nights } = fairness;
  return { ms: performance.now() - began, spread: nights.most - nights.least, gaps: uncovered.length };
}
