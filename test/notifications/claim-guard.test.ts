import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { expect, it } from 'vitest';
import { fakeWebhook } from '../support/fake-webhook.js';
import { mutantOf } from '../support/mutant.js';
import { startService } from '../support/service.js';

/** Two senders that have both found the same delivery; gives how often it was sent. */
async function timesSent(main?: string): Promise<number> {
  const robot = await fakeWebhook();
  const service = await startService({ ALARM_WEBHOOK_URL: robot.url }, { from: 'template_empty', main });
  await service.launchAnother();
  const text = randomUUID();
  const { db } = service;
  const holder = await db.connect();
  await holder.query('BEGIN');
  // Not due before it is locked, so that both come upon the lock.
  await db.query(
    `INSERT INTO deliveries (channel, about, content, next_at)
     VALUES ('webhook', $1, jsonb_build_object('text', $1::text), service_now() + interval '1 hour')`,
    [text],
  );
  await holder.query('SELECT FROM deliveries WHERE about = $1 FOR UPDATE', [text]);
  await service.moveClock('2 hours');
  if (main) await bothWait(db);
  await holder.query('COMMIT');
  holder.release();
  await expect
    .poll(
      async () =>
        (await db.query(`SELECT FROM deliveries WHERE about = $1 AND state = 'sent'`, [text])).rowCount,
    )
    .toBe(1);
  await expect
    .poll(async () => (await db.query(`SELECT FROM deliveries WHERE state = 'sending'`)).rowCount)
    .toBe(0);
  return robot.texts.filter((one) => one === text).length;
}

/** Both claims have found it, and wait for its row. */
async function bothWait(db: pg.Pool): Promise<void> {
  const waiting = async () =>
    (
      await db.query(
        `SELECT FROM pg_stat_activity
          WHERE wait_event_type = 'Lock' AND datname = current_database() AND query LIKE '%claimed AS%'`,
      )
    ).rowCount;
  await expect.poll(waiting).toBe(2);
}

it('two senders that come at once send a delivery once', async () => {
  expect(await timesSent()).toBe(1);
});

it('without the guards of the claim, both send it', { timeout: 60_000 }, async () => {
  const main = await mutantOf([
    {
      file: 'notifications/delivery-sender.js',
      from: 'ORDER BY next_at LIMIT $2 FOR UPDATE SKIP LOCKED',
      to: 'ORDER BY next_at LIMIT $2',
    },
    { file: 'notifications/delivery-sender.js', from: `AND d.state = 'waiting'`, to: '' },
  ]);
  expect(await timesSent(main)).toBe(2);
});
