import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fetchBytes } from '../attachments/upload.js';
import { activeOrder, completedOrder, waitingOrder } from '../support/given.js';
import { anyone, lawyer, operator, resident, type Person } from '../support/people.js';
import { race } from '../support/race.js';
import { startService, type TestService } from '../support/service.js';
import { connect } from '../support/sockets.js';
import { rowsWith, SECRETS, somebody, tracesOf } from './somebody.js';

const ERASED_NAME = '已注销的居民';

describe('having one’s data erased', () => {
  let service: TestService;
  let advocate: Person;
  let bureau: Person;

  beforeAll(async () => {
    service = await startService();
    [advocate, bureau] = await Promise.all([lawyer(service, 1), operator(service)]);
  });

  const erase = (person: Person) => person.delete('/me', { confirm: true });

  it('leaves nothing in any table, nor in the store, by which the person or the matter could be known', async () => {
    const me = await somebody(service, advocate, '10000000311');
    // The control: every trace is found while it is there.
    const before = (await rowsWith(service.db, tracesOf(me))).join('\n');
    for (const [what, secret] of Object.entries(SECRETS)) expect(before, what).toContain(secret);
    const kept = async (id: string) =>
      (await readdir(join(service.folder, 'attachments', 'kept'), { recursive: true })).filter((name) =>
        name.includes(id),
      ).length;
    // Each with its thumbnail.
    const inStore = () => Promise.all(me.attachmentIds.map(kept));
    expect(await inStore()).toEqual([2, 2, 2]);

    await erase(me.person).expect(204);

    expect(await rowsWith(service.db, tracesOf(me))).toEqual([]);
    const { rows } = await service.db.query(
      `SELECT FROM search_chunks WHERE order_id = $1 UNION ALL SELECT FROM search_due WHERE order_id = $1
       UNION ALL SELECT FROM idempotency_keys WHERE account_id = $2 UNION ALL SELECT FROM read_marks WHERE account_id = $2`,
      [me.orderId, me.person.id],
    );
    expect(rows).toEqual([]);
    await expect.poll(inStore, { timeout: 5000 }).toEqual([0, 0, 0]);
    await expect
      .poll(async () => (await service.db.query('SELECT FROM attachments')).rowCount, { timeout: 5000 })
      .toBe(0);
  });

  it('keeps what is a figure: orders, their history, levels; nobody’s words', async () => {
    const me = await somebody(service, advocate, '10000000312');
    const figures = async () =>
      (await anyone(service).get('/public/figures').expect(200)).body as { at: string };
    const history = async () =>
      (
        (await bureau.get(`/orders/${me.orderId}/events?limit=100`).expect(200)).body as {
          items: { type: string }[];
        }
      ).items.map(({ type }) => type);
    const [{ at: _at, ...figuresBefore }, historyBefore] = [await figures(), await history()];
    await erase(me.person).expect(204);
    expect(await figures()).toMatchObject(figuresBefore);
    expect(await history()).toEqual([...historyBefore, 'order.erased']);
    expect((await bureau.get(`/orders/${me.orderId}`).expect(200)).body).toMatchObject({
      status: 'completed',
      erased: true,
      resident: { displayName: ERASED_NAME },
      rating: { level: 2 },
      actions: [],
    });
  });

  it('leaves the lawyer the places of the log without its words, and the seal unbroken', async () => {
    const me = await somebody(service, advocate, '10000000313');
    const read = async (what: string) =>
      (await advocate.get(`/orders/${me.orderId}/${what}`).expect(200)).body as {
        items: object[];
        entries: { seq: number; hash: string }[];
        seal: object;
        hash: string;
        intact: boolean;
      };
    const before = await read('transcript');
    await erase(me.person).expect(204);
    const after = await read('transcript');
    expect(after).toMatchObject({ seal: before.seal, hash: before.hash, intact: true, description: '' });
    expect(after.entries.map(({ seq, hash }) => [seq, hash])).toEqual(
      before.entries.map(({ seq, hash }) => [seq, hash]),
    );
    const { items } = await read('messages');
    expect(items[1]).toEqual({
      seq: 2,
      kind: 'text',
      sender: { id: advocate.id, role: 'lawyer', displayName: expect.any(String) },
      erased: true,
      at: expect.any(String),
    });
    expect(items.at(-1)).toMatchObject({ kind: 'rating_asked', body: expect.any(String) });
    for (const id of me.attachmentIds) await fetchBytes(advocate, id).expect(404);
    const { body } = await advocate
      .get(`/messages/search?q=${encodeURIComponent(SECRETS.advice)}`)
      .expect(200);
    const found = (body as { items: { orderId: string }[] }).items.map(({ orderId }) => orderId);
    expect(found).not.toContain(me.orderId);
  });

  it('is refused while an order is open, with which', async () => {
    const person = await resident(service);
    const waiting = await waitingOrder(person, advocate);
    const active = await activeOrder(person, advocate);
    const { body } = await erase(person).expect(409);
    expect(body).toMatchObject({
      code: 'OPEN_ORDERS',
      orders: [
        { id: waiting.id, status: 'waiting', board: waiting.board },
        { id: active.id, status: 'active', board: active.board },
      ],
    });
    await person.get('/me').expect(200);
    await person.post(`/orders/${waiting.id}/cancel`).expect(200);
    await person.post(`/orders/${active.id}/complete`, {}).expect(200);
    await erase(person).expect(204);
  });

  it('is asked for on purpose, by the resident alone', async () => {
    const person = await resident(service);
    for (const body of [{}, { confirm: false }, { confirm: 'true' }, { confirm: true, why: 'x' }])
      await person.delete('/me', body).expect(400);
    await advocate.delete('/me', { confirm: true }).expect(403);
    await bureau.delete('/me', { confirm: true }).expect(403);
    await anyone(service).delete('/me', { confirm: true }).expect(401);
  });

  it('ends every session, and closes its sockets within a second', async () => {
    const phone = '10000000314';
    const devices = [await resident(service, phone), await resident(service, phone)];
    const ears = await Promise.all(devices.map(({ token }) => connect(service, { token })));
    await erase(devices[0]!).expect(204);
    await expect
      .poll(() => ears.map(({ socket }) => socket.connected), { timeout: 1000 })
      .toEqual([false, false]);
    for (const device of devices) {
      await device.get('/me').expect(401);
      const { refreshToken } = device.tokens!;
      await anyone(service).post('/auth/sessions/refresh', { refreshToken }).expect(401);
    }
  });

  it('is done once, though two devices ask for it at once', async () => {
    const phone = '10000000315';
    const devices = [await resident(service, phone), await resident(service, phone)];
    await completedOrder(devices[0]!, advocate);
    const answers = await race(devices.flatMap((device) => [erase(device), erase(device)]));
    // Who comes after the sessions have ended has none.
    expect(Object.keys(answers).every((status) => status === '204' || status === '401')).toBe(true);
    const { rows } = await service.db.query(`SELECT FROM events WHERE subject_id = $1`, [devices[0]!.id]);
    expect(rows).toHaveLength(1);
  });

  it('lets the same phone come back as somebody new', async () => {
    const phone = '10000000316';
    const before = await resident(service, phone);
    await completedOrder(before, advocate);
    await erase(before).expect(204);
    const after = await resident(service, phone);
    expect(after.id).not.toBe(before.id);
    expect((await after.get('/orders').expect(200)).body).toMatchObject({ items: [] });
    expect((await after.get('/me').expect(200)).body).toMatchObject({ displayName: '居民0316' });
  });

  it('is held by the database: an erased account, order or entry is never written again', async () => {
    const me = await somebody(service, advocate, '10000000317');
    const again = (text: string, values: unknown[]) => service.db.query(text, values);
    await expect(
      again(`UPDATE entries SET body = NULL WHERE order_id = $1 AND seq = 2`, [me.orderId]),
    ).rejects.toThrow('append-only');
    await expect(
      again(`UPDATE events SET reason = NULL WHERE subject_id = $1 AND seq = 1`, [me.orderId]).then(() =>
        again(`UPDATE events SET reason = 'x' WHERE subject_id = $1`, [me.orderId]),
      ),
    ).rejects.toThrow('append-only');
    await erase(me.person).expect(204);
    for (const [text, value] of [
      [`UPDATE accounts SET display_name = 'x' WHERE id = $1`, me.person.id],
      [`UPDATE accounts SET erased_at = NULL WHERE id = $1`, me.person.id],
      [`UPDATE orders SET description = 'x' WHERE id = $1`, me.orderId],
      [`UPDATE entries SET body = 'x' WHERE order_id = $1`, me.orderId],
      [`UPDATE entries SET erased_hash = NULL WHERE order_id = $1 AND erased_hash IS NOT NULL`, me.orderId],
      [`UPDATE ratings SET comment = 'x' WHERE order_id = $1`, me.orderId],
      [`UPDATE events SET reason = 'x' WHERE subject_id = $1`, me.orderId],
      [`DELETE FROM entries WHERE order_id = $1`, me.orderId],
    ] as const)
      await expect(again(text, [value]), text).rejects.toThrow(/erased|append-only/);
  });
});
