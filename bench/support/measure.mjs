import { summary } from './statistics.mjs';

/**
 * One line of the report.
 * @typedef {object} Measure
 * @property {string} name what was measured
 * @property {string} unit
 * @property {ReturnType<typeof summary>} ours
 * @property {ReturnType<typeof summary> & { name: string }} [peer] the limit or peer of the same run
 * @property {ReturnType<typeof summary>} [ratio] ours divided by the peer's, round by round
 * @property {{ of: 'ratio' | 'ours', atLeast?: number, atMost?: number, reached: boolean }} [goal]
 */

/**
 * @param {string} name
 * @param {string} unit
 * @param {number[]} ours a value a round
 * @param {{ peer?: { name: string, values: number[] }, goal?: { of: 'ratio' | 'ours', atLeast?: number, atMost?: number } }} [beside]
 *   the peer's values of the same rounds; the goal is for the median of the ratio or of our own value
 * @returns {Measure}
 */
export function measure(name, unit, ours, { peer, goal } = {}) {
  const made = { name, unit, ours: summary(ours) };
  if (peer) {
    made.peer = { name: peer.name, ...summary(peer.values) };
    made.ratio = summary(ours.map((value, round) => value / peer.values[round]));
  }
  if (goal) {
    const { atLeast = -Infinity, atMost = Infinity } = goal;
    const { median } = made[goal.of];
    made.goal = { ...goal, reached: median >= atLeast && median <= atMost };
  }
  return made;
}

/**
 * Like {@link measure}, for one figure of rounds that gave several.
 * @param {string} name
 * @param {string} unit
 * @param {{ figure: string, ours: Record<string, number>[], peer: { name: string, rounds: Record<string, number>[] },
 *   goal?: { of: 'ratio' | 'ours', atLeast?: number, atMost?: number } }} of
 * @returns {Measure}
 */
export function measureFigure(name, unit, { figure, ours, peer, goal }) {
  const values = peer.rounds.map((round) => round[figure]);
  return measure(
    name,
    unit,
    ours.map((round) => round[figure]),
    { peer: { name: peer.name, values }, goal },
  );
}
