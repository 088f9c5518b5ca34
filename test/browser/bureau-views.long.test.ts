import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { lookAtDesk, type DeskView } from '../support/desk/look.js';
import { activeOrder, waitingOrder } from '../support/given.js';
import { lawyersOf } from '../support/ladder.js';
import { lawyer, operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

/** Each view with the route that shows it; `:order` and `:lawyer` stand for those of the world. */
const VIEWS: (DeskView & { route: string })[] = [
  {
    route: 'today',
    name: 'today',
    picture: 'desk-today',
    path: '',
    shows: (page) => page.getByText('现在的值守'),
  },
  {
    route: 'cover',
    name: 'cover',
    picture: 'console',
    path: 'cover',
    shows: (page) => page.getByRole('rowheader', { name: '劳动工伤' }),
  },
  {
    route: 'cover',
    name: 'cover-hour',
    path: 'cover',
    reach: (page) =>
      page
        .getByRole('button', { name: /^劳动工伤 .*00:00/ })
        // Today's is over.
        .nth(1)
        .click(),
    shows: (page) => page.getByText('加一个班'),
  },
  {
    route: 'roster',
    name: 'roster',
    path: 'roster?board=labor',
    shows: (page) => page.getByText('撤掉').first(),
  },
  {
    route: 'rotations',
    name: 'rotations',
    path: 'rotations',
    shows: (page) => page.getByRole('rowheader', { name: '劳动轮班' }),
  },
  {
    route: 'new-rotation',
    name: 'new-rotation',
    path: 'rotations/new',
    reach: (page) => page.getByRole('checkbox', { name: '劳动工伤' }).check(),
    shows: (page) => page.getByText('还要填'),
  },
  {
    route: 'rotation',
    name: 'rotation',
    picture: 'desk-rotation',
    path: 'rotations/:rotation',
    reach: async (page) => {
      await page.getByRole('button', { name: '去掉' }).first().click();
      await page.getByRole('button', { name: '先看会有什么变化' }).click();
    },
    shows: (page) => page.getByRole('heading', { name: '会有什么变化' }),
  },
  {
    route: 'operators',
    name: 'operators',
    path: 'operators',
    reach: (page) => page.getByRole('button', { name: '开通', exact: true }).click(),
    shows: (page) => page.getByText('请填写').first(),
  },
  {
    route: 'account',
    name: 'account',
    path: 'account',
    reach: (page) => page.getByRole('button', { name: '开启验证器' }).click(),
    shows: (page) => page.getByRole('img', { name: '身份验证器的二维码' }),
  },
  {
    route: 'alarms',
    name: 'alarms',
    picture: 'desk-alarms',
    path: 'alarms',
    shows: (page) => page.getByText('我来处理').first(),
  },
  {
    route: 'alarms',
    name: 'alarm-story',
    path: 'alarms',
    reach: (page) => page.getByRole('button', { name: '经过' }).first().click(),
    shows: (page) => page.getByLabel('处理结果'),
  },
  { route: 'orders', name: 'orders', path: 'orders', shows: (page) => page.getByText('点名律师').nth(1) },
  {
    route: 'order',
    name: 'order',
    picture: 'desk-order',
    path: 'orders/:order',
    shows: (page) => page.getByText('为什么是这些律师'),
  },
  { route: 'lawyers', name: 'lawyers', path: 'lawyers', shows: (page) => page.getByText('累计接待') },
  {
    route: 'new-lawyer',
    name: 'new-lawyer',
    path: 'lawyers/new',
    reach: (page) => page.getByRole('button', { name: '登记', exact: true }).click(),
    shows: (page) => page.getByText('至少选一个板块'),
  },
  { route: 'lawyer', name: 'lawyer', path: 'lawyers/:lawyer', shows: (page) => page.getByText('暂停执业…') },
  {
    route: 'kiosks',
    name: 'kiosks',
    picture: 'desk-kiosks',
    path: 'kiosks',
    shows: (page) => page.getByText('登记一台'),
  },
  { route: 'statistics', name: 'statistics', path: 'statistics', shows: (page) => page.locator('canvas') },
  { route: 'figures', name: 'figures', path: 'figures', shows: (page) => page.getByText('有效值守') },
  {
    route: 'guide',
    name: 'guide',
    picture: 'desk-guide',
    path: 'guide',
    shows: (page) => page.getByText('离 7×24 还差'),
  },
];

describe('every view of the console', () => {
  let service: TestService;
  let bureau: Person;
  let order: string;
  let rotation: string;
  let advocate: Person;

  beforeAll(async () => {
    service = await startService({ CHOSEN_MS: '3600000', FIRST_ANSWER_MS: '3600000', COVER_LOOK_MS: '500' });
    [bureau, advocate] = await Promise.all([operator(service), lawyer(service, 1)]);
    // A roster that reaches some days ahead, as on most days.
    const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    const wanted = { from: at(1), to: at(9 * 24), cuts: ['08:00', '20:00'], standby: false, seed: 1 };
    const { body } = await bureau
      .post('/roster/plan', { ...wanted, boardsPerShift: 1, wishes: [] })
      .expect(201);
    await bureau.post(`/roster/plans/${(body as { id: string }).id}/accept`).expect(200);
    const turns = await lawyersOf(service, bureau, 'labor', ['turn1', 'turn2', 'turn3']);
    const made = await bureau
      .post('/roster/rotations', {
        name: '劳动轮班',
        boards: ['labor'],
        tier: 'standby',
        startsOn: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
        lawyers: turns.map(({ id }) => id),
        slots: [{ weekday: 1, from: '08:00', to: '20:00' }],
        turn: 'slot',
      })
      .expect(201);
    ({ id: rotation } = made.body as { id: string });
    const [first, second] = await Promise.all([resident(service), resident(service)]);
    ({ id: order } = await waitingOrder(first, advocate));
    await activeOrder(second, advocate);
    const open = async () =>
      ((await bureau.get('/alarms?open=true').expect(200)).body as { items: object[] }).items.length;
    await vi.waitUntil(async () => (await open()) > 0, { timeout: 10_000 });
  });

  it('has its row here', () => {
    const router = readFileSync('web/bureau/router.ts', 'utf8');
    const routes = [...router.matchAll(/\bname: '([^']+)',/g)].map((match) => match[1]!);
    // One's own account stands in both desks' routers.
    expect(new Set(VIEWS.map(({ route }) => route))).toEqual(new Set([...routes, 'account']));
  });

  it.each(VIEWS.map((view, n) => ({ ...view, n })))('$name: is legible and whole', async ({ n, ...view }) => {
    const path = view.path
      .replace(':order', order)
      .replace(':lawyer', advocate.id)
      .replace(':rotation', rotation);
    expect(await lookAtDesk({ service, desk: 'bureau', person: bureau }, { ...view, path }, n)).toEqual([]);
  });
});
