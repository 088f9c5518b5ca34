import { beforeAll, describe, expect, it } from 'vitest';
import { openFace } from '../support/face/open-face.js';
import { boardOf, type Order } from '../support/given.js';
import { LADDER_TIMES, lawyersOf, live, onDuty } from '../support/ladder.js';
import { openLine } from '../support/line.js';
import { lawyer, operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

/** What a browser says of a line that was cut is no fault of the page. */
const OF_THE_LINE = /net::ERR_|WebSocket connection|Failed to load resource/;
const HOUR_MS = 3_600_000;

describe('waiting for a lawyer, on a phone', () => {
  let service: TestService;
  let bureau: Person;

  beforeAll(async () => {
    service = await startService({ ...LADDER_TIMES, CALL_BACK_MS: '1800000', ACCESS_TOKEN_SECONDS: '86400' });
    bureau = await operator(service);
  });

  async function place(asker: Person, body: object): Promise<Order> {
    const order = { mode: 'online', description: '问一下', ...body };
    return (await asker.post('/orders', order).expect(201)).body as Order;
  }

  it('all four waves are said as they come, with what comes next, and the call-back that is promised', async () => {
    const board = 'land';
    const [chosen, grabber, primary] = (await lawyersOf(service, bureau, board, ['f1a', 'f1b', 'f1c'])) as [
      Person,
      Person,
      Person,
    ];
    await onDuty(bureau, primary, board, 'primary');
    await live(service, grabber);
    const asker = await resident(service);
    const { id } = await place(asker, { board, lawyerId: chosen.id });
    const { page, faults } = await openFace(service, { person: asker });
    await page.goto(`/orders/${id}`);
    const step = (name: string | RegExp) => page.getByRole('heading', { name }).waitFor();
    await step('正在请f1a某律师接单');
    await page.getByText('您排在第 1 位，下一个就是您。').waitFor();
    await page.getByText('到时还没人接，就请这个版块在线的律师，您不用再做什么。').waitFor();
    await page
      .getByRole('timer')
      .filter({ hasText: /^还有 \d+ 秒$/ })
      .waitFor();
    await service.moveClock('61 seconds');
    await step('正在请这个版块在线的律师接单，谁先接，谁为您服务');
    await service.moveClock('122 seconds');
    await step('正在请值班律师接单');
    await service.moveClock('184 seconds');
    await step('正在由司法局工作人员为您安排律师');
    await service.moveClock('301 seconds');
    await page.getByText(/^我们答应您：最晚 .+，会有人给您打电话。$/).waitFor();
    await bureau.post(`/orders/${id}/dispatch`, { lawyerId: chosen.id, reason: '值班' }).expect(200);
    await step('正在咨询');
    await service.moveClock('0');
    expect(faults).toEqual([]);
  });

  it('the story may be written down meanwhile, and the lawyer finds it', async () => {
    const advocate = await lawyer(service, 1);
    const asker = await resident(service);
    const { id } = await place(asker, { board: await boardOf(advocate), lawyerId: advocate.id });
    const { page, faults } = await openFace(service, { person: asker, mode: 'elder' });
    await page.goto(`/orders/${id}`);
    await page.getByRole('link', { name: '先把事情写下来' }).click();
    await page.getByLabel('写给律师的话').fill('三个月没发工资');
    await page.getByRole('button', { name: '发送' }).click();
    await page.locator('li').getByText('三个月没发工资').waitFor();
    await page.getByRole('button', { name: '返回' }).click();
    await page.getByRole('heading', { name: /^正在请.+律师接单$/ }).waitFor();
    await advocate.post(`/orders/${id}/accept`).expect(200);
    await page.getByRole('heading', { name: '正在咨询' }).waitFor();
    await page.locator('li').getByText('三个月没发工资').waitFor();
    expect(faults).toEqual([]);
  });

  it('is ended by the resident who thinks better of it, after a second question', async () => {
    const asker = await resident(service);
    const { id } = await place(asker, { board: 'labor' });
    const { page, faults } = await openFace(service, { person: asker });
    await page.goto(`/orders/${id}`);
    await page.getByRole('button', { name: '取消点单' }).click();
    await page.getByRole('button', { name: '不取消，继续等' }).click();
    await page.getByRole('button', { name: '取消点单' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '取消点单' }).click();
    await page.getByRole('heading', { name: '已取消' }).waitFor();
    await page.getByRole('link', { name: '重新点单' }).waitFor();
    expect(faults).toEqual([]);
  });

  it('the board is corrected without leaving the line', async () => {
    const asker = await resident(service);
    const { id } = await place(asker, { board: 'labor' });
    const { page, faults } = await openFace(service, { person: asker });
    await page.goto(`/orders/${id}`);
    await page.getByRole('button', { name: '选错版块了，换个版块' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '民间借贷' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await asker.get(`/orders/${id}`)).body).toMatchObject({ board: 'debt', status: 'waiting' });
    expect(faults).toEqual([]);
  });

  it('with the line cut it says so, and what still holds', async () => {
    const line = await openLine(() => service.url);
    const advocate = await lawyer(service, 2);
    const asker = await resident(service);
    const { id } = await place(asker, { board: await boardOf(advocate), lawyerId: advocate.id });
    const { page, faults } = await openFace(service, { person: asker });
    await page.goto(`${line.url}/orders/${id}`);
    await page.getByRole('heading', { name: /^正在请.+律师接单$/ }).waitFor();
    line.cut();
    await page.getByText('律师那边照样在找，您的位置还在').waitFor();
    await advocate.post(`/orders/${id}/accept`).expect(200);
    line.mend();
    await page.getByRole('heading', { name: '正在咨询' }).waitFor();
    expect(faults.filter((fault) => !OF_THE_LINE.test(fault))).toEqual([]);
  });

  it('a visit shows place, time and lawyer, and the code by which the right one is known', async () => {
    const [advocate] = await lawyersOf(service, bureau, 'housing', ['f2a'], { towns: ['临水镇'] });
    const asker = await resident(service);
    const at = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();
    const visit = { town: '临水镇', place: '村委会', from: at(72), to: at(73) };
    const { id } = await place(asker, { mode: 'offline', board: 'housing', visit });
    const { page, faults } = await openFace(service, { person: asker });
    await page.goto(`/orders/${id}`);
    await page.getByRole('heading', { name: '正在请能去您那里的律师接单，谁先接，谁为您服务' }).waitFor();
    await page.getByText('临水镇 村委会').waitFor();
    await advocate!.post(`/orders/${id}/accept`).expect(200);
    await page.getByText('请在律师到场时出示这个码').waitFor();
    await page.getByText('f2a某（山东f2a律师事务所）').waitFor();
    const code = (await page.locator('.code').textContent())!.trim();
    await advocate!.post(`/orders/${id}/check-in`, { code }).expect(200);
    await page.getByText(/^律师已在.+到场$/).waitFor();
    expect(faults).toEqual([]);
  });
});
