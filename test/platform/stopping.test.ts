import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startEmbedded } from '../support/embedded.js';
import { waitingOrder } from '../support/given.js';
import { DEMO_PASSWORD, anyone, lawyer, resident } from '../support/people.js';
import { race } from '../support/race.js';
import { connect } from '../support/sockets.js';

const UNDER_WAY = 10;

it('told to stop, the service takes nothing new, answers what it has begun, and stops its database', async () => {
  const service = await startEmbedded();
  const [asker, advocate] = await Promise.all([resident(service), lawyer(service, 1)]);
  const orders: string[] = [];
  for (let i = 0; i < UNDER_WAY; i++) orders.push((await waitingOrder(asker, advocate)).id);
  const ear = await connect(service, { token: advocate.token });
  const [locker, watcher] = await Promise.all([service.connect(), service.connect()]);

  // All of them stand in the database and wait for these rows.
  await locker.query('BEGIN');
  await locker.query('SELECT FROM conversations WHERE order_id = ANY($1) FOR UPDATE', [orders]);
  const begun = race(orders.map((id) => asker.say(id, '还在吗')));
  const waiting = async () => {
    const { rows } = await watcher.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
    );
    return rows[0]!.n;
  };
  await expect.poll(waiting).toBe(UNDER_WAY);

  const stopped = service.running.stop();
  await expect.poll(() => ear.socket.connected).toBe(false);
  const late = () =>
    anyone(service)
      .get('/boards')
      .then(
        ({ status }) => status,
        () => 'nobody there',
      );
  await expect.poll(late).not.toBe(200);
  await locker.query('COMMIT');
  await Promise.all([locker.end(), watcher.end()]);
  expect(await begun).toEqual({ 201: UNDER_WAY });
  expect(await stopped).toBe(0);
  expect(existsSync(join(service.postgres, 'data', 'postmaster.pid'))).toBe(false);
});

it('told to stop in the middle of a burst of sign-ins, the service tells everyone whom it has signed in', async () => {
  const service = await startEmbedded();
  const signIn = (i: number) =>
    anyone(service)
      .post('/auth/sessions', {
        grant: 'password',
        username: `lawyer${String(i + 1).padStart(3, '0')}`,
        password: DEMO_PASSWORD,
      })
      .then(
        ({ status }) => status,
        // The door was closed before the request was heard.
        ({ code }: { code: string }) => (['ECONNREFUSED', 'ECONNRESET'].includes(code) ? 503 : code),
      );
  const burst = Array.from({ length: 40 }, (_, i) => signIn(i));
  await Promise.race(burst);
  expect(await service.running.stop()).toBe(0);
  const answers = await Promise.all(burst);
  expect(answers.filter((status) => status !== 201 && status !== 503)).toEqual([]);

  await service.start();
  const db = await service.connect();
  const { rows } = await db.query(
    `SELECT count(*)::int AS n FROM sessions JOIN accounts a ON a.id = account_id WHERE a.role = 'lawyer'`,
  );
  await db.end();
  const signedIn = answers.filter((status) => status === 201);
  expect(rows).toEqual([{ n: signedIn.length }]);
  expect(signedIn).not.toEqual([]);
});
