import { expect, it } from 'vitest';
import { activeOrder } from '../support/given.js';
import { lawyer, operator, resident } from '../support/people.js';
import { startService } from '../support/service.js';
import { connect } from '../support/sockets.js';

it('words of a lawyer that lead away raise a notice to both sides, and a count for the bureau without the words', async () => {
  const service = await startService();
  const [asker, advocate, bureau] = await Promise.all([
    resident(service),
    lawyer(service, 1),
    operator(service),
  ]);
  const order = await activeOrder(asker, advocate);
  const [asked, advised] = await Promise.all(
    [asker, advocate].map(({ token }) => connect(service, { token })),
  );
  await advocate.say(order.id, '您好，请说说情况').expect(201);
  const said = { clientId: 'away', kind: 'text', body: '加我微信 lawyer888，把钱转给我' };
  const { body } = await advocate.post(`/orders/${order.id}/messages`, said).expect(201);
  const { seq } = body as { seq: number };
  for (const ear of [asked!, advised!])
    await expect
      .poll(() => ear.of('message:new').at(-1))
      .toMatchObject({ kind: 'notice', code: 'off_platform', refersTo: seq, sender: { role: 'system' } });
  // The same again is neither said nor noticed again; a resident may give their own number.
  await advocate.post(`/orders/${order.id}/messages`, said).expect(200);
  await asker.say(order.id, '我的电话是 13800138000').expect(201);
  const { body: log } = await asker.get(`/orders/${order.id}/messages`).expect(200);
  const { items } = log as { items: { kind: string }[] };
  expect(items.map(({ kind }) => kind)).toEqual(['join', 'text', 'text', 'notice', 'text']);

  const { body: counts, text } = await bureau.get('/consultations/off-platform').expect(200);
  expect(counts).toEqual({ lawyers: [{ lawyerId: advocate.id, name: expect.any(String), count: 1 }] });
  expect(text).not.toContain('微信');
  const none = await bureau.get('/consultations/off-platform?to=2020-01-01T00:00:00Z').expect(200);
  expect(none.body).toEqual({ lawyers: [] });
});

it('a lawyer’s first word that leads away counts as the first word, and is noticed', async () => {
  const service = await startService();
  const [asker, advocate] = await Promise.all([resident(service), lawyer(service, 1)]);
  const order = await activeOrder(asker, advocate);
  await advocate.say(order.id, '打我电话 13800138000').expect(201);
  const { body } = await asker.get(`/orders/${order.id}/events`).expect(200);
  expect((body as { items: { type: string }[] }).items.map(({ type }) => type)).toContain('order.answered');
  const { body: log } = await asker.get(`/orders/${order.id}/messages`).expect(200);
  expect(log).toMatchObject({ items: [{ kind: 'join' }, { kind: 'text' }, { kind: 'notice' }] });
});
