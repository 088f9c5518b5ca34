import type { Locator, Page } from 'playwright-core';
import type { World } from './world.js';

/** A page in one of its states, and how to get there. */
export interface FacePage {
  name: string;
  /** Its name in web/resident/router.ts. */
  route: string;
  /** Who is signed in. */
  who?: 'asker' | 'newcomer';
  path(world: World): string;
  /** What is done there to bring the state about. */
  reach?(page: Page, world: World): Promise<void>;
  /** What is seen when it is there. */
  shows(page: Page): Locator;
}

export const PAGES: readonly FacePage[] = [
  { name: 'start', route: 'start', path: () => '/', shows: (page) => page.getByText('交通事故') },
  { name: 'missing', route: 'missing', path: () => '/no-such-page', shows: (page) => page.locator('main') },
];
