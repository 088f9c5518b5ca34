import { generateSync } from 'otplib';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDesk } from '../support/desk/open-desk.js';
import { lawyersOf } from '../support/ladder.js';
import { operator, staff, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

/** What a browser notes of a request that was refused, as it should be. */
const REFUSED = /Failed to load resource/;
const PASSWORD = 'a first password';

describe('the people of the bureau', () => {
  let service: TestService;
  let bureau: Person;

  beforeAll(async () => {
    service = await startService();
    bureau = await operator(service);
  });

  it('are taken in, helped when a password is lost, and let go', async () => {
    const { page, faults } = await openDesk(service, 'bureau', bureau);
    await page.goto('/bureau/operators');
    await page.getByRole('button', { name: '开通', exact: true }).click();
    await page.getByText('请填写').first().waitFor();
    await page.getByLabel('姓名').fill('王芳');
    await page.getByLabel('用户名').fill('Wang Fang');
    await page.getByLabel('初始密码').fill(PASSWORD);
    await page.getByRole('button', { name: '开通', exact: true }).click();
    await page.getByText('3 到 32 位小写字母、数字、点、横线、下划线').waitFor();
    await page.getByLabel('用户名').fill('wang.fang');
    await page.getByRole('button', { name: '开通', exact: true }).click();
    await page.getByText('已开通 王芳，可以登录了。').waitFor();
    const row = page.getByRole('row', { name: /wang\.fang/ });
    await row.getByText('没有登录').waitFor();
    await staff(service, 'wang.fang', PASSWORD);

    await row.getByRole('button', { name: '重设密码' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('新密码').fill('another password');
    await dialog.getByRole('button', { name: '重设', exact: true }).click();
    await page.getByText('密码已重设。').waitFor();
    const wang = await staff(service, 'wang.fang', 'another password');

    await row.getByRole('button', { name: '停用' }).click();
    await dialog.getByRole('button', { name: '停用', exact: true }).click();
    await row.getByText(/今天 \d\d:\d\d 停用/).waitFor();
    await wang.get('/me').expect(401);
    await row.getByRole('button', { name: '恢复' }).click();
    await row.getByText('没有登录').waitFor();
    // One's own account is not among what is done here.
    const mine = page.getByRole('row', { name: /bureau/ });
    await mine.getByRole('link', { name: '我的账户' }).waitFor();
    expect(await mine.getByRole('button').count()).toBe(0);
    expect(faults.filter((fault) => !REFUSED.test(fault))).toEqual([]);
  });

  it('look after their own account: phone, password, authenticator', async () => {
    await bureau
      .post('/operators', { username: 'li.ming', displayName: '李明', password: PASSWORD })
      .expect(201);
    const ming = await staff(service, 'li.ming', PASSWORD);
    const elsewhere = await staff(service, 'li.ming', PASSWORD);
    const { page, faults } = await openDesk(service, 'bureau', ming);
    await page.goto('/bureau/');
    await page.getByRole('link', { name: '李明' }).click();
    await page.getByLabel('手机号').fill('10000009911');
    await page.getByRole('button', { name: '保存手机号' }).click();
    await page.getByText('现在是 100****9911').waitFor();

    await page.getByLabel('现在的密码').fill('not it at all');
    await page.getByLabel('新密码', { exact: true }).fill('a second password');
    await page.getByLabel('再输一次新密码').fill('a second passwort');
    await page.getByText('两次输入的不一样').waitFor();
    await page.getByLabel('再输一次新密码').fill('a second password');
    await page.getByRole('button', { name: '改密码' }).click();
    await page.getByText('验证码或密码不对').waitFor();
    await page.getByLabel('现在的密码').fill(PASSWORD);
    await page.getByRole('button', { name: '改密码' }).click();
    await page.getByText('密码已改，别处的登录都已退出。').waitFor();
    await elsewhere.get('/me').expect(401);

    await page.getByRole('button', { name: '开启验证器' }).click();
    await page.getByRole('img', { name: '身份验证器的二维码' }).waitFor();
    const secret = (await page.locator('.secret').textContent())!;
    await page.getByLabel('验证器上的 6 位数字').fill(generateSync({ secret }));
    await page.getByRole('button', { name: '确认开启' }).click();
    await page.getByText('已开启：登录时还要填手机上的 6 位数字').waitFor();
    expect((await ming.get('/me').expect(200)).body).toMatchObject({ totp: true });
    expect(faults.filter((fault) => !REFUSED.test(fault))).toEqual([]);
  });

  it('give a lawyer who has lost it a new password', async () => {
    const [person] = (await lawyersOf(service, bureau, 'land', ['lost1'])) as [Person];
    const { page, faults } = await openDesk(service, 'bureau', bureau);
    await page.goto(`/bureau/lawyers/${person.id}`);
    await page.getByRole('button', { name: '重设密码…' }).click();
    await page.getByRole('dialog').getByLabel('新密码').fill('found again 1');
    await page.getByRole('dialog').getByRole('button', { name: '重设', exact: true }).click();
    await page.getByText('密码已重设。').waitFor();
    await staff(service, 'lost1', 'found again 1');
    await person.get('/me').expect(401);
    expect(faults).toEqual([]);
  });

  it('find every key behind a question mark', async () => {
    const { page, faults } = await openDesk(service, 'bureau', bureau);
    await page.goto('/bureau/');
    await page.getByText('现在的值守').waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('到“值守地图”').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Alt+w');
    await page.getByLabel('用户名').fill('who?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(faults).toEqual([]);
  });
});
