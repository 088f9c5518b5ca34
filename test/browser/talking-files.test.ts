import { beforeAll, describe, expect, it } from 'vitest';
import { photo } from '../attachments/pictures.js';
import { attach, bubble, field, say, spoken, talksOn } from '../support/face/talk.js';
import { startService, type TestService } from '../support/service.js';
import { logOf } from '../support/talker.js';

describe('pictures, files and voice in a talk, on a phone', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startService({ FIRST_ANSWER_MS: '3600000' });
  });

  const { talk } = talksOn(() => service);

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
});
