import { expect, it } from 'vitest';
import { OFTEN, closeBoards } from '../support/alarms.js';
import { operator } from '../support/people.js';
import { startService } from '../support/service.js';

it('a step whose connection is lost is taken once it is back, and is nobody’s error', async () => {
  const service = await startService(OFTEN);
  const bureau = await operator(service);
  await closeBoards(service, `'${bureau.id}'`);
  const { db } = service;
  const holder = await db.connect();
  await holder.query('BEGIN');
  await holder.query('LOCK TABLE alarm_calls IN EXCLUSIVE MODE');
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO alarms (kind, subject, next_step_at) VALUES ('bureau_wave', 'x', service_now()) RETURNING id`,
  );
  // The alarm is in its hands, and it waits to say whom it calls.
  const cut = () =>
    db.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE wait_event_type = 'Lock' AND datname = current_database() AND query LIKE 'INSERT INTO alarm_calls%'`,
    );
  await expect.poll(async () => (await cut()).rowCount).toBe(1);
  await expect.poll(() => service.running.output()).toContain('Trying again');
  await holder.query('COMMIT');
  holder.release();
  const calls = async () =>
    (await db.query(`SELECT FROM events WHERE subject_id = $1 AND type = 'alarm.called'`, [rows[0]!.id]))
      .rowCount;
  await expect.poll(calls).toBe(1);
  expect(service.running.output()).not.toMatch(/"level":[56]0/);
});
