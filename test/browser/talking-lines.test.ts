import { setTimeout as delay } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { openFace } from '../support/face/open-face.js';
import { bubble, field, OF_THE_LINE, saidIn, say, shown, talksOn } from '../support/face/talk.js';
import { activeOrder } from '../support/given.js';
import { openLine } from '../support/line.js';
import { resident } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

describe('a talk whose line, tab or session does not last, on a phone', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startService({ FIRST_ANSWER_MS: '3600000' });
  });

  const { free, talk } = talksOn(() => service);

  it(
    'cut off for twenty seconds: it says so, and nothing is lost, nothing is there twice',
    { timeout: 90_000 },
    async () => {
      const line = await openLine(() => service.url);
      const [asker, { advocate }] = await Promise.all([resident(service), free()]);
      const { id } = await activeOrder(asker, advocate);
      const { page, faults } = await openFace(service, { person: asker });
      await page.goto(`${line.url}/orders/${id}`);
      // Another address is another device: who is signed in is put there before the first script runs.
      await field(page).waitFor();
      await say(page, '断线之前');
      await expect.poll(() => saidIn(advocate, id)).toEqual(['断线之前']);
      line.cut();
      await say(page, '断线时第一句');
      await page.getByText('连接中断，正在恢复…').waitFor();
      await say(page, '断线时第二句');
      await page.getByText('还没发出去，连上网就发').first().waitFor();
      // Not a wait for something to happen: that is how long the line is away, and meanwhile the other side talks.
      for (let n = 1; n <= 10; n++) {
        await advocate.say(id, `律师第 ${n} 句`).expect(201);
        await delay(2000);
      }
      line.mend();
      await page.getByText('连接已恢复').waitFor();
      await bubble(page, '律师第 10 句').waitFor();
      await expect.poll(() => saidIn(advocate, id)).toHaveLength(13);
      const all = await saidIn(advocate, id);
      expect(all.filter((words) => words!.startsWith('断线'))).toEqual([
        '断线之前',
        '断线时第一句',
        '断线时第二句',
      ]);
      await expect.poll(() => shown(page)).toEqual(all);
      expect(faults.filter((fault) => !OF_THE_LINE.test(fault))).toEqual([]);
    },
  );

  it('two tabs show the same, whichever of them says it', async () => {
    const { page, faults, id, advocate } = await talk();
    const other = await page.context().newPage();
    await other.goto(`${service.url}/orders/${id}`);
    await field(other).waitFor();
    await say(page, '第一个窗口说的');
    await say(other, '第二个窗口说的');
    await advocate.say(id, '都看到了').expect(201);
    const all = ['第一个窗口说的', '第二个窗口说的', '都看到了'];
    for (const tab of [page, other])
      await expect.poll(async () => (await shown(tab)).toSorted()).toEqual(all);
    expect(await shown(page)).toEqual(await shown(other));
    await bubble(other, '第二个窗口说的').getByRole('button', { name: '撤回' }).click();
    await page.getByText('我撤回了一条消息').waitFor();
    expect(faults).toEqual([]);
  });

  it('an unsent message outlives a reload and is sent once; so does what is being written', async () => {
    const { page, faults, id, advocate } = await talk();
    await page.route('**/api/v1/orders/*/messages', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await page.routeWebSocket('**/socket.io/**', (socket) => {
      const server = socket.connectToServer();
      socket.onMessage((words) => {
        if (!String(words).includes('message:send')) server.send(words);
      });
    });
    await page.reload();
    await say(page, '还没发出去的话');
    await page.getByText('正在发送…').waitFor();
    await field(page).fill('写了一半');
    await page.reload();
    await page.getByText('还没发出去的话').waitFor();
    expect(await field(page).inputValue()).toBe('写了一半');
    expect(await saidIn(advocate, id)).toEqual([]);
    await page.unrouteAll();
    await expect.poll(() => saidIn(advocate, id)).toEqual(['还没发出去的话']);
    await bubble(page, '还没发出去的话').getByText('未读').waitFor();
    expect(await shown(page)).toEqual(['还没发出去的话']);
    await page.reload();
    await bubble(page, '还没发出去的话').waitFor();
    expect(await saidIn(advocate, id)).toEqual(['还没发出去的话']);
    expect(faults.filter((fault) => !OF_THE_LINE.test(fault))).toEqual([]);
  });

  it('a session that was ended elsewhere leads to signing in, and back to the talk', async () => {
    const phone = '10000000399';
    const [asker, { advocate }] = await Promise.all([resident(service, phone), free()]);
    const { id } = await activeOrder(asker, advocate);
    const { page, faults } = await openFace(service, { person: asker });
    await page.goto(`/orders/${id}`);
    await say(page, '登录结束之前');
    await bubble(page, '登录结束之前').getByText('未读').waitFor();
    await asker.delete('/auth/sessions/current').expect(204);
    await expect.poll(() => new URL(page.url()).pathname).toBe('/sign-in');
    await page.getByText('您的登录已经结束了').waitFor();
    await page.getByLabel('手机号').fill(phone);
    await page.getByRole('button', { name: '获取短信验证码' }).click();
    await page.getByLabel('短信里的 6 位数字').waitFor();
    await page.getByLabel('短信里的 6 位数字').fill(await service.smsCode(phone));
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await bubble(page, '登录结束之前').waitFor();
    expect(new URL(page.url()).pathname).toBe(`/orders/${id}`);
    expect(faults.filter((fault) => !/401/.test(fault))).toEqual([]);
  });
});
