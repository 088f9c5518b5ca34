import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepResult, rounds } from '../support/long.js';
import { World } from './model-world.js';
import { pairsIn, playRound, RACES, type Race } from './race-rounds.js';

const PAIRS = rounds({ short: 4, long: 500 });

describe(`one wins and the others are told, ${PAIRS} times over, when at once there come`, () => {
  let world: World;
  const fair: Partial<Record<Race, number>> = {};

  beforeAll(async () => {
    world = await World.make();
  });
  afterAll(() => keepResult('ladder-races', { pairs: PAIRS, fair }));

  it.each(Object.keys(RACES) as Race[])('%s', { timeout: 30_000 + PAIRS * 2000 }, async (race) => {
    for (let played = 0; played < PAIRS; played += pairsIn(race)) {
      expect(await playRound(world, race), `after ${played}`).toEqual([]);
      fair[race] = played + pairsIn(race);
    }
  });
});
