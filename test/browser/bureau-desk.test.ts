import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openPage } from '../support/browser.js';
import { openDesk } from '../support/desk/open-desk.js';
import { activeOrder } from '../support/given.js';
import { LADDER_TIMES, lawyersOf, live, onDuty } from '../support/ladder.js';
import { operator, resident, staff, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { connect } from '../support/sockets.js';

/** What a browser notes of a request that was refused, as it should be. */
const REFUSED = /Failed to load resource/;

describe('an operator at the console', () => {
  let service: TestService;
  let bureau: Person;

  beforeAll(async () => {
    service = await startService({ ...LADDER_TIMES, COVER_LOOK_MS: '500' });
    bureau = await operator(service);
  });

  it('sees an order come down to the bureau, and gives it to a lawyer', { timeout: 60_000 }, async () => {
    const [person] = (await lawyersOf(service, bureau, 'criminal', ['sent1'])) as [Person];
    const asker = await resident(service);
    const { body } = await asker
      .post('/orders', { mode: 'online', board: 'criminal', description: '弟弟被拘留了。' })
      .expect(201);
    const { id } = body as { id: string };
    // Nobody is there: it is the bureau's at once.
    await expect
      .poll(async () => ((await asker.get(`/orders/${id}`)).body as { wave: string }).wave)
      .toBe('bureau');
    const bench = await live(service, person);
    const { page, faults } = await openDesk(service, 'bureau', bureau);
    await page.goto('/bureau/');
    const waiting = page.locator('section').filter({ hasText: '等司法局派单' });
    await waiting
      .getByRole('link', { name: /刑事犯罪/ })
      .first()
      .click();
    await page.waitForURL(`**/bureau/orders/${id}`);
    await page
      .getByLabel('派给')
      .selectOption({ label: '● 在线 sent1某（山东sent1律师事务所，正在接待 0/3）' });
    await page.getByLabel('原因').fill('值班律师都不在');
    await page.getByRole('button', { name: '派单' }).click();
    await page.getByText(/sent1某：今天 \d\d:\d\d 接单/).waitFor();
    await page.getByText('派单（值班律师都不在）').waitFor();
    await expect.poll(() => JSON.stringify(bench.of('order:changed'))).toContain(id);
    expect(faults).toEqual([]);
  });

  it('suspends a lawyer only after seeing what that would open', { timeout: 60_000 }, async () => {
    const [person] = (await lawyersOf(service, bureau, 'administrative', ['halt1'])) as [Person];
    await onDuty(bureau, person, 'administrative', 'primary');
    const { page, faults } = await openDesk(service, 'bureau', bureau);
    await page.goto(`/bureau/lawyers/${person.id}`);
    await page.getByRole('button', { name: '暂停执业…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '暂停执业', exact: true }).click();
    await page.getByText('这样会有空档，没有人值班').waitFor();
    expect((await bureau.get(`/lawyers/${person.id}`)).body).toMatchObject({ licenceStatus: 'valid' });
    await page.getByLabel('仍然要做的原因').fill('被处罚');
    await page.getByRole('button', { name: '仍然要做' }).click();
    await page.getByText('已暂停执业').waitFor();
    expect((await bureau.get(`/lawyers/${person.id}`)).body).toMatchObject({ licenceStatus: 'suspended' });
    expect(faults.filter((fault) => !REFUSED.test(fault))).toEqual([]);
  });

  it('takes an alarm on, and the others see who did', { timeout: 60_000 }, async () => {
    const { page, faults } = await openDesk(service, 'bureau', bureau);
    await page.goto('/bureau/alarms?kind=live_gap');
    const ear = await connect(service, { token: bureau.token });
    await page.getByRole('button', { name: '我来处理' }).first().click();
    await page
      .getByText(/司法局，到 今天/)
      .first()
      .waitFor();
    await expect.poll(() => ear.of('alarm:changed').length).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });

  it('fills a gap from the map', { timeout: 60_000 }, async () => {
    const [person] = (await lawyersOf(service, bureau, 'housing', ['fill1'])) as [Person];
    const { page, faults } = await openDesk(service, 'bureau', bureau);
    await page.goto('/bureau/cover');
    const tomorrow = page
      .getByRole('row', { name: /^房产物业/ })
      .getByRole('cell')
      .nth(1);
    await tomorrow.getByRole('button', { name: /09:00：缺人/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('这一小时没有人值班。').waitFor();
    await dialog
      .getByText(/：该时段没有班次，/)
      .first()
      .waitFor();
    await dialog.getByLabel('律师').selectOption({ label: 'fill1某（山东fill1律师事务所）' });
    await dialog.getByRole('button', { name: '排上' }).click();
    await tomorrow.getByRole('button', { name: /09:00：排够了/ }).waitFor();
    await tomorrow.getByRole('button', { name: /08:00：缺人/ }).waitFor();
    // By keyboard: from hour to hour, and into it.
    await tomorrow.getByRole('button', { name: /09:00：排够了/ }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await dialog.getByText(/fill1某（主班）/).waitFor();
    const { body } = await bureau
      .get(`/roster/shifts?board=housing&lawyer=${person.id}&limit=10`)
      .expect(200);
    expect((body as { items: object[] }).items).toHaveLength(1);
    expect(faults).toEqual([]);
  });

  it('enrols a terminal and ends it', { timeout: 60_000 }, async () => {
    const { page, faults } = await openDesk(service, 'bureau', bureau);
    await page.goto('/bureau/kiosks');
    await page.getByLabel('名称').fill('大厅一号');
    await page.getByLabel('乡镇').fill('胜坨镇');
    await page.getByLabel('村', { exact: true }).fill('张村');
    await page.getByRole('button', { name: '取登记码' }).click();
    await page.getByText(/还有\s+14 分/).waitFor();
    const row = page.getByRole('row', { name: /大厅一号/ });
    await row.getByText('等登记').waitFor();
    await row.getByRole('button', { name: '停用' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '停用', exact: true }).click();
    await row.getByText('已停用').waitFor();
    expect(faults).toEqual([]);
  });

  it('never finds a word of what was said, on no page and in no answer', { timeout: 90_000 }, async () => {
    const SECRET = '只有我们两个知道的话';
    const [person] = (await lawyersOf(service, bureau, 'contract', ['quiet1'])) as [Person];
    const asker = await resident(service);
    const { body } = await asker
      .post('/orders', { mode: 'online', board: 'contract', lawyerId: person.id, description: SECRET })
      .expect(201);
    const { id } = body as { id: string };
    await person.post(`/orders/${id}/accept`).expect(200);
    await asker.say(id, SECRET).expect(201);
    await person.say(id, SECRET).expect(201);
    const other = await activeOrder(await resident(service), person);
    await person.post(`/orders/${other.id}/transfer`, { reason: '转一下', statement: SECRET }).expect(200);
    const heard: string[] = [];
    const { page } = await openDesk(service, 'bureau', bureau);
    page.on('response', (response) => {
      if (!response.url().includes('/api/')) return;
      void response.text().then(
        (text) => heard.push(text),
        () => undefined,
      );
    });
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => heard.push(String(payload))),
    );
    const { body: rotation } = await bureau
      .post('/roster/rotations', {
        name: '合同轮班',
        boards: ['contract'],
        tier: 'standby',
        startsOn: '2027-01-04',
        lawyers: [person.id],
        slots: [{ weekday: 1, from: '08:00', to: '20:00' }],
        turn: 'slot',
      })
      .expect(201);
    const ids = { orders: id, lawyers: person.id, rotations: (rotation as { id: string }).id };
    for (const path of pathsOf('web/bureau/router.ts', ids)) {
      await page.goto(`/bureau${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await settled(page);
      expect(await page.content(), path).not.toContain(SECRET);
    }
    expect(heard.length).toBeGreaterThan(20);
    expect(heard.filter((text) => text.includes(SECRET))).toEqual([]);
  });
});

describe('the first day of a bureau', () => {
  it('leads from nothing to whole cover', { timeout: 120_000 }, async () => {
    const service = await startService(
      { BOOTSTRAP_OPERATOR_USERNAME: 'first', BOOTSTRAP_OPERATOR_PASSWORD: 'a first password' },
      { from: 'template_empty' },
    );
    const first = await staff(service, 'first', 'a first password');
    const { page, faults } = await openDesk(service, 'bureau', first);
    await page.goto('/bureau/guide');
    await page.getByText('离 7×24 还差：律师、排班、终端').waitFor();
    await page.getByText('还有 12 个板块一位律师也没有').waitFor();
    const fill = (label: string | RegExp, words: string) => page.getByLabel(label).fill(words);
    await fill('姓名', '第一某');
    await fill('律所', '山东第一律师事务所');
    await fill('执业证号', '19901202600000001');
    await fill('用户名', 'one');
    await fill('初始密码', 'a password of one');
    const boxes = page.getByRole('group', { name: '板块' }).getByRole('checkbox');
    await expect.poll(() => boxes.count()).toBe(12);
    for (const box of await boxes.all()) await box.check();
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByText('每个板块都有律师了').waitFor();
    // One alone cannot be there by day and by night; five can.
    const boards = ((await first.get('/boards')).body as { items: { slug: string }[] }).items.map(
      ({ slug }) => slug,
    );
    for (const n of [2, 3, 4, 5])
      await first
        .post('/lawyers', {
          username: `more${n}`,
          password: `a password of ${n}`,
          name: `第${n}某`,
          firm: '山东第一律师事务所',
          licenceNumber: `1990120260000000${n}`,
          boards,
        })
        .expect(201);
    await page.getByLabel('一人最多兼几个板块').selectOption('12');
    await page.getByLabel('排多久').selectOption('28');
    await page.getByRole('button', { name: '做一个方案' }).click();
    await page.getByText('每一段都排上了').waitFor();
    await page.getByRole('button', { name: '采纳方案' }).click();
    await page.getByText('离 7×24 还差：').waitFor();
    await expect.poll(() => page.getByText(/离 7×24 还差：\s*终端/).count(), { timeout: 20_000 }).toBe(1);
    await page.getByRole('link', { name: '去登记终端' }).click();
    await page.waitForURL('**/bureau/kiosks');
    await fill('名称', '大厅一号');
    await fill('乡镇', '胜坨镇');
    await page.getByLabel('村', { exact: true }).fill('张村');
    await page.getByRole('button', { name: '取登记码' }).click();
    const code = (await page.locator('strong.code').textContent())!;
    await page.goto('/bureau/guide');
    await page.getByText(/离 7×24 还差：\s*终端/).waitFor();
    const device = await openPage({ baseURL: service.url });
    await device.page.goto('/kiosk/enrol');
    await device.page.getByLabel(/登记码/).fill(code);
    await device.page.getByRole('button', { name: /登记/ }).click();
    // The guide sees by itself that nothing is missing any more.
    await page.getByText('7×24 的承诺已经可以兑现').waitFor();
    await page.getByRole('link', { name: /今日/ }).click();
    await page.getByText('现在的值守').waitFor();
    expect(faults).toEqual([]);
  });
});

/** Until nothing more is asked. */
function settled(page: Page): Promise<void> {
  return page.waitForLoadState('networkidle');
}

/** Every address of a desk, with the id of one of each. */
function pathsOf(router: string, ids: Record<string, string>): string[] {
  const paths = [...readFileSync(router, 'utf8').matchAll(/\bpath: '([^']+)',/g)].map((match) => match[1]!);
  expect(paths.length).toBeGreaterThan(10);
  return paths.map((path) => path.replace(/^\/(\w+)\/:id/, (_, of: string) => `/${of}/${ids[of]!}`));
}
