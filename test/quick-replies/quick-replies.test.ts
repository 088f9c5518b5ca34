import { beforeAll, describe, expect, it } from 'vitest';
import { activeOrder, boardOf, waitingOrder } from '../support/given.js';
import { lawyersOf } from '../support/ladder.js';
import { mutantOf } from '../support/mutant.js';
import { anyone, lawyer, operator, resident, type Person } from '../support/people.js';
import { race } from '../support/race.js';
import { startService, type TestService } from '../support/service.js';

const MOST = 100;
const NO_SUCH_ID = '00000000-0000-7000-8000-000000000000';

interface QuickReply {
  id: string;
  title: string;
  body: string;
  position: number;
  createdAt: string;
  filled?: string;
}

describe('quick replies', () => {
  let service: TestService;
  let bureau: Person;
  let nextName = 0;

  beforeAll(async () => {
    service = await startService();
    bureau = await operator(service);
  });

  /** A lawyer with an empty list. */
  const somebody = async () =>
    (await lawyersOf(service, bureau, 'land', [`q${String(nextName++).padStart(2, '0')}`]))[0]!;
  const add = (person: Person, title: string, more: object = {}) =>
    person.post('/me/quick-replies', { title, body: `${title}的话`, ...more });
  const listOf = async (person: Person, query = 'limit=100') =>
    ((await person.get(`/me/quick-replies?${query}`).expect(200)).body as { items: QuickReply[] }).items;
  const titlesOf = async (person: Person) => {
    const items = await listOf(person);
    expect(items.map(({ position }) => position)).toEqual(items.map((_, i) => i + 1));
    return items.map(({ title }) => title).join('');
  };

  it('are a lawyer’s own, listed in the order that the lawyer gives them', async () => {
    const me = await somebody();
    for (const title of ['甲', '乙', '丙', '丁']) await add(me, title).expect(201);
    const { body: first } = await add(me, ' 零 ', { position: 1 }).expect(201);
    expect(first).toEqual({
      id: expect.any(String),
      title: '零',
      body: ' 零 的话'.trim(),
      position: 1,
      createdAt: expect.stringMatching(/Z$/),
    });
    expect(await titlesOf(me)).toBe('零甲乙丙丁');
    const { id } = first as QuickReply;
    const move = (position: number) => me.patch(`/me/quick-replies/${id}`, { position }).expect(200);
    expect((await move(3)).body).toMatchObject({ title: '零', position: 3 });
    expect(await titlesOf(me)).toBe('甲乙零丙丁');
    // Further than the last place is the last place.
    expect((await move(100)).body).toMatchObject({ position: 5 });
    expect(await titlesOf(me)).toBe('甲乙丙丁零');
    await move(2);
    await me.patch(`/me/quick-replies/${id}`, { title: '一', body: '新话' }).expect(200);
    expect(await titlesOf(me)).toBe('甲一乙丙丁');
    await me.delete(`/me/quick-replies/${id}`).expect(204);
    await me.delete(`/me/quick-replies/${id}`).expect(404);
    expect(await titlesOf(me)).toBe('甲乙丙丁');
  });

  it('are gone through page by page', async () => {
    const me = await somebody();
    for (const title of ['甲', '乙', '丙']) await add(me, title).expect(201);
    const { body } = await me.get('/me/quick-replies?limit=2').expect(200);
    const { nextCursor, items } = body as { nextCursor: string; items: QuickReply[] };
    expect(items.map(({ title }) => title)).toEqual(['甲', '乙']);
    const rest = await me.get(`/me/quick-replies?limit=2&cursor=${nextCursor}`).expect(200);
    expect(rest.body).toMatchObject({ items: [{ title: '丙' }], nextCursor: null });
  });

  it('of another lawyer are as if there were none', async () => {
    const [me, other] = [await somebody(), await somebody()];
    const { id } = (await add(me, '我的').expect(201)).body as QuickReply;
    const answers = [];
    for (const one of [id, NO_SUCH_ID]) {
      answers.push((await other.patch(`/me/quick-replies/${one}`, { title: '他的' }).expect(404)).body);
      answers.push((await other.patch(`/me/quick-replies/${one}`, { position: 1 }).expect(404)).body);
      answers.push((await other.delete(`/me/quick-replies/${one}`).expect(404)).body);
    }
    for (const body of answers) expect(body).toEqual(answers[0]);
    expect(await listOf(other)).toEqual([]);
    expect(await listOf(me)).toMatchObject([{ title: '我的', position: 1 }]);
  });

  it('leave open only what can be filled in, and say what cannot and where', async () => {
    const me = await somebody();
    const open = '{{resident}}您好,{{name}}\n{{ board }} {{lawyer}';
    const { body } = await add(me, '问候', { body: open }).expect(422);
    expect(body).toMatchObject({
      code: 'UNKNOWN_PLACEHOLDER',
      errors: [
        { field: 'body', message: expect.stringContaining('"{{name}}" at character 16 ') },
        { field: 'body', message: expect.stringContaining('"{{lawyer" at character 37 ') },
      ],
    });
    const many = await add(me, '太多', { body: '{{lawyer}}'.repeat(21) }).expect(422);
    expect(many.body).toMatchObject({ code: 'TOO_MANY_PLACEHOLDERS' });
    const { id } = (await add(me, '问候').expect(201)).body as QuickReply;
    await me.patch(`/me/quick-replies/${id}`, { body: '{{x}}' }).expect(422);
    expect(await listOf(me)).toMatchObject([{ body: '问候的话' }]);
  });

  it('have bounds', async () => {
    const me = await somebody();
    for (const wrong of [
      { title: ' ' },
      { title: '字'.repeat(41) },
      { body: '' },
      { body: '字'.repeat(2001) },
      { position: 0 },
      { position: 101 },
      { position: 1.5 },
      { lawyerId: me.id },
    ])
      await add(me, '题', wrong).expect(400);
    await add(me, '😀'.repeat(40), { body: '😀'.repeat(2000) }).expect(201);
    expect(await listOf(me)).toHaveLength(1);
  });

  it('filled in for an order say what the lawyer may see of it, and send nothing', async () => {
    const [asker, me] = await Promise.all([resident(service), lawyer(service, 3)]);
    await asker.patch('/me', { displayName: '张{{board}}芳' }).expect(200);
    const { id } = await activeOrder(asker, me);
    await add(me, '全', {
      body: '{{resident}},{{firm}}{{lawyer}},{{board}},{{orderNumber}}',
      position: 1,
    }).expect(201);
    const { body: card } = await me.get('/me/lawyer').expect(200);
    const { name, firm } = card as { name: string; firm: string };
    const { body: boards } = await anyone(service).get('/boards').expect(200);
    const slug = await boardOf(me);
    const board = (boards as { items: { slug: string; name: string }[] }).items.find(
      (one) => one.slug === slug,
    )!;
    const [first, ...others] = await listOf(me, `orderId=${id}`);
    expect(first).toMatchObject({
      body: '{{resident}},{{firm}}{{lawyer}},{{board}},{{orderNumber}}',
      filled: `张{{board}}芳,${firm}${name},${board.name},${id.slice(-8).toUpperCase()}`,
    });
    // The usual ones of a demo lawyer.
    for (const one of others) expect(one.filled).not.toContain('{{f');
    expect(others.length).toBeGreaterThan(2);
    expect((await listOf(me))[0]).not.toHaveProperty('filled');
    expect((await me.get(`/orders/${id}/messages`).expect(200)).body).toMatchObject({
      items: [{ kind: 'join' }],
      lastSeq: 1,
    });
  });

  it('are not filled in for an order that is somebody else’s, or only offered', async () => {
    const [asker, me, other] = [await resident(service), await lawyer(service, 5), await somebody()];
    const { id } = await waitingOrder(asker, me);
    await add(me, '题').expect(201);
    const answers = await Promise.all(
      [
        [me, id],
        [other, id],
        [me, NO_SUCH_ID],
      ].map(([person, orderId]) =>
        (person as Person).get(`/me/quick-replies?orderId=${orderId as string}`).expect(404),
      ),
    );
    for (const { body } of answers) expect(body).toEqual(answers[0]!.body);
    await me.get('/me/quick-replies?orderId=x').expect(400);
  });

  it('that are added twice under one key are one', async () => {
    const me = await somebody();
    const twice = await Promise.all([1, 2].map(() => add(me, '同').set('Idempotency-Key', 'k').expect(201)));
    expect(twice[0]!.body).toEqual(twice[1]!.body);
    await add(me, '异').set('Idempotency-Key', 'k').expect(422);
    expect(await titlesOf(me)).toBe('同');
  });

  it('are a hundred at most, however many are added at once', async () => {
    const me = await somebody();
    await service.db.query(
      `INSERT INTO quick_replies (lawyer_id, position, title, body)
       SELECT $1, n, n::text, '话' FROM generate_series(1, $2::int) n`,
      [me.id, MOST - 3],
    );
    expect(await race(Array.from({ length: 8 }, (_, n) => add(me, `第${n}`)))).toEqual({ 201: 3, 422: 5 });
    const { body } = await add(me, '再一个', { position: 1 }).expect(422);
    expect(body).toMatchObject({ code: 'QUICK_REPLIES_FULL' });
    expect(await listOf(me)).toHaveLength(MOST);
  });

  it('keep their places 1, 2, 3 … when many are moved, added and taken away at once', async () => {
    const me = await somebody();
    const ids: string[] = [];
    for (const title of '甲乙丙丁戊己庚辛')
      ids.push(((await add(me, title).expect(201)).body as QuickReply).id);
    for (let round = 0; round < 5; round++)
      expect(
        await race([
          ...ids.map((id, n) => me.patch(`/me/quick-replies/${id}`, { position: 1 + ((n * 5 + round) % 8) })),
          add(me, '壬', { position: 2 }),
        ]),
      ).toEqual({ 200: 8, 201: 1 });
    expect((await titlesOf(me)).length).toBe(13);
    expect(await race(ids.slice(0, 4).map((id) => me.delete(`/me/quick-replies/${id}`)))).toEqual({ 204: 4 });
    expect((await titlesOf(me)).length).toBe(9);
  });
});

it('control: without the lock, of those who add at once some take the same place', async () => {
  const main = await mutantOf([
    { file: 'quick-replies/quick-replies.service.js', from: 'FOR NO KEY UPDATE', to: '' },
  ]);
  const service = await startService({}, { main });
  const me = await lawyer(service, 1);
  let refused = 0;
  for (let round = 0; round < 20 && refused === 0; round++) {
    const body = { title: '题', body: '话' };
    const answers = await race(Array.from({ length: 4 }, () => me.post('/me/quick-replies', body)));
    refused += answers[500] ?? 0;
  }
  expect(refused).toBeGreaterThan(0);
});
