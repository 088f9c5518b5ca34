import { beforeAll, describe, expect, it } from 'vitest';
import { activeOrder, completedOrder, SUMMARY, waitingOrder } from '../support/given.js';
import { lawyer, resident, type Person } from '../support/people.js';
import { race } from '../support/race.js';
import { startService, type TestService } from '../support/service.js';

const ROUNDS = 40;

/** Two moves that exclude each other, at once: one wins, the loser is told so, and the rows agree with the answers. */
describe('of two who come at once, one wins:', () => {
  let service: TestService;
  let asker: Person;
  let chosen: Person;

  beforeAll(async () => {
    service = await startService();
    [asker, chosen] = await Promise.all([resident(service), lawyer(service, 2)]);
    await chosen.patch('/me/lawyer', { capacity: 50 }).expect(200);
  });

  const times = (work: (round: number) => Promise<void>) => async () => {
    for (let round = 0; round < ROUNDS; round++) await work(round);
  };

  it(
    'accept and cancel',
    { timeout: 60_000 },
    times(async () => {
      const { id } = await waitingOrder(asker, chosen);
      const [accepted, cancelled] = await Promise.all([
        chosen.post(`/orders/${id}/accept`),
        asker.post(`/orders/${id}/cancel`),
      ]);
      const wasTaken = accepted.status === 200;
      expect([accepted.status, cancelled.status]).toEqual(wasTaken ? [200, 409] : [409, 200]);
      expect((wasTaken ? cancelled : accepted).body).toMatchObject({ code: 'NOT_WAITING' });
      const { body } = await asker.get(`/orders/${id}`).expect(200);
      expect(body).toMatchObject({ status: wasTaken ? 'active' : 'cancelled', version: 2 });
      if (wasTaken) await asker.post(`/orders/${id}/complete`).expect(200);
    }),
  );

  it(
    'accept and decline',
    { timeout: 60_000 },
    times(async () => {
      const { id } = await waitingOrder(asker, chosen);
      const decline = { reason: 'not_my_field' };
      const [accepted, declined] = await Promise.all([
        chosen.post(`/orders/${id}/accept`),
        chosen.post(`/orders/${id}/decline`, decline),
      ]);
      expect([accepted.status === 200, declined.status === 204].filter(Boolean)).toHaveLength(1);
      expect([accepted.status, declined.status]).toContain(409);
      if (accepted.status === 200) await asker.post(`/orders/${id}/complete`).expect(200);
    }),
  );

  it(
    'two completions, by the lawyer and by the resident',
    { timeout: 60_000 },
    times(async () => {
      const { id } = await activeOrder(asker, chosen);
      const counts = await race([
        chosen.post(`/orders/${id}/complete`, { summary: SUMMARY }),
        chosen.post(`/orders/${id}/complete`, { summary: SUMMARY }),
        asker.post(`/orders/${id}/complete`),
      ]);
      expect(counts).toEqual({ 200: 1, 409: 2 });
    }),
  );

  it(
    'two first ratings: one is first, the other changes it',
    { timeout: 60_000 },
    times(async () => {
      const { id } = await completedOrder(asker, chosen);
      const levels = [5, 1];
      const answers = await Promise.all(
        levels.map((level) => asker.put(`/orders/${id}/rating`, { level }).expect(200)),
      );
      const changed = answers.map(({ body }) => body as { level: number; changedAt: string | null });
      expect(changed.filter(({ changedAt }) => changedAt === null)).toHaveLength(1);
      const { rows } = await service.db.query('SELECT level FROM ratings WHERE order_id = $1', [id]);
      expect(rows).toEqual([{ level: changed.find(({ changedAt }) => changedAt !== null)!.level }]);
      const events = await service.db.query(
        `SELECT data->>'changed' AS changed FROM events WHERE subject_id = $1 AND type = 'order.rated' ORDER BY seq`,
        [id],
      );
      expect(events.rows).toEqual([{ changed: 'false' }, { changed: 'true' }]);
    }),
  );

  it(
    'a message and the closing: what was acknowledged is in the frozen log',
    { timeout: 60_000 },
    times(async (round) => {
      const { id } = await activeOrder(asker, chosen);
      const sends = Array.from({ length: 5 }, (_, i) => asker.say(id, `${round}.${i}`));
      const [closed, ...sent] = await Promise.all([
        chosen.post(`/orders/${id}/complete`, { summary: SUMMARY }),
        ...sends,
      ]);
      expect(closed?.status).toBe(200);
      const kept = sent.filter(({ status }) => status === 201).length;
      expect(sent.filter(({ status }) => status === 409)).toHaveLength(5 - kept);
      const { body } = await asker.get(`/orders/${id}/messages`).expect(200);
      const { items } = body as { items: { kind: string }[] };
      expect(items.map(({ kind }) => kind)).toEqual([
        'join',
        ...Array<string>(kept).fill('text'),
        'summary',
        'notice',
        'rating_asked',
      ]);
    }),
  );

  it(
    'two placings under one Idempotency-Key',
    { timeout: 60_000 },
    times(async (round) => {
      const body = { mode: 'online', board: 'labor', description: `第 ${round} 次` };
      const place = () => asker.post('/orders', body).set('Idempotency-Key', `round-${round}`).expect(201);
      const placed = await Promise.all([place(), place(), place()]);
      expect(new Set(placed.map((answer) => (answer.body as { id: string }).id)).size).toBe(1);
    }),
  );
});
