import { chromium } from 'playwright-core';
import { atEnd } from './cleanup.mjs';
import { startedOnAll } from './cores.mjs';

const PHONE = { width: 390, height: 844 };
const ARGUMENTS = ['--no-sandbox', '--disable-quic', '--disable-background-networking'];
const TOKEN_LASTS_MS = 86_400_000;

/**
 * The machine's Chromium, on all its cores.
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function openBrowser() {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const browser = await startedOnAll(() => chromium.launch({ executablePath, args: ARGUMENTS }));
  atEnd(() => browser.close());
  return browser;
}

/**
 * A phone of its own, with nothing kept on it but perhaps a session.
 * @param {import('playwright-core').Browser} browser
 * @param {string} url of the service
 * @param {import('./people.mjs').Person} [person] who is signed in
 * @returns {Promise<import('playwright-core').Page>} at no address yet; its context is closed by {@link closePhone}
 */
export async function openPhone(browser, url, person) {
  const context = await browser.newContext({ baseURL: url, viewport: PHONE, isMobile: true, hasTouch: true });
  if (person) await context.addInitScript(keepSession, sessionOf(person));
  return context.newPage();
}

/**
 * @param {import('playwright-core').Page} phone
 * @returns {Promise<void>}
 */
export function closePhone(phone) {
  return phone.context().close();
}

function sessionOf({ id, token }) {
  return JSON.stringify({
    accessToken: token,
    refreshToken: '',
    expiresAt: new Date(Date.now() + TOKEN_LASTS_MS).toISOString(),
    account: { id, role: 'resident', displayName: '居民' },
  });
}

/** In the page. */
function keepSession(session) {
  localStorage.setItem('session', session);
}
