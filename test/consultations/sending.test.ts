import { beforeAll, describe, expect, it } from 'vitest';
import { activeOrder, type Order } from '../support/given.js';
import { mutateFunction } from '../support/mutant.js';
import { lawyer, resident, type Person } from '../support/people.js';
import { race } from '../support/race.js';
import { startService, type TestService } from '../support/service.js';
import { connect } from '../support/sockets.js';

interface Log {
  items: { seq: number; kind: string; body: string; clientId: string }[];
  lastSeq: number;
}

describe('the log of a conversation', () => {
  let service: TestService;
  let asker: Person;
  let advocate: Person;
  let order: Order;

  beforeAll(async () => {
    service = await startService();
    [asker, advocate] = await Promise.all([resident(service), lawyer(service, 1)]);
    order = await activeOrder(asker, advocate);
  });

  const read = async (person: Person, after = 0) => {
    const { body } = await person.get(`/orders/${order.id}/messages?after=${after}&limit=100`).expect(200);
    return body as Log;
  };
  const said = async (person: Person) => (await read(person)).items.filter(({ kind }) => kind === 'text');

  it('takes the same message once, though it comes ten times at once by both doors', async () => {
    const ear = await connect(service, { token: asker.token });
    const message = { clientId: 'once', kind: 'text', body: '一次' };
    const bySocket = Array.from({ length: 5 }, () =>
      ear.ask('message:send', { orderId: order.id, ...message }),
    );
    const byHttp = Array.from({ length: 5 }, () => asker.post(`/orders/${order.id}/messages`, message));
    const [acks, counts] = await Promise.all([Promise.all(bySocket), race(byHttp)]);
    expect(acks.every(({ ok }) => ok)).toBe(true);
    const firsts = acks.filter(({ data }) => data?.duplicate === false).length + (counts[201] ?? 0);
    expect(firsts).toBe(1);
    expect(new Set(acks.map(({ data }) => data?.seq)).size).toBe(1);
    expect(await said(asker)).toHaveLength(1);
  });

  it('gives every message of two who write at once its own place, without a hole', async () => {
    const before = (await read(asker)).lastSeq;
    const counts = await race(
      Array.from({ length: 60 }, (_, i) => (i % 2 ? asker : advocate).say(order.id, `第 ${i} 句`)),
    );
    expect(counts).toEqual({ 201: 60 });
    const { items, lastSeq } = await read(advocate, before);
    expect(items.map(({ seq }) => seq)).toEqual(Array.from({ length: 60 }, (_, i) => before + 1 + i));
    expect(lastSeq).toBe(before + 60);
  });

  it('records the first answer once, though the lawyer begins with many words at once', async () => {
    const other = await activeOrder(asker, advocate);
    const counts = await race(Array.from({ length: 10 }, (_, i) => advocate.say(other.id, `开头 ${i}`)));
    expect(counts).toEqual({ 201: 10 });
    const { body } = await asker.get(`/orders/${other.id}/events`).expect(200);
    const answered = (body as { items: { type: string }[] }).items.filter(
      ({ type }) => type === 'order.answered',
    );
    expect(answered).toHaveLength(1);
  });

  it('keeps 4,000 characters of any script, and trims the ends', async () => {
    const text = '字😀'.repeat(2000);
    await asker.say(order.id, `  ${text}\n`, 'long').expect(201);
    expect((await read(asker)).items.at(-1)).toMatchObject({ clientId: 'long', body: text });
    await asker.say(order.id, `${text}字`).expect(400);
  });

  it('has no attachments yet, and says so', async () => {
    const { body } = await asker
      .post(`/orders/${order.id}/messages`, {
        clientId: 'p',
        kind: 'image',
        attachmentId: '01a00000-0000-7000-8000-000000000000',
      })
      .expect(422);
    expect(body).toMatchObject({ code: 'ATTACHMENT_NOT_FOUND' });
  });

  it('cannot be changed afterwards, by whomever', async () => {
    for (const sql of [
      `UPDATE entries SET body = 'x'`,
      'DELETE FROM entries',
      'DELETE FROM events',
      `UPDATE events SET reason = 'x'`,
    ])
      await expect(service.db.query(sql), sql).rejects.toThrow(/append-only/);
  });
});

it(
  'control: without the lock of the conversation, two nodes give one place twice',
  { timeout: 60_000 },
  async () => {
    const service = await startService();
    for (const lock of [' FOR NO KEY UPDATE SKIP LOCKED', ' FOR NO KEY UPDATE'])
      await mutateFunction(service.db, 'append_entries', { from: lock, to: '' });
    // Two that write at once do so for certain.
    await service.db.query(`
    CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.05); RETURN NEW; END $$;
    CREATE TRIGGER dawdle BEFORE INSERT ON entries FOR EACH STATEMENT EXECUTE FUNCTION dawdle()`);
    const other = await service.launchAnother();
    const [asker, advocate] = await Promise.all([resident(service), lawyer(service, 1)]);
    const there = await connect(service, { token: asker.token, url: other.url });
    const order = await activeOrder(asker, advocate);
    let lost = 0;
    for (let round = 0; round < 50 && lost === 0; round++) {
      const message = (i: number) => ({ clientId: `${round}.${i}`, kind: 'text', body: '同时' });
      const [counts, acks] = await Promise.all([
        race(Array.from({ length: 20 }, (_, i) => asker.post(`/orders/${order.id}/messages`, message(i)))),
        Promise.all(
          Array.from({ length: 20 }, (_, i) =>
            there.ask('message:send', { orderId: order.id, ...message(i + 20) }),
          ),
        ),
      ]);
      lost += 20 - (counts[201] ?? 0) + acks.filter(({ ok }) => !ok).length;
    }
    expect(lost).toBeGreaterThan(0);
  },
);
