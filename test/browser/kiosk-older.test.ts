import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startService, type TestService } from '../support/service.js';
import { comeByCard, newCard, terminal, type PlayedCard, type Terminal } from '../support/terminal.js';

const PIN = '283940';

/** What is older than today is shown to whoever has more than a card; the first time, they get it here. */
describe('keeping a way to what is older, at a terminal', () => {
  let service: TestService;
  let days = 0;

  beforeAll(async () => {
    service = await startService();
  });

  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const type = async (page: Page, digits: string) => {
    for (const digit of digits) await button(page, digit).click();
  };
  /** Somebody new who has placed an order today, with the dialog in front of them. */
  const come = async (kiosk: Terminal, card: PlayedCard) => {
    await kiosk.page.goto(`${service.url}/kiosk?next=/orders`);
    const person = await comeByCard(service, kiosk, card);
    await person.post('/orders', { mode: 'online', board: 'labor', description: '老板欠工资' }).expect(201);
    await button(kiosk.page, '看以前的').click();
  };
  /** The same card on the next day, with the dialog in front of them. */
  const comeAgain = async (kiosk: Terminal, card: PlayedCard) => {
    await button(kiosk.page, '办完了，离开').click();
    await kiosk.page.getByText('您的信息已从本机清除').waitFor();
    await service.moveClock(`${++days} days`);
    await kiosk.page.goto(`${service.url}/kiosk?next=/orders`);
    const person = await comeByCard(service, kiosk, card);
    await button(kiosk.page, '看以前的').click();
    return person;
  };
  const opens = async ({ page, faults }: Terminal, refused: RegExp) => {
    await page.getByText('核对好了').waitFor();
    await button(page, '关闭').click();
    await page.getByText('老板欠工资').waitFor();
    expect(faults.filter((fault) => !refused.test(fault))).toEqual([]);
  };

  it('sets a PIN, none that is guessed at once, and opens by it the day after', async () => {
    const kiosk = await terminal(service);
    const { page } = kiosk;
    const card = newCard();
    await come(kiosk, card);
    await button(page, '设 6 位密码').click();
    await type(page, '123456');
    await button(page, '保存').click();
    await page.getByText('太容易被猜到').waitFor();
    await type(page, PIN);
    await button(page, '保存').click();
    await page.getByText('密码记好了').waitFor();
    await button(page, '关闭').click();
    await comeAgain(kiosk, card);
    await button(page, '用 6 位密码').click();
    await type(page, '111999');
    await button(page, '核对').click();
    await page.getByText('不对，请再看一下').waitFor();
    await type(page, PIN);
    await button(page, '核对').click();
    await opens(kiosk, /status of (401|422)/);
  });

  it('takes a phone, proven by its code, and opens by its code the day after', async () => {
    const kiosk = await terminal(service);
    const { page } = kiosk;
    const card = newCard();
    const phone = '10000000888';
    await come(kiosk, card);
    await button(page, '留手机号').click();
    await type(page, phone);
    await button(page, '下一步').click();
    await page.getByLabel('收到的 6 位验证码').waitFor();
    await type(page, await service.smsCode(phone));
    await button(page, '保存').click();
    await page.getByText('手机号记好了').waitFor();
    await button(page, '关闭').click();
    await comeAgain(kiosk, card);
    await button(page, '发短信验证码到 100****0888').click();
    await page.getByLabel('收到的 6 位验证码').waitFor();
    await type(page, await service.smsCode(phone));
    await button(page, '核对').click();
    await opens(kiosk, /^$/);
  });
});
