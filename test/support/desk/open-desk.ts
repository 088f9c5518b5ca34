import type { BrowserContextOptions } from 'playwright-core';
import { openPage } from '../browser.js';
import { strangersTo, type Face } from '../face/open-face.js';
import type { Person } from '../people.js';
import type { Reachable } from '../service.js';

export type Desk = 'lawyer' | 'bureau';

/** A desk's browser with `person` signed in; at its first address (such as `/lawyer/`) but not yet there. */
export async function openDesk(
  service: Reachable,
  desk: Desk,
  person?: Person,
  options: BrowserContextOptions = {},
): Promise<Face> {
  const watched = await openPage({
    viewport: { width: 1280, height: 800 },
    baseURL: service.url,
    reducedMotion: 'reduce',
    ...options,
  });
  if (person)
    await watched.page.addInitScript(signIn, [`session-${desk}`, JSON.stringify(person.tokens)] as const);
  return { ...watched, strangers: strangersTo(watched.page, service.url) };
}

/** In the page, before any script of its own; once for a tab. */
function signIn([key, session]: readonly [string, string]): void {
  if (sessionStorage.getItem('kept')) return;
  sessionStorage.setItem('kept', '1');
  localStorage.setItem(key, session);
}
