import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openDesk } from '../support/desk/open-desk.js';
import { SUMMARY } from '../support/given.js';
import { lawyersOf } from '../support/ladder.js';
import { keepResult, rounds } from '../support/long.js';
import { operator, resident, type Person } from '../support/people.js';
import { startService } from '../support/service.js';

/** Eight hours of a busy lawyer. */
const ORDERS = rounds({ short: 26, long: 400 });
const MESSAGES = rounds({ short: 6, long: 25 });
/** So many conversations the workbench keeps; before they are full, memory rightly grows. */
const KEPT = 20;
const FIRST_TENTH = Math.max(KEPT + 1, ORDERS / 10);
/** Those who come again: signing in is not what is tried here. */
const PEOPLE = 8;

interface Held {
  heapBytes: number;
  listeners: number;
  nodes: number;
}

/** What the page holds after its rubbish was collected. */
async function heldBy(page: Page): Promise<Held> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  const of = (name: string) => metrics.find((metric) => metric.name === name)!.value;
  return { heapBytes: of('JSHeapUsedSize'), listeners: of('JSEventListeners'), nodes: of('Nodes') };
}

it(
  'a workbench of eight hours holds no more at the end than after the first tenth',
  { timeout: 1_800_000 },
  async () => {
    const service = await startService({ CHOSEN_MS: '600000', FIRST_ANSWER_MS: '3600000' });
    const bureau = await operator(service);
    const [advocate] = (await lawyersOf(service, bureau, 'debt', ['day1'])) as [Person];
    const people = await Promise.all(Array.from({ length: PEOPLE }, () => resident(service)));
    const { page, faults } = await openDesk(service, 'lawyer', advocate);
    await page.goto('/lawyer/');
    await page.getByRole('status').getByText('在线', { exact: true }).waitFor();
    let early: Held | undefined;
    let said = 0;
    for (let n = 0; n < ORDERS; n++) {
      const asker = people[n % PEOPLE]!;
      const { body } = await asker
        .post('/orders', {
          mode: 'online',
          board: 'debt',
          lawyerId: advocate.id,
          description: `第 ${n} 件：借钱不还。`,
        })
        .expect(201);
      const { id } = body as { id: string };
      await page.locator(`[data-order="${id}"]`).waitFor();
      await page.keyboard.press('Alt+y');
      await page.waitForURL(`**/lawyer/orders/${id}`);
      await page.getByLabel('写给居民的话').fill(`您好，第 ${n} 件。`);
      await page.getByLabel('写给居民的话').press('Enter');
      for (let m = 1; m < MESSAGES; m++)
        await (m % 2 ? asker : advocate).say(id, `第 ${n} 件第 ${m} 句：有借条吗？`).expect(201);
      said += MESSAGES;
      await page
        .getByText(`第 ${n} 件第 ${MESSAGES - 1} 句`)
        .first()
        .waitFor();
      await advocate.post(`/orders/${id}/complete`, { summary: SUMMARY }).expect(200);
      await page.getByText('不能再说话').waitFor();
      if (n + 1 === FIRST_TENTH) early = await heldBy(page);
    }
    const late = await heldBy(page);
    expect(late.heapBytes).toBeLessThan(1.3 * early!.heapBytes);
    expect(late.listeners).toBeLessThanOrEqual(1.1 * early!.listeners);
    expect(faults).toEqual([]);
    await keepResult('workbench-day', {
      orders: ORDERS,
      messages: said,
      early,
      late,
      ratio: late.heapBytes / early!.heapBytes,
    });
  },
);
