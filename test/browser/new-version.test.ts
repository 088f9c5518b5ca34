import { readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openFace } from '../support/face/open-face.js';
import { mutantOf } from '../support/mutant.js';
import { startService, type TestService } from '../support/service.js';

const VERSION = /(?<=["'`])[0-9a-f]{12}(?=["'`])/;

/** The same service with another version of the face, at the same address. */
async function deploy(service: TestService, version: string): Promise<void> {
  const main = await mutantOf([]);
  const worker = join(dirname(main), '..', 'web', 'sw.js');
  const code = await readFile(worker, 'utf8');
  expect(code).toMatch(VERSION);
  await writeFile(worker, code.replace(VERSION, version));
  await Promise.all(['.br', '.gz'].map((packed) => rm(worker + packed)));
  const port = new URL(service.url).port;
  await service.running.stop();
  service.use(await service.launchAnother({ PORT: port }, main));
}

async function versionsKept(page: Page): Promise<string[]> {
  const names = await page.evaluate(() => caches.keys());
  return names.toSorted();
}

/** What a page does by itself when it is looked at again after an hour. */
async function lookForUpdate(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const changed = new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    );
    await (await navigator.serviceWorker.getRegistration())!.update();
    await changed;
  });
}

it(
  'a new version of the face is there with the next step, and the one before stays for open pages',
  { timeout: 90_000 },
  async () => {
    const service = await startService();
    const { page, faults } = await openFace(service);
    await page.goto('/');
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
    const [first] = await versionsKept(page);
    await deploy(service, '1'.repeat(12));
    await lookForUpdate(page);
    expect(new Set(await versionsKept(page))).toEqual(new Set([first, `face-${'1'.repeat(12)}`]));
    await page.evaluate('globalThis.isOldPage = true');
    await page.getByRole('link', { name: '服务公开数据' }).click();
    await page.getByRole('heading', { level: 1, name: '公开数据' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/figures');
    await expect.poll(() => page.evaluate('globalThis.isOldPage')).toBeUndefined();
    await deploy(service, '2'.repeat(12));
    await lookForUpdate(page);
    await expect.poll(() => versionsKept(page)).toEqual([`face-${'1'.repeat(12)}`, `face-${'2'.repeat(12)}`]);
    expect(faults.filter((fault) => !/ERR_CONNECTION_REFUSED|Failed to load resource/.test(fault))).toEqual(
      [],
    );
  },
);
