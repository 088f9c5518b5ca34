import { expect } from 'vitest';
import { SUMMARY, type Order } from '../support/given.js';
import { faultsOf, restOf } from '../support/invariants.js';
import type { Person } from '../support/people.js';
import { BOARD, NAMES, OTHER_BOARD, TOWN, type Row, type World } from './model-world.js';

type Answer = { status: number; body: unknown };

/** One round: gives what was unfair in it, nothing when one won and the others were told. */
type Round = (world: World) => Promise<string[]>;

/** So many orders come to the same instant in a race against a timer: it looks once, whatever there is. */
const AT_ONE_INSTANT = 8;

const told = ({ status, body }: Answer) =>
  `${status} ${(body as { code?: string } | undefined)?.code ?? ''}`.trim();

/** The answers, whoever gave which, are these; and the rows are well. */
async function unfair(world: World, answers: Answer[], fair: string[][]): Promise<string[]> {
  const got = answers.map((answer) => told(answer)).toSorted();
  const isFair = fair.some((one) => one.toSorted().join() === got.join());
  return [...(isFair ? [] : [`Answers: ${got.join(', ')}`]), ...(await faultsOf(world.service.db))];
}

async function place(world: World, more: object = {}, asker = world.residents[0]!): Promise<string> {
  const body = { mode: 'online', board: BOARD, description: '地界', ...more };
  return ((await asker.post('/orders', body).expect(201)).body as Order).id;
}

async function active(world: World, lawyer: Person): Promise<string> {
  const id = await place(world, { lawyerId: lawyer.id });
  await accept(lawyer, id).expect(200);
  return id;
}

const accept = (lawyer: Person, id: string) => lawyer.post(`/orders/${id}/accept`);
const dispatch = (world: World, id: string, lawyer: Person) =>
  world.bureau.post(`/orders/${id}/dispatch`, { lawyerId: lawyer.id, reason: '派单' });
const transfer = (lawyer: Person, id: string) =>
  lawyer.post(`/orders/${id}/transfer`, { reason: '回避', statement: '案情' });
const correctBoard = (world: World, id: string) =>
  world.residents[0]!.put(`/orders/${id}/board`, { board: OTHER_BOARD });
const beatAll = (world: World) => Promise.all(world.lawyers.map((one) => world.beat(one, 60)));
const won = (lost: string, losers: number) => ['200', ...Array<string>(losers).fill(lost)];

/**
 * Brings the deadlines of these orders to one instant that the timers have in view, and does something to each at that
 * instant.
 */
async function atDeadline(
  world: World,
  ids: string[],
  act: (id: string) => PromiseLike<Answer>,
): Promise<Answer[]> {
  const { db } = world.service;
  // Later than the next look of any timer, which then comes back for it to the millisecond.
  const { rows } = await db.query<{ due: Date }>(
    `WITH due AS (SELECT service_now() + interval '550 ms' AS at),
          step AS (UPDATE orders SET step_ends_at = CASE WHEN promise_at IS NULL OR status = 'active' OR wave = 'chosen' THEN due.at ELSE step_ends_at END,
                                     promise_at = CASE WHEN wave = 'bureau' THEN due.at ELSE promise_at END FROM due WHERE id = ANY($1)),
          asked AS (UPDATE offers SET deadline_at = due.at FROM due WHERE order_id = ANY($1) AND answer IS NULL)
     SELECT at AS due FROM due`,
    [ids],
  );
  // From a little before it until the timer is amid its work.
  const from = rows[0]!.due.getTime() + 8 - Math.random() * 16;
  await expect.poll(() => Date.now() >= from, { interval: 1 }).toBe(true);
  return Promise.all(ids.map((id) => act(id)));
}

/** The timer has begun to offer the order to whoever has a free place. */
async function untilAsked({ service }: World, id: string, lawyer: Person): Promise<void> {
  const asked = 'SELECT FROM offers WHERE order_id = $1 AND lawyer_id = $2';
  const isAsked = async () => (await service.db.query(asked, [id, lawyer.id])).rowCount;
  await expect.poll(isAsked, { interval: 1 }).toBe(1);
}

async function eventsOf(world: World, id: string): Promise<string[]> {
  const { rows } = await world.service.db.query<{ type: string }>(
    'SELECT type FROM events WHERE subject_id = $1 ORDER BY seq',
    [id],
  );
  return rows.map(({ type }) => type.slice('order.'.length));
}

const repeated = (n: number, make: () => Promise<string>) => Promise.all(Array.from({ length: n }, make));

