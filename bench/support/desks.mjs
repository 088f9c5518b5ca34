const TOKEN_LASTS_MS = 86_400_000;
const ROLES = { lawyer: 'lawyer', bureau: 'operator' };

/**
 * A desk's browser of its own, with somebody signed in.
 * @param {import('playwright-core').Browser} browser
 * @param {string} url of the service
 * @param {'lawyer' | 'bureau'} face
 * @param {import('./people.mjs').Person} person
 * @returns {Promise<import('playwright-core').Page>} at no address yet
 */
export async function openDesk(browser, url, face, { id, token }) {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
  const session = {
    accessToken: token,
    refreshToken: '',
    expiresAt: new Date(Date.now() + TOKEN_LASTS_MS).toISOString(),
    account: { id, role: ROLES[face], displayName: '测速' },
  };
  await context.addInitScript(keep, [`session-${face}`, JSON.stringify(session)]);
  return context.newPage();
}

/** In the page. */
function keep([key, session]) {
  localStorage.setItem(key, session);
}
