import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { lookAtDesk, type DeskView } from '../support/desk/look.js';
import { activeOrder, waitingOrder } from '../support/given.js';
import { lawyersOf } from '../support/ladder.js';
import { operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

/** Each view with the route that shows it; `talk` stands for the order that is being served. */
const VIEWS: (DeskView & { route: string })[] = [
  { route: 'talks', name: 'talks', path: '', shows: (page) => page.getByText('请在左边选一个咨询') },
  {
    route: 'talk',
    name: 'talk',
    picture: 'workbench',
    path: 'orders/:talk',
    shows: (page) => page.getByText('老板三个月没发工资').nth(1),
  },
  {
    route: 'talk',
    name: 'talk-summary',
    path: 'orders/:talk',
    reach: async (page) => {
      await page.getByRole('button', { name: '书面意见' }).click();
      await page.getByRole('button', { name: '提交并办结' }).click();
    },
    shows: (page) => page.getByText('请填写').first(),
  },
  {
    route: 'talk',
    name: 'talk-transfer',
    path: 'orders/:talk',
    reach: (page) => page.getByRole('button', { name: '转办' }).click(),
    shows: (page) => page.getByLabel('交接说明'),
  },
  { route: 'hall', name: 'hall', path: 'hall', shows: (page) => page.getByText('现在没有可以抢的单') },
  {
    route: 'roster',
    name: 'roster',
    path: 'roster',
    shows: (page) => page.getByRole('button', { name: '请假' }),
  },
  {
    route: 'roster',
    name: 'leave',
    path: 'roster',
    reach: async (page) => {
      await page.getByRole('button', { name: '请假' }).first().click();
      await page.getByLabel('原因').fill('生病');
      await page.getByRole('dialog').getByRole('button', { name: '请假' }).click();
    },
    shows: (page) => page.getByText('这样会有空档'),
    mayFail: /status of 422/,
  },
  { route: 'figures', name: 'figures', path: 'figures', shows: (page) => page.getByText('每天在线时长') },
];

describe('every view of the workbench', () => {
  let service: TestService;
  let person: Person;
  let talk: string;

  beforeAll(async () => {
    service = await startService({ CHOSEN_MS: '3600000', FIRST_ANSWER_MS: '3600000' });
    const bureau = await operator(service);
    [person] = (await lawyersOf(service, bureau, 'labor', ['views1'])) as [Person];
    const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    await bureau
      .post('/roster/shifts', {
        lawyerId: person.id,
        boards: ['labor'],
        from: at(0.1),
        to: at(2),
        tier: 'primary',
      })
      .expect(201);
    const [first, second] = await Promise.all([resident(service), resident(service)]);
    ({ id: talk } = await activeOrder(first, person));
    await first.say(talk, '老板三个月没发工资了，怎么办？').expect(201);
    await person.say(talk, '有劳动合同或者工资条吗？').expect(201);
    await first.say(talk, '老板三个月没发工资，合同也没签。').expect(201);
    // Offered, and so over every view.
    await waitingOrder(second, person);
  });

  it('has its row here', () => {
    const router = readFileSync('web/lawyer/router.ts', 'utf8');
    const routes = [...router.matchAll(/\bname: '([^']+)',/g)].map((match) => match[1]!);
    expect(new Set(VIEWS.map(({ route }) => route))).toEqual(new Set(routes));
  });

  it.each(VIEWS.map((view, n) => ({ ...view, n })))('$name: is legible and whole', async ({ n, ...view }) => {
    const path = view.path.replace(':talk', talk);
    expect(await lookAtDesk({ service, desk: 'lawyer', person }, { ...view, path }, n)).toEqual([]);
  });
});
