import { devices, type Page } from 'playwright-core';
import { openPage, type WatchedPage } from './browser.js';
import type { Person } from './people.js';
import type { TestService } from './service.js';

/** What a phone is here: small, touched, with nothing on it but the face. */
const PHONE = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  userAgent: devices['Pixel 5'].userAgent,
};
/** A page of the service that runs none of the face's script, to set the device up from. */
const QUIET = '/today';
/** What does not come within this is not there; the test says then what it was. */
const PATIENCE_MS = 45_000;

/** A phone with the face on it, on which `person` is signed in, perhaps with large text. */
export async function openPhone(
  service: TestService,
  { person, isElder = false }: { person?: Person; isElder?: boolean } = {},
): Promise<WatchedPage> {
  const watched = await openPage({ ...PHONE, baseURL: service.url });
  const { page } = watched;
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(QUIET);
  if (person) await remember(page, 'session', JSON.stringify(person.tokens));
  if (isElder) await remember(page, 'elder', '1');
  return watched;
}

/** Signs in by text message on the page that asks for it, as a resident does. */
export async function signInByPhone(page: Page, service: TestService, phone: string): Promise<void> {
  await page.getByLabel('手机号').fill(phone);
  await page.getByRole('button', { name: '获取短信验证码' }).click();
  const code = page.getByLabel('短信里的 6 位数字');
  await code.waitFor();
  await code.fill(await service.smsCode(phone));
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

function remember(page: Page, key: string, value: string): Promise<void> {
  return page.evaluate(([name, kept]) => localStorage.setItem(name!, kept!), [key, value]);
}
