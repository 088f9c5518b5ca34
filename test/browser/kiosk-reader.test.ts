import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startFakeReader, type FakeReader } from '../support/fake-reader.js';
import { startService, type TestService } from '../support/service.js';
import { newCard, terminal, type Terminal } from '../support/terminal.js';

describe('a kiosk with the card service of a vendor', () => {
  let service: TestService;
  let reader: FakeReader;
  let kiosk: Terminal;

  beforeAll(async () => {
    service = await startService();
    reader = await startFakeReader();
  });

  beforeEach(async () => {
    reader.card = undefined;
    reader.isBroken = false;
    kiosk = await terminal(service, { reader: '身份证读卡器', viewport: { width: 1366, height: 768 } });
    await kiosk.page.getByText('把身份证放在读卡区').waitFor();
  });

  it('signs in whose card is laid down; name, number and last day leave the reader, nothing else', async () => {
    const { page, faults } = kiosk;
    const sent: string[] = [];
    page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
    reader.card = newCard({ name: '李桂兰', expiresOn: '20991231' });
    await page.getByRole('button', { name: '办完了，离开' }).waitFor();
    const signIn = sent.find((request) => request.includes('/auth/sessions '))!;
    const { card } = JSON.parse(signIn.slice(signIn.indexOf(' '))) as { card: object };
    expect(card).toEqual({ name: '李桂兰', number: reader.card.number, expiresOn: '20991231' });
    expect(sent.filter((request) => request.includes('地址原样4711号'))).toEqual([]);
    expect(reader.asked[0]).toBe('/api/ReadMsg?NoPhoto=1&readOnce=1');
    expect(reader.mostAtOnce).toBe(1);
    expect(faults).toEqual([]);
  });

  it('does not let in again whoever left and forgot the card, unless they say that it is theirs', async () => {
    const { page, faults } = kiosk;
    reader.card = newCard();
    await page.getByRole('button', { name: '办完了，离开' }).click();
    await page.getByText('读卡区还放着一张身份证').waitFor();
    reader.card = undefined;
    await page.getByText('已经退出，您的信息已从本机清除').waitFor();
    reader.card = newCard();
    await page.getByRole('button', { name: '办完了，离开' }).click();
    await page.getByRole('button', { name: '这是我的身份证，继续' }).click();
    await page.getByRole('button', { name: '办完了，离开' }).waitFor();
    expect(faults).toEqual([]);
  });

  it('says what is wrong with a card while it lies there, once, and takes the next', async () => {
    const { page, faults } = kiosk;
    reader.card = newCard({ expiresOn: '20200101' });
    await page.getByText('这张身份证已经过期了').waitFor();
    const asked = reader.asked.length;
    await expect.poll(() => reader.asked.length).toBeGreaterThan(asked + 2);
    expect(await page.getByText('这张身份证已经过期了').count()).toBe(1);
    reader.card = undefined;
    const since = reader.asked.length;
    await expect.poll(() => reader.asked.length).toBeGreaterThan(since + 1);
    reader.card = newCard();
    await page.getByRole('button', { name: '办完了，离开' }).waitFor();
    expect(faults).toEqual([]);
  });

  it('says that the reader does not answer, and goes on when it does', async () => {
    const { page } = kiosk;
    reader.isBroken = true;
    await page.getByText('读卡器没有反应').waitFor();
    reader.isBroken = false;
    reader.card = newCard();
    await page.getByRole('button', { name: '办完了，离开' }).waitFor();
    expect(await page.getByText('读卡器没有反应').count()).toBe(0);
  });
});
