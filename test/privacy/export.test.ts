import { beforeAll, describe, expect, it } from 'vitest';
import { activeOrder } from '../support/given.js';
import { lawyer, operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { SECRETS, somebody, type Somebody } from './somebody.js';

interface MyData {
  exportedAt: string;
  account: { id: string; displayName: string; phone: string };
  sessions: object[];
  orders: { id: string; description: string; events: object[]; opposingParties: number }[];
  messages: { orderId: string; seq: number; body?: string; recalled?: boolean }[];
  attachments: { id: string; name: string }[];
  ratings: object[];
  readMarks: object[];
}

describe('my data', () => {
  let service: TestService;
  let advocate: Person;
  let me: Somebody;

  beforeAll(async () => {
    service = await startService({ LOG_LEVEL: 'warn' });
    advocate = await lawyer(service, 1);
    me = await somebody(service, advocate, '10000000301');
  });

  const dataOf = async (person: Person) => (await person.get('/me/data').expect(200)).body as MyData;

  it('are a file to keep, that nothing on the way keeps', async () => {
    const { headers } = await me.person.get('/me/data').expect(200);
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'private, no-store',
    });
    expect(headers['content-disposition']).toMatch(/^attachment; filename="my-data\.json"/);
  });

  it('are all that is kept, as the resident sees it elsewhere; what is kept masked or hashed stays so', async () => {
    const data = await dataOf(me.person);
    expect(data.account).toMatchObject({ id: me.person.id, displayName: SECRETS.name, phone: '100****0301' });
    expect(JSON.stringify(data)).not.toContain(me.phone);
    const seen = [
      SECRETS.description,
      SECRETS.said,
      SECRETS.advice,
      SECRETS.summary,
      SECRETS.comment,
      SECRETS.reason,
      SECRETS.cancel,
      SECRETS.place,
      SECRETS.village,
    ];
    for (const secret of seen) expect(JSON.stringify(data)).toContain(secret);
    // Taken back is taken back; what a lawyer writes when declining is between the lawyer and the bureau.
    for (const hidden of [SECRETS.takenBack, SECRETS.note])
      expect(JSON.stringify(data)).not.toContain(hidden);
    expect(data.orders).toHaveLength(4);
    expect(data.orders.find(({ id }) => id === me.orderId)).toMatchObject({ opposingParties: 1 });
    expect(data.sessions).toHaveLength(1);
    expect(data.ratings).toMatchObject([{ orderId: me.orderId, segment: 1, level: 2 }]);
    expect(data.readMarks).toMatchObject([{ orderId: me.orderId, seq: 2 }]);
    const own = [me.attachmentIds[0], me.attachmentIds[2]].map((id) => ({ id }));
    expect(data.attachments).toMatchObject(own);
  });

  it('are complete, however many there are', async () => {
    const talker = await resident(service);
    const order = await activeOrder(talker, advocate);
    await service.db.query(
      `INSERT INTO entries (order_id, seq, kind, sender_id, client_id, body)
       SELECT $1, n, 'text', $2, n::text, 'Nr. ' || n FROM generate_series(2, 450) n`,
      [order.id, talker.id],
    );
    await service.db.query('UPDATE conversations SET last_seq = 450 WHERE order_id = $1', [order.id]);
    const second = await activeOrder(talker, advocate);
    const { messages } = await dataOf(talker);
    const places = (orderId: string) =>
      messages.filter((one) => one.orderId === orderId).map(({ seq }) => seq);
    expect(places(order.id)).toEqual(Array.from({ length: 450 }, (_, n) => n + 1));
    expect(places(second.id)).toEqual([1]);
  });

  it('are nobody else’s', async () => {
    const other = await dataOf(await resident(service));
    expect(other).toMatchObject({ orders: [], messages: [], attachments: [], ratings: [] });
    await advocate.get('/me/data').expect(403);
    await (await operator(service)).get('/me/data').expect(403);
  });

  it('may be corrected: how the resident is addressed', async () => {
    const person = await resident(service);
    await person.patch('/me', { displayName: '老李' }).expect(200);
    expect((await dataOf(person)).account.displayName).toBe('老李');
  });
});