/** Every pair that is contested, by its sentence. */
export const RACES = {
  'lawyers who grab what lies in the pool': async (world) => {
    const id = await place(world);
    await beatAll(world);
    const answers = await Promise.all([...world.lawyers, ...world.lawyers].map((one) => accept(one, id)));
    return unfair(world, answers, [won('409 ALREADY_TAKEN', 9)]);
  },
  'an accept and a dispatch': async (world) => {
    const [one, other] = world.lawyers.slice(3) as [Person, Person];
    const id = await place(world, { lawyerId: one.id });
    const answers = await Promise.all([accept(one, id), dispatch(world, id, other)]);
    return unfair(world, answers, [won('409 ALREADY_TAKEN', 1)]);
  },
  'operators who dispatch one order': async (world) => {
    const id = await place(world);
    const answers = await Promise.all(world.lawyers.slice(1).map((one) => dispatch(world, id, one)));
    return unfair(world, answers, [won('409 ALREADY_TAKEN', 3)]);
  },
  'an accept and a cancel': async (world) => {
    const one = world.lawyers[4]!;
    const id = await place(world, { lawyerId: one.id });
    const answers = await Promise.all([accept(one, id), world.residents[0]!.post(`/orders/${id}/cancel`)]);
    return unfair(world, answers, [won('409 NOT_WAITING', 1)]);
  },
  'an accept and a correction of the board': async (world) => {
    const one = world.lawyers[0]!;
    const id = await place(world, { lawyerId: one.id });
    const answers = await Promise.all([accept(one, id), correctBoard(world, id)]);
    const wrong = await unfair(world, answers, [won('409 OFFER_EXPIRED', 1), ['200', '200']]);
    // Whoever was first, it is nobody's in the end: this lawyer does not serve that board.
    const story = (await eventsOf(world, id)).join();
    const expected = answers[0].status === 200 ? 'placed,accepted,board_corrected' : 'placed,board_corrected';
    const [{ status }] = (await world.rows()) as [Row];
    return [...wrong, ...(story === expected && status === 'waiting' ? [] : [`${status}: ${story}`])];
  },
  'an accept and a correction to a board that the lawyer serves as well': async (world) => {
    const one = world.lawyers[4]!;
    const id = await place(world, { lawyerId: one.id });
    const answers = await Promise.all([accept(one, id), correctBoard(world, id)]);
    const wrong = await unfair(world, answers, [['200', '200']]);
    const story = (await eventsOf(world, id)).join();
    const isFair = ['placed,accepted,relabelled', 'placed,board_corrected,accepted'].includes(story);
    return isFair ? wrong : [...wrong, story];
  },
  'a transfer and a correction of the board': async (world) => {
    const one = world.lawyers[4]!;
    const id = await active(world, one);
    const answers = await Promise.all([transfer(one, id), correctBoard(world, id)]);
    return unfair(world, answers, [['200', '200']]);
  },
  'a resident who corrects the board twice at once': async (world) => {
    const id = await place(world, { lawyerId: world.lawyers[4]!.id });
    const correct = () => correctBoard(world, id);
    return unfair(world, await Promise.all([correct(), correct(), correct()]), [won('422 SAME_BOARD', 2)]);
  },
  'a transfer and a completion': async (world) => {
    const one = world.lawyers[4]!;
    const id = await active(world, one);
    const answers = await Promise.all([
      transfer(one, id),
      world.residents[0]!.post(`/orders/${id}/complete`),
      one.post(`/orders/${id}/complete`, { summary: SUMMARY }),
    ]);
    // Whoever has handed it on has nothing to do with it any more.
    return unfair(world, answers, [
      ['200', '409 NOT_ACTIVE', '409 NOT_ACTIVE'],
      ['200', '409 NOT_ACTIVE', '404 NOT_FOUND'],
    ]);
  },
  'a transfer and what its lawyer says': async (world) => {
    const one = world.lawyers[4]!;
    const id = await active(world, one);
    if (Math.random() < 0.5) await one.say(id, '您好').expect(201);
    const says = Array.from({ length: 6 }, (_, n) => one.say(id, `第 ${n} 句`));
    const [handed, ...said] = await Promise.all([transfer(one, id), ...says]);
    const kept = said.filter(({ status }) => status === 201).length;
    const lost = Array<string>(6 - kept).fill('404 NOT_FOUND');
    return unfair(world, [handed, ...said], [['200', ...Array<string>(kept).fill('201'), ...lost]]);
  },
  'two colleagues who accept the two sides of one quarrel': async (world) => {
    const [one, other] = world.residents as [Person, Person];
    const [colleague, second] = world.lawyers as [Person, Person];
    const mine = await place(world, { lawyerId: colleague.id, opposingParties: [NAMES[1]] }, one);
    const theirs = await place(world, { lawyerId: second.id, opposingParties: [NAMES[0]] }, other);
    const answers = await Promise.all([accept(colleague, mine), accept(second, theirs)]);
    return unfair(world, answers, [won('409 OFFER_EXPIRED', 1)]);
  },
  'two visits at one time for one lawyer': async (world) => {
    const one = world.lawyers[4]!;
    const visit = (hours: number) => ({
      mode: 'offline',
      lawyerId: one.id,
      visit: {
        town: TOWN,
        place: '村委会',
        from: world.at(48 + hours).toISOString(),
        to: world.at(50 + hours).toISOString(),
      },
    });
    const [first, second] = [await place(world, visit(0)), await place(world, visit(1))];
    const answers = await Promise.all([accept(one, first), accept(one, second)]);
    return unfair(world, answers, [won('409 VISITS_OVERLAP', 1)]);
  },
  'three orders for the last free place': async (world) => {
    const one = world.lawyers[0]!;
    const ids = [];
    for (let i = 0; i < 3; i++) ids.push(await place(world, { lawyerId: one.id }));
    const [first, second, third] = ids as [string, string, string];
    const answers = await Promise.all([accept(one, first), accept(one, second), dispatch(world, third, one)]);
    return unfair(world, answers, [
      ['200', '409 CAPACITY_REACHED', '409 CAPACITY_REACHED'],
      ['200', '409 CAPACITY_REACHED', '422 LAWYER_NOT_AVAILABLE'],
    ]);
  },
  'a resident who reopens an order twice': async (world) => {
    const one = world.lawyers[4]!;
    const id = await active(world, one);
    await world.residents[0]!.post(`/orders/${id}/complete`).expect(200);
    const reopen = () => world.residents[0]!.post(`/orders/${id}/reopen`);
    return unfair(world, await Promise.all([reopen(), reopen(), reopen()]), [won('409 NOT_COMPLETED', 2)]);
  },
  'a completion and a timer that takes the order back': async (world) => {
    const one = world.lawyers[4]!;
    await world.service.db.query('UPDATE lawyers SET capacity = 50 WHERE id = $1', [one.id]);
    const ids = await repeated(AT_ONE_INSTANT, () => active(world, one));
    const answers = await atDeadline(world, ids, (id) => world.residents[0]!.post(`/orders/${id}/complete`));
    await restOf(world.service.db);
    const wrong: string[] = [];
    for (const [i, id] of ids.entries()) {
      const end = { '200': 'completed', '409 NOT_ACTIVE': 'lapsed' }[told(answers[i]!)];
      const story = (await eventsOf(world, id)).join();
      if (story !== `placed,accepted,${end}`) wrong.push(`${told(answers[i]!)}: ${story}`);
    }
    return [...wrong, ...(await faultsOf(world.service.db))];
  },
  'an accept and a timer that ends the offer': async (world) => {
    const one = world.lawyers[4]!;
    await world.service.db.query('UPDATE lawyers SET capacity = 50 WHERE id = $1', [one.id]);
    const ids = await repeated(AT_ONE_INSTANT, () => place(world, { lawyerId: one.id }));
    const answers = await atDeadline(world, ids, (id) => accept(one, id));
    await restOf(world.service.db);
    const wrong: string[] = [];
    for (const [i, id] of ids.entries()) {
      // One timer may find that the offer is over, while the other is still at the step.
      const story = (await eventsOf(world, id)).filter((event) => event !== 'offer_expired').join();
      const end = { '200': 'accepted', '409 OFFER_EXPIRED': 'advanced' }[told(answers[i]!)];
      if (story !== `placed,${end}`) wrong.push(`${told(answers[i]!)}: ${story}`);
    }
    return [...wrong, ...(await faultsOf(world.service.db))];
  },
  'a dispatch and a timer that promises a call-back': async (world) => {
    const one = world.lawyers[4]!;
    await world.service.db.query('UPDATE lawyers SET capacity = 50 WHERE id = $1', [one.id]);
    const ids = await repeated(AT_ONE_INSTANT, () => place(world));
    const answers = await atDeadline(world, ids, (id) => dispatch(world, id, one));
    return unfair(world, answers, [Array<string>(AT_ONE_INSTANT).fill('200')]);
  },
  'an accept and a timer that offers the order to whoever has a free place': async (world) => {
    const id = await place(world);
    const [first, last] = [world.lawyers[0]!, world.lawyers[4]!];
    await beatAll(world);
    await untilAsked(world, id, first);
    return unfair(world, [await accept(last, id)], [['200']]);
  },
} satisfies Record<string, Round>;

export type Race = keyof typeof RACES;

const AGAINST_A_DEADLINE: readonly Race[] = [
  'a completion and a timer that takes the order back',
  'an accept and a timer that ends the offer',
  'a dispatch and a timer that promises a call-back',
];

/** How many pairs are contested in one round. */
export function pairsIn(race: Race): number {
  return AGAINST_A_DEADLINE.includes(race) ? AT_ONE_INSTANT : 1;
}

/** Plays one round with people who have never met. */
export async function playRound(world: World, race: Race): Promise<string[]> {
  await world.begin();
  return RACES[race](world);
}
