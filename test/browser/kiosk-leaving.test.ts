import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { inMemoryOf } from '../support/heap.js';
import { activeOrder } from '../support/given.js';
import { lawyer } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { comeByCard, newCard, terminal } from '../support/terminal.js';
import { entries, scatter, tracesIn, type Traces } from '../support/traces.js';

describe('who leaves a kiosk', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startService({ KIOSK_SESSION_MS: '240000' });
  });

  it('leaves nothing behind: no storage, no history, no clipboard, no words in memory, no session', async () => {
    const kiosk = await terminal(service);
    const { page, faults } = kiosk;
    const origin = service.url;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
    const before = await entries(page);
    const card = newCard({ name: '赵无痕' });
    const person = await comeByCard(service, kiosk, card);
    const secret = '只有我知道的话kq7z';
    const order = await activeOrder(person, await lawyer(service, 1));
    await person.say(order.id, `${secret}，只对律师说`).expect(201);
    await page.getByRole('link', { name: '我的咨询' }).click();
    await page.locator(`a[href$="/orders/${order.id}"]`).click();
    await page.getByText(`${secret}，只对律师说`).waitFor();
    await scatter(page, secret);
    const words = [secret, card.number, card.name, person.token, order.id];
    expect(await inMemoryOf(page, words)).toEqual(expect.arrayContaining([secret, person.token, order.id]));
    expect(await tracesIn(page)).not.toEqual(CLEAN);

    await page.getByRole('button', { name: '办完了，离开' }).click();
    await page.getByText('您的信息已从本机清除').waitFor();
    expect(page.url()).toBe(`${origin}/kiosk`);
    expect(await tracesIn(page)).toEqual(CLEAN);
    expect(await inMemoryOf(page, words)).toEqual([]);
    await person.get('/me').expect(401);
    expect(await entries(page)).toBe(before);
    for (let n = 0; n < 5; n += 1) {
      await page.goBack();
      expect(await page.content()).not.toContain(secret);
      expect([`${origin}/kiosk`, 'about:blank']).toContain(page.url());
    }
    expect(faults).toEqual([]);
  });

  it('is asked after 90 s without a touch, may say that they are there, and is gone 15 s later otherwise', async () => {
    const kiosk = await terminal(service);
    const { page, faults } = kiosk;
    await page.clock.install();
    await page.reload();
    const person = await comeByCard(service, kiosk);
    await page.mouse.click(500, 900);
    const told = page.waitForRequest((request) => request.url().endsWith('/current/activity'));
    await page.clock.fastForward(60_000);
    await told;
    await page.clock.fastForward(15_000);
    expect(await page.getByText('您还在吗').count()).toBe(0);
    await page.clock.fastForward(16_000);
    await page.getByRole('alertdialog', { name: '您还在吗？' }).waitFor();
    await page.getByText(/\d+ 秒后会自动退出/).waitFor();
    await page.getByRole('button', { name: '我还在' }).click();
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await person.get('/me').expect(200);

    await page.clock.fastForward(91_000);
    await page.getByRole('alertdialog').waitFor();
    await page.clock.fastForward(15_000);
    await page.getByText('刚才没有人在用，已经自动退出').waitFor();
    expect(await tracesIn(page)).toEqual(CLEAN);
    await person.get('/me').expect(401);
    // What was being asked when the session ended is refused, and said so in the console.
    expect(faults.filter((fault) => !fault.includes('401'))).toEqual([]);
  });

  it('before they signed in is wiped as well, and the first page alone is never', async () => {
    const { page, faults } = await terminal(service);
    await page.clock.install();
    await page.reload();
    await page.getByRole('link', { name: '先看看' }).click();
    await page.getByRole('button', { name: '办完了，离开' }).waitFor();
    await page.clock.fastForward(106_000);
    await page.getByText('刚才没有人在用').waitFor();
    await page.clock.fastForward(300_000);
    await page.getByText('把身份证放在读卡区').waitFor();
    expect(await page.getByRole('alertdialog').count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it('is told two minutes before the time is over, and is out when it is', async () => {
    const kiosk = await terminal(service);
    const { page, faults } = kiosk;
    await page.clock.install();
    await page.reload();
    const person = await comeByCard(service, kiosk);
    await pass(page, 80_000);
    expect(await page.getByText('还有不到 2 分钟').count()).toBe(0);
    await pass(page, 45_000);
    await page.getByText('还有不到 2 分钟').waitFor();
    await pass(page, 80_000);
    await page.clock.fastForward(40_000);
    await page.getByText('刚才时间到了，已经退出').waitFor();
    await person.get('/me').expect(401);
    // What was still asked for as the time ran out is refused.
    expect(faults.filter((fault) => !/\b401\b/.test(fault))).toEqual([]);
  });

  it('does so by Escape three times, too', async () => {
    const kiosk = await terminal(service);
    const person = await comeByCard(service, kiosk);
    for (let n = 0; n < 3; n += 1) await kiosk.page.keyboard.press('Escape');
    await kiosk.page.getByText('您的信息已从本机清除').waitFor();
    await person.get('/me').expect(401);
  });

  it('finds the first page again when the network comes back', async () => {
    const kiosk = await terminal(service);
    const { page } = kiosk;
    const person = await comeByCard(service, kiosk);
    await page.context().setOffline(true);
    await page.getByRole('button', { name: '办完了，离开' }).click();
    await page.getByText('网络断了').waitFor();
    await page.context().setOffline(false);
    await page.getByText('把身份证放在读卡区').waitFor();
    expect(await tracesIn(page)).toEqual(CLEAN);
    expect(await inMemoryOf(page, [person.token])).toEqual([]);
  });
});

/** Time passes, and somebody touches the page at the end of it. */
async function pass(page: Page, ms: number): Promise<void> {
  await page.clock.fastForward(ms);
  await page.mouse.click(500, 900);
  await page.clock.runFor(1000);
}

const CLEAN: Traces = {
  local: [],
  // The mark of a kiosk's tab, and what the router writes when it has nothing to write.
  session: { kiosk: '1', 'vue-router:scroll': '{}' },
  databases: ['kiosk-device'],
  caches: [],
  name: '',
  clipboard: ' ',
};
