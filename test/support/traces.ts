import type { Page } from 'playwright-core';
import { browserScript } from './browser-script.js';

/** What there is in the browser that a page can leave there. */
export interface Traces {
  local: string[];
  session: Record<string, string>;
  databases: string[];
  caches: string[];
  name: string;
  clipboard: string;
}

let script: Promise<string> | undefined;

/** Lets the functions below be asked of whatever the page shows from now on. */
export async function watchTraces(page: Page): Promise<void> {
  script ??= browserScript('traces.ts', 'traces');
  await page.addInitScript({ content: await script });
}

export function scatter(page: Page, words: string): Promise<void> {
  return page.evaluate(`traces.scatter(${JSON.stringify(words)})`);
}

export function tracesIn(page: Page): Promise<Traces> {
  return page.evaluate('traces.left()');
}

export function entries(page: Page): Promise<number> {
  return page.evaluate('traces.entries()');
}

export function deviceKey(page: Page): Promise<object> {
  return page.evaluate('traces.deviceKey()');
}
