import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { photo } from '../attachments/pictures.js';
import { MARKUP } from '../hostile/markup.js';
import { openFace } from '../support/face/open-face.js';
import { activeOrder, boardOf, SUMMARY, waitingOrder } from '../support/given.js';
import { lawyersOf, live } from '../support/ladder.js';
import { openLine } from '../support/line.js';
import { lawyer, operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { logOf } from '../support/talker.js';

/** What a browser says of a line that was cut is no fault of the page. */
const OF_THE_LINE = /net::ERR_|WebSocket connection|Failed to load resource/;

describe('talking with a lawyer, on a phone', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startService({ FIRST_ANSWER_MS: '3600000' });
  });

  let lawyers = 0;
  /** Each talk has a lawyer of its own, who is at the workbench and has a free place. */
  async function free() {
    const advocate = await lawyer(service, ++lawyers);
    return { advocate, workbench: await live(service, advocate) };
  }

  /** Somebody's phone with their talk on it. */
  async function talk() {
    const [asker, side] = await Promise.all([resident(service), free()]);
    const { advocate } = side;
    const { id } = await activeOrder(asker, advocate);
    const face = await openFace(service, { person: asker });
    await face.page.goto(`/orders/${id}`);
    await field(face.page).waitFor();
    return { ...face, ...side, asker, id };
  }

  async function saidIn(person: Person, id: string): Promise<(string | undefined)[]> {
    return (await logOf(person, id)).filter(({ kind }) => kind === 'text').map(({ body }) => body);
  }

  it('from 点单 to the end: waiting, accepted, talked, advised', async () => {
    const [asker, { advocate }] = await Promise.all([resident(service), free()]);
    const { id } = await waitingOrder(asker, advocate);
    const { page, faults } = await openFace(service, { person: asker });
    await page.goto(`/orders/${id}`);
    await page.getByRole('heading', { name: /^正在请.+律师接单$/ }).waitFor();
    await advocate.post(`/orders/${id}/accept`).expect(200);
    await page.getByRole('heading', { name: '正在咨询' }).waitFor();
    await page.getByText(/执业证号/).waitFor();
    await page.getByText('律师在线').waitFor();
    await say(page, '老板三个月没发工资了，怎么办？');
    await expect.poll(() => saidIn(advocate, id)).toEqual(['老板三个月没发工资了，怎么办？']);
    await bubble(page, '老板三个月没发工资了').getByText('未读').waitFor();
    await advocate.put(`/orders/${id}/messages/read`, { seq: 100 }).expect(200);
    await bubble(page, '老板三个月没发工资了').getByText('已读').waitFor();
    await advocate.say(id, '别着急，有劳动合同吗？').expect(201);
    await bubble(page, '别着急').waitFor();
    // Seen, and so marked as read.
    await expect
      .poll(async () => (await advocate.get(`/orders/${id}/messages`)).body as object)
      .toMatchObject({ readBy: { resident: 3 } });
    await advocate.post(`/orders/${id}/complete`, { summary: SUMMARY }).expect(200);
    await page.getByRole('heading', { name: '咨询已结束' }).waitFor();
    await page.getByRole('link', { name: '打分评价' }).waitFor();
    await bubble(page, '别着急').waitFor();
    expect(await field(page).count()).toBe(0);
    await page.getByRole('link', { name: '看咨询意见书' }).click();
    await expect.poll(() => page.url()).toContain(`/orders/${id}/summary`);
    expect(faults).toEqual([]);
  });

  it('is ended by the resident, who is then asked for a rating, and goes on when there is another question', async () => {
    const { page, faults, id, asker } = await talk();
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('button', { name: '问题解决了，结束咨询' }).click();
    await page.getByRole('button', { name: '解决了，结束咨询' }).click();
    await expect.poll(() => page.url()).toContain(`/orders/${id}/rating`);
    await page.goto(`/orders/${id}`);
    await page.getByRole('button', { name: '接着追问' }).click();
    await page.getByRole('heading', { name: '正在找律师' }).waitFor();
    expect((await asker.get(`/orders/${id}`)).body).toMatchObject({ status: 'waiting' });
    expect(faults).toEqual([]);
  });

  it('a picture, a file, and a message taken back', async () => {
    const { page, faults, id, advocate } = await talk();
    await attach(page, '拍照或选照片', { name: '借条.jpg', mimeType: 'image/jpeg', buffer: await photo() });
    await page.getByRole('img', { name: '我发的图片' }).waitFor();
    await attach(page, '选文件', {
      name: '经过.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('事情是这样的'),
    });
    await page.getByText('经过.txt').waitFor();
    await expect
      .poll(async () => (await logOf(advocate, id)).map(({ kind }) => kind))
      .toEqual(['join', 'image', 'file']);
    await attach(page, '选文件', {
      name: '片子.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('<html><body>'),
    });
    await page.getByText(/没有发出去：不能发网页和程序/).waitFor();
    await page.getByRole('button', { name: '不发了' }).click();
    await say(page, '这句说错了');
    await bubble(page, '这句说错了').getByRole('button', { name: '撤回' }).click();
    await page.getByText('我撤回了一条消息').waitFor();
    expect(await page.getByText('这句说错了').count()).toBe(0);
    // The service’s refusal of the third file is the one thing to be told of.
    expect(faults.filter((fault) => !/415/.test(fault))).toEqual([]);
  });

  it('a voice message, begun and ended by a tap or by the keyboard', async () => {
    const { page, faults, id, advocate } = await talk();
    const voices = async () => (await logOf(advocate, id)).filter(({ kind }) => kind === 'voice').length;
    await page.getByRole('button', { name: '按住说话' }).click();
    await spoken(page).waitFor();
    await page.getByRole('button', { name: '说完了，发送' }).click();
    await expect.poll(voices).toBe(1);
    await page
      .getByRole('button', { name: /播放语音/ })
      .first()
      .waitFor();
    await page.getByRole('button', { name: '按住说话' }).focus();
    await page.keyboard.press('Enter');
    await spoken(page).waitFor();
    await page.getByRole('button', { name: '不发了' }).click();
    await field(page).waitFor();
    const button = (await page.getByRole('button', { name: '按住说话' }).boundingBox())!;
    await page.mouse.move(button.x + 20, button.y + 20);
    await page.mouse.down();
    await page.getByText('松开就发送').waitFor();
    await spoken(page).waitFor();
    await page.mouse.up();
    await expect.poll(voices).toBe(2);
    expect(faults).toEqual([]);
  });

  it('what a lawyer should not ask for is warned of, and a transfer keeps all that was said', async () => {
    const { page, faults, id, advocate } = await talk();
    await say(page, '从头说起');
    await advocate.say(id, '加我微信 lawyer888 细聊').expect(201);
    await page.locator('li').getByText('平台提醒：本服务免费').waitFor();
    await advocate.post(`/orders/${id}/transfer`, { reason: '忙', statement: '欠薪' }).expect(200);
    await page.getByRole('heading', { name: '正在找律师' }).waitFor();
    const bureau = await operator(service);
    const [next] = (await lawyersOf(service, bureau, await boardOf(advocate), ['t1a'])) as [Person];
    await bureau.post(`/orders/${id}/dispatch`, { lawyerId: next.id, reason: '接着办' }).expect(200);
    await page.getByText(/^已转给.+律师，前面说过的都在，不用重讲。$/).waitFor();
    await bubble(page, '从头说起').waitFor();
    await page.locator('li').getByText('律师把咨询转给了下一位律师').waitFor();
    expect(faults).toEqual([]);
  });

  it('the other side is seen to type, and it dies by itself', async () => {
    const { page, faults, id, workbench } = await talk();
    await workbench.ask('typing', { orderId: id });
    await page.getByText('对方正在输入…').waitFor();
    await page.getByText('对方正在输入…').waitFor({ state: 'detached' });
    await field(page).pressSequentially('我想问');
    await expect.poll(() => workbench.of('typing')).toHaveLength(1);
    expect(faults).toEqual([]);
  });

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

  it('what is refused for good is said, with its words to be copied', async () => {
    const { page, faults, id, advocate } = await talk();
    await page.route('**/api/v1/orders/*', (route) => route.abort());
    await advocate.post(`/orders/${id}/complete`, { summary: SUMMARY }).expect(200);
    await page.getByText('咨询已结束').first().waitFor();
    await say(page, '慢了一步的话');
    await page.getByText('没有发出去：咨询已经结束，不能再发消息。').waitFor();
    await page.getByRole('button', { name: '复制文字' }).waitFor();
    await page.getByText('慢了一步的话').waitFor();
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

  it('markup in words and names is text, sixty times', async () => {
    const { page, faults, id, advocate } = await talk();
    page.on('dialog', (dialog) => void dialog.dismiss().then(() => faults.push('a dialog')));
    for (const markup of MARKUP) await advocate.say(id, markup).expect(201);
    await attach(page, '选文件', {
      name: '<img src=x onerror=alert(1)>.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('字'),
    });
    await page.getByText('.txt').first().waitFor();
    const plain = (words: string | undefined) => words?.replaceAll(/\r\n?/g, '\n');
    await expect
      .poll(async () => (await shown(page)).map(plain))
      .toEqual(MARKUP.map((words) => plain(words.trim())));
    expect(await page.locator('main :is(script, iframe, svg, object, embed, img[src="x"])').count()).toBe(0);
    expect(faults).toEqual([]);
  });
});

function field(page: Page) {
  return page.getByLabel('写给律师的话');
}

/** The seconds of the recording that is under way, once they are worth sending. */
function spoken(page: Page) {
  return page.getByRole('status').getByText(/^[1-9]\d? 秒$/);
}

async function say(page: Page, words: string): Promise<void> {
  await field(page).fill(words);
  await page.getByRole('button', { name: '发送', exact: true }).click();
}

function bubble(page: Page, words: string) {
  return page.locator('li').filter({ hasText: words });
}

/** The words of all that stands in the log, in order; not what is still pending. */
function shown(page: Page): Promise<string[]> {
  return page.locator('li .words').allTextContents();
}

async function attach(
  page: Page,
  by: string,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await page.getByRole('button', { name: '发材料' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: by }).click();
  await (await chooser).setFiles(file);
}
