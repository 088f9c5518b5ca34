import { planSearch } from '../../dist/src/ladder/plan.js';
import { BOARD } from './people.mjs';

const HOUR_MS = 3_600_000;
const TIMES = { chosenMs: HOUR_MS, poolMs: HOUR_MS, dutyMs: HOUR_MS, bureauReminderMs: HOUR_MS };

/** @param {string} [chosen] id of the lawyer who is asked first */
const planOf = (chosen) => JSON.stringify(planSearch({ mode: 'online', urgent: false, chosen }, TIMES));

/**
 * Orders that wait, each offered to its lawyer, with the rows that placing them through the API would leave; their
 * events count as told.
 * @param {import('pg').Pool} pool
 * @param {{ resident: string, lawyer: string, board?: string }[]} asked ids
 * @returns {Promise<{ id: string, resident: string, lawyer: string }[]>} in the same order
 */
export async function waitingOrders(pool, asked) {
  const { rows } = await pool.query(
    `WITH asked AS (
       SELECT uuidv7() AS id, * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::jsonb[])
         WITH ORDINALITY AS a(resident, lawyer, board, plan, place)),
     placed AS (
       INSERT INTO orders (id, resident_id, mode, board, description, chosen_lawyer_id, plan, wave, bureau_at, step_ends_at, promise_at)
       SELECT id, resident, 'online', board, '老板拖欠工资三个月，想知道怎么要回来。', lawyer, plan, 'chosen', hence, hence, hence
         FROM asked, from_now(${HOUR_MS}) hence
       RETURNING id, resident_id, chosen_lawyer_id, deadline_at),
     offered AS (
       INSERT INTO offers (order_id, lawyer_id, wave, deadline_at)
       SELECT id, chosen_lawyer_id, 'chosen', deadline_at FROM placed),
     recorded AS (
       INSERT INTO events (subject_kind, subject_id, seq, type, actor_role, actor_id, data, signals, relayed_at)
       SELECT 'order', id, 1, 'order.placed', 'resident', resident_id,
              jsonb_build_object('status', 'waiting', 'wave', 'chosen', 'deadlineAt', deadline_at),
              jsonb_build_array(
                jsonb_build_object('rooms', jsonb_build_array('account:' || chosen_lawyer_id), 'event', 'offer:made',
                  'payload', jsonb_build_object('orderId', id, 'wave', 'chosen', 'deadlineAt', deadline_at)),
                jsonb_build_object('rooms', jsonb_build_array('account:' || resident_id, 'role:operator'), 'event', 'order:changed',
                  'payload', jsonb_build_object('orderId', id, 'version', 1, 'status', 'waiting', 'wave', 'chosen'))),
              service_now()
         FROM placed)
     SELECT id, resident, lawyer FROM asked ORDER BY place`,
    [
      asked.map(({ resident }) => resident),
      asked.map(({ lawyer }) => lawyer),
      asked.map(({ board }) => board ?? BOARD),
      asked.map(({ lawyer }) => planOf(lawyer)),
    ],
  );
  return rows;
}

/**
 * Waiting orders of the second wave, each offered to all of the lawyers.
 * @param {import('pg').Pool} pool
 * @param {{ resident: string, lawyers: string[], count: number }} asked ids
 * @returns {Promise<string[]>} ids of the orders
 */
export async function contestedOrders(pool, { resident, lawyers, count }) {
  const { rows } = await pool.query(
    `WITH placed AS (
       INSERT INTO orders (resident_id, mode, board, description, plan, wave, bureau_at, step_ends_at)
       SELECT $1, 'online', $3, '老板拖欠工资三个月，想知道怎么要回来。', $5, 'pool', hence, hence
         FROM from_now(${HOUR_MS}) hence, generate_series(1, $4::int)
       RETURNING id, deadline_at),
     offered AS (
       INSERT INTO offers (order_id, lawyer_id, wave, deadline_at)
       SELECT id, lawyer, 'pool', deadline_at FROM placed, unnest($2::uuid[]) lawyer)
     SELECT id FROM placed`,
    [resident, lawyers, BOARD, count, planOf()],
  );
  return rows.map(({ id }) => id);
}

