import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { atEnd } from '../support/at-end.js';
import { openPage } from '../support/browser.js';
import { startService, type TestService } from '../support/service.js';

describe('a browser', () => {
  let service: TestService;
  let elsewhere: string;

  beforeAll(async () => {
    service = await startService();
    const server = createServer((_request, response) =>
      response.end('<!doctype html><title>elsewhere</title>'),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    atEnd(() => server.close());
  });

  it('that opens /api/docs finds the API, to read and to try', async () => {
    const { page, faults } = await openPage();
    await page.goto(`${service.url}/api/docs`);
    const boards = page.locator('#operations-boards-BoardsController_list');
    await boards.locator('.opblock-summary').click();
    await boards.getByText('Try it out').click();
    await boards.getByText('Execute', { exact: true }).click();
    await boards
      .locator('.live-responses-table .response-col_description')
      .getByText('交通事故')
      .first()
      .waitFor();
    expect(faults).toEqual([]);
  });

  it('gets nothing from outside: no script, no style, no font', async () => {
    const { page } = await openPage();
    const hosts = new Set<string>();
    page.on(
      'request',
      (request) => request.url().startsWith('http') && hosts.add(new URL(request.url()).host),
    );
    await page.goto(`${service.url}/api/docs`, { waitUntil: 'networkidle' });
    expect([...hosts]).toEqual([new URL(service.url).host]);
  });

  it('may read the API and open a socket from the service’s own page, from no other', async () => {
    const { page } = await openPage();
    await page.goto(`${service.url}/api/docs`);
    expect(await page.evaluate(readBoards, service.url)).toBe(200);
    expect(await page.evaluate(openSocket, service.url)).toBe('open');
    await page.goto(elsewhere);
    expect(await page.evaluate(readBoards, service.url)).toBe('refused');
    expect(await page.evaluate(openSocket, service.url)).toBe('refused');
  });

  it('may come from the listed origins, and then from no other', async () => {
    const listed = await startService({ PUBLIC_ORIGINS: elsewhere });
    const { page } = await openPage();
    await page.goto(elsewhere);
    expect(await page.evaluate(readBoards, listed.url)).toBe(200);
    expect(await page.evaluate(openSocket, listed.url)).toBe('open');
  });

  it('does not let another page frame the service', async () => {
    const { page, faults } = await openPage();
    await page.goto(elsewhere);
    await page.setContent(`<iframe src="${service.url}/api/docs"></iframe>`);
    await expect.poll(() => faults.join('\n')).toMatch(/frame-ancestors|X-Frame-Options/);
  });
});

/** In the page: the status of a request to the API, as the page's script sees it. */
function readBoards(url: string): Promise<number | 'refused'> {
  return fetch(`${url}/api/v1/boards`).then(
    ({ status }) => status,
    () => 'refused' as const,
  );
}

/** In the page: whether the WebSocket of Socket.IO opens. */
function openSocket(url: string): Promise<'open' | 'refused'> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    socket.addEventListener('open', () => resolve('open'));
    socket.addEventListener('error', () => resolve('refused'));
  });
}
