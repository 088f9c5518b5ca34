import type { Locator, Page } from 'playwright-core';
import { comeByCard } from '../terminal.js';
import type { Mode } from './open-face.js';
import type { World } from './world.js';

/** A page in one of its states, and how to get there. */
export interface FacePage {
  /** Of its pictures, too. */
  name: string;
  /** Its name in web/resident/router.ts. */
  route: string;
  /** Who is signed in. */
  who?: 'asker' | 'newcomer';
  /** In which it is looked at; both, unless it looks the same in one. */
  modes?: readonly Mode[];
  /** Its address; none of what begins at an enrolled kiosk. */
  path?: (world: World) => string;
  /** What is done there to bring the state about. */
  reach?: (page: Page, at: { world: World; mode: Mode }) => Promise<void>;
  /** What is seen when it is there. */
  shows: (page: Page) => Locator;
  /** What the browser itself notes of an answer that is meant to fail. */
  mayFail?: RegExp;
}

const BOARD = 'labor';
const STORY = '老板拖欠工资三个月，电话也不接。';
const words = (text: string | RegExp) => (page: Page) => page.getByText(text).first();
const order =
  (of: keyof World['orders'], more = '') =>
  ({ orders }: World) =>
    `/orders/${orders[of]}${more}`;

const BEFORE: readonly FacePage[] = [
  { name: 'start', route: 'start', path: () => '/', shows: words('交通事故') },
  { name: 'start-signed-in', route: 'start', who: 'asker', path: () => '/', shows: words('我的咨询') },
  { name: 'ask', route: 'ask', path: () => '/ask', shows: words('12348') },
  {
    name: 'ask-found',
    route: 'ask',
    path: () => '/ask',
    reach: (page) => ask(page, STORY),
    shows: words('像是这几类'),
  },
  {
    name: 'ask-nothing-found',
    route: 'ask',
    path: () => '/ask',
    reach: (page) => ask(page, '嗯嗯嗯'),
    shows: words('没听出是哪一类'),
  },
  { name: 'urgent', route: 'urgent', path: () => '/urgent', shows: words('96110') },
  {
    name: 'urgent-what',
    route: 'urgent',
    who: 'newcomer',
    path: () => '/urgent?step=what',
    shows: words('正在发生什么'),
  },
  { name: 'lawyers', route: 'lawyers', path: () => `/boards/${BOARD}`, shows: words('执业证号') },
  {
    name: 'lawyers-none',
    route: 'lawyers',
    path: () => `/boards/${BOARD}?q=查无此人`,
    shows: words('没有符合条件的律师'),
  },
  {
    name: 'lawyer',
    route: 'lawyer',
    path: ({ lawyer }) => `/lawyers/${lawyer.id}`,
    shows: words('执业证号'),
  },
  { name: 'place', route: 'place', who: 'newcomer', path: () => '/place', shows: words('属于哪一类') },
  {
    name: 'place-faulty',
    route: 'place',
    who: 'newcomer',
    path: () => `/place?board=${BOARD}&step=story`,
    reach: (page) => page.locator('footer .primary').click(),
    shows: words('请写几句'),
  },
  ...['story', 'mode', 'meeting', 'time', 'otherSide', 'dialect', 'look'].map((step) => ({
    name: `place-${step}`,
    route: 'place',
    modes: ['elder'] as const,
    who: 'newcomer' as const,
    path: () => `/place?board=${BOARD}&mode=offline&step=${step}`,
    shows: (page: Page) => page.locator('footer .primary'),
  })),
  { name: 'sign-in', route: 'sign-in', path: () => '/sign-in', shows: words('手机号') },
  {
    name: 'sign-in-code',
    route: 'sign-in',
    path: () => '/sign-in',
    reach: async (page) => {
      await page.getByRole('textbox').fill('10000000499');
      await page.locator('form .primary').click();
    },
    shows: words('验证码'),
  },
];

