import { beforeAll, describe, expect, it } from 'vitest';
import { activeOrder, type Order } from '../support/given.js';
import { lawyer, operator, resident, type Person } from '../support/people.js';
import { race } from '../support/race.js';
import { startService, type TestService } from '../support/service.js';
import { connect } from '../support/sockets.js';

interface Entry {
  seq: number;
  kind: string;
  body?: string;
  recalled?: boolean;
  refersTo?: number;
}

describe('a message that is taken back', () => {
  let service: TestService;
  let asker: Person;
  let advocate: Person;
  let order: Order;

  beforeAll(async () => {
    service = await startService();
    [asker, advocate] = await Promise.all([resident(service), lawyer(service, 1)]);
    order = await activeOrder(asker, advocate);
  });

  const say = async (person: Person, words: string) => {
    const { body } = await person.say(order.id, words).expect(201);
    return (body as { seq: number }).seq;
  };
  const recall = (person: Person, seq: number | string) =>
    person.post(`/orders/${order.id}/messages/${seq}/recall`);
  const log = async (person: Person) =>
    ((await person.get(`/orders/${order.id}/messages?limit=100`).expect(200)).body as { items: Entry[] })
      .items;

  it('keeps its place and loses its words, for both sides; the recall is an entry that both hear of', async () => {
    const ear = await connect(service, { token: advocate.token });
    const seq = await say(asker, '我的身份证号是……');
    const { body } = await recall(asker, seq).expect(201);
    expect(body).toMatchObject({ seq: seq + 1, duplicate: false });
    await expect
      .poll(() => ear.of('message:new').at(-1))
      .toMatchObject({ seq: seq + 1, kind: 'recall', refersTo: seq, sender: { id: asker.id } });
    for (const person of [asker, advocate]) {
      const entries = await log(person);
      expect(entries.find((entry) => entry.seq === seq)).toMatchObject({ kind: 'text', recalled: true });
      expect(JSON.stringify(entries)).not.toContain('身份证');
    }
    ear.socket.close();
  });

  it('is taken back once, though it is asked for ten times at once', async () => {
    const seq = await say(asker, '说错了');
    expect(await race(Array.from({ length: 10 }, () => recall(asker, seq)))).toEqual({ 201: 1, 200: 9 });
    expect((await log(asker)).filter(({ refersTo }) => refersTo === seq)).toHaveLength(1);
  });

  it('is nobody’s but its sender’s to take back, and is a message', async () => {
    const seq = await say(asker, '只有我能撤回');
    await recall(advocate, seq).expect(403);
    const stranger = await resident(service);
    await recall(stranger, seq).expect(404);
    for (const nothing of [9999, 0, -1, 'x', 1.5, '1e3', 99999999999])
      await recall(asker, nothing).expect(404);
    // The lawyer’s coming was not said by anybody.
    await recall(asker, 1).expect(404);
    await recall(await operator(service), seq).expect(403);
  });

  it('can be taken back for two minutes, and not after the close', async () => {
    const seq = await say(advocate, '等一下');
    await service.moveClock('2 minutes 1 second');
    expect((await recall(advocate, seq).expect(409)).body).toMatchObject({ code: 'RECALL_TOO_LATE' });
    await service.moveClock('0 seconds');
    const last = await say(asker, '好');
    await asker.post(`/orders/${order.id}/complete`, {}).expect(200);
    expect((await recall(asker, last).expect(409)).body).toMatchObject({ code: 'CONVERSATION_CLOSED' });
  });
});
