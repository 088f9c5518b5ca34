import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { isWhole } from '../long.js';
import type { Person } from '../people.js';
import type { Reachable } from '../service.js';
import { openDesk, type Desk } from './open-desk.js';

/** Where the pictures of the run are laid. */
const PICTURES = process.env.SCREENSHOTS ?? join('dist', 'screenshots');
/** The second one in whole runs. */
const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
].slice(0, isWhole ? 2 : 1);
const THEMES = ['light', 'dark'] as const;
/** `npm run pictures` lays those of the documentation there. */
const isDrawing = process.env.WRITE_PICTURES === '1';

/** A view of a desk in one of its states, and how to get there. */
export interface DeskView {
  /** Of its pictures, too. */
  name: string;
  /** Its name among the pictures of the documentation, if it is one: made anew by `npm run pictures`. */
  picture?: string;
  /** Below the desk's address, such as `alarms?open=true`. */
  path: string;
  /** What is done there to bring the state about. */
  reach?: (page: Page) => Promise<void>;
  /** What is seen when it is there. */
  shows: (page: Page) => Locator;
  /** What the browser itself notes of an answer that is meant to fail. */
  mayFail?: RegExp;
}

/**
 * Opens a view, takes its pictures at both sizes, light and dark, and says what is wrong with it. An everyday run looks
 * at one theme of each view, by turns (`n`), at the smaller size.
 */
export async function lookAtDesk(
  at: { service: Reachable; desk: Desk; person?: Person },
  view: DeskView,
  n = 0,
): Promise<string[]> {
  mkdirSync(PICTURES, { recursive: true });
  const faults = [];
  const themes = isDrawing ? (['light'] as const) : [THEMES[n % THEMES.length]!];
  for (const theme of isWhole ? THEMES : themes) faults.push(...(await lookIn(theme, at, view)));
  return faults;
}

async function lookIn(
  theme: (typeof THEMES)[number],
  { service, desk, person }: { service: Reachable; desk: Desk; person?: Person },
  view: DeskView,
): Promise<string[]> {
  const { page, faults, strangers } = await openDesk(service, desk, person, { colorScheme: theme });
  try {
    await page.goto(`/${desk}/${view.path}`);
    await view.reach?.(page);
    await view.shows(page).first().waitFor();
    // All its parts are there.
    await page.waitForLoadState('networkidle');
    const found: string[] = [];
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await page.screenshot({ path: join(PICTURES, `${desk}-${view.name}-${theme}-${size.width}.png`) });
      if (isDrawing && view.picture && size === SIZES[0])
        await page.screenshot({ path: join('docs/pictures', `${view.picture}.png`) });
      const over = await page.evaluate<number>(
        `Math.max(0, ...[...document.querySelectorAll('html, main, main .desk-panel, aside')].map((box) => box.scrollWidth - box.clientWidth))`,
      );
      const higher = await page.evaluate<number>(
        'document.documentElement.scrollHeight - document.documentElement.clientHeight',
      );
      if (higher > 0)
        found.push(`${size.width}: ${higher} px higher than the window, whose frame scrolls away`);
      if (over > 0) found.push(`${size.width}: ${over} px wider than the window`);
    }
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .options({ resultTypes: ['violations'] })
      .analyze();
    return [
      ...found,
      ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `axe ${id}: ${html}`)),
      ...faults.filter((fault) => !view.mayFail?.test(fault)).map((fault) => `console: ${fault}`),
      ...strangers.map((url) => `asked ${url}`),
    ].map((fault) => `${theme}: ${fault}`);
  } finally {
    await page.context().close();
  }
}
