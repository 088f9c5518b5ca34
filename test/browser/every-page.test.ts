import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { measure, MODES, openFace, SIZES, type Face, type Mode } from '../support/face/open-face.js';
import { PAGES, type FacePage } from '../support/face/pages.js';
import { makeWorld, type World } from '../support/face/world.js';

/** Where the pictures of the run are laid. */
const PICTURES = process.env.SCREENSHOTS ?? join('dist', 'screenshots');

describe('every page of the residents’ face', () => {
  let world: World;

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    world = await makeWorld();
  });

  it('has its row here', () => {
    const router = readFileSync('web/resident/router.ts', 'utf8');
    const routes = [...router.matchAll(/\bname: '([^']+)'/g)].map((match) => match[1]!);
    expect(routes.length).toBeGreaterThan(10);
    expect(new Set(PAGES.map(({ route }) => route))).toEqual(new Set(routes));
  });

  it.each(PAGES)('$name: is legible, in reach and whole, in both modes at every size', async (row) => {
    const faults = await Promise.all(MODES.map((mode) => look(world, row, mode)));
    expect(faults.flat()).toEqual([]);
  });
});

/** Opens a page and says what is wrong with it. */
async function look(world: World, row: FacePage, mode: Mode): Promise<string[]> {
  const person = row.who && world[row.who];
  const face = await openFace(world.service, { mode, ...(person && { person }) });
  const { page } = face;
  try {
    await page.goto(row.path(world));
    await row.reach?.(page, world);
    await page.locator('h1').waitFor();
    await row.shows(page).first().waitFor();
    const misfits: string[] = [];
    for (const size of SIZES) misfits.push(...(await lookAt(face, row, { mode, ...size })));
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    return [
      ...misfits,
      ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `axe ${id}: ${html}`)),
      ...face.faults.map((fault) => `console: ${fault}`),
      ...face.strangers.map((url) => `asked ${url}`),
    ].map((fault) => `${mode}: ${fault}`);
  } finally {
    await page.context().close();
  }
}

async function lookAt(
  { page }: Face,
  { name }: FacePage,
  { mode, width, height }: { mode: Mode; width: number; height: number },
): Promise<string[]> {
  await page.setViewportSize({ width, height });
  await page.screenshot({ path: join(PICTURES, `${name}-${mode}-${width}.png`) });
  return (await measure(page, mode)).map((fault) => `${width} × ${height}: ${fault}`);
}
