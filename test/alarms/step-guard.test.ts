import type pg from 'pg';
import { expect, it } from 'vitest';
import { OFTEN, closeBoards } from '../support/alarms.js';
import { mutantOf } from '../support/mutant.js';
import { operator } from '../support/people.js';
import { startService } from '../support/service.js';

/** Two nodes that have both found the same alarm due; gives how often its step was taken. */
async function timesTaken(main?: string): Promise<number> {
  const service = await startService(OFTEN, { main });
  await service.launchAnother();
  const bureau = await operator(service);
  await closeBoards(service, `'${bureau.id}'`);
  const { db } = service;
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO alarms (kind, subject, next_step_at) VALUES ('bureau_wave', 'x', service_now() + interval '1 hour') RETURNING id`,
  );
  const { id } = rows[0]!;
  const holder = await db.connect();
  await holder.query('BEGIN');
  // Not due before it is locked, so that both come upon the lock.
  await holder.query('SELECT FROM alarms WHERE id = $1 FOR UPDATE', [id]);
  await service.moveClock('2 hours');
  const waiting = main ? await bothWait(db) : [];
  await holder.query('COMMIT');
  holder.release();
  const calls = async () =>
    (await db.query(`SELECT FROM events WHERE subject_id = $1 AND type = 'alarm.called'`, [id])).rowCount ??
    0;
  await expect.poll(calls).toBeGreaterThan(0);
  // Whoever else is at it is done when this lock is had, and those who waited are gone.
  await db.query('SELECT FROM alarms WHERE id = $1 FOR UPDATE', [id]);
  await expect.poll(() => stillAt(db, waiting)).toBe(0);
  return calls();
}

/** Transactions that wait for the alarm: their process, and when they began. */
interface Waiter {
  pid: number;
  began: string;
}

async function waitersOf(db: pg.Pool): Promise<Waiter[]> {
  const { rows } = await db.query<Waiter>(
    `SELECT pid, xact_start::text AS began FROM pg_stat_activity
      WHERE wait_event_type = 'Lock' AND datname = current_database() AND query LIKE 'INSERT INTO alarm_calls%'`,
  );
  return rows;
}

async function bothWait(db: pg.Pool): Promise<Waiter[]> {
  let waiting: Waiter[] = [];
  await expect.poll(async () => (waiting = await waitersOf(db)).length).toBe(2);
  return waiting;
}

/** How many of these transactions have not ended. */
async function stillAt(db: pg.Pool, waiting: readonly Waiter[]): Promise<number> {
  const { rowCount } = await db.query(
    `SELECT FROM pg_stat_activity WHERE (pid, xact_start::text) IN (SELECT * FROM unnest($1::int[], $2::text[]))`,
    [waiting.map(({ pid }) => pid), waiting.map(({ began }) => began)],
  );
  return rowCount ?? 0;
}

it('two nodes that come at once take a step once', { timeout: 60_000 }, async () => {
  expect(await timesTaken()).toBe(1);
});

it('without the lock of the claim, both take it', { timeout: 60_000 }, async () => {
  const main = await mutantOf([
    { file: 'alarms/alarm-calls.service.js', from: 'FOR NO KEY UPDATE OF a SKIP LOCKED', to: '' },
  ]);
  expect(await timesTaken(main)).toBe(2);
});
