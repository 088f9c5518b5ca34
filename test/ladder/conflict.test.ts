import { beforeAll, describe, expect, it } from 'vitest';
import type { Order } from '../support/given.js';
import { LADDER_TIMES, lawyersOf, live, offersOf, onDuty, seen, storyOf } from '../support/ladder.js';
import { operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

const ACCUSED = '吴某';

/** Two lawyers alike in everything, but that one acts for the other side and one is full. */
describe('who acts for the other side cannot be told from who is busy:', () => {
  let service: TestService;
  let bureau: Person;
  let asker: Person;
  let accused: Person;
  let boards: string[];

  beforeAll(async () => {
    service = await startService(LADDER_TIMES);
    [bureau, asker, accused] = await Promise.all([operator(service), resident(service), resident(service)]);
    await accused.patch('/me', { displayName: ACCUSED }).expect(200);
    boards = ['land', 'debt', 'housing', 'business', 'criminal', 'family'];
  });

  /** On a board of its own: somebody in conflict and somebody full, both serving one order. */
  const pair = async (tag: string) => {
    const board = boards.pop()!;
    const [conflicted, full] = (await lawyersOf(service, bureau, board, [`${tag}a`, `${tag}b`], {
      capacity: 2,
    })) as [Person, Person];
    await full.patch('/me/lawyer', { capacity: 1 }).expect(200);
    const others = await resident(service);
    for (const [person, lawyer] of [
      [accused, conflicted],
      [others, full],
    ] as const) {
      const { body } = await person
        .post('/orders', { mode: 'online', board, description: '问', lawyerId: lawyer.id })
        .expect(201);
      await lawyer.post(`/orders/${(body as Order).id}/accept`).expect(200);
    }
    return { board, conflicted, full };
  };
  const place = async (body: object) => {
    const { body: order } = await asker
      .post('/orders', {
        mode: 'online',
        description: '对方是吴某',
        opposingParties: [` ${ACCUSED}。`],
        ...body,
      })
      .expect(201);
    return order as Order;
  };
  /** An order without what differs between any two. */
  const plain = ({
    id: _id,
    createdAt: _at,
    deadlineAt: _by,
    position: _place,
    chosenLawyer: _chosen,
    ...rest
  }: Order) => rest;

  it('picked, neither is asked', async () => {
    const { board, conflicted, full } = await pair('k1');
    const [one, other] = [
      await place({ board, lawyerId: conflicted.id }),
      await place({ board, lawyerId: full.id }),
    ];
    expect(plain(one)).toEqual(plain(other));
    expect(await offersOf(conflicted)).toEqual(await offersOf(full));
  });

  it('in the pool, neither is asked, sees or can grab it', async () => {
    const { board, conflicted, full } = await pair('k2');
    await Promise.all([live(service, conflicted), live(service, full)]);
    const { id, wave } = await place({ board });
    expect(wave).toBe('bureau');
    for (const person of [conflicted, full]) {
      expect((await person.get('/orders/pool').expect(200)).body).toEqual({ items: [], nextCursor: null });
      await person.get(`/orders/${id}`).expect(404);
      await person.get(`/orders/${id}/messages`).expect(404);
    }
    const answers = await Promise.all(
      [conflicted, full].map((one) => one.post(`/orders/${id}/accept`).expect(404)),
    );
    expect(answers[0]!.body).toEqual(answers[1]!.body);
  });

  it('on duty, neither is asked', async () => {
    const { board, conflicted, full } = await pair('k3');
    await onDuty(bureau, conflicted, board, 'primary');
    await onDuty(bureau, full, board, 'standby');
    expect(await place({ board })).toMatchObject({ wave: 'bureau' });
    expect(await offersOf(conflicted)).toEqual(await offersOf(full));
  });

  it('dispatched to or handed on to, both are refused in the same words; the bureau’s explanation says no more', async () => {
    const { board, conflicted, full } = await pair('k4');
    const [serving] = await lawyersOf(service, bureau, board, ['k4c']);
    const { id } = await place({ board });
    const dispatch = (lawyer: Person) =>
      bureau.post(`/orders/${id}/dispatch`, { lawyerId: lawyer.id, reason: 'x' }).expect(422);
    expect((await dispatch(conflicted)).body).toEqual((await dispatch(full)).body);
    await bureau.post(`/orders/${id}/dispatch`, { lawyerId: serving!.id, reason: 'x' }).expect(200);
    const handOn = (lawyer: Person) =>
      serving!
        .post(`/orders/${id}/transfer`, { lawyerId: lawyer.id, reason: 'x', statement: 'x' })
        .expect(422);
    expect((await handOn(conflicted)).body).toEqual((await handOn(full)).body);
    const { body } = await bureau.get(`/orders/${id}/explain`).expect(200);
    expect(JSON.stringify(body)).not.toMatch(/conflict(?!_of_interest)/);
    expect(await seen(asker, id)).toMatchObject({ status: 'active', lawyer: { id: serving!.id } });
  });

  it('a colleague of the same firm is left out as well, and so is who acts against the asker', async () => {
    const board = boards.pop()!;
    const firm = { firm: '山东同所律师事务所' };
    const [one, colleague] = (await lawyersOf(service, bureau, board, ['k5a', 'k5b'], firm)) as [
      Person,
      Person,
    ];
    await Promise.all([live(service, one), live(service, colleague)]);
    await asker.patch('/me', { displayName: '郑某' }).expect(200);
    // The accused names the asker, and is served by this firm.
    const { body } = await accused
      .post('/orders', {
        mode: 'online',
        board,
        description: '问',
        lawyerId: one.id,
        opposingParties: ['郑某'],
      })
      .expect(201);
    await one.post(`/orders/${(body as Order).id}/accept`).expect(200);
    // The asker names nobody: the firm acts against the asker all the same.
    expect(await place({ board, opposingParties: [] })).toMatchObject({ wave: 'bureau' });
    expect(await offersOf(colleague)).toEqual({});
  });

  it('an offer that was made before the other side came is over then', async () => {
    const board = boards.pop()!;
    const [both] = (await lawyersOf(service, bureau, board, ['k6a'])) as [Person];
    const mine = await place({ board, lawyerId: both.id });
    const { body } = await accused
      .post('/orders', { mode: 'online', board, description: '问', lawyerId: both.id })
      .expect(201);
    expect(await offersOf(both)).toEqual({ [mine.id]: 'chosen', [(body as Order).id]: 'chosen' });
    await both.post(`/orders/${(body as Order).id}/accept`).expect(200);
    const late = await both.post(`/orders/${mine.id}/accept`).expect(409);
    expect(late.body).toMatchObject({ code: 'OFFER_EXPIRED' });
    expect(await offersOf(both)).toEqual({});
    expect(await seen(asker, mine.id)).toMatchObject({ status: 'waiting', wave: 'bureau' });
    // The story tells it like any offer whose time was over.
    expect(await storyOf(asker, mine.id)).toEqual(['placed', 'offer_expired', 'advanced all_answered']);
  });
});
