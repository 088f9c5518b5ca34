import type { Page } from 'playwright-core';
import { openPage, type WatchedPage } from '../browser.js';
import { isWhole } from '../long.js';
import type { Person } from '../people.js';
import type { TestService } from '../service.js';

export const MODES = ['normal', 'elder'] as const;
export type Mode = (typeof MODES)[number];

interface Size {
  width: number;
  height: number;
  /** In which modes it is looked at in every `npm test`; a whole run looks at all in both. */
  short: readonly Mode[];
}

/** The windows that the faces are made for: a small and a large phone, a terminal upright, a terminal or desk. */
const SIZES = [
  { width: 360, height: 740, short: MODES },
  { width: 430, height: 932, short: [] },
  { width: 1080, height: 1920, short: ['elder'] },
  { width: 1366, height: 768, short: ['normal'] },
] as const satisfies Size[];

export const sizesFor = (mode: Mode): readonly Size[] =>
  SIZES.filter(({ short }: Size) => isWhole || short.includes(mode));

const SMALLEST = { width: SIZES[0].width, height: SIZES[0].height };

/** A page of the residents' face, with what it asked of anybody else. */
export interface Face extends WatchedPage {
  strangers: string[];
}

interface Opening {
  /** Who is signed in on the device. */
  person?: Person;
  mode?: Mode;
}

/** A device of a person with the face on it, at its start page's address but not yet there. */
export async function openFace(
  service: TestService,
  { person, mode = 'normal' }: Opening = {},
): Promise<Face> {
  const watched = await openPage({ viewport: SMALLEST, baseURL: service.url, reducedMotion: 'reduce' });
  const { page } = watched;
  const kept = { elder: mode === 'elder' ? '1' : '0', session: person && JSON.stringify(person.tokens) };
  await page.addInitScript(keepOnDevice, kept);
  return { ...watched, strangers: strangersTo(page, service.url) };
}

/** What a page asks of anybody but the service, from now on. */
export function strangersTo(page: Page, url: string): string[] {
  const strangers: string[] = [];
  page.on('request', (request) => {
    const asked = request.url();
    if (asked.startsWith('http') && new URL(asked).origin !== new URL(url).origin) strangers.push(asked);
  });
  return strangers;
}

/** In the page, before any script of its own: what the device remembers from before. */
function keepOnDevice(kept: Record<string, string | undefined>): void {
  if (sessionStorage.getItem('kept')) return;
  sessionStorage.setItem('kept', '1');
  for (const [key, value] of Object.entries(kept)) if (value !== undefined) localStorage.setItem(key, value);
}
