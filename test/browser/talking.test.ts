import { beforeAll, describe, expect, it } from 'vitest';
import { MARKUP } from '../hostile/markup.js';
import { openFace } from '../support/face/open-face.js';
import { attach, bubble, field, OF_THE_LINE, saidIn, say, shown, talksOn } from '../support/face/talk.js';
import { boardOf, SUMMARY, waitingOrder } from '../support/given.js';
import { lawyersOf } from '../support/ladder.js';
import { operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

describe('talking with a lawyer, on a phone', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startService({ FIRST_ANSWER_MS: '3600000' });
  });

  const { free, talk } = talksOn(() => service);

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
    // A page whose line is still being opened does not hear it, and nobody says it again.
    const isSeen = async () => {
      await workbench.ask('typing', { orderId: id });
      return page.getByText('对方正在输入…').isVisible();
    };
    await expect.poll(isSeen).toBe(true);
    await page.getByText('对方正在输入…').waitFor({ state: 'detached' });
    await field(page).pressSequentially('我想问');
    await expect.poll(() => workbench.of('typing')).toHaveLength(1);
    expect(faults).toEqual([]);
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
