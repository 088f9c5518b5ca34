import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDesk } from '../support/desk/open-desk.js';
import { completedOrder } from '../support/given.js';
import { lawyersOf } from '../support/ladder.js';
import { operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

/** What a browser notes of a request that was refused, as it should be. */
const REFUSED = /Failed to load resource/;
const BOARD = 'land';

describe('an operator at the console', () => {
  let service: TestService;
  let bureau: Person;
  let lawyers: Person[];

  beforeAll(async () => {
    service = await startService();
    bureau = await operator(service);
    lawyers = await lawyersOf(service, bureau, BOARD, ['turn1', 'turn2', 'turn3']);
  });

  const shifts = async () => {
    const { body } = await bureau.get(`/roster/shifts?board=${BOARD}&limit=100`).expect(200);
    return (body as { items: { id: string; lawyerId: string }[] }).items;
  };

  it('makes a rotation, sees what an edit would do before it is done, and answers for a gap', async () => {
    const { page, faults } = await openDesk(service, 'bureau', bureau);
    await page.goto('/bureau/roster');
    await page.getByRole('link', { name: '轮班', exact: true }).click();
    await page.getByRole('link', { name: '新建轮班' }).click();
    await page.getByText('先选板块，再选律师。').waitFor();
    await page.getByLabel('名称').fill('土地轮班');
    await page.getByRole('checkbox', { name: '土地征拆' }).check();
    for (const n of [1, 2, 3])
      await page
        .getByLabel('加一位轮值的律师')
        .selectOption({ label: `turn${n}某（山东turn${n}律师事务所）` });
    await page.getByText('3. turn3某').waitFor();
    await page.getByLabel('提前排几天').fill('7');
    await page.getByRole('button', { name: '建好并排班' }).click();
    await page.getByText(/已建好，排上了 \d+ 个班。/).waitFor();
    const before = await shifts();
    expect(new Set(before.map(({ lawyerId }) => lawyerId))).toEqual(new Set(lawyers.map(({ id }) => id)));

    // One lawyer less, and the night not served at all.
    await page.getByRole('button', { name: '去掉' }).nth(2).click();
    await page.getByRole('group', { name: '第 2 种班' }).getByRole('button', { name: '去掉' }).click();
    await page.getByRole('button', { name: '先看会有什么变化' }).click();
    await page.getByText('会出现空档：').waitFor();
    await page.getByText(/撤掉 [1-9]\d* 个/).waitFor();
    expect(await shifts()).toEqual(before);
    expect(await page.getByRole('button', { name: '仍然保存' }).isDisabled()).toBe(true);
    await page.getByLabel('仍然要改的原因').fill('夜间另有安排');
    await page.getByRole('button', { name: '仍然保存' }).click();
    await page.getByText('已保存，排班已跟着改。').waitFor();
    expect((await shifts()).length).toBeLessThan(before.length);
    expect(faults.filter((fault) => !REFUSED.test(fault))).toEqual([]);
  });

  it('takes a shift away only after seeing what that opens, and with a reason', async () => {
    await service.db.query('DELETE FROM shifts');
    const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    const shift = { lawyerId: lawyers[0]!.id, boards: [BOARD], from: at(0.5), to: at(3), tier: 'primary' };
    await bureau.post('/roster/shifts', shift).expect(201);
    const { page, faults } = await openDesk(service, 'bureau', bureau);
    await page.goto(`/bureau/roster?board=${BOARD}`);
    await page.getByRole('button', { name: '撤掉' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '撤掉', exact: true }).click();
    await dialog.getByText('这样会有空档，没有人值班').waitFor();
    expect(await shifts()).toHaveLength(1);
    await dialog.getByLabel('仍然要撤的原因').fill('出差');
    await dialog.getByRole('button', { name: '仍然要撤' }).click();
    await page.getByText('已撤掉。').waitFor();
    expect(await shifts()).toHaveLength(0);
    expect(faults.filter((fault) => !REFUSED.test(fault))).toEqual([]);
  });

  it('counts what was done, and takes the table along', async () => {
    const { id } = await completedOrder(await resident(service), lawyers[0]!);
    expect(id).toBeTruthy();
    const { page, faults } = await openDesk(service, 'bureau', bureau);
    await page.goto('/bureau/statistics');
    await page.getByLabel('怎么分').selectOption('lawyer');
    const row = page.getByRole('row', { name: /turn1某/ });
    await row.waitFor();
    expect(await row.getByRole('cell').first().textContent()).toBe('1');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载表格（CSV）' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^统计-按律师-.*\.csv$/);
    const csv = await readFile(await download.path(), 'utf8');
    expect(csv).toMatch(/^turn1某,1,/m);
    expect(faults).toEqual([]);
  });
});
