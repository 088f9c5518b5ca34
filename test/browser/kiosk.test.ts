import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { anyone, operator, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { comeByCard, layCard, newCard, terminal } from '../support/terminal.js';
import { deviceKey } from '../support/traces.js';

describe('a kiosk', () => {
  let service: TestService;
  let bureau: Person;

  beforeAll(async () => {
    service = await startService();
    bureau = await operator(service);
  });

  it('is enrolled by a code, once, with a key that cannot be taken out of the browser', async () => {
    const { page, faults, kioskId } = await terminal(service);
    await page.getByText('把身份证放在读卡区').waitFor();
    const kept = await deviceKey(page);
    expect(kept).toMatchObject({ kioskId, extractable: false, type: 'private', exported: 'refused' });
    expect(faults).toEqual([]);
  });

  it('says what is wrong with a code', async () => {
    const { page } = await terminal(service);
    await page.goto(`${service.url}/kiosk/enrol`);
    await page.getByText('本机已经登记为：董集镇薛家村').waitFor();
    await page.getByLabel('登记码').fill('ABC');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByText('登记码是 8 位字母和数字').waitFor();
    await page.getByLabel('登记码').fill('ABCD-2345');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByText('登记码不对').waitFor();
    expect(page.url()).toBe(`${service.url}/kiosk/enrol`);
  });

  it('lets in whoever lays down a card, under the name on it, and forgets them on a reload', async () => {
    const kiosk = await terminal(service);
    const { page, faults } = kiosk;
    const person = await comeByCard(service, kiosk, newCard({ name: '王小明' }));
    const { body } = await person.get('/me').expect(200);
    expect(body).toMatchObject({ role: 'resident', card: { name: '王*明' } });
    await page.getByText('请拿好您的身份证').waitFor();
    expect(page.url()).toBe(`${service.url}/kiosk`);
    expect(faults).toEqual([]);
    await page.reload();
    await page.getByText('把身份证放在读卡区').waitFor();
  });

  it.each([
    ['that has expired', { expiresOn: '20200101' }, '这张身份证已经过期了'],
    ['with a wrong number', { number: '999900195001010000' }, '号码不对'],
    ['that was not read to the end', { expiresOn: '' }, '没有读全'],
  ])('refuses a card %s in words, and takes the next', async (_what, fields, words) => {
    const kiosk = await terminal(service);
    await kiosk.page.getByText('把身份证放在读卡区').waitFor();
    const asked: string[] = [];
    kiosk.page.on('request', (request) => asked.push(request.url()));
    await layCard(kiosk.page, newCard(fields));
    await kiosk.page.getByText(words).waitFor();
    expect(asked.filter((url) => url.endsWith('/auth/sessions'))).toEqual([]);
    await comeByCard(service, kiosk);
    expect(kiosk.faults).toEqual([]);
  });

  it('leads whoever wanted a page there after the card', async () => {
    const kiosk = await terminal(service);
    await kiosk.page.goto(`${service.url}/kiosk?next=/orders`);
    await comeByCard(service, kiosk);
    await kiosk.page.getByText('这里只显示今天的咨询').waitFor();
    expect(kiosk.page.url()).toBe(`${service.url}/kiosk`);
  });

  it('that is revoked says so within a second, with somebody signed in and without', async () => {
    const kiosk = await terminal(service);
    const { page } = kiosk;
    const person = await comeByCard(service, kiosk);
    await expect
      .poll(() => page.evaluate(() => performance.getEntriesByType('resource').length))
      .toBeGreaterThan(0);
    await bureau.delete(`/kiosks/${kiosk.kioskId}`).expect(204);
    const revokedAt = Date.now();
    await page.getByText('本机已停用').waitFor();
    expect(Date.now() - revokedAt).toBeLessThan(1000);
    await person.get('/me').expect(401);
    await page.getByText('请找村里的工作人员').waitFor();
    await page.reload();
    await page.getByText('本机已停用').waitFor();
    expect(await page.getByText('把身份证放在读卡区').count()).toBe(0);
  });

  it('lets the person say that village staff help, on every page, and the service hears of it', async () => {
    const kiosk = await terminal(service);
    const { page } = kiosk;
    const person = await comeByCard(service, kiosk);
    await page.getByRole('button', { name: '有工作人员帮我' }).click();
    await page.getByRole('dialog').getByLabel('工作人员姓名').fill('小刘');
    await page.getByRole('button', { name: '好，请他帮我' }).click();
    await page.getByText('工作人员小刘正在旁边帮您').waitFor();
    const { body } = await person.put('/auth/sessions/current/activity').expect(200);
    expect(body).toMatchObject({ helping: true, helperName: '小刘' });
    await page.getByRole('button', { name: '不用帮了' }).click();
    await page.getByRole('button', { name: '有工作人员帮我' }).waitFor();
    expect(kiosk.faults).toEqual([]);
  });

  it('signs what nobody can use again, nor for another card', async () => {
    const kiosk = await terminal(service);
    const asked = kiosk.page.waitForRequest((request) => request.url().endsWith('/auth/sessions'));
    await comeByCard(service, kiosk);
    const assertion = (await asked).postDataJSON() as { nonce: string; card: object };
    const replayed = await anyone(service).post('/auth/sessions', assertion).expect(401);
    expect(replayed.body).toMatchObject({ code: 'BAD_CREDENTIALS' });
    const { body } = await anyone(service).post(`/kiosks/${kiosk.kioskId}/challenges`).expect(201);
    const { nonce } = body as { nonce: string };
    const forged = { ...assertion, nonce, card: newCard() };
    await anyone(service).post('/auth/sessions', forged).expect(401);
  });

  it('shows today’s consultations to a card alone, and older ones after a code to the phone', async () => {
    const kiosk = await terminal(service);
    const { page, faults } = kiosk;
    const card = newCard();
    const phone = '10000000999';
    const person = await comeByCard(service, kiosk, card);
    await anyone(service).post('/auth/sms-codes', { phone }).expect(202);
    await person.post('/me/phone', { phone, code: await service.smsCode(phone) }).expect(200);
    const placed = { mode: 'online', board: 'labor', description: '老板欠工资' };
    await person.post('/orders', placed).expect(201);
    await page.getByRole('button', { name: '办完了，离开' }).click();
    await page.getByText('您的信息已从本机清除').waitFor();

    await service.moveClock('1 day');
    await page.goto(`${service.url}/kiosk?next=/orders`);
    const again = await comeByCard(service, kiosk, card);
    expect((await again.get('/orders').expect(200)).body).toMatchObject({ items: [] });
    await page.getByRole('button', { name: '看以前的' }).click();
    await page.getByRole('button', { name: '发短信验证码到 100****0999' }).click();
    const code = await codeAfter(service, phone, page.getByLabel('收到的 6 位验证码'));
    for (const digit of code) await page.getByRole('button', { name: digit, exact: true }).click();
    await page.getByRole('button', { name: '核对' }).click();
    await page.getByText('核对好了').waitFor();
    await page.getByRole('button', { name: '关闭' }).click();
    await page.getByText('这里只显示今天的咨询').waitFor({ state: 'detached' });
    const { body } = await again.get('/orders').expect(200);
    expect((body as { items: object[] }).items).toHaveLength(1);
    expect(faults).toEqual([]);
  });

  it('lets nobody in with a signature that came too late, and says so', async () => {
    const kiosk = await terminal(service);
    const { page } = kiosk;
    await page.route('**/auth/sessions', async (route) => {
      await service.moveClock('1 day 61 seconds');
      await route.continue();
    });
    await page.getByText('把身份证放在读卡区').waitFor();
    await layCard(page, newCard());
    await page.getByText('没有登录成功').waitFor();
    expect(await page.getByRole('button', { name: '办完了，离开' }).count()).toBe(0);
  });
});

/** The code of the message that was sent before `field` was shown. */
async function codeAfter(service: TestService, phone: string, field: Locator): Promise<string> {
  await field.waitFor();
  return service.smsCode(phone);
}
