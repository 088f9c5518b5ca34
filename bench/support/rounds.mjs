/** Counted rounds, after one that only warms up, where a bench does not take fewer. */
export const ROUNDS = 5;

/**
 * Measures several things in turn, round after round, each round beginning with another one, so that what the machine
 * does meanwhile meets all of them.
 * @template T
 * @param {string} bench its name, for the lines that tell how far it is
 * @param {Record<string, (round: number) => Promise<T>>} things round 0 warms up and is not kept
 * @param {number} [rounds] that count
 * @returns {Promise<Record<string, T[]>>} what each gave, by name, a value a round
 */
export async function alternate(bench, things, rounds = ROUNDS) {
  const names = Object.keys(things);
  /** @type {Record<string, T[]>} */
  const given = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    process.stderr.write(`${bench}: ${round === 0 ? 'warming up' : `round ${round} of ${rounds}`}\n`);
    const turn = round % names.length;
    for (const name of [...names.slice(turn), ...names.slice(0, turn)]) {
      const value = await things[name](round);
      if (round > 0) given[name].push(value);
    }
  }
  return given;
}
