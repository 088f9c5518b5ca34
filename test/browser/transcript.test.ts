import { beforeAll, describe, expect, it } from 'vitest';
import { MARKUP } from '../hostile/markup.js';
import { openPage } from '../support/browser.js';
import { activeOrder, type Order } from '../support/given.js';
import { lawyer, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

const SHOT = process.env.SHOT;

describe('the transcript in a browser', () => {
  let service: TestService;
  let asker: Person;
  let order: Order;

  beforeAll(async () => {
    service = await startService();
    const advocate = await lawyer(service, 1);
    asker = await resident(service);
    order = await activeOrder(asker, advocate);
    await advocate.say(order.id, '您好，请说说是怎么回事。').expect(201);
    for (const [n, markup] of MARKUP.entries())
      await (n % 2 ? advocate : asker).say(order.id, markup).expect(201);
  });

  it('shows what looks like markup as text, asks for nothing and runs nothing', async () => {
    const { page, faults } = await openPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('dialog', (dialog) => void dialog.dismiss().then(() => faults.push('a dialog')));
    await page.setExtraHTTPHeaders({ Authorization: `Bearer ${asker.token}` });
    const url = `${service.api}/orders/${order.id}/transcript`;
    await page.goto(url, { waitUntil: 'networkidle' });
    const said = await page.locator('li:not(.told) p').allTextContents();
    // What a page cannot hold (a carriage return becomes a line feed) is left out of the comparison.
    const plain = (words: string) => words.replaceAll(/\r\n?/g, '\n');
    expect(said.slice(1).map(plain)).toEqual(MARKUP.map((words) => plain(words.trim())));
    expect(await page.locator('script, iframe, img, svg, object, embed, link, form').count()).toBe(0);
    expect(asked).toEqual([url]);
    expect(faults).toEqual([]);
    if (SHOT) await page.screenshot({ path: SHOT });
  });
});