/**
 * Has the steps of waiting orders end at one instant, with the offers made on them, and waits until then.
 * @param {import('pg').Pool} pool
 * @param {string[]} ids
 * @param {number} withinMs in which that can be written down
 * @returns {Promise<void>}
 */
export async function endSteps(pool, ids, withinMs) {
  const { rows } = await pool.query(
    `WITH due AS (SELECT from_now($2) AS at),
     orders AS (UPDATE orders SET step_ends_at = at FROM due WHERE id = ANY($1)),
     offers AS (UPDATE offers SET deadline_at = at FROM due WHERE order_id = ANY($1))
     SELECT at FROM due`,
    [ids, withinMs],
  );
  const { rowCount } = await pool.query(
    'SELECT pg_sleep(extract(epoch FROM $1 - service_now())) WHERE service_now() < $1',
    [rows[0].at],
  );
  if (rowCount === 0) throw new Error('The orders were due before they were written down');
}

/**
 * Empties the service of orders and of all that belongs to them; every lawyer is free.
 * @param {import('pg').Pool} pool
 * @returns {Promise<void>}
 */
export async function forgetOrders(pool) {
  // The service's watches go on; in their order of locks, alarms come before events.
  await pool.query('TRUNCATE alarms, orders, events CASCADE');
  await pool.query(`UPDATE lawyers SET load = 0, silences = 0, availability = 'available'`);
}

/**
 * Closes what is being served, so that every lawyer is free again, and takes all events as told.
 * @param {import('pg').Pool} pool
 * @returns {Promise<number>} how many orders were being served
 */
export async function completeAll(pool) {
  const { rowCount } = await pool.query(
    `UPDATE orders SET status = 'completed', completed_at = service_now(), version = version + 1
      WHERE status = 'active'`,
  );
  await pool.query(
    `UPDATE segments SET ended_at = service_now(), end_reason = 'completed' WHERE ended_at IS NULL`,
  );
  await pool.query(
    `UPDATE events SET relayed_at = service_now() WHERE signals IS NOT NULL AND relayed_at IS NULL`,
  );
  return rowCount;
}

/**
 * A table like that of orders, with its indexes and checks, but without triggers and foreign keys: a claim and no more.
 * @param {import('pg').Pool} pool
 * @returns {Promise<void>}
 */
export async function makeBareOrders(pool) {
  await pool.query('CREATE TABLE bare_orders (LIKE orders INCLUDING ALL)');
}

/**
 * Fills the bare table anew with waiting orders.
 * @param {import('pg').Pool} pool
 * @param {number} count
 * @returns {Promise<string[]>} their ids
 */
export async function bareOrders(pool, count) {
  await pool.query('TRUNCATE bare_orders');
  const { rows } = await pool.query(
    `INSERT INTO bare_orders (resident_id, mode, board, description, plan, wave, bureau_at, step_ends_at)
     SELECT uuidv7(), 'online', $2, '老板拖欠工资三个月，想知道怎么要回来。', $3, 'chosen', hence, hence
       FROM from_now(${HOUR_MS}) hence, generate_series(1, $1::int) RETURNING id`,
    [count, BOARD, planOf()],
  );
  return rows.map(({ id }) => id);
}

/**
 * Orders that are being served, each by its lawyer, who has not said anything yet.
 * @param {import('pg').Pool} pool
 * @param {{ resident: string, lawyer: string }[]} asked ids
 * @returns {Promise<{ id: string, resident: string, lawyer: string }[]>} in the same order
 */
export async function activeOrders(pool, asked) {
  const orders = await waitingOrders(pool, asked);
  const ids = orders.map(({ id }) => id);
  await pool.query(
    `UPDATE offers SET answer = 'accepted', answered_at = service_now() WHERE order_id = ANY($1)`,
    [ids],
  );
  await pool.query(
    `UPDATE orders SET status = 'active', wave = NULL, lawyer_id = chosen_lawyer_id, accepted_at = service_now(),
            version = version + 1 WHERE id = ANY($1)`,
    [ids],
  );
  await pool.query(
    `INSERT INTO segments (order_id, number, lawyer_id, board, via) SELECT id, 1, lawyer_id, board, 'chosen' FROM orders WHERE id = ANY($1)`,
    [ids],
  );
  return orders;
}
