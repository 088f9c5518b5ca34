import { beforeAll, describe, expect, it } from 'vitest';
import { openFace } from '../support/face/open-face.js';
import { activeOrder, completedOrder, waitingOrder } from '../support/given.js';
import { lawyer, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

describe('the list of one’s consultations', () => {
  let service: TestService;
  let advocate: Person;

  beforeAll(async () => {
    service = await startService();
    advocate = await lawyer(service, 1);
  });

  it('shows what is open first, then what is over, newest first, with where each stands', async () => {
    const asker = await resident(service);
    const active = await activeOrder(asker, advocate);
    const done = await completedOrder(asker, advocate);
    const cancelled = await waitingOrder(asker, advocate);
    await asker.post(`/orders/${cancelled.id}/cancel`).expect(200);
    const waiting = await waitingOrder(asker, advocate);
    const { page, faults } = await openFace(service, { person: asker });
    await page.goto('/orders');
    const rows = page.locator('main li a');
    await expect.poll(() => rows.count()).toBe(4);
    const links = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('href')));
    expect(links).toEqual([waiting, active, cancelled, done].map(({ id }) => `/orders/${id}`));
    const words = await rows.allTextContents();
    for (const [n, status] of ['正在找律师', '律师正在解答', '已经取消', '已经结束'].entries())
      expect(words[n]).toContain(status);
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
      '正在进行',
      '以前的咨询',
    ]);
    expect(faults).toEqual([]);
  });

  it('tells of new messages as they come, without anybody looking again', async () => {
    const asker = await resident(service);
    const order = await activeOrder(asker, advocate);
    const { page, faults } = await openFace(service, { person: asker });
    await page.goto('/orders');
    await page.locator('main li a').waitFor();
    await advocate.say(order.id, '您好，请把工资条发给我。').expect(201);
    await page.getByText('1 条新消息').waitFor();
    await advocate.say(order.id, '照片也可以。').expect(201);
    await page.getByText('2 条新消息').waitFor();
    await advocate
      .post(`/orders/${order.id}/transfer`, { reason: 'unwell', statement: '请接着办。' })
      .expect(200);
    await page.getByText('正在找律师').waitFor();
    expect(faults).toEqual([]);
  });

  it('goes back as far as somebody wants, page by page', async () => {
    const asker = await resident(service);
    for (let n = 0; n < 25; n++) {
      const { id } = await waitingOrder(asker, advocate);
      await asker.post(`/orders/${id}/cancel`).expect(200);
    }
    const { page, faults } = await openFace(service, { person: asker });
    await page.goto('/orders');
    const rows = page.locator('main li a');
    await expect.poll(() => rows.count()).toBe(20);
    await page.getByRole('button', { name: '看更早的' }).click();
    await expect.poll(() => rows.count()).toBe(25);
    expect(await page.getByRole('button', { name: '看更早的' }).count()).toBe(0);
    expect(faults).toEqual([]);
  });
});
