import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { atOrder, NOTED, ordersOf, send, tell, type Placed } from '../support/face/placing.js';
import { resident } from '../support/people.js';
import { openPhone } from '../support/phone.js';
import { startService, type TestService } from '../support/service.js';

const BOARD = 'labor';

/** Whatever fingers and networks do. */
describe('placing an order once', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startService();
  });

  it('is one order however often it is tapped', async () => {
    const person = await resident(service);
    const { page, faults } = await openPhone(service, { person });
    await page.goto(`/place?board=${BOARD}`);
    await tell(page, '点两下');
    await send(page).evaluate((element) => {
      const button = element as HTMLElement;
      button.click();
      button.click();
      button.click();
    });
    await atOrder(page);
    expect(await ordersOf(person)).toHaveLength(1);
    expect(faults).toEqual([]);
  });

  it('is one order when the answer was lost, and is found by itself', async () => {
    const person = await resident(service);
    const { page, faults } = await openPhone(service, { person });
    await loseAnswer(page);
    await page.goto(`/place?board=${BOARD}`);
    await tell(page, '答复丢了');
    await send(page).click();
    await page.getByText(/还没有发出去/).waitFor();
    const [{ id }] = (await ordersOf(person)) as [Placed];
    expect(await atOrder(page)).toBe(id);
    expect(await ordersOf(person)).toHaveLength(1);
    expect(faults.filter((fault) => !NOTED.test(fault))).toEqual([]);
  });

  it('is one order when the answer was lost and other words were written meanwhile', async () => {
    const person = await resident(service);
    const { page, faults } = await openPhone(service, { person });
    await loseAnswer(page);
    await page.goto(`/place?board=${BOARD}`);
    await tell(page, '答复丢了');
    await send(page).click();
    await page.getByRole('button', { name: '先不发了' }).click();
    await tell(page, '答复丢了，又写了几句');
    await send(page).click();
    const id = await atOrder(page);
    expect(await ordersOf(person)).toMatchObject([{ id, description: '答复丢了' }]);
    expect(faults.filter((fault) => !NOTED.test(fault))).toEqual([]);
  });

  it('says that the network is away, and is sent once it is back', async () => {
    const person = await resident(service);
    const { page, faults } = await openPhone(service, { person });
    await page.goto(`/place?board=${BOARD}`);
    await tell(page, '信号不好');
    await page.context().setOffline(true);
    await send(page).click();
    await page.getByText(/网络不通，还没有发出去/).waitFor();
    expect(await ordersOf(person)).toHaveLength(0);
    await page.context().setOffline(false);
    const id = await atOrder(page);
    expect(await ordersOf(person)).toMatchObject([{ id, description: '信号不好' }]);
    expect(faults.filter((fault) => !NOTED.test(fault))).toEqual([]);
  });
});

/** The next order reaches the service, and its answer never comes back. */
async function loseAnswer(page: Page): Promise<void> {
  let isLost = false;
  await page.route(
    (url) => url.pathname === '/api/v1/orders',
    async (route) => {
      if (isLost || route.request().method() !== 'POST') return route.fallback();
      isLost = true;
      await route.fetch();
      return route.abort();
    },
  );
}
