import { OFTEN } from '../support/alarms.js';
import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { expect, it } from 'vitest';
import type { Launched } from '../support/launch.js';
import { makeLawyers } from '../support/lawyers.js';
import { keepResult, rounds } from '../support/long.js';
import { startService } from '../support/service.js';

const BOARDS = 12;
/** A board's gap each: 60 of them, or 1,008. */
const ROUNDS = rounds({ short: 5, long: 84 });
/** So much of the service's time goes by after each change; a workbench that is gone for less is not missed yet. */
const PASS_SECONDS = 15;
const WITHIN_MS = 60_000;
/** Where the machine is busy with other tests, a killed node is back only after a while. */
const SOON = { timeout: 60_000, interval: 50 };

interface Told {
  gaps: number;
  alarms: number;
  raised: number;
  closed: number;
  lateMs: number;
  overLateMs: number;
}

it(
  `${ROUNDS * BOARDS} boards lose their only lawyer and get them back, while nodes are killed: each gap is raised once and closed once`,
  { timeout: 120_000 + ROUNDS * 30_000 },
  async () => {
    const service = await startService({ ...OFTEN, LEASE_MS: '86400000' });
    const { db } = service;
    const nodes: Launched[] = [service.running, await service.launchAnother()];
    // Only the lawyers of this test are anybody's board: each gap then calls one, and not dozens.
    await db.query(`UPDATE lawyers SET licence_status = 'suspended'`);
    const { rows } = await db.query<{ slug: string }>('SELECT slug FROM boards');
    for (const { slug } of rows) await makeLawyers(db, 1, { boards: [slug], live: false });
    await db.query('CREATE TABLE gaps (board text, since timestamptz, till timestamptz)');
    await comeBack(db);
    await expect.poll(() => openGaps(db), SOON).toBe(0);
    const begun = await now(db);

    let passed = 0;
    let kills = 0;
    const pass = () => service.moveClock(`${(passed += PASS_SECONDS)} seconds`);
    /** One node, whichever is looking or not, is killed at a moment that nobody chose; another takes its place. */
    const killOne = async () => {
      await delay(randomInt(1500)); // Not to wait for something: to be anywhere in a look, a step, or between them.
      const n = randomInt(nodes.length);
      await nodes[n]!.kill();
      kills++;
      nodes[n] = await service.launchAnother();
    };

    for (let round = 0; round < ROUNDS; round++) {
      const opened = goAway(db).then(pass);
      await Promise.all([opened, killOne()]);
      await expect.poll(() => openGaps(db), SOON).toBe(BOARDS);
      const closed = comeBack(db).then(pass);
      await Promise.all([closed, ...(round % 2 === 0 ? [killOne()] : [])]);
      await expect.poll(() => openGaps(db), SOON).toBe(0);
    }

    const told = await whatWasTold(db, begun);
    const all = ROUNDS * BOARDS;
    expect(told).toMatchObject({ gaps: all, alarms: all, raised: all, closed: all });
    expect(told.lateMs).toBeLessThanOrEqual(WITHIN_MS);
    expect(told.overLateMs).toBeLessThanOrEqual(WITHIN_MS);
    expect(await calledTwice(db)).toBe(0);
    await keepResult('alarms', { ...told, kills, nodes: nodes.length });
  },
);

async function now(db: pg.Pool): Promise<Date> {
  return (await db.query<{ at: Date }>('SELECT service_now() AS at')).rows[0]!.at;
}

/** All boards' lawyers are gone at once, as when a line breaks. */
async function goAway(db: pg.Pool): Promise<void> {
  await db.query(`WITH gone AS (UPDATE lawyer_leases SET until = service_now() WHERE until > service_now())
                  INSERT INTO gaps (board, since) SELECT slug, service_now() FROM boards`);
}

async function comeBack(db: pg.Pool): Promise<void> {
  await db.query(
    `INSERT INTO lawyer_leases (lawyer_id, state, until)
     SELECT id, 'available', service_now() + interval '1 year' FROM lawyers WHERE licence_status = 'valid'`,
  );
  await db.query('UPDATE gaps SET till = service_now() WHERE till IS NULL');
}

async function openGaps(db: pg.Pool): Promise<number> {
  const { rowCount } = await db.query(`SELECT FROM alarms WHERE kind = 'live_gap' AND closed_at IS NULL`);
  return rowCount ?? 0;
}

/** How many gaps there were, how many alarms, and how late, by the service's clock, each was raised and closed at most. */
async function whatWasTold(db: pg.Pool, since: Date): Promise<Told> {
  const { rows } = await db.query<Told>(
    `WITH told AS (
       SELECT a.* FROM alarms a WHERE a.kind = 'live_gap' AND a.raised_at >= $1),
     matched AS (
       SELECT g.*, (SELECT count(*) FROM told t WHERE t.board = g.board AND t.raised_at BETWEEN g.since AND g.till) AS n,
              (SELECT min(t.raised_at) FROM told t WHERE t.board = g.board AND t.raised_at BETWEEN g.since AND g.till) AS raised_at,
              (SELECT min(t.closed_at) FROM told t WHERE t.board = g.board AND t.closed_at >= g.till) AS closed_at
         FROM gaps g)
     SELECT (SELECT count(*)::int FROM matched WHERE n = 1) AS gaps, (SELECT count(*)::int FROM told) AS alarms,
            (SELECT count(*)::int FROM events e JOIN told t ON t.id = e.subject_id WHERE e.type = 'alarm.raised') AS raised,
            (SELECT count(*)::int FROM events e JOIN told t ON t.id = e.subject_id WHERE e.type = 'alarm.closed') AS closed,
            (SELECT max(extract(epoch FROM raised_at - since) * 1000)::int FROM matched) AS "lateMs",
            (SELECT max(extract(epoch FROM closed_at - till) * 1000)::int FROM matched) AS "overLateMs"`,
    [since],
  );
  return rows[0]!;
}

/** Steps of one alarm that were taken twice, by what people were told of them. */
async function calledTwice(db: pg.Pool): Promise<number> {
  const { rowCount } = await db.query(
    `SELECT FROM notices WHERE kind = 'alarm.called' GROUP BY account_id, data->>'alarmId', data->>'round' HAVING count(*) > 1
     UNION ALL
     SELECT FROM events WHERE type = 'alarm.called' GROUP BY subject_id, data->>'round', data->>'step' HAVING count(*) > 1`,
  );
  return rowCount ?? 0;
}
