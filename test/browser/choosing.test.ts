import { beforeAll, describe, expect, it } from 'vitest';
import { MARKUP } from '../hostile/markup.js';
import { live } from '../support/ladder.js';
import { makeLawyers } from '../support/lawyers.js';
import { anyone, lawyer, resident, type Person } from '../support/people.js';
import { openPhone } from '../support/phone.js';
import { startService, type TestService } from '../support/service.js';

interface Card {
  id: string;
  name: string;
  licenceNumber: string;
  reasons: string[];
}

describe('choosing whom to ask', () => {
  let service: TestService;
  let advocate: Person;
  let boards: string[];
  let board: string;

  beforeAll(async () => {
    service = await startService({ LEASE_MS: '86400000' });
    advocate = await lawyer(service, 1);
    await live(service, advocate);
    const { body } = await advocate.get('/me/lawyer').expect(200);
    ({ boards } = body as { boards: string[] });
    board = boards[0]!;
  });

  async function cards(query: string): Promise<Card[]> {
    const { body } = await anyone(service).get(`/lawyers?limit=100&${query}`).expect(200);
    return (body as { items: Card[] }).items;
  }

  it('begins with twelve boards, the words for them, and who is there', async () => {
    const { page, faults } = await openPhone(service);
    await page.goto('/');
    const tiles = page.getByRole('region', { name: '您的事属于哪一类？' }).getByRole('listitem');
    await expect.poll(() => tiles.count()).toBe(12);
    await expect.poll(() => tiles.first().textContent()).toMatch(/交通事故.*车祸/);
    await expect.poll(() => tiles.getByText('1 位律师在线').count()).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });

  it('shows what is under way, with what is unread, and lets one sign out', async () => {
    const person = await resident(service);
    const { body } = await person
      .post('/orders', { mode: 'online', board, description: '有事请教', lawyerId: advocate.id })
      .expect(201);
    const { id } = body as { id: string };
    await advocate.post(`/orders/${id}/accept`).expect(200);
    await advocate.say(id, '您好').expect(201);
    const { page, faults } = await openPhone(service, { person });
    await page.goto('/');
    await page.getByRole('link', { name: /我的咨询.*1 条新消息/ }).waitFor();
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('link', { name: '登录', exact: true }).waitFor();
    expect(await page.evaluate(() => localStorage.getItem('session'))).toBeNull();
    expect(faults).toEqual([]);
  });

  it('finds the board in one’s own words, marks them, and takes them along into the order', async () => {
    const { page, faults } = await openPhone(service);
    await page.goto('/');
    await page.getByRole('link', { name: /不知道选哪个/ }).click();
    await page.getByRole('textbox').fill('老板拖欠工资三个月，还把我辞退了');
    await page.getByRole('button', { name: '看看该找哪类律师' }).click();
    const found = page.getByRole('region', { name: /像是这几类/ });
    await expect.poll(() => found.locator('mark').allTextContents()).toContain('拖欠工资');
    await found.getByRole('link', { name: /劳动工伤.*最像.*拖欠工资/ }).click();
    await page.getByRole('heading', { level: 1, name: '劳动工伤' }).waitFor();
    await page.getByRole('link', { name: '随便哪位都行' }).click();
    await expect.poll(() => page.getByLabel('写几句就行').inputValue()).toMatch(/老板拖欠工资/);
    expect(faults).toEqual([]);
  });

  it('has a way on when the words say nothing', async () => {
    const { page, faults } = await openPhone(service);
    await page.goto('/ask');
    await page.getByRole('button', { name: '看看该找哪类律师' }).click();
    await page.getByRole('alert').getByText('请先写几个字').waitFor();
    await page.getByRole('textbox').fill('嗯嗯');
    await page.getByRole('button', { name: '看看该找哪类律师' }).click();
    const ways = page.getByRole('region', { name: /没听出是哪一类/ }).getByRole('link');
    await expect.poll(() => ways.count()).toBe(12);
    expect(await page.getByRole('link', { name: /12348/ }).getAttribute('href')).toBe('tel:12348');
    await page.getByRole('link', { name: /随便找一位律师/ }).click();
    // A board on which somebody is there now.
    await page.getByLabel('写几句就行').waitFor();
    expect(boards).toContain(new URL(page.url()).searchParams.get('board'));
    expect(faults).toEqual([]);
  });

  it('gives numbers to dial before it asks for anything when something bad is happening', async () => {
    const { page, faults } = await openPhone(service);
    await page.goto('/');
    await page.getByRole('link', { name: /马上求助/ }).click();
    await page.getByRole('link', { name: /110 / }).first().waitFor();
    const numbers = page.getByRole('link', { name: /拨打/ });
    const dialled = await numbers.evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(dialled).toEqual(['tel:110', 'tel:96110', 'tel:12348']);
    expect(await page.locator('input, textarea, select').count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it('lists a board’s lawyers in their order with all that stands on a card, page by page', async () => {
    const expected = await cards(`board=${board}`);
    const { page, faults } = await openPhone(service);
    await page.goto(`/boards/${board}`);
    const items = page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3 }) });
    const first = items.first();
    for (const text of [expected[0]!.licenceNumber, '现在在线', '还没有人评价', ...expected[0]!.reasons])
      await first.getByText(text).first().waitFor();
    const more = page.getByRole('button', { name: '再看几位' });
    await expect
      .poll(async () => {
        if (await more.isVisible()) await more.click();
        return page.getByRole('heading', { level: 3 }).allTextContents();
      })
      .toEqual(expected.map(({ name }) => name));
    await page.getByText(`一共 ${expected.length} 位律师`).waitFor();
    expect(faults).toEqual([]);
  });

  it('narrows the list, keeps that in the address, and lets it be undone', async () => {
    const { page, faults } = await openPhone(service);
    await page.goto(`/boards/${board}`);
    const names = () => page.getByRole('heading', { level: 3 }).allTextContents();
    await page.getByText('筛选').click();
    await page.getByLabel('只看现在在线的').check();
    const there = (await cards(`board=${board}&live=true`)).map(({ name }) => name);
    await expect.poll(names).toEqual(there);
    await page.getByRole('link', { name: there[0]!, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: there[0]! }).waitFor();
    await page.goBack();
    await expect.poll(names).toEqual(there);
    await page.getByRole('button', { name: '全部都看' }).click();
    await page.getByText('先看 10 位律师').waitFor();
    if (!(await page.getByLabel('会说哪种话').isVisible())) await page.getByText('筛选').click();
    await page.getByLabel('会说哪种话').selectOption('胶辽官话');
    const speaking = await cards(`board=${board}&dialect=${encodeURIComponent('胶辽官话')}`);
    await expect.poll(names).toEqual(speaking.slice(0, 10).map(({ name }) => name));
    await page.getByLabel('律师的名字').fill('查无此人');
    await page.getByRole('button', { name: '找', exact: true }).click();
    await page.getByText('没有符合条件的律师').waitFor();
    expect(faults).toEqual([]);
  });

  it('leads from a lawyer’s card to an order with that lawyer', async () => {
    const { page, faults } = await openPhone(service);
    await page.goto(`/lawyers/${advocate.id}?board=${board}`);
    for (const words of ['执业证号', '接过', '还能接', '自我介绍'])
      await page.getByText(words).first().waitFor();
    await page.getByRole('link', { name: '点单', exact: true }).click();
    await page.getByText(/您选了/).waitFor();
    expect(new URL(page.url()).searchParams.get('lawyer')).toBe(advocate.id);
    expect(faults).toEqual([]);
  });

  it('shows names and introductions that look like markup as the text that they are', async () => {
    const names = MARKUP.map((words) => words.trim().replaceAll(/\s+/g, ' ').slice(0, 40).trim());
    const ids = await makeLawyers(service.db, names.length, { boards: ['land'] });
    await service.db.query(
      `UPDATE lawyers l SET name = n.name, firm = n.name, introduction = n.name, dialects = ARRAY[n.name], towns = ARRAY[n.name]
         FROM unnest($1::uuid[], $2::text[]) n (id, name) WHERE l.id = n.id`,
      [ids, names],
    );
    const { page, faults } = await openPhone(service);
    page.on('dialog', (dialog) => void dialog.dismiss().then(() => faults.push('a dialog')));
    await page.goto('/boards/land');
    const more = page.getByRole('button', { name: '再看几位' });
    const shown = page.getByRole('heading', { level: 3 });
    await page.getByText(/先看/).waitFor();
    await expect
      .poll(async () => {
        if (await more.isVisible()) await more.click();
        return (await shown.allTextContents()).map((name) => name.replaceAll(/\s+/g, ' ').trim());
      })
      .toEqual(expect.arrayContaining(names));
    for (const id of ids.slice(0, 5)) {
      await page.goto(`/lawyers/${id}`);
      await page.getByText('执业证号').waitFor();
    }
    expect(await page.locator('main :is(script, iframe, img, svg, object, embed)').count()).toBe(0);
    expect(faults).toEqual([]);
  });
});
