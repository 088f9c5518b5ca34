import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDesk } from '../support/desk/open-desk.js';
import { openFace } from '../support/face/open-face.js';
import { say } from '../support/face/talk.js';
import { activeOrder, boardOf } from '../support/given.js';
import { lawyersOf } from '../support/ladder.js';
import { operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

/** What a browser notes of a request that was refused, as it should be. */
const REFUSED = /Failed to load resource/;

describe('a lawyer at the workbench, a resident on a phone', () => {
  let service: TestService;
  let bureau: Person;

  beforeAll(async () => {
    service = await startService({ FIRST_ANSWER_MS: '3600000', POOL_MS: '600000', CHOSEN_MS: '600000' });
    bureau = await operator(service);
  });

  const isOnline = (page: Page) => page.getByRole('status').getByText('在线', { exact: true }).waitFor();
  const write = async (page: Page, words: string) => {
    await page.getByLabel('写给居民的话').fill(words);
    await page.getByLabel('写给居民的话').press('Enter');
  };

  it('from 点单 through a transfer to 满意', { timeout: 90_000 }, async () => {
    const [first, second] = (await lawyersOf(service, bureau, 'family', ['desk1', 'desk2'])) as [
      Person,
      Person,
    ];
    const asker = await resident(service);
    const desks = await Promise.all([first, second].map((one) => openDesk(service, 'lawyer', one)));
    const [desk, other] = desks.map(({ page }) => page) as [Page, Page];
    await Promise.all([desk.goto('/lawyer/'), other.goto('/lawyer/')]);
    await Promise.all([isOnline(desk), isOnline(other)]);
    const phone = await openFace(service, { person: asker });
    const { body: placed } = await asker
      .post('/orders', {
        mode: 'online',
        board: 'family',
        lawyerId: first.id,
        description: '想离婚，孩子归谁？',
      })
      .expect(201);
    const { id } = placed as { id: string };
    await phone.page.goto(`/orders/${id}`);

    // The offer says what it is about, and not who asks.
    const offer = desk.getByRole('region', { name: '来单' });
    await offer.getByText('想离婚，孩子归谁？').waitFor();
    await desk.keyboard.press('Alt+y');
    await desk.waitForURL(`**/lawyer/orders/${id}`);
    await phone.page.getByText('律师在线').waitFor();
    await write(desk, '您好，孩子多大了？');
    await phone.page.getByText('您好，孩子多大了？').first().waitFor();
    await say(phone.page, '三岁。');
    await desk.getByText('三岁。').first().waitFor();

    await desk.getByRole('button', { name: '转办' }).first().click();
    await desk.getByLabel('转给').selectOption({ label: '● 在线 desk2某（山东desk2律师事务所）' });
    await desk.getByLabel('原因').fill('要开庭了');
    await desk.getByLabel('交接说明').fill('孩子三岁，双方都想要抚养权。');
    await desk.locator('form').getByRole('button', { name: '转办' }).click();
    await other.getByRole('region', { name: '来单' }).getByText('想离婚').waitFor();
    await other.getByRole('button', { name: /^接单/ }).click();
    await other.waitForURL(`**/lawyer/orders/${id}`);
    await other.getByText('交接说明：孩子三岁，双方都想要抚养权。').waitFor();
    await other.getByText('三岁。').first().waitFor();
    await write(other, '两岁以上看谁更有利于孩子。');
    await phone.page.getByText('两岁以上看谁更有利于孩子。').first().waitFor();

    await other.getByRole('button', { name: '书面意见' }).click();
    const fill = (label: string, words: string) => other.getByLabel(label, { exact: true }).fill(words);
    await fill('事实', '夫妻想离婚，孩子三岁。');
    await fill('依据', '民法典第一千零八十四条');
    await fill('下一步怎么做', '收集照顾孩子的证据\n协商探望');
    await fill('其他办法', '先调解');
    // What is written is there after a reload, too.
    await other.reload();
    await other.getByRole('button', { name: '书面意见' }).click();
    expect(await other.getByLabel('依据', { exact: true }).inputValue()).toBe('民法典第一千零八十四条');
    await other.getByRole('button', { name: '提交并办结' }).click();
    await other.getByText('请填写').waitFor();
    await fill('法律援助', '可以申请');
    await other.getByRole('button', { name: '提交并办结' }).click();
    await other.getByText('这个咨询已经已办结').or(other.getByText('不能再说话')).first().waitFor();

    await phone.page.getByRole('link', { name: '打分评价' }).click();
    await phone.page.getByText('满意', { exact: true }).click();
    await expect
      .poll(async () => (await asker.get(`/orders/${id}`)).body as object)
      .toMatchObject({ status: 'completed', rating: { level: 4 } });
    // The first desk hears that the order is not its own any more, and says so.
    await desk.getByText('这个咨询已经不在您这里').waitFor();
    expect(desks[1]!.faults).toEqual([]);
    expect(desks[0]!.faults.filter((fault) => !REFUSED.test(fault))).toEqual([]);
  });

  it('says of a visit that two grab at once who was faster, and when', { timeout: 60_000 }, async () => {
    const rivals = await lawyersOf(service, bureau, 'land', ['grab1', 'grab2'], {
      towns: ['胜坨镇'],
    });
    const asker = await resident(service);
    const from = new Date(Date.now() + 3 * 86_400_000).toISOString();
    const to = new Date(Date.now() + 3 * 86_400_000 + 3_600_000).toISOString();
    const visit = { town: '胜坨镇', place: '村委会', from, to };
    await asker
      .post('/orders', { mode: 'offline', board: 'land', description: '征地补偿没给。', visit })
      .expect(201);
    const desks = await Promise.all(rivals.map((one) => openDesk(service, 'lawyer', one)));
    await Promise.all(desks.map(({ page }) => page.goto('/lawyer/hall?mode=offline')));
    const buttons = desks.map(({ page }) => page.getByRole('button', { name: '抢单', exact: true }));
    await Promise.all(buttons.map((button) => button.waitFor()));
    await Promise.all(buttons.map((button) => button.click()));
    const won = desks.map(async ({ page }, n) => {
      await page.waitForURL('**/lawyer/orders/*');
      return n;
    });
    const winner = await Promise.any(won);
    const loser = desks[1 - winner]!;
    await loser.page
      .getByText(new RegExp(`grab${winner + 1}某律师在今天 \\d\\d:\\d\\d先接走了这一单`))
      .waitFor();
    await loser.page.getByText('现在没有可以抢的单').waitFor();
    expect(desks[winner]!.faults).toEqual([]);
    expect(loser.faults.filter((fault) => !REFUSED.test(fault))).toEqual([]);
    await Promise.allSettled(won.map((one) => Promise.race([one, Promise.resolve()])));
  });

  it('leaves nothing that was written behind when somebody signs out', { timeout: 60_000 }, async () => {
    const [person] = (await lawyersOf(service, bureau, 'contract', ['gone2'])) as [Person];
    const { id } = await activeOrder(await resident(service), person);
    const { page } = await openDesk(service, 'lawyer', person);
    await page.goto(`/lawyer/orders/${id}`);
    await page.getByRole('button', { name: '书面意见' }).click();
    await page.getByLabel('事实', { exact: true }).fill('合同没有盖章。');
    await page.getByLabel('写给居民的话').fill('还没发出去的话');
    const drafts = () => page.evaluate('Object.values(sessionStorage).join()');
    expect(await drafts()).toContain('合同没有盖章。');
    await page.getByRole('button', { name: '退出' }).click();
    await page.getByLabel('用户名').waitFor();
    expect(await drafts()).not.toMatch(/合同没有盖章|还没发出去的话/);
  });

  it('is told and locked out when the licence is suspended in mid-session', { timeout: 60_000 }, async () => {
    const [person] = (await lawyersOf(service, bureau, 'business', ['gone1'])) as [Person];
    const { page } = await openDesk(service, 'lawyer', person);
    await page.goto('/lawyer/');
    await isOnline(page);
    await bureau
      .patch(`/lawyers/${person.id}`, { licenceStatus: 'suspended', override: { reason: '停止执业' } })
      .expect(200);
    await page.getByText('执业状态不是“正常”').waitFor();
    await page.goto('/lawyer/hall');
    await page.getByText('现在没有可以抢的单').or(page.getByRole('alert')).first().waitFor();
  });

  it(
    'asks for leave, is refused with the gap and who could step in, and swaps the shift',
    { timeout: 60_000 },
    async () => {
      const [mine, colleague] = (await lawyersOf(service, bureau, 'debt', ['shift1', 'shift2'])) as [
        Person,
        Person,
      ];
      const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
      await bureau
        .post('/roster/shifts', {
          lawyerId: mine.id,
          boards: ['debt'],
          from: at(1),
          to: at(9),
          tier: 'primary',
        })
        .expect(201);
      const desks = await Promise.all([mine, colleague].map((one) => openDesk(service, 'lawyer', one)));
      const [desk, other] = desks.map(({ page }) => page) as [Page, Page];
      await desk.goto('/lawyer/roster');
      await desk.getByRole('button', { name: '请假' }).first().click();
      await desk.getByLabel('原因').fill('孩子生病');
      await desk.getByRole('dialog').getByRole('button', { name: '请假' }).click();
      await desk.getByText('这样会有空档，没有人值班').waitFor();
      await desk.getByText(/可以顶上的律师：.+/).waitFor();
      await desk.getByRole('button', { name: '不请了' }).click();
      await desk.getByRole('button', { name: '换班' }).first().click();
      await desk.getByLabel('请谁接').selectOption({ label: 'shift2某（山东shift2律师事务所）' });
      await desk.getByRole('button', { name: '发出请求' }).click();
      await desk.getByText('已发出换班请求').waitFor();
      await other.goto('/lawyer/roster');
      await other.getByRole('button', { name: '接下' }).click();
      await other.getByText('已接下这个班。').waitFor();
      await desk.getByText('这一周没有您的班。').waitFor();
      expect(await boardOf(colleague)).toBe('debt');
    },
  );

  it('takes over a part of a colleague’s shift', { timeout: 60_000 }, async () => {
    const [mine, colleague] = (await lawyersOf(service, bureau, 'debt', ['over1', 'over2'])) as [
      Person,
      Person,
    ];
    const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    const shift = { lawyerId: colleague.id, boards: ['debt'], from: at(0.5), to: at(2), tier: 'standby' };
    await bureau.post('/roster/shifts', shift).expect(201);
    const { page, faults } = await openDesk(service, 'lawyer', mine);
    await page.goto('/lawyer/roster');
    const row = page.getByRole('row', { name: /over2某/ });
    await row.getByRole('button', { name: '接过来…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '接过来' }).click();
    await page.getByText('已接过来，这个班现在是您的。').waitFor();
    await page.getByRole('button', { name: '请假' }).first().waitFor();
    const { body } = await bureau.get(`/roster/shifts?lawyer=${mine.id}&limit=10`).expect(200);
    expect((body as { items: object[] }).items).toHaveLength(1);
    expect(faults).toEqual([]);
  });

  it(
    'is heard or not, as one likes, and asks once to be let through to the desktop',
    { timeout: 60_000 },
    async () => {
      const [person] = (await lawyersOf(service, bureau, 'family', ['ring1'])) as [Person];
      const { page, faults } = await openDesk(service, 'lawyer', person);
      await page.addInitScript(NOTIFICATIONS);
      await page.goto('/lawyer/');
      await page.getByRole('button', { name: '打开桌面提醒' }).click();
      await page.getByRole('button', { name: '打开桌面提醒' }).waitFor({ state: 'detached' });
      await page.getByRole('button', { name: '来单声音：开' }).click();
      await page.reload();
      await page.getByRole('button', { name: '来单声音：关' }).waitFor();
      await isOnline(page);
      const asker = await resident(service);
      const order = { mode: 'online', board: 'family', lawyerId: person.id, description: '想离婚' };
      await asker.post('/orders', order).expect(201);
      await page.getByText('想离婚').waitFor();
      const told = () => page.evaluate('[window.toldTitles.length, window.tones]');
      await expect.poll(told).toEqual([1, 0]);
      expect(faults).toEqual([]);
    },
  );
});

/** In the page: somebody who lets notifications through, in a window that is not in front; and what was told and sounded. */
const NOTIFICATIONS = `
  window.toldTitles = [];
  window.tones = 0;
  window.Notification = class extends EventTarget {
    static permission = sessionStorage.getItem('allowed') ? 'granted' : 'default';
    static async requestPermission() { sessionStorage.setItem('allowed', '1'); return (this.permission = 'granted'); }
    constructor(title) { super(); window.toldTitles.push(title); }
    close() {}
  };
  Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
  const begin = AudioContext.prototype.createOscillator;
  AudioContext.prototype.createOscillator = function () { window.tones++; return begin.call(this); };`;
