import { beforeAll, describe, expect, it } from 'vitest';
import { activeOrder, completedOrder, waitingOrder } from '../support/given.js';
import { lawyer, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

describe('a rating', () => {
  let service: TestService;
  let asker: Person;
  let advocate: Person;

  beforeAll(async () => {
    service = await startService();
    [asker, advocate] = await Promise.all([resident(service), lawyer(service, 1)]);
    await advocate.patch('/me/lawyer', { capacity: 20 }).expect(200);
  });

  it('is possible from acceptance on, and not before', async () => {
    const { id } = await waitingOrder(asker, advocate);
    const { body } = await asker.put(`/orders/${id}/rating`, { level: 5 }).expect(409);
    expect(body).toMatchObject({ code: 'NOTHING_TO_RATE' });
    await advocate.post(`/orders/${id}/accept`).expect(200);
    await asker.put(`/orders/${id}/rating`, { level: 5 }).expect(200);
  });

  it('may be changed for 24 hours', async () => {
    const { id } = await completedOrder(asker, advocate);
    await asker.put(`/orders/${id}/rating`, { level: 2, reasons: ['回复慢'] }).expect(200);
    const { body } = await asker.put(`/orders/${id}/rating`, { level: 4 }).expect(200);
    expect(body).toMatchObject({ level: 4, reasons: [], changedAt: expect.any(String) });
    await service.db.query(
      `UPDATE ratings SET created_at = created_at - interval '25 hours' WHERE order_id = $1`,
      [id],
    );
    const late = await asker.put(`/orders/${id}/rating`, { level: 1 }).expect(409);
    expect(late.body).toMatchObject({ code: 'RATING_FINAL' });
    expect((await asker.get(`/orders/${id}`)).body).toMatchObject({ rating: { level: 4 } });
  });

  it('is for a segment that there is', async () => {
    const { id } = await activeOrder(asker, advocate);
    await asker.put(`/orders/${id}/rating`, { level: 5, segment: 2 }).expect(422);
    await asker.put(`/orders/${id}/rating`, { level: 5, segment: 1 }).expect(200);
  });

  it('is nobody else’s to give', async () => {
    const { id } = await completedOrder(asker, advocate);
    await advocate.put(`/orders/${id}/rating`, { level: 5 }).expect(403);
    await (await resident(service)).put(`/orders/${id}/rating`, { level: 5 }).expect(404);
  });
});
