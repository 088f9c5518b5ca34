import { beforeAll, describe, expect, it } from 'vitest';
import { activeOrder, waitingOrder, type Order } from '../support/given.js';
import { lawyer, operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { connect } from '../support/sockets.js';

describe('a deadline that passes', () => {
  let service: TestService;
  let asker: Person;
  let chosen: Person;
  let bureau: Person;

  beforeAll(async () => {
    service = await startService({
      CHOSEN_MS: '600000',
      FIRST_ANSWER_MS: '600000',
      PROMISE_AFTER_MS: '600000',
      IDLE_MS: '600000',
    });
    [asker, chosen, bureau] = await Promise.all([resident(service), lawyer(service, 3), operator(service)]);
  });

  const see = async (id: string) => (await asker.get(`/orders/${id}`).expect(200)).body as Order;
  const story = async (id: string) => {
    const { body } = await asker.get(`/orders/${id}/events`).expect(200);
    return (body as { items: { type: string; reason?: string }[] }).items.map(({ type, reason }) =>
      reason ? `${type} ${reason}` : type,
    );
  };
  const reach = async (interval: string) => {
    await service.moveClock(interval);
  };

  it('ends the offer, and the order goes on to the bureau with a deadline of its own', async () => {
    await reach('0');
    const { id } = await waitingOrder(asker, chosen);
    const workbench = await connect(service, { token: chosen.token });
    await reach('11 minutes');
    await expect.poll(async () => (await see(id)).wave, { timeout: 5000 }).toBe('bureau');
    expect(Date.parse((await see(id)).deadlineAt!)).toBeGreaterThan(Date.now() + 11 * 60_000);
    expect(await story(id)).toEqual(['order.placed', 'order.promised', 'order.advanced deadline']);
    await expect.poll(() => workbench.of('offer:withdrawn')).toEqual([{ orderId: id, reason: 'expired' }]);
    const late = await chosen.post(`/orders/${id}/accept`).expect(409);
    expect(late.body).toMatchObject({ code: 'OFFER_EXPIRED' });
    await chosen.get(`/orders/${id}`).expect(404);
  });

  it('is judged by the database at the moment of the accept, not by the timer', async () => {
    await reach('0');
    const { id } = await waitingOrder(asker, chosen);
    await service.db.query(
      `UPDATE offers SET deadline_at = service_now() - interval '1 ms' WHERE order_id = $1`,
      [id],
    );
    const late = await chosen.post(`/orders/${id}/accept`).expect(409);
    expect(late.body).toMatchObject({ code: 'OFFER_EXPIRED' });
    expect(await see(id)).toMatchObject({ status: 'waiting', wave: 'chosen' });
  });

  it('races the accept to one winner', { timeout: 60_000 }, async () => {
    await reach('0');
    let taken = 0;
    for (let round = 0; round < 30; round++) {
      const { id } = await waitingOrder(asker, chosen);
      // The deadline falls while the accept is on its way; the timer looks at the same instant.
      await service.db.query(
        `WITH due AS (SELECT service_now() + make_interval(secs => $2 / 1000.0) AS at)
        , o AS (UPDATE orders SET step_ends_at = due.at FROM due WHERE id = $1)
        UPDATE offers SET deadline_at = due.at FROM due WHERE order_id = $1`,
        [id, round % 10],
      );
      const { status } = await chosen.post(`/orders/${id}/accept`);
      expect([200, 409]).toContain(status);
      await expect.poll(async () => (await see(id)).wave, { timeout: 5000, interval: 20 }).not.toBe('chosen');
      const order = await see(id);
      expect(order).toMatchObject(
        status === 200
          ? { status: 'active', lawyer: { id: chosen.id } }
          : { status: 'waiting', wave: 'bureau' },
      );
      expect(await story(id)).toEqual([
        'order.placed',
        status === 200 ? 'order.accepted' : 'order.advanced deadline',
      ]);
      if (status === 200) {
        taken++;
        await asker.post(`/orders/${id}/complete`).expect(200);
      }
    }
    expect(taken).toBeLessThan(30);
  });

  it('takes an accepted order back that met with silence, and keeps its history', async () => {
    await reach('0');
    const { id } = await activeOrder(asker, chosen);
    await asker.say(id, '在吗?').expect(201);
    await reach('11 minutes');
    await expect.poll(async () => (await see(id)).status, { timeout: 5000 }).toBe('waiting');
    expect(await see(id)).toMatchObject({
      wave: 'bureau',
      lawyer: null,
      segments: [{ endReason: 'silence', firstAnswerAt: null }],
    });
    await chosen.say(id, '来了').expect(404);
    await chosen.get(`/orders/${id}/messages`).expect(404);
    const load = await chosen.get('/me/lawyer').expect(200);
    expect(load.body).toMatchObject({ load: 0 });
    await asker.put(`/orders/${id}/rating`, { level: 1 }).expect(200);
  });

  it('is met by the first answer, and then only reminds', async () => {
    await reach('0');
    const { id } = await activeOrder(asker, chosen);
    await chosen.say(id, '您好').expect(201);
    await reach('11 minutes');
    await expect.poll(() => story(id), { timeout: 5000 }).toContain('order.reminded');
    expect(await see(id)).toMatchObject({ status: 'active', lawyer: { id: chosen.id } });
    await asker.post(`/orders/${id}/complete`).expect(200);
  });

  it('brings an order that waits for the bureau back to mind, again and again, until it is dispatched', async () => {
    await reach('0');
    const placed = await asker
      .post('/orders', { mode: 'online', board: 'family', description: '随便哪位都行' })
      .expect(201);
    const { id, wave } = placed.body as Order;
    expect(wave).toBe('bureau');
    await reach('11 minutes');
    await expect
      .poll(() => story(id), { timeout: 5000 })
      .toEqual(['order.placed', 'order.promised', 'order.advanced still_waiting']);
    const { body } = await chosen.get('/me/lawyer').expect(200);
    const wrong = await bureau.post(`/orders/${id}/dispatch`, { lawyerId: chosen.id, reason: '值班' });
    expect(wrong.status).toBe((body as { boards: string[] }).boards.includes('family') ? 200 : 422);
    const { body: list } = await bureau.get('/lawyers?board=family&limit=1').expect(200);
    const [free] = (list as { items: { id: string }[] }).items;
    if (wrong.status === 422)
      await bureau.post(`/orders/${id}/dispatch`, { lawyerId: free!.id, reason: '值班' }).expect(200);
    expect((await see(id)).segments).toMatchObject([{ via: 'dispatch' }]);
  });

  it('of an order that cannot be moved on does not hold up the others', async () => {
    await reach('0');
    const [stuck, other] = [await waitingOrder(asker, chosen), await waitingOrder(asker, chosen)];
    await service.db.query(`
      CREATE FUNCTION is_stuck() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'stuck'; END $$;
      CREATE TRIGGER is_stuck BEFORE UPDATE ON orders FOR EACH ROW WHEN (OLD.id = '${stuck.id}') EXECUTE FUNCTION is_stuck()`);
    await reach('11 minutes');
    await expect.poll(async () => (await see(other.id)).wave, { timeout: 5000 }).toBe('bureau');
    expect(await see(stuck.id)).toMatchObject({ wave: 'chosen' });
    await service.db.query('DROP TRIGGER is_stuck ON orders');
    await expect.poll(async () => (await see(stuck.id)).wave, { timeout: 5000 }).toBe('bureau');
  });

  it('never leaves an open order without one', async () => {
    const { rows } = await service.db.query(
      `SELECT count(*)::int AS n FROM orders WHERE status IN ('waiting', 'active') AND deadline_at IS NULL`,
    );
    expect(rows).toEqual([{ n: 0 }]);
  });
});
