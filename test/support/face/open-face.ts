import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { openPage, type WatchedPage } from '../browser.js';
import type { Person } from '../people.js';
import type { TestService } from '../service.js';

export const MODES = ['normal', 'elder'] as const;
export type Mode = (typeof MODES)[number];

/** The windows that the faces are made for: a small and a large phone, a terminal upright, a terminal or desk. */
export const SIZES = [
  { width: 360, height: 740 },
  { width: 430, height: 932 },
  { width: 1080, height: 1920 },
  { width: 1366, height: 768 },
] as const;

const MEASURES = fileURLToPath(new URL('../../../web/measures/measure.ts', import.meta.url));

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
  const watched = await openPage({ viewport: SIZES[0], baseURL: service.url, reducedMotion: 'reduce' });
  const { page } = watched;
  const kept = { elder: mode === 'elder' ? '1' : '0', session: person && JSON.stringify(person.tokens) };
  await page.addInitScript(keepOnDevice, kept);
  await page.addInitScript({ content: await measures() });
  const strangers: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (url.startsWith('http') && new URL(url).origin !== new URL(service.url).origin) strangers.push(url);
  });
  return { ...watched, strangers };
}

/** What is wrong with the page as it stands, in a sentence each. */
export function measure(page: Page, mode: Mode): Promise<string[]> {
  return page.evaluate(`measures.measure('${mode}')`);
}

/** In the page, before any script of its own: what the device remembers from before. */
function keepOnDevice(kept: Record<string, string | undefined>): void {
  if (sessionStorage.getItem('kept')) return;
  sessionStorage.setItem('kept', '1');
  for (const [key, value] of Object.entries(kept)) if (value !== undefined) localStorage.setItem(key, value);
}

let built: Promise<string> | undefined;

/** web/measures as one script. */
function measures(): Promise<string> {
  built ??= build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry: MEASURES, formats: ['iife'], name: 'measures' } },
  }).then(
    (made) => `${(made as Rolldown.RolldownOutput[])[0]!.output[0].code}; globalThis.measures = measures;`,
  );
  return built;
}
