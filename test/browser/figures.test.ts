import { beforeAll, describe, expect, it } from 'vitest';
import { openFace } from '../support/face/open-face.js';
import { completedOrder } from '../support/given.js';
import { lawyer, resident } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

describe('the page of public figures', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startService();
  });

  it('is there for anybody, and says so where there is nothing to count yet', async () => {
    const { page, faults, strangers } = await openFace(service);
    await page.goto('/figures');
    await page.getByText('服务 0 次，评价 0 次').waitFor();
    expect(await page.getByText('还没有，等有了服务记录再算。').count()).toBeGreaterThanOrEqual(4);
    await page.getByText('102 位').waitFor();
    expect(faults).toEqual([]);
    expect(strangers).toEqual([]);
  });

  it('shows satisfaction together with how many answered, and what each figure means', async () => {
    const [asker, silent, advocate] = await Promise.all([
      resident(service),
      resident(service),
      lawyer(service, 1),
    ]);
    const order = await completedOrder(asker, advocate);
    await completedOrder(silent, advocate);
    await asker.put(`/orders/${order.id}/rating`, { level: 5 }).expect(200);
    const { page, faults } = await openFace(service);
    await page.goto('/figures');
    await page.getByText('服务 2 次，评价 1 次').waitFor();
    const share = (name: string) =>
      page.locator('dt', { hasText: name }).locator('xpath=following-sibling::dd');
    expect(await share('满意率').textContent()).toBe('100%');
    expect(await share('评价率').textContent()).toBe('50%');
    await page.getByText('评价还很少').waitFor();
    await page.getByText('没有评价的不算满意').waitFor();
    expect(faults).toEqual([]);
  });
});
