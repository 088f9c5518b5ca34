import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { atEnd } from './at-end.js';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  // A microphone that beeps, and nobody who has to allow it.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

/** A page and what went wrong on it. */
export interface WatchedPage {
  page: Page;
  /** Messages of its console and its uncaught errors; refused scripts and styles are among them. */
  faults: string[];
}

let opening: Promise<Browser> | undefined;

/** A new page, without cookies or storage, in the machine's Chromium; at a desk unless another window is asked for. */
export async function openPage(options: BrowserContextOptions = {}): Promise<WatchedPage> {
  opening ??= launchBrowser();
  const browser = await opening;
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    // What moves without end is drawn without end, by a processor that others need.
    reducedMotion: 'reduce',
    ...options,
  });
  // Before the test's own time is up, so that a failure names what was waited for.
  context.setDefaultTimeout(45_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  return { page, faults };
}

async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ARGUMENTS });
  atEnd(() => browser.close());
  return browser;
}
