import { expect, it } from 'vitest';
import { openFace } from '../support/face/open-face.js';
import { Keyboard } from './by-keyboard.js';
import { lawyer } from '../support/people.js';
import { live } from '../support/ladder.js';
import { startService } from '../support/service.js';

const PHONE = '10000000490';

it('somebody with a keyboard alone asks, signs in, waits, talks, ends and rates', async () => {
  const service = await startService();
  const advocate = await lawyer(service, 1);
  await live(service, advocate);
  const { page, faults } = await openFace(service);
  const keys = new Keyboard(page);
  const { boards, name } = (await advocate.get('/me/lawyer').expect(200)).body as {
    boards: string[];
    name: string;
  };

  await page.goto('/');
  await keys.press(page.locator(`a[href="/boards/${boards[0]}"]`));
  await keys.press(page.getByRole('link', { name: `点单：请 ${name} 律师` }));

  await keys.type(page.getByRole('textbox', { name: '写几句就行' }), '老板三个月没发工资。');
  await keys.press(page.getByRole('button', { name: '发给律师' }));

  await keys.type(page.getByRole('textbox', { name: '手机号' }), PHONE);
  await page.keyboard.press('Enter');
  const code = page.getByRole('textbox', { name: '6 位数字' });
  await code.waitFor();
  await keys.type(code, await service.smsCode(PHONE));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/orders/*');
  const id = new URL(page.url()).pathname.split('/')[2]!;
  await page.getByText(`正在请${name}律师接单`).waitFor();

  await advocate.post(`/orders/${id}/accept`).expect(200);
  const said = page.getByRole('textbox', { name: '写给律师的话' });
  await keys.type(said, '有工资条没有合同，怎么办？');
  await keys.press(page.getByRole('button', { name: '发送' }));
  await expect
    .poll(async () => JSON.stringify((await advocate.get(`/orders/${id}/messages`)).body))
    .toContain('有工资条没有合同');
  await advocate.say(id, '没有合同也能要回来。').expect(201);
  await page.getByText('没有合同也能要回来。', { exact: true }).waitFor();

  const dialog = page.getByRole('dialog');
  await keys.press(page.getByRole('button', { name: '更多' }));
  await keys.press(dialog.getByRole('button', { name: '问题解决了，结束咨询' }));
  await keys.press(dialog.getByRole('button', { name: '解决了，结束咨询', exact: true }));
  await page.waitForURL('**/rating');
  await keys.press(page.getByRole('button', { name: '非常满意', exact: true }));
  await expect
    .poll(async () => (await advocate.get(`/orders/${id}`)).body as object)
    .toMatchObject({ status: 'completed' });
  await page.getByText('已收到：非常满意').waitFor();
  expect(faults).toEqual([]);
});
