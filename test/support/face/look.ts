import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { terminal } from '../terminal.js';
import { measure } from './measure.js';
import { openFace, sizesFor, strangersTo, type Face, type Mode } from './open-face.js';
import type { FacePage } from './pages.js';
import type { World } from './world.js';

/** Where the pictures of the run are laid. */
const PICTURES = process.env.SCREENSHOTS ?? join('dist', 'screenshots');

/** Opens a page as it is in one mode, takes its pictures at each size, and says what is wrong with it. */
export async function look(world: World, row: FacePage, mode: Mode): Promise<string[]> {
  mkdirSync(PICTURES, { recursive: true });
  const face = await open(world, row, mode);
  const { page } = face;
  try {
    await row.reach?.(page, { world, mode });
    await row.shows(page).first().waitFor();
    const faults: string[] = [];
    for (const size of sizesFor(mode)) faults.push(...(await lookAt(face, row, { mode, size })));
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .options({ resultTypes: ['violations'] })
      .analyze();
    return [
      ...faults,
      ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `axe ${id}: ${html}`)),
      ...face.faults.filter((fault) => !row.mayFail?.test(fault)).map((fault) => `console: ${fault}`),
      ...face.strangers.map((url) => `asked ${url}`),
    ].map((fault) => `${mode}: ${fault}`);
  } finally {
    await page.context().close();
  }
}

/** The page at its address; that of a kiosk at which somebody is, where the kiosk rests. */
async function open({ service, ...world }: World, { who, path }: FacePage, mode: Mode): Promise<Face> {
  if (path === undefined) {
    const kiosk = await terminal(service);
    await kiosk.page.emulateMedia({ reducedMotion: 'reduce' });
    return { ...kiosk, strangers: strangersTo(kiosk.page, service.url) };
  }
  const face = await openFace(service, { mode, ...(who && { person: world[who] }) });
  await face.page.goto(path({ service, ...world }));
  return face;
}

async function lookAt(
  { page }: Face,
  { name }: FacePage,
  { mode, size: { width, height } }: { mode: Mode; size: { width: number; height: number } },
): Promise<string[]> {
  await page.setViewportSize({ width, height });
  await page.screenshot({ path: join(PICTURES, `${name}-${mode}-${width}.png`) });
  return (await measure(page, mode)).map((fault) => `${width} × ${height}: ${fault}`);
}
