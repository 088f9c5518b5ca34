import { beforeAll, describe, expect, it } from 'vitest';
import { SUMMARY, type Order } from '../support/given.js';
import { LADDER_TIMES, lawyersOf, live, offersOf, seen, storyOf } from '../support/ladder.js';
import { operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

describe('an order that changes hands', () => {
  let service: TestService;
  let bureau: Person;
  let asker: Person;
  let first: Person;
  let second: Person;

  beforeAll(async () => {
    service = await startService(LADDER_TIMES);
    [bureau, asker] = await Promise.all([operator(service), resident(service)]);
    [first, second] = (await lawyersOf(service, bureau, 'land', ['t1a', 't1b'])) as [Person, Person];
    await Promise.all([live(service, first), live(service, second)]);
  });

  const served = async (by: Person) => {
    const { body } = await asker
      .post('/orders', { mode: 'online', board: 'land', description: '地界', lawyerId: by.id })
      .expect(201);
    const { id } = body as Order;
    await by.post(`/orders/${id}/accept`).expect(200);
    await by.say(id, '您好').expect(201);
    return id;
  };
  const handOn = { reason: '开庭', statement: '两家争地界,已看过四至图。' };

  it('goes to the one who is named, with the whole log and a statement, once accepted', async () => {
    const id = await served(first);
    await asker.say(id, '四至图在这里').expect(201);
    const { body } = await first
      .post(`/orders/${id}/transfer`, { lawyerId: second.id, ...handOn })
      .expect(200);
    expect(body).toMatchObject({ status: 'waiting', wave: 'chosen', lawyer: null });
    await first.get(`/orders/${id}`).expect(404);
    await first.get(`/orders/${id}/messages`).expect(404);
    await second.get(`/orders/${id}/messages`).expect(404);
    const before = (await second.get(`/orders/${id}`).expect(200)).body as Order;
    expect(before).toMatchObject({ resident: null, segments: [] });
    const { body: accepted } = await second.post(`/orders/${id}/accept`).expect(200);
    expect(accepted).toMatchObject({
      segments: [{ endReason: 'transferred', statement: handOn.statement }, { via: 'chosen' }],
    });
    const log = await second.get(`/orders/${id}/messages`).expect(200);
    expect(log.body).toMatchObject({
      lastSeq: 5,
      items: [
        { kind: 'join', sender: { id: first.id } },
        { body: '您好' },
        { body: '四至图在这里' },
        { kind: 'leave', code: 'transferred', sender: { id: first.id } },
        { kind: 'join', sender: { id: second.id } },
      ],
    });
    expect(await storyOf(asker, id)).toEqual([
      'placed',
      'accepted',
      'answered',
      'transferred 开庭',
      'accepted',
    ]);
    const seenByBureau = (await bureau.get(`/orders/${id}`).expect(200)).body as { segments: object[] };
    expect(seenByBureau.segments[0]).not.toHaveProperty('statement');
    // Both segments are the resident's to rate.
    await asker.put(`/orders/${id}/rating`, { level: 2, segment: 1 }).expect(200);
    await asker.put(`/orders/${id}/rating`, { level: 5, segment: 2 }).expect(200);
    await asker.post(`/orders/${id}/complete`).expect(200);
  });

  it('goes back to the pool with its place in the line, and not to the one who handed it on', async () => {
    const id = await served(first);
    const { createdAt } = await seen(asker, id);
    await first.post(`/orders/${id}/transfer`, handOn).expect(200);
    expect(await seen(asker, id)).toMatchObject({ status: 'waiting', wave: 'pool', position: 1, createdAt });
    expect(await offersOf(first)).toEqual({});
    expect(await offersOf(second)).toEqual({ [id]: 'pool' });
    await first.post(`/orders/${id}/accept`).expect((answer) => expect([404, 409]).toContain(answer.status));
    await asker.post(`/orders/${id}/cancel`).expect(200);
    // Nobody dodges a rating by cancelling.
    await asker.put(`/orders/${id}/rating`, { level: 1 }).expect(200);
  });

  it('is not handed to whoever cannot take it, and nobody is told why', async () => {
    const id = await served(first);
    const [full, away] = await lawyersOf(service, bureau, 'land', ['t2a', 't2b'], { capacity: 1 });
    const other = await served(full!);
    await away!.put('/me/lawyer/availability', { state: 'away' }).expect(200);
    const refusals = await Promise.all(
      [full!, away!, first].map((to) =>
        first.post(`/orders/${id}/transfer`, { lawyerId: to.id, ...handOn }).expect(422),
      ),
    );
    for (const { body } of refusals) expect(body).toEqual(refusals[0]!.body);
    expect(refusals[0]!.body).toMatchObject({ code: 'LAWYER_NOT_AVAILABLE' });
    await first.post(`/orders/${id}/transfer`, { lawyerId: asker.id, ...handOn }).expect(422);
    await first.post(`/orders/${id}/transfer`, { ...handOn, statement: ' ' }).expect(400);
    await second.post(`/orders/${id}/transfer`, handOn).expect(404);
    expect(await seen(asker, id)).toMatchObject({ status: 'active', lawyer: { id: first.id } });
    for (const one of [id, other]) await asker.post(`/orders/${one}/complete`).expect(200);
  });

  it('is opened again within seven days, by the same lawyer if live, and the log goes on', async () => {
    const id = await served(first);
    await first.post(`/orders/${id}/complete`, { summary: SUMMARY }).expect(200);
    expect(await seen(asker, id)).toMatchObject({ actions: ['reopen', 'rate'] });
    const { body } = await asker.post(`/orders/${id}/reopen`).expect(200);
    expect(body).toMatchObject({ status: 'waiting', wave: 'chosen', summary: SUMMARY, completedAt: null });
    await asker.post(`/orders/${id}/reopen`).expect(409);
    expect(await offersOf(first)).toEqual({ [id]: 'chosen' });
    await asker.say(id, '还有一问').expect(201);
    await first.post(`/orders/${id}/accept`).expect(200);
    const log = await first.get(`/orders/${id}/messages`).expect(200);
    const { items } = log.body as { items: { kind: string; code?: string }[] };
    expect(items.map(({ kind, code }) => code ?? kind)).toEqual([
      'join',
      'text',
      'summary',
      'closed',
      'rating_asked',
      'reopened',
      'text',
      'join',
    ]);
    await first.post(`/orders/${id}/complete`, { summary: { ...SUMMARY, facts: '补充' } }).expect(200);
    expect(await seen(asker, id)).toMatchObject({
      summary: { facts: '补充' },
      segments: [{ number: 1 }, { number: 2 }],
    });
    await service.db.query(
      `UPDATE orders SET completed_at = completed_at - interval '7 days' WHERE id = $1`,
      [id],
    );
    const late = await asker.post(`/orders/${id}/reopen`).expect(409);
    expect(late.body).toMatchObject({ code: 'REOPEN_TOO_LATE' });
    expect(await seen(asker, id)).toMatchObject({ actions: ['rate'] });
    await (await resident(service)).post(`/orders/${id}/reopen`).expect(404);
  });

  it('says to the bureau why whom was asked, and not a word of what was said', async () => {
    const id = await served(first);
    await first.post(`/orders/${id}/transfer`, { lawyerId: second.id, ...handOn }).expect(200);
    const { body } = await bureau.get(`/orders/${id}/explain`).expect(200);
    expect(body).toMatchObject({
      plan: [
        { wave: 'chosen' },
        { wave: 'pool' },
        { wave: 'duty', tier: 'primary' },
        { wave: 'duty', tier: 'standby' },
        { wave: 'bureau' },
      ],
      step: 0,
      asked: [
        { lawyerId: first.id, name: expect.any(String), wave: 'chosen', answer: 'accepted' },
        { lawyerId: second.id, name: expect.any(String), wave: 'chosen', answer: null },
      ],
    });
    expect(JSON.stringify(body)).not.toContain('地界');
    await asker.post(`/orders/${id}/cancel`).expect(200);
  });
});
