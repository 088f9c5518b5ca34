import { randomUUID } from 'node:crypto';
import { closePhone, openBrowser, openPhone } from './support/browser.mjs';
import { noteKeys, noteOpening, noteWhenUsable, noteWords, scrollUp } from './support/in-page.mjs';
import { measure } from './support/measure.mjs';
import { goLive, lawyers, residents } from './support/people.mjs';
import { alternate } from './support/rounds.mjs';
import { fill, servedOrder } from './support/served-orders.mjs';
import { quantile } from './support/statistics.mjs';

/** A village's phone: 1.6 Mbit/s down, 0.75 up, 150 ms there and back, a processor a quarter as fast. */
const SLOW_NET = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const SLOW_CPU = 4;
const WITHIN_MS = 30_000;
const TYPED = 60;
const LONG = 5000;
const SCROLL_MS = 3000;

/**
 * What a resident feels: how soon the start page can be used on a slow phone, how soon the other device shows what was
 * typed, and how a conversation of 5,000 messages opens and scrolls.
 * @param {import('./support/lab.mjs').Lab} lab
 * @returns {Promise<import('./support/measure.mjs').Measure[]>}
 */
export async function run(lab) {
  const { url, pool } = await lab.database();
  const server = await lab.server(url);
  const browser = await openBrowser();
  const [advocate] = await lawyers(pool, 1);
  const [talker, reader] = await residents(pool, 2);
  await goLive(pool, [advocate]);
  const talk = await servedOrder(server.url, pool, talker, advocate);
  const long = await servedOrder(server.url, pool, reader, advocate);
  await fill(pool, { orderId: long, upTo: LONG, senders: [reader.id, advocate.id] });
  const pair = await openPair(browser, server.url, { talker, talk });
  const rounds = await alternate('face', {
    start: () => start(browser, server.url),
    typing: () => typing(pair),
    long: () => openLong(browser, server.url, { reader, long }),
  });
  const of = (thing, figure) => rounds[thing].map((round) => round[figure]);
  return [
    measure('start page: script and style over the wire', 'kB', of('start', 'kB'), {
      goal: { of: 'ours', atMost: 170 },
    }),
    measure('start page usable, CPU ÷ 4, 1.6 Mbit/s', 'ms', of('start', 'usableMs'), {
      goal: { of: 'ours', atMost: 1500 },
    }),
    measure('typed → shown on the other device', 'ms p50', of('typing', 'p50'), {}),
    measure('typed → shown on the other device', 'ms p95', of('typing', 'p95'), {
      goal: { of: 'ours', atMost: 100 },
    }),
    measure(`a conversation of ${LONG} messages opens`, 'ms', of('long', 'openMs'), {
      goal: { of: 'ours', atMost: 500 },
    }),
    measure(`a conversation of ${LONG} messages scrolls`, 'frames/s', of('long', 'fps'), {
      goal: { of: 'ours', atLeast: 50 },
    }),
    measure('longest frame while it scrolls', 'ms', of('long', 'longestMs'), {}),
  ];
}

/** A new phone's first look at the start page. */
async function start(browser, url) {
  const phone = await openPhone(browser, url);
  const network = await phone.context().newCDPSession(phone);
  await network.send('Network.enable');
  await network.send('Network.emulateNetworkConditions', SLOW_NET);
  await network.send('Emulation.setCPUThrottlingRate', { rate: SLOW_CPU });
  const kinds = new Map();
  let bytes = 0;
  network.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (['Script', 'Stylesheet'].includes(kinds.get(requestId))) bytes += encodedDataLength;
  });
  await phone.addInitScript(noteWhenUsable);
  await phone.goto('/', { waitUntil: 'commit' });
  const usable = await phone.waitForFunction(() => globalThis.usableMs, undefined, { timeout: WITHIN_MS });
  const usableMs = await usable.jsonValue();
  // What it loads besides, for the pages that may come next, counts as well.
  await phone.waitForLoadState('networkidle');
  await network.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await phone.locator('a[href^="/boards/"]').first().click();
  await phone.waitForURL('**/boards/*');
  await closePhone(phone);
  return { kB: bytes / 1000, usableMs };
}

/** Two devices of one resident in the same conversation. */
async function openPair(browser, url, { talker, talk }) {
  const [from, to] = await Promise.all([1, 2].map(() => openPhone(browser, url, talker)));
  for (const phone of [from, to]) {
    await phone.goto(`/orders/${talk}`);
    await field(phone).waitFor();
  }
  await from.evaluate(noteKeys);
  await to.evaluate(noteWords);
  return { from, to };
}

const field = (phone) => phone.locator('main textarea, footer textarea').first();

/** Milliseconds from the key that sends it to the frame in which the other device shows it. */
async function typing({ from, to }) {
  const took = [];
  for (let n = 0; n < TYPED; n++) {
    const words = `第 ${n} 句 ${randomUUID().slice(0, 8)}`;
    await field(from).fill(words);
    await from.getByRole('button', { name: '发送' }).click();
    const shown = await to.waitForFunction((of) => globalThis.shownAt(of), words, { timeout: WITHIN_MS });
    took.push((await shown.jsonValue()) - (await from.evaluate(() => globalThis.pressedAt)));
  }
  return { p50: quantile(took, 0.5), p95: quantile(took, 0.95) };
}

/** From the list of orders to a long conversation's end on the screen, and up through it. */
async function openLong(browser, url, { reader, long }) {
  const phone = await openPhone(browser, url, reader);
  await phone.goto('/orders', { waitUntil: 'networkidle' });
  await phone.evaluate(noteOpening, `第 ${LONG} 句`);
  await phone.locator(`a[href="/orders/${long}"]`).first().click();
  const opened = await phone.waitForFunction(() => globalThis.openMs, undefined, { timeout: WITHIN_MS });
  const openMs = await opened.jsonValue();
  const { frames, longestMs, tookMs, movedPx } = await phone.evaluate(scrollUp, SCROLL_MS);
  if (movedPx < 10_000) throw new Error(`The conversation scrolled by ${movedPx} px only`);
  await closePhone(phone);
  return { openMs, fps: (frames / tookMs) * 1000, longestMs };
}
