import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { look } from '../support/face/look.js';
import { MODES } from '../support/face/open-face.js';
import { PAGES } from '../support/face/pages.js';
import { makeWorld, type World } from '../support/face/world.js';

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

  it.each(PAGES)('$name: is legible, in reach and whole, at each size', async (row) => {
    const faults = await Promise.all((row.modes ?? MODES).map((mode) => look(world, row, mode)));
    expect(faults.flat()).toEqual([]);
  });
});
