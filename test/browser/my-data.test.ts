import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { openFace } from '../support/face/open-face.js';
import { activeOrder } from '../support/given.js';
import { lawyer, resident } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

describe('what is kept of a resident', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startService();
  });

  it('is seen masked, and the name is changed there', async () => {
    const person = await resident(service, '10000000811');
    const { page, faults } = await openFace(service, { person });
    await page.goto('/me');
    await page.getByText('100****0811').waitFor();
    await page.getByLabel('怎么称呼您').fill('  ');
    await page.getByRole('button', { name: '保存称呼' }).click();
    await page.getByRole('alert').getByText('1 到 32 个字').waitFor();
    await page.getByLabel('怎么称呼您').fill('张大娘');
    await page.getByRole('button', { name: '保存称呼' }).click();
    await page.getByText('称呼已保存').waitFor();
    expect((await person.get('/me').expect(200)).body).toMatchObject({ displayName: '张大娘' });
    expect(faults).toEqual([]);
  });

  it('is downloaded as one file, with what was said in it', async () => {
    const person = await resident(service);
    const order = await activeOrder(person, await lawyer(service, 1));
    await person.say(order.id, '我说过的一句话。').expect(201);
    const { page, faults } = await openFace(service, { person });
    await page.goto('/me');
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载全部资料' }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe('我的资料.json');
    const data = JSON.parse(await readFile(await saved.path(), 'utf8')) as object;
    expect(JSON.stringify(data)).toContain('我说过的一句话。');
    await page.getByText('已经下载').waitFor();
    expect(faults).toEqual([]);
  });

  it('is erased after a last look at what that means, and not while a consultation is open', async () => {
    const person = await resident(service, '10000000813');
    const order = await activeOrder(person, await lawyer(service, 1));
    const { page, faults } = await openFace(service, { person });
    await page.goto('/me');
    await page.getByRole('button', { name: '我要删除' }).click();
    await page.getByText('删了就找不回来').waitFor();
    await page.getByRole('button', { name: '不删了' }).click();
    await page.getByRole('button', { name: '我要删除' }).click();
    await page.getByRole('button', { name: '全部删除' }).click();
    await page.getByRole('alert').getByText('还有没结束的咨询').waitFor();
    expect(await page.getByRole('link', { name: '去看没结束的咨询' }).getAttribute('href')).toBe('/orders');
    await person.post(`/orders/${order.id}/complete`).expect(200);
    await page.getByRole('button', { name: '全部删除' }).click();
    await page.getByText('您的资料已经全部删除').waitFor();
    expect(await page.evaluate(() => localStorage.getItem('session'))).toBeNull();
    await person.get('/me').expect(401);
    await page.getByRole('link', { name: '回到首页' }).click();
    await page.waitForURL(`${service.url}/`);
    const anew = await resident(service, '10000000813');
    expect((await anew.get('/orders').expect(200)).body).toMatchObject({ items: [] });
    expect(faults.filter((fault) => !fault.startsWith('Failed to load resource'))).toEqual([]);
  });

  it('is out of reach of the next person once somebody signed out', async () => {
    const person = await resident(service);
    const { page, faults } = await openFace(service, { person });
    await page.goto('/me');
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.waitForURL(`${service.url}/`);
    await expect.poll(async () => (await person.get('/me')).status).toBe(401);
    await page.goto('/me');
    await page.waitForURL(/\/sign-in\?next=/);
    expect(faults).toEqual([]);
  });
});
