import { beforeAll, describe, expect, it } from 'vitest';
import { activeOrder, completedOrder, waitingOrder, type Order } from '../support/given.js';
import { lawyer, operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

const DAY_MS = 86_400_000;

describe('what a resident’s page is made of', () => {
  let service: TestService;
  let asker: Person;
  let advocate: Person;

  beforeAll(async () => {
    service = await startService();
    [asker, advocate] = await Promise.all([resident(service), lawyer(service, 1)]);
    await advocate.patch('/me/lawyer', { capacity: 20 }).expect(200);
  });

  const shown = async (id: string, person = asker) =>
    (await person.get(`/orders/${id}`).expect(200)).body as Order & {
      actions: string[];
      reopenUntil: string | null;
      rating: { changeableUntil: string } | null;
      segments: { rating?: object | null }[];
    };

  it('says all that may be done now, at every stage', async () => {
    const { id } = await waitingOrder(asker, advocate);
    expect((await shown(id)).actions).toEqual(['message', 'cancel', 'correctBoard']);
    await advocate.post(`/orders/${id}/accept`).expect(200);
    expect((await shown(id)).actions).toEqual(['message', 'complete', 'correctBoard', 'rate']);
    await asker.post(`/orders/${id}/complete`, {}).expect(200);
    expect((await shown(id)).actions).toEqual(['reopen', 'rate']);
    const cancelled = await waitingOrder(asker, advocate);
    await asker.post(`/orders/${cancelled.id}/cancel`).expect(200);
    expect(await shown(cancelled.id)).toMatchObject({ actions: [], reopenUntil: null });
  });

  it('says until when it may be opened again: seven days', async () => {
    const { id, completedAt } = await completedOrder(asker, advocate);
    const { reopenUntil } = await shown(id);
    expect(Date.parse(reopenUntil!) - Date.parse(completedAt as string)).toBe(7 * DAY_MS);
    await service.db.query(
      `UPDATE orders SET completed_at = completed_at - interval '8 days' WHERE id = $1`,
      [id],
    );
    expect(await shown(id)).toMatchObject({ reopenUntil: null, actions: ['rate'] });
  });

  it('shows the resident the rating as it was given, and until when it may be changed', async () => {
    const { id } = await completedOrder(asker, advocate);
    expect(await shown(id)).toMatchObject({ rating: null, segments: [{ rating: null }] });
    const given = { level: 2, reasons: ['回复慢'], comment: '等了很久' };
    const { body } = await asker.put(`/orders/${id}/rating`, given).expect(200);
    const { changeableUntil, createdAt } = body as { changeableUntil: string; createdAt: string };
    const rating = { segment: 1, ...given, createdAt, changeableUntil };
    expect(await shown(id)).toMatchObject({ rating, segments: [{ rating }], actions: ['reopen', 'rate'] });
    await service.db.query(
      `UPDATE ratings SET created_at = created_at - interval '25 hours' WHERE order_id = $1`,
      [id],
    );
    const late = await shown(id);
    expect(late.actions).toEqual(['reopen']);
    expect(Date.parse(late.rating!.changeableUntil)).toBe(Date.parse(changeableUntil) - 25 * 3_600_000);
    // The bureau sees the level; nobody but the resident sees what was said with it.
    expect((await shown(id, await operator(service))).rating).toEqual({ segment: 1, level: 2 });
    const asLawyer = await shown(id, advocate);
    expect(JSON.stringify(asLawyer)).not.toContain('等了很久');
    expect(asLawyer).not.toHaveProperty('rating');
    expect(asLawyer.segments[0]).not.toHaveProperty('rating');
  });

  it('asks for the rating of a segment whose lawyer is gone, as long as there is something to say', async () => {
    const { id } = await activeOrder(asker, advocate);
    await advocate.post(`/orders/${id}/transfer`, { reason: '出差', statement: '工资纠纷' }).expect(200);
    expect(await shown(id)).toMatchObject({ rating: null, actions: expect.arrayContaining(['rate']) });
    await asker.put(`/orders/${id}/rating`, { level: 5 }).expect(200);
    await service.db.query(
      `UPDATE ratings SET created_at = created_at - interval '25 hours' WHERE order_id = $1`,
      [id],
    );
    expect((await shown(id)).actions).not.toContain('rate');
  });

  it('lists the history newest first, with what is new in each', async () => {
    const person = await resident(service);
    const [first, second] = [await activeOrder(person, advocate), await activeOrder(person, advocate)];
    await advocate.say(first.id, '您好').expect(201);
    const { body: sent } = await advocate.say(first.id, '说错了').expect(201);
    await person.say(first.id, '好的').expect(201);
    const list = async (who: Person) =>
      (
        (await who.get('/orders?limit=100').expect(200)).body as {
          items: (Order & { lastSeq?: number; unread?: number })[];
        }
      ).items.filter(({ id }) => [first.id, second.id].includes(id));
    expect(await list(person)).toMatchObject([
      { id: second.id, status: 'active', board: second.board, lastSeq: 1, unread: 0 },
      { id: first.id, lastSeq: 4, unread: 2, lawyer: { id: advocate.id } },
    ]);
    expect(await list(advocate)).toMatchObject([{ unread: 0 }, { lastSeq: 4, unread: 1 }]);
    await advocate.post(`/orders/${first.id}/messages/${(sent as { seq: number }).seq}/recall`).expect(201);
    expect((await list(person))[1]).toMatchObject({ lastSeq: 5, unread: 1 });
    await person.put(`/orders/${first.id}/messages/read`, { seq: 5 }).expect(200);
    expect((await list(person))[1]).toMatchObject({ unread: 0 });
    for (const order of await list(await operator(service))) expect(order).not.toHaveProperty('unread');
  });
});
