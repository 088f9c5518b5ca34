import { describe, expect, it } from 'vitest';
import { waitingOrder } from '../support/given.js';
import { anyone, lawyer, resident, type Person } from '../support/people.js';
import { startService } from '../support/service.js';

describe('what belongs to others', () => {
  it('cannot be told from what does not exist', async () => {
    const service = await startService();
    const [asker, chosen, stranger, colleague] = await Promise.all([
      resident(service),
      lawyer(service, 1),
      resident(service),
      lawyer(service, 2),
    ]);
    const order = await waitingOrder(asker, chosen);
    const missing = '01a00000-0000-7000-8000-000000000000';
    const summary = { facts: 'x', rule: 'x', nextSteps: 'x', alternatives: 'x', legalAid: false };
    const calls = (person: Person, id: string) => [
      person.get(`/orders/${id}`),
      person.get(`/orders/${id}/events`),
      person.get(`/orders/${id}/messages`),
      person.say(id, 'x', 'x'),
      person.put(`/orders/${id}/messages/read`, { seq: 1 }),
      ...(person === stranger
        ? [
            person.post(`/orders/${id}/cancel`),
            person.put(`/orders/${id}/rating`, { level: 5 }),
            person.post(`/orders/${id}/complete`),
          ]
        : [
            person.post(`/orders/${id}/accept`),
            person.post(`/orders/${id}/decline`, { reason: 'unwell' }),
            person.post(`/orders/${id}/complete`, { summary }),
          ]),
    ];
    for (const person of [stranger, colleague]) {
      const theirs = await Promise.all(calls(person, order.id));
      const none = await Promise.all(calls(person, missing));
      expect(theirs.map(({ status }) => status)).toEqual(theirs.map(() => 404));
      expect(theirs.map(({ body }) => body as object)).toEqual(none.map(({ body }) => body as object));
    }
    expect((await stranger.get('/orders').expect(200)).body).toEqual({ items: [], nextCursor: null });
    expect((await colleague.get('/me/offers').expect(200)).body).toEqual({ items: [], nextCursor: null });
    await anyone(service).get(`/lawyers/${asker.id}`).expect(404);
  });
});
