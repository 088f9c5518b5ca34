import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { openFace } from '../support/face/open-face.js';
import { activeOrder, boardOf, completedOrder, SUMMARY } from '../support/given.js';
import { lawyer, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

const WORDS = ['非常满意', '满意', '基本满意', '不满意', '非常不满意', '暂不评价'];

describe('after a consultation', () => {
  let service: TestService;
  let advocate: Person;

  beforeAll(async () => {
    service = await startService();
    advocate = await lawyer(service, 1);
  });

  it('the summary says all that the lawyer wrote, and can be kept', async () => {
    const asker = await resident(service);
    const order = await completedOrder(asker, advocate);
    const { page, faults, strangers } = await openFace(service, { person: asker });
    await page.goto(`/orders/${order.id}/summary`);
    await page.getByRole('heading', { name: '咨询意见书' }).waitFor();
    for (const words of [
      SUMMARY.facts,
      SUMMARY.rule,
      ...SUMMARY.nextSteps,
      ...SUMMARY.deadlines,
      ...SUMMARY.alternatives,
    ])
      await page.getByText(words).waitFor();
    await page.getByText('免费的法律援助').waitFor();
    await page.getByRole('img', { name: '这份意见书的二维码' }).waitFor();
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: '保存' }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe('咨询意见书.txt');
    const text = await readFile(await saved.path(), 'utf8');
    expect(text).toContain(`1. ${SUMMARY.nextSteps[0]}`);
    expect(text).toContain(SUMMARY.rule);
    expect(faults).toEqual([]);
    expect(strangers).toEqual([]);
  });

  it('on paper there is the summary, and nothing to press', async () => {
    const asker = await resident(service);
    const order = await completedOrder(asker, advocate);
    const { page } = await openFace(service, { person: asker });
    await page.goto(`/orders/${order.id}/summary`);
    await page.getByText(SUMMARY.rule).waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText(SUMMARY.rule).isVisible()).toBe(true);
    const buttons = await page.getByRole('button').all();
    expect(await Promise.all(buttons.map((button) => button.isVisible()))).not.toContain(true);
  });

  it('is rated with one tap on one of five words, and not rating is as large', async () => {
    const asker = await resident(service);
    const order = await completedOrder(asker, advocate);
    const { page, faults } = await openFace(service, { person: asker, mode: 'elder' });
    await page.goto(`/orders/${order.id}/rating`);
    await page.getByRole('button', { name: '满意', exact: true }).waitFor();
    const choices = await page.locator('.level').all();
    expect(await Promise.all(choices.map((choice) => choice.innerText()))).toEqual(WORDS);
    const boxes = (await Promise.all(choices.map((choice) => choice.boundingBox()))).map((box) => box!);
    expect(new Set(boxes.map(({ width, height }) => `${width} ${height}`)).size).toBe(1);
    // All of them are in sight at once.
    const { y, height } = boxes.at(-1)!;
    expect(y + height).toBeLessThanOrEqual(740);
    await page.getByRole('button', { name: '满意', exact: true }).click();
    await page.getByText('已收到：满意').waitFor();
    expect(await ratings(order.id)).toEqual([{ segment: 1, level: 4, reasons: [], comment: null }]);
    expect(faults).toEqual([]);
  });

  it('the rating takes reasons and words, is changed within a day, and stays after it', async () => {
    const asker = await resident(service);
    const order = await completedOrder(asker, advocate);
    const { page, faults } = await openFace(service, { person: asker });
    await page.goto(`/orders/${order.id}/rating`);
    await page.getByRole('button', { name: '不满意', exact: true }).click();
    await page.getByText(/(今天|明天) \d\d:\d\d以前都可以改/).waitFor();
    await page.getByLabel('回复太慢').check();
    await page.getByLabel('您想说的话').fill('等了很久。');
    await page.getByRole('button', { name: '补充上去' }).click();
    await page.getByText('已补充').waitFor();
    expect(await ratings(order.id)).toEqual([
      { segment: 1, level: 2, reasons: ['回复太慢'], comment: '等了很久。' },
    ]);
    await page.getByRole('button', { name: '改评价' }).click();
    await page.getByRole('button', { name: '非常满意', exact: true }).click();
    await page.getByText('已收到：非常满意').waitFor();
    expect(await ratings(order.id)).toEqual([{ segment: 1, level: 5, reasons: [], comment: '等了很久。' }]);
    await service.db.query(
      `UPDATE ratings SET created_at = created_at - interval '25 hours' WHERE order_id = $1`,
      [order.id],
    );
    await page.getByRole('button', { name: '改评价' }).click();
    await page.getByRole('button', { name: '满意', exact: true }).click();
    await page.getByText('不能再改了').waitFor();
    expect((await ratings(order.id))[0]).toMatchObject({ level: 5 });
    expect(faults.filter((fault) => !fault.startsWith('Failed to load resource'))).toEqual([]);
  });

  it('each lawyer who served is rated by themselves', async () => {
    const asker = await resident(service);
    const order = await activeOrder(asker, advocate);
    const board = await boardOf(advocate);
    const second = await anotherOf(board);
    await advocate
      .post(`/orders/${order.id}/transfer`, {
        lawyerId: second.id,
        reason: 'not_my_field',
        statement: '请接着办。',
      })
      .expect(200);
    await second.post(`/orders/${order.id}/accept`).expect(200);
    const { page, faults } = await openFace(service, { person: asker });
    await page.goto(`/orders/${order.id}/rating`);
    await page.getByRole('button', { name: '满意', exact: true }).click();
    await page.getByText('已收到：满意').waitFor();
    await page.getByRole('button', { name: /^评价.+律师$/ }).click();
    await page.getByRole('button', { name: '不满意', exact: true }).click();
    await page.getByText('已收到：不满意').waitFor();
    expect(await ratings(order.id)).toMatchObject([
      { segment: 1, level: 2 },
      { segment: 2, level: 4 },
    ]);
    expect(faults).toEqual([]);
  });

  async function ratings(orderId: string): Promise<object[]> {
    const { rows } = await service.db.query<object>(
      'SELECT segment, level, reasons, comment FROM ratings WHERE order_id = $1 ORDER BY segment',
      [orderId],
    );
    return rows;
  }

  /** Another lawyer of the same board. */
  async function anotherOf(board: string): Promise<Person> {
    const { rows } = await service.db.query<{ username: string }>(
      `SELECT a.username FROM accounts a JOIN lawyer_boards b ON b.lawyer_id = a.id
        WHERE b.board = $1 AND a.id <> $2 ORDER BY a.username LIMIT 1`,
      [board, advocate.id],
    );
    return lawyer(service, Number(rows[0]!.username.replace('lawyer', '')));
  }
});
