import { beforeAll, describe, expect, it } from 'vitest';
import { openFace } from '../support/face/open-face.js';
import { anyone, resident } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

/** A refused request is written to the console by the browser itself. */
const REFUSED = /^Failed to load resource/;

describe('signing in', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startService();
  });

  it('asks for the phone and its code and nothing else, and leads to where somebody wanted to go', async () => {
    const { page, faults, strangers } = await openFace(service);
    await page.goto('/orders');
    await page.getByLabel('手机号').fill('100 0000 0801');
    expect(await page.locator('input').count()).toBe(1);
    await page.getByRole('button', { name: '获取短信验证码' }).click();
    await page.getByText('验证码已发到 10000000801').waitFor();
    const code = page.getByLabel('短信里的 6 位数字');
    await expect.poll(() => code.evaluate((input) => input === document.activeElement)).toBe(true);
    await code.fill(await service.smsCode('10000000801'));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/orders$/);
    await page.getByText('您还没有咨询过').waitFor();
    expect(faults).toEqual([]);
    expect(strangers).toEqual([]);
  });

  it('says what is wrong with a phone or a code, and lets one try again', async () => {
    const { page, faults } = await openFace(service);
    await page.goto('/sign-in');
    const phone = page.getByLabel('手机号');
    await phone.fill('12345');
    await page.getByRole('button', { name: '获取短信验证码' }).click();
    await page.getByRole('alert').getByText('11 位手机号').waitFor();
    expect(await phone.getAttribute('aria-invalid')).toBe('true');
    await phone.fill('10000000802');
    await page.getByRole('button', { name: '获取短信验证码' }).click();
    const code = page.getByLabel('短信里的 6 位数字');
    const right = await sent('10000000802');
    await code.fill(right === '000000' ? '000001' : '000000');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('alert').getByText('验证码不对').waitFor();
    await code.fill(right);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.waitForURL(`${service.url}/`);
    expect(faults.filter((fault) => !REFUSED.test(fault))).toEqual([]);
  });

  it('sends another code after a minute, not before', async () => {
    const { page, faults } = await openFace(service);
    await page.clock.install();
    await page.goto('/sign-in');
    await page.getByLabel('手机号').fill('10000000803');
    await page.getByRole('button', { name: '获取短信验证码' }).click();
    await page.getByText(/秒后可以重新获取/).waitFor();
    const first = await sent('10000000803');
    expect(await page.getByRole('button', { name: '重新获取验证码' }).count()).toBe(0);
    await page.clock.fastForward(61_000);
    await page.getByRole('button', { name: '重新获取验证码' }).click();
    await page.getByText(/秒后可以重新获取/).waitFor();
    // One in a million is the same again.
    await expect.poll(() => service.smsCode('10000000803')).not.toBe(first);
    expect(faults).toEqual([]);
  });

  it('says how long to wait when too many codes were asked for', async () => {
    const limited = await startService({ RATE_LIMITS: '1' });
    for (let n = 0; n < 5; n++)
      await anyone(limited).post('/auth/sms-codes', { phone: '10000000804' }).expect(202);
    const { page } = await openFace(limited);
    await page.goto('/sign-in');
    await page.getByLabel('手机号').fill('10000000804');
    await page.getByRole('button', { name: '获取短信验证码' }).click();
    await page
      .getByRole('alert')
      .getByText(/获取得太频繁了，请(约 \d+ 分钟|\d+ 秒)后再试/)
      .waitFor();
  });

  it('is asked for again when the session was ended elsewhere, and leads back', async () => {
    const person = await resident(service, '10000000805');
    const { page, faults } = await openFace(service, { person });
    await page.goto('/orders');
    await page.getByText('您还没有咨询过').waitFor();
    await person.delete('/auth/sessions/current').expect(204);
    await page.waitForURL(/\/sign-in\?next=/);
    await page.getByText('您的登录已经结束了').waitFor();
    await page.getByLabel('手机号').fill('10000000805');
    await page.getByRole('button', { name: '获取短信验证码' }).click();
    await page.getByLabel('短信里的 6 位数字').fill(await sent('10000000805'));
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.waitForURL(/\/orders$/);
    expect(faults.filter((fault) => !REFUSED.test(fault))).toEqual([]);
  });

  it('does not lead to another server, whatever a link says', async () => {
    const person = await resident(service);
    const { page } = await openFace(service, { person });
    await page.goto('/sign-in?next=//elsewhere.example/orders');
    await expect.poll(() => page.url()).toBe(`${service.url}/`);
  });

  /** The code, once it has been sent. */
  async function sent(phone: string): Promise<string> {
    return expect
      .poll(() => service.smsCode(phone).catch(() => undefined))
      .toBeTruthy()
      .then(() => service.smsCode(phone));
  }
});
