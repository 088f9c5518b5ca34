import { beforeAll, describe, expect, it } from 'vitest';
import { waitingOrder } from '../support/given.js';
import type { Launched } from '../support/launch.js';
import { LADDER_TIMES, lawyersOf, seen } from '../support/ladder.js';
import { operator, resident, type Person } from '../support/people.js';
import { startRedis } from '../support/redis.js';
import { startService, type TestService } from '../support/service.js';
import { connect, type Ack, type Listener } from '../support/sockets.js';

const NO_SUCH_ORDER = '00000000-0000-7000-8000-000000000000';
const CONVERSATION = ['message:new', 'message:read', 'typing'];

describe('who is taken off an order', () => {
  let service: TestService;
  let second: Launched;
  let bureau: Person;
  let asker: Person;

  beforeAll(async () => {
    service = await startService({ ...LADDER_TIMES, REDIS_URL: (await startRedis()).url });
    second = await service.launchAnother();
    [bureau, asker] = await Promise.all([operator(service), resident(service)]);
  });

  /** How a lawyer who has an order loses it. */
  const WAYS: Record<string, (id: string, lawyer: Person) => Promise<unknown>> = {
    'by handing it on': async (id, lawyer) => {
      await lawyer.say(id, '您好', 'before').expect(201);
      await lawyer.post(`/orders/${id}/transfer`, { reason: '开庭', statement: '案情如下' }).expect(200);
    },
    'by not answering in time': () => service.moveClock('121 seconds'),
    'by losing the licence': (_, lawyer) =>
      bureau.patch(`/lawyers/${lawyer.id}`, { licenceStatus: 'suspended' }).expect(200),
  };

  const talkIn = async (id: string, [mine, theirs]: [Listener, Listener], n: number) => {
    const message = { orderId: id, kind: 'text', body: `第 ${n} 轮` };
    expect(await mine.ask('message:send', { ...message, clientId: `a${n}` })).toMatchObject({ ok: true });
    const sent = await theirs.ask('message:send', { ...message, clientId: `b${n}` });
    expect(sent).toMatchObject({ ok: true });
    const seq = sent.data!.seq as number;
    for (const ear of [mine, theirs]) {
      await ear.ask('message:read', { orderId: id, seq });
      await ear.ask('typing', { orderId: id });
    }
    await expect.poll(() => mine.of('message:new').at(-1)).toMatchObject({ seq });
    await expect.poll(() => mine.of('message:read').at(-1)).toMatchObject({ seq });
  };

  /** What ears heard of an order that came after a place in its log. */
  const heardAfter = (lastSeq: number, id: string, ears: Listener[]) =>
    ears
      .flatMap(({ heard }) => heard)
      .filter(({ event, payload }) => CONVERSATION.includes(event) && payload.orderId === id)
      .filter(({ payload }) => !(Number(payload.seq) <= lastSeq));

  /** Every way to ask for the conversation, or to say something in it. */
  const answersTo = async (lawyer: Person, ear: Listener, id: string) => {
    const message = { clientId: 'before', kind: 'text', body: '您好' };
    const answers = await Promise.all([
      lawyer.get(`/orders/${id}`),
      lawyer.get(`/orders/${id}/events`),
      lawyer.get(`/orders/${id}/messages`),
      lawyer.get(`/orders/${id}/messages?after=1&limit=1`),
      lawyer.put(`/orders/${id}/messages/read`, { seq: 1 }),
      lawyer.post(`/orders/${id}/messages`, message),
      lawyer.say(id, '还有一句'),
    ]);
    const acks = await Promise.all(
      Object.entries({
        'message:send': { orderId: id, ...message },
        'message:read': { orderId: id, seq: 1 },
        typing: { orderId: id },
        sync: { orders: { [id]: 0 } },
      }).map(([event, payload]) => ear.ask(event, payload)),
    );
    return [...answers.map(({ body }) => body as Ack['error']), ...acks.map(({ error }) => error)];
  };

  it.each(Object.keys(WAYS))('%s: hears nothing more of it, and cannot find it', async (way) => {
    const board = 'land';
    const number = Object.keys(WAYS).indexOf(way);
    const [first, next] = (await lawyersOf(service, bureau, board, [`r${number}a`, `r${number}b`])) as [
      Person,
      Person,
    ];
    const { id } = await waitingOrder(asker, first);
    await first.post(`/orders/${id}/accept`).expect(200);
    const devices = await Promise.all(
      [service.url, second.url].map((url) => connect(service, { token: first.token, url })),
    );
    const mine = await connect(service, { token: asker.token });
    await asker.say(id, '有人吗').expect(201);
    for (const device of devices) await expect.poll(() => device.of('message:new')).toHaveLength(1);

    await WAYS[way]!(id, first);
    await expect.poll(() => seen(asker, id)).toMatchObject({ status: 'waiting', lawyer: null });
    const { lastSeq } = (await asker.get(`/orders/${id}/messages`).expect(200)).body as { lastSeq: number };
    await asker.say(id, '还在吗').expect(201);
    await bureau.post(`/orders/${id}/dispatch`, { lawyerId: next.id, reason: '派单' }).expect(200);
    const theirs = await connect(service, { token: next.token, url: second.url });
    await talkIn(id, [mine, theirs], 1);

    // Coming again is no way in: neither after a broken line, nor with a made-up place to recover from.
    devices[1]!.socket.auth = { token: first.token, pid: devices[0]!.socket.id, offset: '0' };
    for (const { socket } of devices) {
      socket.io.engine.close();
      await expect.poll(() => socket.connected).toBe(false);
      socket.connect();
      await expect.poll(() => socket.connected).toBe(true);
    }
    await talkIn(id, [mine, theirs], 2);
    const nothing = await answersTo(first, devices[0]!, NO_SUCH_ORDER);
    expect(nothing.map((problem) => problem?.status)).toEqual(nothing.map(() => 404));
    for (const device of devices) expect(await answersTo(first, device, id)).toEqual(nothing);
    await talkIn(id, [mine, theirs], 3);

    expect(heardAfter(lastSeq, id, devices)).toEqual([]);
    const typing = mine.of('typing').filter(({ orderId }) => orderId === id);
    expect(typing.map(({ accountId }) => accountId)).toEqual(typing.map(() => next.id));
    const { body } = await asker.get(`/orders/${id}/messages?limit=100`).expect(200);
    expect(JSON.stringify(body)).not.toContain('还有一句');
    await service.moveClock('0');
    await asker.post(`/orders/${id}/complete`).expect(200);
  });
});