const ORDER: readonly FacePage[] = [
  ...Object.entries({
    chosen: '正在请田在野律师接单',
    pool: '正在请这个版块在线的律师接单',
    duty: '正在请值班律师接单',
    bureau: '司法局工作人员',
    promised: '我们答应您',
    visitWaiting: '见面安排',
    visit: '到场码',
    quiet: '按住说话',
    talk: '好的，谢谢',
    over: '看咨询意见书',
    rated: '我的评价',
  }).map(([of, says]) => ({
    name: `order-${of}`,
    route: 'order',
    who: 'asker' as const,
    path: order(of as keyof World['orders']),
    shows: words(says),
  })),
  {
    name: 'order-writing',
    route: 'order',
    who: 'asker',
    path: order('chosen', '?talk='),
    shows: words('按住说话'),
  },
  { name: 'order-more', ...dialogOf('quiet', '更多', '问题解决了') },
  { name: 'order-attach', ...dialogOf('quiet', '发材料', '20 MB') },
  { name: 'order-cancel', ...dialogOf('pool', '取消点单', '取消后') },
  { name: 'order-board', ...dialogOf('duty', '换个版块', '交通事故') },
  {
    name: 'summary',
    route: 'summary',
    who: 'asker',
    path: order('over', '/summary'),
    shows: words('法律援助'),
  },
  {
    name: 'summary-none',
    route: 'summary',
    who: 'asker',
    path: order('quiet', '/summary'),
    shows: words('没有意见书'),
  },
  { name: 'rating', route: 'rating', who: 'asker', path: order('over', '/rating'), shows: words('非常满意') },
  {
    name: 'rating-given',
    route: 'rating',
    who: 'asker',
    path: order('rated', '/rating'),
    shows: words('非常满意'),
  },
];

const MINE: readonly FacePage[] = [
  { name: 'orders', route: 'orders', who: 'asker', path: () => '/orders', shows: words('以前的咨询') },
  {
    name: 'orders-none',
    route: 'orders',
    who: 'newcomer',
    path: () => '/orders',
    shows: words('还没有咨询过'),
  },
  { name: 'me', route: 'me', who: 'asker', path: () => '/me', shows: words('怎么称呼您') },
  { name: 'figures', route: 'figures', path: () => '/figures', shows: words('律师人数') },
  {
    name: 'offline',
    route: 'offline',
    path: () => '/offline',
    shows: words('现在没有网络'),
    mayFail: /404/,
  },
  {
    name: 'missing',
    route: 'missing',
    path: () => '/no-such-page',
    shows: words('没有这个页面'),
    mayFail: /404/,
  },
];

const KIOSK: readonly FacePage[] = [
  { name: 'kiosk-not-enrolled', route: 'kiosk', path: () => '/kiosk', shows: words('还没有登记') },
  { name: 'kiosk-enrol', route: 'kiosk-enrol', path: () => '/kiosk/enrol', shows: words('登记码') },
  {
    name: 'kiosk-simulator',
    route: 'kiosk-simulator',
    path: () => '/kiosk/simulator',
    shows: words('放上身份证'),
  },
  ...[
    { name: 'kiosk', route: 'kiosk', shows: words('把身份证放在读卡区') },
    { name: 'kiosk-start', route: 'start', reach: comeBy(), shows: words('我的咨询') },
    { name: 'kiosk-helper', route: 'start', reach: comeBy('有工作人员帮我'), shows: words('请工作人员帮忙') },
    {
      name: 'kiosk-orders',
      route: 'orders',
      reach: comeBy('我的咨询'),
      shows: words('这里只显示今天的咨询'),
    },
    {
      name: 'kiosk-older',
      route: 'orders',
      reach: comeBy('我的咨询', '看以前的'),
      shows: words('您还没有留手机号'),
    },
    { name: 'kiosk-left', route: 'kiosk', reach: comeBy('办完了，离开'), shows: words('已经退出') },
    {
      name: 'kiosk-idle',
      route: 'start',
      reach: async (page: Page, at: { world: World }) => {
        await page.clock.install();
        await page.reload();
        await comeBy()(page, at);
        await page.clock.fastForward(91_000);
      },
      shows: words('您还在吗'),
    },
  ].map((row) => ({ ...row, modes: ['elder'] as const })),
];

export const PAGES: readonly FacePage[] = [...BEFORE, ...ORDER, ...MINE, ...KIOSK];

async function ask(page: Page, story: string): Promise<void> {
  await page.getByRole('textbox').fill(story);
  await page.locator('form .primary').click();
}

/** A dialog of an order's page, opened by a button of it. */
function dialogOf(of: keyof World['orders'], button: string, says: string): Omit<FacePage, 'name'> {
  return {
    route: 'order',
    who: 'asker',
    path: order(of),
    reach: (page) => page.getByRole('button', { name: button }).click(),
    shows: words(says),
  };
}

/** Somebody lays their card on the kiosk's reader and presses these, one after the other. */
function comeBy(...presses: string[]) {
  return async (page: Page, { world }: { world: World }): Promise<void> => {
    await comeByCard(world.service, { page });
    for (const name of presses) await page.getByText(name).first().click();
  };
}
