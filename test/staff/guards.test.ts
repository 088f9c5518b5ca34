import { expect, it } from 'vitest';
import { mutantOf, type Mutation } from '../support/mutant.js';
import { anyone, operator, staff, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

const PASSWORD = 'a long enough password';
const LEFT = 'a.closed_at IS NULL AND ';

async function withColleague(
  mutations: Mutation[],
): Promise<{ service: TestService; bureau: Person; other: Person }> {
  const main = mutations.length > 0 ? await mutantOf(mutations) : undefined;
  const service = await startService({}, { main });
  const bureau = await operator(service);
  await bureau.post('/operators', { username: 'other', displayName: '同事', password: PASSWORD }).expect(201);
  return { service, bureau, other: await staff(service, 'other', PASSWORD) };
}

/** Something that is to come upon a locked row, in a statement that looks so. */
interface Step<T> {
  does: () => Promise<T>;
  waitsIn: RegExp;
}

/** Does what comes upon these locked rows, one after the other, and then lets go of them. */
async function upon<T>(
  { db }: TestService,
  locked: { sql: string; values: unknown[] },
  ...steps: Step<T>[]
): Promise<T[]> {
  const holder = await db.connect();
  await holder.query('BEGIN');
  await holder.query(locked.sql, locked.values);
  const waiting = async () => {
    const { rows } = await db.query<{ query: string }>(
      `SELECT query FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
    );
    return rows.map(({ query }) => query);
  };
  const done: Promise<T>[] = [];
  try {
    for (const { does, waitsIn } of steps) {
      const count = async () => (await waiting()).filter((query) => waitsIn.test(query)).length;
      const before = await count();
      done.push(does());
      await expect.poll(count).toBe(before + 1);
    }
  } finally {
    await holder.query('COMMIT');
    holder.release();
  }
  return Promise.all(done);
}

/** Two operators close each other; gives how many are left. */
async function leftOver(mutations: Mutation[]): Promise<number> {
  const { service, bureau, other } = await withColleague(mutations);
  const closing = (by: Person, whom: Person) => ({
    does: async () => (await by.post(`/operators/${whom.id}/close`)).status,
    waitsIn: /^(SELECT|UPDATE).*\baccounts\b/,
  });
  await upon(
    service,
    { sql: 'SELECT FROM accounts WHERE id = ANY($1) FOR UPDATE', values: [[bureau.id, other.id]] },
    closing(bureau, other),
    closing(other, bureau),
  );
  const { rowCount } = await service.db.query(
    `SELECT FROM accounts WHERE role = 'operator' AND closed_at IS NULL`,
  );
  return rowCount ?? 0;
}

/** Somebody signs in by what another ends at that moment; gives the status of the sign-in. */
async function signedInAmid(
  mutations: Mutation[],
  end: (bureau: Person, other: Person) => PromiseLike<{ status: number }>,
): Promise<number> {
  const { service, bureau, other } = await withColleague(mutations);
  const signIn = { grant: 'password', username: 'other', password: PASSWORD };
  const [, status] = await upon(
    service,
    // The ending comes to the sessions last, when it has the account in hand.
    { sql: 'SELECT FROM sessions WHERE account_id = $1 FOR UPDATE', values: [other.id] },
    {
      does: async () => (await end(bureau, other)).status,
      waitsIn: /^SELECT id FROM sessions/,
    },
    {
      does: async () => (await anyone(service).post('/auth/sessions', signIn)).status,
      waitsIn: /INSERT INTO sessions/,
    },
  );
  return status!;
}

it('two operators who close each other leave one', async () => {
  expect(await leftOver([])).toBe(1);
});

it('without the lock they leave none', async () => {
  const from = `closed_at IS NULL ORDER BY id FOR NO KEY UPDATE`;
  expect(await leftOver([{ file: 'staff/operators.service.js', from, to: 'closed_at IS NULL' }])).toBe(0);
});

it('nobody signs in by an account that is closed at that moment', async () => {
  const close = (bureau: Person, other: Person) => bureau.post(`/operators/${other.id}/close`);
  expect(await signedInAmid([], close)).toBe(401);
  expect(await signedInAmid([{ file: 'identity/sessions.service.js', from: LEFT, to: '' }], close)).toBe(201);
});

it('nor by a password that is replaced at that moment', async () => {
  const replace = (bureau: Person, other: Person) =>
    bureau.put(`/staff/${other.id}/password`, { password: 'given by the bureau' });
  expect(await signedInAmid([], replace)).toBe(401);
  const from = 'a.password_hash = $7';
  expect(await signedInAmid([{ file: 'identity/sessions.service.js', from, to: 'true' }], replace)).toBe(201);
});
