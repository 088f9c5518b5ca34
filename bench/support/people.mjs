import { createHash, randomBytes } from 'node:crypto';

/** Everybody's board: who serves it may accept whatever a bench prepares. */
export const BOARD = 'labor';

/** As many as a county has. */
const FIRMS = 25;

/** @typedef {{ id: string, token: string }} Person */

/**
 * Residents who are signed in. Written straight into the database: signing in is measured elsewhere.
 * @param {import('pg').Pool} pool
 * @param {number} count
 * @returns {Promise<Person[]>}
 */
export async function residents(pool, count) {
  const { rows } = await pool.query(
    `INSERT INTO accounts (role, display_name, phone_hash, phone_sealed)
     SELECT 'resident', '居民' || n, uuid_send(gen_random_uuid()), uuid_send(gen_random_uuid())
       FROM generate_series(1, $1::int) n RETURNING id`,
    [count],
  );
  return signedIn(pool, rows);
}

/**
 * Lawyers who are signed in and have room for as many orders as a lawyer may have.
 * @param {import('pg').Pool} pool
 * @param {number} count
 * @param {(n: number) => string[]} [boardsOf] the n-th lawyer, from 0
 * @returns {Promise<Person[]>}
 */
export async function lawyers(pool, count, boardsOf = () => [BOARD]) {
  const { rows } = await pool.query(
    `WITH account AS (
       INSERT INTO accounts (role, display_name, username, password_hash)
       SELECT 'lawyer', '律师' || n, 'bench-' || gen_random_uuid(), 'no password fits' FROM generate_series(1, $1::int) n
       RETURNING id, display_name),
     lawyer AS (
       INSERT INTO lawyers (id, name, firm, licence_number, capacity)
       SELECT id, display_name, '山东测速第' || row_number() OVER () % $2 || '律师事务所', 'bench ' || id, 50 FROM account RETURNING id)
     SELECT id FROM lawyer`,
    [count, FIRMS],
  );
  const boards = rows.flatMap(({ id }, n) => boardsOf(n).map((board) => ({ id, board })));
  await pool.query(
    'INSERT INTO lawyer_boards (lawyer_id, board) SELECT * FROM unnest($1::uuid[], $2::text[])',
    [boards.map(({ id }) => id), boards.map(({ board }) => board)],
  );
  return signedIn(pool, rows);
}

/**
 * Operators who are signed in.
 * @param {import('pg').Pool} pool
 * @param {number} count
 * @returns {Promise<Person[]>}
 */
export async function operators(pool, count) {
  const { rows } = await pool.query(
    `INSERT INTO accounts (role, display_name, username, password_hash)
     SELECT 'operator', '司法局' || n, 'bench-' || gen_random_uuid(), 'no password fits' FROM generate_series(1, $1::int) n
     RETURNING id`,
    [count],
  );
  return signedIn(pool, rows);
}

/**
 * Has lawyers be there for an hour, as if their workbenches were beating.
 * @param {import('pg').Pool} pool
 * @param {Person[]} people
 * @returns {Promise<void>}
 */
export async function goLive(pool, people) {
  await pool.query(
    `INSERT INTO lawyer_leases (lawyer_id, state, until) SELECT id, 'available', from_now(3600000) FROM unnest($1::uuid[]) id`,
    [people.map(({ id }) => id)],
  );
}

async function signedIn(pool, accounts) {
  const people = accounts.map(({ id }) => ({ id, token: randomBytes(32).toString('base64url') }));
  await pool.query(
    `WITH person AS (SELECT * FROM unnest($1::uuid[], $2::bytea[]) AS p(account_id, hash)),
     session AS (
       INSERT INTO sessions (account_id, refresh_hash, refresh_expires_at)
       SELECT account_id, uuid_send(gen_random_uuid()), now() + interval '1 day' FROM person RETURNING id, account_id)
     INSERT INTO access_tokens (hash, session_id, expires_at)
     SELECT hash, id, now() + interval '1 day' FROM person JOIN session USING (account_id)`,
    [people.map(({ id }) => id), people.map(({ token }) => createHash('sha256').update(token).digest())],
  );
  return people;
}
