import { io } from 'socket.io-client';
import { addPast } from './support/crowd.mjs';
import { openBrowser } from './support/browser.mjs';
import { openDesk } from './support/desks.mjs';
import { noteOffers, noteSwitching, timeUntil } from './support/in-desk.mjs';
import { measure } from './support/measure.mjs';
import { goLive, lawyers, operators, residents } from './support/people.mjs';
import { alternate } from './support/rounds.mjs';
import { fill, servedOrder } from './support/served-orders.mjs';
import { quantile } from './support/statistics.mjs';

const OTHERS = 500;
const OFFERS = 30;
const PAST = 100_000;
const TALKS = 20;
const DAYS = 14;
const WITHIN_MS = 30_000;
const BEAT_MS = 15_000;
const DAY_MS = 86_400_000;

/**
 * What lawyers and operators feel: how soon an offer is shown while 500 other workbenches are connected, how soon the day
 * and the cover map are there with 100,000 orders behind them, and how soon another of 20 conversations.
 * @param {import('./support/lab.mjs').Lab} lab
 * @returns {Promise<import('./support/measure.mjs').Measure[]>}
 */
export async function run(lab) {
  const { url, pool } = await lab.database();
  const server = await lab.server(url);
  await addPast(pool, PAST);
  const [advocate, talker, ...others] = await lawyers(pool, OTHERS + 2);
  const [asker, ...clients] = await residents(pool, TALKS + 1);
  const [operator] = await operators(pool, 1);
  await goLive(pool, [advocate, talker]);
  const talks = [];
  for (const client of clients) {
    const orderId = await servedOrder(server.url, pool, client, talker);
    await fill(pool, { orderId, upTo: 60, senders: [client.id, talker.id] });
    talks.push(orderId);
  }
  await planRoster(server.url, operator);
  const crowd = connectAll(server.url, others);
  await crowd.connected;
  const browser = await openBrowser();
  const bench = await openDesk(browser, server.url, 'lawyer', advocate);
  await bench.goto('/lawyer/', { waitUntil: 'networkidle' });
  await bench.evaluate(noteOffers);
  const desk = await openDesk(browser, server.url, 'lawyer', talker);
  await openEach(desk, talks);
  const rounds = await alternate('desk', {
    offers: () => offers(bench, server.url, { asker, advocate }),
    switching: () => switching(desk, talks),
    day: () => day(browser, server.url, operator),
    map: () => map(browser, server.url, operator),
  });
  crowd.close();
  const of = (thing, figure) => rounds[thing].map((round) => round[figure]);
  return [
    measure(`offer sent → shown, ${OTHERS} other workbenches`, 'ms p95', of('offers', 'p95'), {
      goal: { of: 'ours', atMost: 100 },
    }),
    measure(`switching among ${TALKS} conversations`, 'ms p95', of('switching', 'p95'), {
      goal: { of: 'ours', atMost: 50 },
    }),
    measure(`the day with ${PAST} orders usable`, 'ms', of('day', 'ms'), {
      goal: { of: 'ours', atMost: 1000 },
    }),
    measure(`the cover map of ${DAYS} days`, 'ms', of('map', 'ms'), { goal: { of: 'ours', atMost: 300 } }),
  ];
}

/** A roster that has shifts to draw. */
async function planRoster(url, operator) {
  const call = async (path, body) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${operator.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return response.json();
  };
  const at = (ms) => new Date(Date.now() + ms).toISOString();
  const wanted = { from: at(60_000), to: at(DAYS * DAY_MS), cuts: ['08:00', '20:00'], standby: false };
  const { id } = await call('/roster/plan', { ...wanted, boardsPerShift: 1, seed: 1, wishes: [] });
  await call(`/roster/plans/${id}/accept`, {});
}

/** Workbenches that beat, as sockets alone. */
function connectAll(url, people) {
  const sockets = people.map(({ token }) =>
    io(url, { auth: { token }, transports: ['websocket'], forceNew: true }),
  );
  const beats = setInterval(() => {
    for (const socket of sockets) socket.emit('presence:beat', { state: 'away' }, () => undefined);
  }, BEAT_MS);
  return {
    connected: Promise.all(
      sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve))),
    ),
    close: () => {
      clearInterval(beats);
      for (const socket of sockets) socket.close();
    },
  };
}

/** When an offer was made, by the database's clock, which is this machine's. */
async function madeAt(url, { token }, orderId) {
  const response = await fetch(`${url}/api/v1/me/offers`, { headers: { Authorization: `Bearer ${token}` } });
  const { items } = await response.json();
  return Date.parse(items.find((offer) => offer.orderId === orderId).madeAt);
}

/** Milliseconds from the moment an offer is made to the frame that shows it to the lawyer. */
async function offers(page, url, { asker, advocate }) {
  const took = [];
  const call = (path, body) =>
    fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${asker.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  for (let n = 0; n < OFFERS; n++) {
    const placed = await call('/orders', {
      mode: 'online',
      board: 'labor',
      lawyerId: advocate.id,
      description: '老板拖欠工资三个月。',
    });
    const { id } = await placed.json();
    const shown = await page.waitForFunction((of) => globalThis.offerShownAt(of), id, { timeout: WITHIN_MS });
    took.push((await shown.jsonValue()) - (await madeAt(url, advocate, id)));
    await call(`/orders/${id}/cancel`, {});
    await page.waitForFunction((of) => !document.querySelector(`[data-order="${of}"]`), id, {
      timeout: WITHIN_MS,
    });
  }
  return { p95: quantile(took, 0.95) };
}

async function openEach(page, talks) {
  await page.goto(`/lawyer/orders/${talks[0]}`, { waitUntil: 'networkidle' });
  for (const id of talks) {
    await page.locator(`a[href="/lawyer/orders/${id}"]`).click();
    await page.locator(`[data-talk="${id}"] [role="region"]`).waitFor();
  }
}

/** From the press on a conversation to the frame that shows its words. */
async function switching(page, talks) {
  const took = [];
  for (const id of talks) took.push(await page.evaluate(noteSwitching, id));
  return { p95: quantile(took, 0.95) };
}

async function day(browser, url, operator) {
  const page = await openDesk(browser, url, 'bureau', operator);
  await page.goto('/bureau/', { waitUntil: 'commit' });
  const ms = await page.evaluate(timeUntil, { selector: 'caption', atLeast: 1 });
  await page.context().close();
  return { ms };
}

/** From the press on its place to the frame with all of its cells. */
async function map(browser, url, operator) {
  const page = await openDesk(browser, url, 'bureau', operator);
  await page.goto('/bureau/cover', { waitUntil: 'networkidle' });
  await page.locator('a[href="/bureau/figures"]').click();
  await page.waitForURL('**/figures');
  const ms = await page.evaluate(timeUntil, {
    press: 'a[href="/bureau/cover"]',
    selector: '[data-cell]',
    atLeast: 12 * DAYS * 24,
  });
  await page.context().close();
  return { ms };
}
