import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { MARKUP } from '../hostile/markup.js';
import { atOrder, NOTED, ordersOf, send, tell } from '../support/face/placing.js';
import { live } from '../support/ladder.js';
import { lawyer, resident, type Person } from '../support/people.js';
import { openPhone, signInByPhone } from '../support/phone.js';
import { startService, type TestService } from '../support/service.js';

const BOARD = 'labor';

describe('placing an order', () => {
  let service: TestService;
  let advocate: Person;
  let board: string;

  beforeAll(async () => {
    service = await startService({ LEASE_MS: '86400000', CHOSEN_MS: '600000' });
    advocate = await lawyer(service, 1);
    await live(service, advocate);
    const { body } = await advocate.get('/me/lawyer').expect(200);
    board = (body as { boards: string[] }).boards[0]!;
  });

  const draft = (page: Page) => page.evaluate(() => sessionStorage.getItem('draft:order') ?? '');

  it('reaches the lawyer who was chosen, and keeps nothing of it in the tab', async () => {
    const person = await resident(service);
    const { page, faults } = await openPhone(service, { person });
    await page.goto(`/place?board=${board}&lawyer=${advocate.id}`);
    await page.getByText(/您选了/).waitFor();
    await tell(page, '老板三个月没发工资。');
    await page.getByLabel(/对方的名字/).fill('钱某某，某某公司、孙某某');
    await send(page).click();
    const id = await atOrder(page);
    expect(await ordersOf(person)).toMatchObject([
      { id, board, wave: 'chosen', mode: 'online', urgent: false, description: '老板三个月没发工资。' },
    ]);
    const named = await service.db.query('SELECT FROM opposing_parties WHERE order_id = $1', [id]);
    expect(named.rowCount).toBe(3);
    const { body } = await advocate.get('/me/offers').expect(200);
    expect((body as { items: object[] }).items).toMatchObject([{ orderId: id }]);
    expect(await draft(page)).not.toContain('工资');
    expect(faults).toEqual([]);
  });

  it('asks for the phone only when it is sent, and then sends what was written by itself', async () => {
    const phone = '10000000091';
    const { page, faults } = await openPhone(service);
    await page.goto(`/place?board=${BOARD}`);
    await tell(page, '想问问工伤怎么算。');
    await send(page).click();
    await signInByPhone(page, service, phone);
    const id = await atOrder(page);
    expect(await ordersOf(await resident(service, phone))).toMatchObject([
      { id, description: '想问问工伤怎么算。' },
    ]);
    expect(faults).toEqual([]);
  });

  it('keeps what was written over a reload, and lets nobody else read it after signing out', async () => {
    const { page, faults } = await openPhone(service, { person: await resident(service) });
    await page.goto(`/place?board=${BOARD}&mode=offline`);
    await tell(page, '写到一半的话');
    await page.getByLabel('具体在哪里见').fill('村委会办公室');
    await page.reload();
    await expect.poll(() => page.getByLabel('写几句就行').inputValue()).toBe('写到一半的话');
    expect(await page.getByLabel('具体在哪里见').inputValue()).toBe('村委会办公室');
    await page.goto('/');
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('link', { name: '登录', exact: true }).waitFor();
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('写到一半');
    await page.goto(`/place?board=${BOARD}`);
    await expect.poll(() => page.getByLabel('写几句就行').inputValue()).toBe('');
    expect(faults).toEqual([]);
  });

  it('asks a lawyer to come, at a place and a time', async () => {
    const person = await resident(service);
    const { page, faults } = await openPhone(service, { person });
    await page.goto(`/place?board=${BOARD}`);
    await tell(page, '老人腿脚不便，想请律师来一趟。');
    await page.getByLabel(/和律师见面/).check();
    const towns = page.getByLabel('哪个镇、哪个街道');
    await expect.poll(() => towns.locator('option').count()).toBeGreaterThan(2);
    await towns.selectOption({ index: 1 });
    const town = await towns.inputValue();
    await page.getByLabel(/哪个村/).fill('柳林村');
    await page.getByLabel('具体在哪里见').fill('村委会办公室');
    await page.getByLabel('哪一天').selectOption({ index: 4 });
    const day = await page.getByLabel('哪一天').inputValue();
    await page.getByLabel('从几点').selectOption({ label: '上午 9:30' });
    await page.getByLabel('到几点').selectOption({ label: '下午 2:00' });
    await send(page).click();
    const id = await atOrder(page);
    const [from, to] = ['09:30', '14:00'].map((at) => new Date(`${day}T${at}:00+08:00`).toISOString());
    expect(await ordersOf(person)).toMatchObject([
      { id, mode: 'offline', visit: { town, village: '柳林村', place: '村委会办公室', from, to } },
    ]);
    expect(faults).toEqual([]);
  });

  it('says what is missing where it is missing, and sends nothing', async () => {
    const person = await resident(service);
    const { page, faults } = await openPhone(service, { person });
    await page.goto('/place?mode=offline');
    await send(page).click();
    for (const words of ['请选一类', '请写几句', '请写在哪里见面', '请选哪一天'])
      await page.getByRole('alert').getByText(words).waitFor();
    await expect.poll(() => page.locator('input[type=radio]:focus').count()).toBe(1);
    await page.getByLabel(/劳动工伤/).check();
    await expect.poll(() => page.getByText('请选一类').count()).toBe(0);
    expect(await ordersOf(person)).toHaveLength(0);
    expect(faults).toEqual([]);
  });

  it('says when the lawyer cannot take it, and goes to anybody instead', async () => {
    const person = await resident(service);
    const { page, faults } = await openPhone(service, { person });
    const { body } = await advocate.get('/me/lawyer').expect(200);
    const { boards } = body as { boards: string[] };
    const other = ['land', 'business'].find((slug) => !boards.includes(slug))!;
    await page.goto(`/place?board=${other}&lawyer=${advocate.id}`);
    await tell(page, '找错了人');
    await send(page).click();
    await page.getByRole('alert').getByText('这位律师现在不能接').waitFor();
    await page.getByRole('button', { name: '改成随便哪位都行' }).click();
    await send(page).click();
    const id = await atOrder(page);
    expect(await ordersOf(person)).toMatchObject([{ id, board: other }]);
    expect(faults.filter((fault) => !NOTED.test(fault))).toEqual([]);
  });

  it('brings a lawyer on duty with one choice when it is urgent', async () => {
    const person = await resident(service);
    const { page, faults } = await openPhone(service, { person });
    await page.goto('/urgent');
    await page.getByRole('link', { name: '同时让值班律师马上联系我' }).click();
    await page.getByRole('button', { name: '马上找值班律师' }).click();
    await page.getByRole('alert').getByText('请先选一样').waitFor();
    await page.getByLabel(/正在被骗钱/).check();
    await page.getByRole('button', { name: '马上找值班律师' }).click();
    const id = await atOrder(page);
    expect(await ordersOf(person)).toMatchObject([
      { id, board: 'consumer-fraud', urgent: true, mode: 'online' },
    ]);
    expect(faults).toEqual([]);
  });

  it('goes one question a screen with large text, with a last look before it is sent', async () => {
    const person = await resident(service);
    const { page, faults } = await openPhone(service, { person, isElder: true });
    const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
    const next = () => page.getByRole('button', { name: /下一步/ }).click();
    await page.goto(`/place?board=${BOARD}`);
    await heading('出了什么事？');
    await next();
    await page.getByRole('alert').getByText('请写几句').waitFor();
    await tell(page, '地里的活');
    await next();
    await heading('怎么问？');
    await next();
    await heading('对方是谁？');
    await page.getByLabel(/对方的名字/).fill('吴某某');
    await next();
    await heading('说哪种话？');
    await page.goBack();
    await heading('对方是谁？');
    await next();
    await heading('说哪种话？');
    await next();
    await heading('最后看一眼');
    await page.getByText('吴某某').waitFor();
    await page.getByRole('button', { name: '改出了什么事？' }).click();
    await tell(page, '地里的活，没给钱');
    await page.goBack();
    await heading('最后看一眼');
    await send(page).click();
    const id = await atOrder(page);
    expect(await ordersOf(person)).toMatchObject([{ id, description: '地里的活，没给钱' }]);
    expect(faults).toEqual([]);
  });

  it('takes names and words that look like markup for the text that they are', async () => {
    const person = await resident(service);
    const { page, faults } = await openPhone(service, { person, isElder: true });
    page.on('dialog', (dialog) => void dialog.dismiss().then(() => faults.push('a dialog')));
    const story = MARKUP.join('\n').replaceAll(/\r\n?/g, '\n').slice(0, 4000).trim();
    const name = MARKUP[10]!;
    await page.goto(`/place?board=${BOARD}`);
    await tell(page, story);
    await page.goto(`/place?board=${BOARD}&step=otherSide`);
    await page.getByLabel(/对方的名字/).fill(name);
    await page.goto(`/place?board=${BOARD}&step=look`);
    await page.getByText(name, { exact: true }).waitFor();
    expect(await page.locator('main :is(script, iframe, img, svg, object, embed)').count()).toBe(0);
    await send(page).click();
    await atOrder(page);
    expect((await ordersOf(person))[0]!.description).toBe(story);
    expect(faults).toEqual([]);
  });

  it('says at its field what only the service can know: that the time has passed', async () => {
    const days = 3;
    await service.moveClock(`${days} days`);
    const person = await resident(service);
    const { page, faults } = await openPhone(service, { person });
    await page.goto(`/place?board=${BOARD}&mode=offline`);
    await tell(page, '来晚了');
    const towns = page.getByLabel('哪个镇、哪个街道');
    await expect.poll(() => towns.locator('option').count()).toBeGreaterThan(2);
    await towns.selectOption({ index: 1 });
    await page.getByLabel('具体在哪里见').fill('村口');
    await page.getByLabel('哪一天').selectOption({ index: 1 });
    await page.getByLabel('从几点').selectOption('09:00');
    await page.getByLabel('到几点').selectOption('10:00');
    await send(page).click();
    await page.getByRole('alert').getByText('这个时间已经过了').waitFor();
    await page.getByLabel('哪一天').selectOption({ index: days + 3 });
    await send(page).click();
    await atOrder(page);
    expect(faults.filter((fault) => !NOTED.test(fault))).toEqual([]);
  });
});
