import { beforeAll, describe, expect, it } from 'vitest';
import { EACH_TO_A_NODE } from '../orders/accept-race.js';
import { mutantOf, mutateFunction, type Mutation } from '../support/mutant.js';
import { World } from './model-world.js';
import { playRound, type Race } from './race-rounds.js';

/** A race goes wrong within this many rounds when its guard is gone; mostly in the first few. */
const AT_MOST_ROUNDS = 60;
const LIMIT = { timeout: 120_000 };

/** The rounds of the races in `races.long.test.ts` find what goes wrong, as soon as there is something to find. */
async function expectUnfair(world: World, race: Race): Promise<void> {
  let wrong: string[] = [];
  for (let round = 0; round < AT_MOST_ROUNDS && wrong.length === 0; round++)
    wrong = await playRound(world, race);
  expect(wrong).not.toEqual([]);
}

/** The order's lock, and all that stands behind it: what the answer and the move look at again, the flow, the indexes. */
const NO_LOCK: Mutation[] = [
  EACH_TO_A_NODE,
  { file: 'orders/locked-order.queries.js', from: 'FOR NO KEY UPDATE', to: '' },
  { file: 'ladder/order-queue.js', from: 'FOR NO KEY UPDATE OF o SKIP LOCKED', to: '' },
  {
    file: 'ladder/answers.service.js',
    from: 'AND answer IS NULL AND deadline_at > service_now() RETURNING wave',
    to: 'RETURNING wave',
  },
  { file: 'orders/order-moves.service.js', from: 'AND status = ANY($2)', to: 'AND $2::text[] IS NOT NULL' },
];

describe('without the lock of the order', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.make(await mutantOf(NO_LOCK));
    const { db } = world.service;
    await db.query('DROP INDEX segments_one_open, offers_one_accepted');
    await db.query('ALTER TABLE segments DROP CONSTRAINT segments_pkey CASCADE');
    await db.query('ALTER TABLE events DROP CONSTRAINT events_one_place');
    await db.query('ALTER TABLE orders DROP CONSTRAINT orders_served_has_lawyer');
    await mutateFunction(db, 'orders_follow_the_flow', {
      from: 'NEW.status <> OLD.status AND',
      to: 'false AND',
    });
    await mutateFunction(db, 'orders_follow_the_flow', {
      from: 'NEW.lawyer_id IS DISTINCT FROM OLD.lawyer_id AND',
      to: 'false AND',
    });
  });

  it.each<Race>([
    'lawyers who grab what lies in the pool',
    'an accept and a dispatch',
    'operators who dispatch one order',
    'an accept and a cancel',
    'an accept and a correction of the board',
    'a transfer and a completion',
    'a resident who reopens an order twice',
    'a completion and a timer that takes the order back',
    'an accept and a timer that ends the offer',
  ])('there is more than one winner of: %s', LIMIT, (race) => expectUnfair(world, race));

  it('an order that was taken is offered to whoever has a free place', LIMIT, async () => {
    // The moment between looking and offering is short; it takes long here.
    await world.service.db.query(`
      CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.02); RETURN NEW; END $$;
      CREATE TRIGGER dawdle BEFORE INSERT ON offers FOR EACH ROW WHEN (NEW.answer IS NULL) EXECUTE FUNCTION dawdle()`);
    await expectUnfair(world, 'an accept and a timer that offers the order to whoever has a free place');
  });
});

describe('without looking again under the lock', () => {
  let world: World;

  beforeAll(async () => {
    const main = await mutantOf([
      {
        file: 'orders/order-moves.service.js',
        from: 'THEN promise_at ELSE from_now($) END',
        to: 'THEN from_now($) END',
      },
    ]);
    world = await World.make(main);
    for (const lock of [' FOR NO KEY UPDATE SKIP LOCKED', ' FOR NO KEY UPDATE'])
      await mutateFunction(world.service.db, 'append_entries', { from: lock, to: '' });
  });

  it('a lawyer who has handed on says more', LIMIT, () =>
    expectUnfair(world, 'a transfer and what its lawyer says'),
  );

  it('a promise that was made at the last moment has no time', LIMIT, () =>
    expectUnfair(world, 'a dispatch and a timer that promises a call-back'),
  );
});

describe('without what the database holds itself', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.make();
  });

  it.each([
    {
      guard: 'one after the other',
      from: 'FROM lawyers WHERE id = NEW.lawyer_id;',
      to: 'FROM lawyers WHERE false;',
    },
    { guard: 'the last look at the other side', from: 'IF in_conflict(', to: 'IF false AND in_conflict(' },
  ])('two colleagues act for both sides: $guard', LIMIT, async (guard) => {
    const putBack = await mutateFunction(world.service.db, 'orders_count_load', guard);
    await expectUnfair(world, 'two colleagues who accept the two sides of one quarrel');
    await putBack();
  });

  it('a lawyer is on two visits at one time', LIMIT, async () => {
    await world.service.db.query('ALTER TABLE visits DROP CONSTRAINT visits_no_overlap');
    await expectUnfair(world, 'two visits at one time for one lawyer');
  });

  it('a lawyer holds more orders than there are places', LIMIT, async () => {
    await world.service.db.query('ALTER TABLE lawyers DROP CONSTRAINT lawyers_load_within_capacity');
    await expectUnfair(world, 'three orders for the last free place');
  });
});
