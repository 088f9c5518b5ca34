import { beforeAll, describe, expect, it } from 'vitest';
import { activeOrder, type Order } from '../support/given.js';
import { lawyer, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { connect, type Listener } from '../support/sockets.js';
import { MARKUP } from './markup.js';

/** That no face runs any of it is for the tests of the faces; what they are given is text, byte for byte. */
describe('markup and script that somebody says is text:', () => {
  let service: TestService;
  let asker: Person;
  let advocate: Person;
  let order: Order;

  beforeAll(async () => {
    service = await startService();
    [asker, advocate] = await Promise.all([resident(service), lawyer(service, 1)]);
    order = await activeOrder(asker, advocate);
  });

  it('there are 60 of them, each once', () => {
    expect(new Set(MARKUP).size).toBe(60);
  });

  it('by HTTP and by the socket, read and heard, it stays as it was said', async () => {
    const [mine, theirs] = await Promise.all(
      [asker, advocate].map(({ token }) => connect(service, { token })),
    );
    for (const [i, body] of MARKUP.entries()) {
      // The client's own id comes back too.
      await asker.say(order.id, body, `${i} ${body}`.slice(0, 100)).expect(201);
      const message = { orderId: order.id, clientId: `${i}`, kind: 'text', body };
      expect(await theirs!.ask('message:send', message), body).toMatchObject({ ok: true });
    }
    const said = MARKUP.flatMap((body) => [body, body]);
    // The first entry tells that the lawyer joined.
    const read: string[] = [];
    const heard = (ear: Listener) =>
      ear
        .of('message:new')
        .filter(({ kind }) => kind === 'text')
        .map(({ body }) => body);
    while (read.length < said.length) {
      const url = `${service.api}/orders/${order.id}/messages?after=${1 + read.length}&limit=100`;
      const answer = await fetch(url, { headers: { Authorization: `Bearer ${asker.token}` } });
      expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      const { items } = JSON.parse(await answer.text()) as { items: { body: string; kind: string }[] };
      expect(items.length).toBeGreaterThan(0);
      read.push(...items.map(({ body }) => body));
    }
    expect(read).toEqual(said);
    await expect.poll(() => heard(theirs!)).toEqual(MARKUP);
    await expect.poll(() => heard(mine!)).toEqual(said);
  });

  it('in a refusal it does not come back as a page', async () => {
    for (const markup of MARKUP) {
      const answer = await fetch(`${service.api}/orders/${order.id}/messages`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${asker.token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ clientId: 'x', kind: markup, body: markup, [markup]: markup }),
      });
      expect(answer.status, markup).toBe(400);
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(await answer.json()).toMatchObject({ status: 400 });
    }
  });
});
