import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { openFace } from '../support/face/open-face.js';
import { resident } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

interface Manifest {
  start_url: string;
  display: string;
  icons: { src: string; sizes: string; type: string; purpose: string }[];
}

/** What the browser itself says of requests that fail, as they do without a network. */
const NO_NETWORK = /ERR_INTERNET_DISCONNECTED|^Failed to load resource/;

describe('the face on a phone’s home screen', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startService();
  });

  it('has a manifest, with pictures of the sizes that it names', async () => {
    const answer = await fetch(`${service.url}/manifest.webmanifest`);
    expect(answer.headers.get('content-type')).toContain('application/manifest+json');
    const manifest = (await answer.json()) as Manifest;
    expect(manifest).toMatchObject({ start_url: '/', display: 'standalone' });
    const pictures = manifest.icons.filter(({ type }) => type === 'image/png');
    expect(pictures.map(({ sizes, purpose }) => `${sizes} ${purpose}`).toSorted()).toEqual([
      '192x192 any',
      '512x512 any',
      '512x512 maskable',
    ]);
    for (const { src, sizes } of pictures) {
      const picture = await fetch(service.url + src);
      expect(picture.headers.get('content-type')).toBe('image/png');
      const { width, height } = await sharp(Buffer.from(await picture.arrayBuffer())).metadata();
      expect(`${width}x${height}`).toBe(sizes);
    }
  });

  it('begins without a network, says whom to call, and goes on when the network is back', async () => {
    const person = await resident(service);
    const { page, faults } = await openFace(service, { person });
    await page.goto('/');
    await isKept(page);
    await page.context().setOffline(true);
    await page.goto('/orders');
    expect(await page.getByRole('link', { name: /12348/ }).first().getAttribute('href')).toBe('tel:12348');
    expect(await page.getByRole('link', { name: /110/ }).first().getAttribute('href')).toBe('tel:110');
    await page.goto('/');
    await page.getByText('没有网络').first().waitFor();
    await page.context().setOffline(false);
    await expect.poll(() => page.getByText('没有网络').count()).toBe(0);
    await page.goto('/orders');
    await page.getByText('您还没有咨询过').waitFor();
    expect(faults.filter((fault) => !NO_NETWORK.test(fault))).toEqual([]);
  });

  it('goes on by itself after the phone slept without a network', async () => {
    const person = await resident(service);
    const { page } = await openFace(service, { person });
    await page.goto('/orders');
    await page.getByText('您还没有咨询过').waitFor();
    await isKept(page);
    await page.context().setOffline(true);
    await page.getByText('没有网络').first().waitFor();
    await page.context().setOffline(false);
    await expect.poll(() => page.getByText('没有网络').count()).toBe(0);
    await person
      .post('/orders', { mode: 'online', board: 'labor', description: '从别的设备提交的。' })
      .expect(201);
    await page.getByText('从别的设备提交的。').waitFor();
  });

  it('shows the neutral page of quick exit without a network too', async () => {
    const { page } = await openFace(service);
    await page.goto('/');
    await isKept(page);
    await page.context().setOffline(true);
    await page.getByRole('button', { name: '快速离开' }).click();
    await page.getByText('农历').waitFor();
    expect(await page.title()).toBe('今天');
  });

  it('keeps files of the face on the device, and nothing that the service said', async () => {
    const person = await resident(service);
    const { page } = await openFace(service, { person });
    await page.goto('/');
    await isKept(page);
    await page.goto('/orders');
    await page.getByText('您还没有咨询过').waitFor();
    await page.goto('/me');
    await page.getByText('100****').waitFor();
    const kept = await page.evaluate(keptPaths);
    expect(kept).toContain('/');
    expect(
      kept.filter(
        (path) => !/^\/(assets\/.+|today(\.css|\.js)?|icon\.svg|manifest\.webmanifest)?$/.test(path),
      ),
    ).toEqual([]);
  });

  it('keeps nothing at a kiosk', async () => {
    const { page } = await openFace(service);
    await page.goto('/kiosk');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(
      0,
    );
    expect(await page.evaluate(keptPaths)).toEqual([]);
  });
});

describe('an address that leads nowhere', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startService();
  });

  it('shows a page that says so, and is no success', async () => {
    const { page, faults } = await openFace(service);
    const answer = await page.goto('/nowhere/at/all');
    expect(answer?.status()).toBe(404);
    await page.getByRole('heading', { name: '没有这个页面' }).waitFor();
    await page.getByRole('link', { name: '回到首页' }).click();
    await page.waitForURL(`${service.url}/`);
    expect(faults.filter((fault) => !fault.startsWith('Failed to load resource'))).toEqual([]);
  });

  it('is told to machines in a problem', async () => {
    const ask = (path: string, accept: string, method = 'GET') =>
      fetch(service.url + path, { method, headers: { Accept: accept } });
    for (const answer of [
      await ask('/nowhere', 'application/json'),
      await ask('/nowhere', 'text/html', 'POST'),
      await ask('/api/v1/nowhere', 'text/html'),
      await ask('/assets/nowhere.js', 'text/html'),
      await ask('/health/nowhere', 'text/html'),
    ]) {
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(await answer.json()).toMatchObject({ code: 'NOT_FOUND' });
    }
  });
});

/** Waits until the service worker is there and answers for the page. */
async function isKept(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

/** In the page: the path of all that is kept. */
async function keptPaths(): Promise<string[]> {
  const found: string[] = [];
  for (const name of await caches.keys())
    for (const { url } of await (await caches.open(name)).keys()) found.push(new URL(url).pathname);
  return found;
}
