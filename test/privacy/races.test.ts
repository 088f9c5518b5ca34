import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { photo } from '../attachments/pictures.js';
import { upload } from '../attachments/upload.js';
import { activeOrder, boardOf, completedOrder } from '../support/given.js';
import { mutantOf, mutateFunction } from '../support/mutant.js';
import { anyone, lawyer, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { rowsWith } from './somebody.js';

const ROUNDS = 8;
const LATE = '迟到之密';

/** What a resident may be doing at the moment at which they have all erased; `LATE` is in each that can say it. */
type Deed = (one: {
  service: TestService;
  person: Person;
  phone: string;
  orderId: string;
  board: string;
}) => PromiseLike<unknown>;

const DEEDS: Record<string, Deed> = {
  'places an order': ({ person, board }) =>
    person
      .post('/orders', { mode: 'online', board, description: LATE, opposingParties: [LATE] })
      .set('Idempotency-Key', randomUUID()),
  'opens one again': ({ person, orderId }) => person.post(`/orders/${orderId}/reopen`),
  'rates one': ({ person, orderId }) =>
    person.put(`/orders/${orderId}/rating`, { level: 5, reasons: [LATE], comment: LATE }),
  'takes another name': ({ person }) => person.patch('/me', { displayName: LATE }),
  'reads on': ({ person, orderId }) => person.put(`/orders/${orderId}/messages/read`, { seq: 3 }),
  'signs in': async ({ service, phone }) => {
    const code = await service.smsCode(phone);
    return anyone(service).post('/auth/sessions', { grant: 'sms', phone, code });
  },
};

/** The order is closed by the one and erased by the other device while a third is still talking. */
const TALKING: Deed = async ({ service, person, orderId }) => {
  await Promise.all([
    person.post(`/orders/${orderId}/complete`, {}),
    ...Array.from({ length: 5 }, (_, n) => person.say(orderId, `${LATE} ${n}`)),
    upload(service, person, orderId, await photo(), { name: `${LATE}.png` }),
  ]);
};

/** Plays a round; gives what is left of who had all erased. */
async function playRound(service: TestService, advocate: Person, deed: Deed, phone: string) {
  const person = await resident(service, phone);
  const board = await boardOf(advocate);
  const { id: orderId } = await completedOrder(person, advocate);
  await anyone(service).post('/auth/sms-codes', { phone }).expect(202);
  const round = { service, person, phone, orderId, board };
  if (deed === TALKING) await person.post(`/orders/${orderId}/reopen`).expect(200);
  if (deed === TALKING) await advocate.post(`/orders/${orderId}/accept`);
  const [erased] = await Promise.all([person.delete('/me', { confirm: true }), deed(round)]);
  // Whoever was first: when the order was open again, or a name was taken, it is erased now.
  for (let status = erased.status; status === 409;) {
    const open = await service.db.query<{ id: string; status: string }>(
      `SELECT id, status FROM orders WHERE resident_id = $1 AND status IN ('waiting', 'active')`,
      [person.id],
    );
    for (const order of open.rows)
      await person.post(`/orders/${order.id}/${order.status === 'waiting' ? 'cancel' : 'complete'}`);
    ({ status } = await person.delete('/me', { confirm: true }));
  }
  return leftOf(service, person.id);
}

async function leftOf(service: TestService, accountId: string): Promise<string[]> {
  const { rows } = await service.db.query<{ left: string }>(
    `SELECT 'an open order' AS left FROM orders WHERE resident_id = $1 AND status IN ('waiting', 'active')
     UNION ALL SELECT 'an order that is not erased' FROM orders WHERE resident_id = $1 AND erased_at IS NULL
     UNION ALL SELECT 'a session' FROM sessions WHERE account_id = $1 AND ended_at IS NULL
     UNION ALL SELECT 'a read mark' FROM read_marks WHERE account_id = $1
     UNION ALL SELECT 'a presence' FROM resident_presences WHERE resident_id = $1
     UNION ALL SELECT 'an answer' FROM idempotency_keys WHERE account_id = $1
     UNION ALL SELECT 'an attachment' FROM attachments WHERE uploader_id = $1 AND state <> 'discarded'`,
    [accountId],
  );
  return [...rows.map(({ left }) => left), ...(await rowsWith(service.db, [LATE]))];
}

/** What is on its way takes long between its last look and its writing. */
const DAWDLE = `
  CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.03); RETURN NEW; END $$;
  CREATE TRIGGER dawdle BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION dawdle();
  CREATE TRIGGER dawdle BEFORE INSERT ON sessions FOR EACH ROW EXECUTE FUNCTION dawdle();
  CREATE TRIGGER dawdle BEFORE INSERT ON ratings FOR EACH ROW EXECUTE FUNCTION dawdle();
  CREATE TRIGGER dawdle BEFORE INSERT ON read_marks FOR EACH ROW EXECUTE FUNCTION dawdle();`;

/** Whoever indexes for the search has read what was said, and takes long to write it down. */
const SLOW_INDEX = `
  CREATE FUNCTION index_slowly() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.5); RETURN NEW; END $$;
  CREATE TRIGGER index_slowly BEFORE INSERT ON search_chunks FOR EACH ROW EXECUTE FUNCTION index_slowly();`;

/** Erases while the search's index is being written; gives how many chunks of the order are left. */
async function eraseWhileIndexed(service: TestService, advocate: Person): Promise<number> {
  await service.db.query(SLOW_INDEX);
  const person = await resident(service);
  const { id } = await activeOrder(person, advocate);
  await person.say(id, LATE).expect(201);
  await person.post(`/orders/${id}/complete`, {}).expect(200);
  const isIndexing = () =>
    service.db.query(
      `SELECT FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event = 'PgSleep' AND query LIKE '%index_conversations%'`,
    );
  await expect
    .poll(async () => (await isIndexing()).rowCount, { timeout: 20_000, interval: 5 })
    .toBeGreaterThan(0);
  await person.delete('/me', { confirm: true }).expect(204);
  await expect.poll(async () => (await isIndexing()).rowCount, { timeout: 20_000 }).toBe(0);
  return (await service.db.query('SELECT FROM search_chunks WHERE order_id = $1', [id])).rowCount!;
}

let nextPhone = 10_000_000_400;

describe('whose data are erased while they do something else', () => {
  let service: TestService;
  let advocate: Person;

  beforeAll(async () => {
    service = await startService();
    advocate = await lawyer(service, 1);
    await advocate.patch('/me/lawyer', { capacity: 50 }).expect(200);
  });

  it.each([...Object.entries(DEEDS), ['talks, and closes the order', TALKING] as [string, Deed]])(
    'and %s: nothing is left behind',
    async (_what, deed) => {
      for (let round = 0; round < ROUNDS; round++) {
        const left = await playRound(service, advocate, deed, String(nextPhone++));
        // Whoever signs in after it has an account of their own.
        expect(left).toEqual([]);
      }
    },
  );
});

describe('the index of the search, which is written behind the back of whoever sends,', () => {
  it('is not written any more for whom it is erased', async () => {
    const service = await startService();
    expect(await eraseWhileIndexed(service, await lawyer(service, 1))).toBe(0);
  });

  it('would be, if nobody waited for it', async () => {
    const main = await mutantOf([
      {
        file: 'consultations/my-search-index.js',
        from: `'search_due', 'search_chunks'`,
        to: `'search_chunks', 'search_due'`,
      },
    ]);
    const service = await startService({}, { main });
    expect(await eraseWhileIndexed(service, await lawyer(service, 1))).toBeGreaterThan(0);
  });
});

describe('without the guards', () => {
  let service: TestService;
  let advocate: Person;

  beforeAll(async () => {
    // The account is not held while it is erased, and the orders neither.
    const main = await mutantOf([
      { file: 'identity/accounts.service.js', from: 'erased_at IS NULL FOR UPDATE', to: 'erased_at IS NULL' },
      { file: 'orders/my-orders.js', from: 'ORDER BY id FOR NO KEY UPDATE', to: 'ORDER BY id' },
    ]);
    service = await startService({}, { main });
    advocate = await lawyer(service, 1);
    await advocate.patch('/me/lawyer', { capacity: 50 }).expect(200);
    const { db } = service;
    await mutateFunction(db, 'nothing_for_the_erased', { from: 'IF FOUND THEN', to: 'IF true THEN' });
    await mutateFunction(db, 'ratings_of_the_erased', { from: 'IF EXISTS', to: 'IF false AND EXISTS' });
    await mutateFunction(db, 'accounts_forget', {
      from: 'IF OLD.erased_at IS NOT NULL THEN',
      to: 'IF OLD.erased_at IS NOT NULL THEN RETURN NEW; END IF; IF false THEN',
    });
    await db.query(DAWDLE);
  });

  it.each(Object.entries(DEEDS).filter(([what]) => what !== 'opens one again'))(
    'and %s: something is left behind',
    { timeout: 60_000 },
    async (_what, deed) => {
      let left: string[] = [];
      for (let round = 0; round < 5 * ROUNDS && left.length === 0; round++)
        left = await playRound(service, advocate, deed, String(nextPhone++));
      expect(left).not.toEqual([]);
    },
  );
});
