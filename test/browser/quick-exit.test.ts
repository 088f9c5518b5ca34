import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openFace } from '../support/face/open-face.js';
import { startService, type TestService } from '../support/service.js';

const NEUTRAL = /\/today$/;

/** Somebody comes into the room, and what is on the screen must be nobody's business. */
describe('quick exit', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startService();
  });

  it('is the first thing that Tab reaches, on every page', async () => {
    const { page, faults } = await openFace(service);
    for (const path of ['/', '/sign-in', '/figures']) {
      await page.goto(path);
      await expect.poll(() => page.locator('h1:focus').count()).toBe(1);
      await page.keyboard.press('Tab');
      expect(await page.locator(':focus').textContent()).toContain('快速离开');
    }
    expect(faults).toEqual([]);
  });

  it('leads to a page that says nothing of law, and takes the tab’s history along', async () => {
    const { page, faults } = await openFace(service);
    await walkAround(page);
    await page.getByRole('button', { name: '快速离开' }).click();
    await page.waitForURL(NEUTRAL);
    await page.getByText('农历').waitFor();
    expect(await page.title()).toBe('今天');
    expect(await page.content()).not.toMatch(/律|法律|咨询/);
    await expect.poll(() => visited(page)).toEqual(['about:blank', '/today', '/today']);
    expect(faults).toEqual([]);
  });

  it('is Escape three times in a row, wherever one is', async () => {
    const { page } = await openFace(service);
    await page.goto('/sign-in');
    await page.getByLabel('手机号').fill('1000000');
    for (let n = 0; n < 3; n++) await page.keyboard.press('Escape');
    await page.waitForURL(NEUTRAL);
    await page.getByText('农历').waitFor();
    expect(await visited(page)).not.toContain('/sign-in');
  });

  it('leaves the neutral page to Back and Forward, and the face to whoever types its address', async () => {
    const { page, faults } = await openFace(service);
    await walkAround(page);
    // Another page of the face that was loaded by itself, as after a reload.
    await page.goto('/figures');
    await page.getByRole('heading', { name: '公开数据' }).waitFor();
    await page.getByRole('button', { name: '快速离开' }).click();
    await page.waitForURL(NEUTRAL);
    await page.getByText('农历').waitFor();
    await page.goBack();
    await page.waitForURL(NEUTRAL);
    await page.getByText('农历').waitFor();
    await page.goForward().catch(() => undefined);
    await page.waitForURL(NEUTRAL);
    expect((await visited(page)).filter((path) => path !== 'about:blank' && path !== '/today')).toEqual([]);
    await page.goto('/');
    await page.getByRole('button', { name: '快速离开' }).waitFor();
    expect(faults).toEqual([]);
  });
});

/** A few pages of the face, one after the other. */
async function walkAround(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: '返回' }).click();
  await page.waitForURL(/\/$/);
  await page.getByRole('link', { name: /交通事故/ }).click();
  await page.waitForURL(/\/boards\//);
  await page.getByRole('button', { name: '返回' }).click();
  await page.waitForURL(/\/$/);
}

/** What the tab's history holds, oldest first. */
async function visited(page: Page): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page);
  const { entries } = await devtools.send('Page.getNavigationHistory');
  await devtools.detach();
  return entries.map(({ url }) => (url.startsWith('http') ? new URL(url).pathname : url));
}
