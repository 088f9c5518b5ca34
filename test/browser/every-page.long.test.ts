import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { look } from '../support/face/look.js';
import { MODES } from '../support/face/open-face.js';
import { PAGES } from '../support/face/pages.js';
import { makeWorld, type World } from '../support/face/world.js';
import { isWhole } from '../support/long.js';

describe('every page of the residents’ face', () => {
  let world: World;

  beforeAll(async () => {
    world = await makeWorld();
  });

  it('has its row here', () => {
    const router = readFileSync('web/resident/router.ts', 'utf8');
    const routes = [...router.matchAll(/\bname: '([^']+)',/g)].map((match) => match[1]!);
    expect(routes.length).toBeGreaterThan(10);
    expect(new Set(PAGES.map(({ route }) => route))).toEqual(new Set(routes));
  });

  // Opening every page in every state and mode takes minutes: an everyday run looks at one state of each page and one
  // mode of it, by turns; a whole one at all.
  const firsts = PAGES.filter(({ route }, n) => PAGES.findIndex((row) => row.route === route) === n);
  it.each((isWhole ? PAGES : firsts).map((row, n) => ({ ...row, n })))(
    '$name: is legible, in reach and whole, at each size',
    async ({ n, ...row }) => {
      const modes = row.modes ?? MODES;
      const looked = isWhole ? modes : [modes[n % modes.length]!];
      const faults = await Promise.all(looked.map((mode) => look(world, row, mode)));
      expect(faults.flat()).toEqual([]);
    },
  );
});
