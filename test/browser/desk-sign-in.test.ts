import { beforeAll, describe, expect, it } from 'vitest';
import { openDesk } from '../support/desk/open-desk.js';
import { lookAtDesk, type DeskView } from '../support/desk/look.js';
import { DEMO_PASSWORD, lawyer, operator } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

const DESKS = [
  { desk: 'lawyer', name: '律师工作台', username: 'lawyer001', other: 'bureau' },
  { desk: 'bureau', name: '司法局管理台', username: 'bureau', other: 'lawyer001' },
] as const;

describe('signing in at a desk', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startService();
  });

  it.each(DESKS)(
    'leads to the $desk’s page that was asked for, and out again',
    async ({ desk, username }) => {
      const { page, faults } = await openDesk(service, desk);
      await page.goto(`/${desk}/`);
      await page.getByLabel('用户名').fill(username);
      await page.getByLabel('密码').fill(DEMO_PASSWORD);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: '退出' }).click();
      await page.getByLabel('用户名').waitFor();
      expect(page.url()).toContain(`/${desk}/sign-in`);
      expect(faults).toEqual([]);
    },
  );

  it.each(DESKS)(
    'refuses at the $desk whoever sits at the other, or has the wrong password',
    async ({ desk, name, other }) => {
      const { page } = await openDesk(service, desk);
      await page.goto(`/${desk}/`);
      await page.getByLabel('用户名').fill(other);
      await page.getByLabel('密码').fill(DEMO_PASSWORD);
      await page.getByRole('button', { name: '登录' }).click();
      await page.getByText(`这个账号不能进入${name}。`).waitFor();
      await page.getByLabel('密码').fill('wrong');
      await page.getByRole('button', { name: '登录' }).click();
      await page.getByText('用户名、密码不对。').waitFor();
      expect(page.url()).toContain('sign-in');
    },
  );

  it('does not disturb the other faces in the same browser', async () => {
    const { page } = await openDesk(service, 'lawyer', await lawyer(service, 1));
    await page.goto('/lawyer/');
    const bureau = await page.context().newPage();
    await bureau.goto('/bureau/');
    await bureau.getByLabel('用户名').waitFor();
    await page.reload();
    await page.getByRole('button', { name: '退出' }).waitFor();
  });

  it.each(DESKS)('is legible and whole at the $desk', async ({ desk }) => {
    const view: DeskView = { name: 'sign-in', path: 'sign-in', shows: (page) => page.getByLabel('用户名') };
    expect(await lookAtDesk({ service, desk }, view, Number(desk === 'bureau'))).toEqual([]);
  });

  it.each(DESKS)('has a frame that is legible and whole at the $desk', async ({ desk }) => {
    const person = desk === 'lawyer' ? await lawyer(service, 2) : await operator(service);
    const view: DeskView = { name: 'frame', path: '', shows: (page) => page.getByRole('navigation') };
    expect(await lookAtDesk({ service, desk, person }, view, Number(desk === 'lawyer'))).toEqual([]);
  });
});
