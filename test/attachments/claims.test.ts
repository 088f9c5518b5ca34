import { beforeAll, describe, expect, it } from 'vitest';
import { activeOrder, completedOrder } from '../support/given.js';
import { lawyer, resident, type Person } from '../support/people.js';
import { race } from '../support/race.js';
import { startService, type TestService } from '../support/service.js';
import { connect } from '../support/sockets.js';
import { photo } from './pictures.js';
import { wav } from './sounds.js';
import { fetchBytes, sayIt, upload, type View } from './upload.js';

describe('an attachment is said', () => {
  let service: TestService;
  let asker: Person;
  let advocate: Person;
  let orderId: string;

  beforeAll(async () => {
    service = await startService();
    [asker, advocate] = await Promise.all([resident(service), lawyer(service, 1)]);
    ({ id: orderId } = await activeOrder(asker, advocate));
  });

  const uploaded = async (bytes = wav(1)) =>
    (await upload(service, asker, orderId, bytes).expect(201)).body as View;
  const lastEntry = async (person: Person) => {
    const { body } = await person.get(`/orders/${orderId}/messages?limit=100`).expect(200);
    return (body as { items: Record<string, unknown>[] }).items.at(-1)!;
  };

  it('with its view, to both sides, by either door; the same again is the first', async () => {
    const [ear, mouth] = await Promise.all([advocate, asker].map(({ token }) => connect(service, { token })));
    const view = await uploaded(await photo());
    const message = { clientId: 'p1', kind: 'image', attachmentId: view.id, body: '考勤表' };
    const first = await mouth!.ask('message:send', { orderId, ...message });
    expect(first).toMatchObject({ ok: true, data: { duplicate: false } });
    const again = await asker.post(`/orders/${orderId}/messages`, message).expect(200);
    expect(again.body).toMatchObject({ seq: first.data!.seq, duplicate: true });
    const entry = await lastEntry(advocate);
    expect(entry).toMatchObject({ kind: 'image', body: '考勤表', clientId: 'p1', attachment: view });
    await expect.poll(() => ear!.of('message:new').at(-1)).toEqual({ orderId, ...entry });
    await fetchBytes(advocate, view.id).expect(200);
  });

  it('once: of many at the same time, one says it', async () => {
    for (let round = 0; round < 10; round++) {
      const view = await uploaded();
      expect(await race(Array.from({ length: 4 }, () => sayIt(asker, orderId, view)))).toEqual({
        201: 1,
        422: 3,
      });
    }
  });

  it('as what it is, in its order, by its uploader', async () => {
    const view = await uploaded();
    const other = await activeOrder(asker, await lawyer(service, 2));
    const places = (await lastEntry(asker)).seq;
    const refused = [
      sayIt(asker, orderId, { ...view, kind: 'image' }),
      sayIt(asker, other.id, view),
      sayIt(advocate, orderId, view),
      sayIt(asker, orderId, { ...view, id: '00000000-0000-7000-8000-000000000000' }),
      sayIt(asker, orderId, { ...view, id: "' OR true --" }),
    ];
    for (const attempt of refused)
      expect((await attempt.expect(422)).body).toMatchObject({ code: 'ATTACHMENT_NOT_FOUND' });
    // What was refused left nothing in the log.
    expect((await lastEntry(asker)).seq).toBe(places);
    await sayIt(asker, orderId, view).expect(201);
  });

  it('and taken back: nobody can fetch it any more', async () => {
    const view = await uploaded();
    const { body } = await sayIt(asker, orderId, view).expect(201);
    await fetchBytes(advocate, view.id).expect(200);
    await asker.post(`/orders/${orderId}/messages/${(body as { seq: number }).seq}/recall`).expect(201);
    await advocate.get(`/attachments/${view.id}`).expect(404);
    const { body: log } = await advocate.get(`/orders/${orderId}/messages?limit=100`).expect(200);
    expect(JSON.stringify(log)).not.toContain(view.id);
  });

  it('not after the close', async () => {
    const closed = await completedOrder(asker, advocate);
    await upload(service, asker, closed.id, wav(1)).expect(409);
  });
});
