import { beforeAll, describe, expect, it } from 'vitest';
import { openFace } from '../support/face/open-face.js';
import { startService, type TestService } from '../support/service.js';

describe('the start page', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startService();
  });

  it('asks for the boards while its script is still on the way, and once', async () => {
    const { page, faults } = await openFace(service);
    const script = Promise.withResolvers<void>();
    await page.route(/\/assets\/.*\.js$/, async (route) => {
      await script.promise;
      await route.continue();
    });
    const asked: string[] = [];
    page.on('request', (request) => request.url().endsWith('/api/v1/boards') && asked.push(request.url()));
    await page.goto('/', { waitUntil: 'commit' });
    await expect.poll(() => asked).toHaveLength(1);
    script.resolve();
    await page.getByText('交通事故').first().waitFor();
    expect(asked).toHaveLength(1);
    expect(faults).toEqual([]);
  });

  it('asks again when it is come back to', async () => {
    const { page, faults } = await openFace(service);
    await page.goto('/');
    await page.getByText('交通事故').first().waitFor();
    await page.getByRole('link', { name: '服务公开数据' }).click();
    await page.waitForURL('**/figures');
    const again = page.waitForRequest(/\/api\/v1\/boards$/);
    await page.goBack();
    await again;
    expect(faults).toEqual([]);
  });

  it.each(['/boards', '/public/figures', '/orders', '/nowhere'])(
    'gets what no browser keeps: %s',
    async (path) => {
      const { headers } = await fetch(service.api + path);
      expect(headers.get('cache-control')).toBe('no-store');
    },
  );
});
