import type { Page } from 'playwright-core';
import { openPage, type WatchedPage } from './browser.js';
import { operator, Person, type Tokens } from './people.js';
import type { TestService } from './service.js';
import { watchTraces } from './traces.js';

/** Where a terminal stands. */
export const LARGE = { width: 1080, height: 1920 };

/** A page that was made a kiosk by an operator's code. */
export interface Terminal extends WatchedPage {
  kioskId: string;
}

export interface PlayedCard {
  name: string;
  number: string;
  expiresOn: string;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
let people = 0;

/** A card of somebody new, from a region that does not exist. */
export function newCard(fields: Partial<PlayedCard> = {}): PlayedCard {
  people += 1;
  const start = `99990019500101${String(people).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(start[i]), 0);
  return { name: '张秀英', number: start + '10X98765432'[sum % 11], expiresOn: '长期', ...fields };
}

/** Enrols a new page as a new kiosk, by hand, and leaves it at its first page. */
export async function terminal(
  service: TestService,
  { reader = '模拟读卡', viewport = LARGE } = {},
): Promise<Terminal> {
  const bureau = await operator(service);
  const { body } = await bureau
    .post('/kiosks', { name: '便民服务站', town: '董集镇', village: '薛家村' })
    .expect(201);
  const { id, enrolmentCode } = body as { id: string; enrolmentCode: string };
  const watched = await openPage({ viewport });
  const { page } = watched;
  await watchTraces(page);
  await page.goto(`${service.url}/kiosk/enrol`);
  await page.getByLabel('登记码').fill(enrolmentCode.toLowerCase());
  await page.getByLabel(reader).check();
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.waitForURL(`${service.url}/kiosk`);
  return { ...watched, kioskId: id };
}

/** Lays a card on the simulated reader of a terminal, on the page that is made for it. */
export async function layCard(page: Page, card: PlayedCard): Promise<void> {
  const simulator = await page.context().newPage();
  await simulator.goto(new URL('/kiosk/simulator', page.url()).href);
  await simulator.getByLabel('姓名').fill(card.name);
  await simulator.getByLabel('身份证号码').fill(card.number);
  await simulator.getByLabel('有效期').fill(card.expiresOn);
  await simulator.getByRole('button', { name: '放上身份证' }).click();
  await simulator.getByText('桌上通读到了').waitFor();
  await simulator.close();
}

/** Signs in with a card, and gives the person as whom the terminal now calls the API. */
export async function comeByCard(
  service: TestService,
  { page }: Pick<Terminal, 'page'>,
  card = newCard(),
): Promise<Person> {
  await page.getByText('把身份证放在读卡区').waitFor();
  const answered = page.waitForResponse((response) => response.url().endsWith('/auth/sessions'));
  await layCard(page, card);
  const tokens = (await (await answered).json()) as Tokens;
  await page.getByRole('button', { name: '办完了，离开' }).waitFor();
  return new Person(service, tokens);
}
