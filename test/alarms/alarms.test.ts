import { beforeAll, describe, expect, it } from 'vitest';
import {
  OFTEN,
  alarmsOf,
  closeBoards,
  detailOf,
  openBoard,
  theAlarm,
  type Alarm,
} from '../support/alarms.js';
import { makeLawyers } from '../support/lawyers.js';
import { mutantOf } from '../support/mutant.js';
import { lawyer, operator, resident, type Person } from '../support/people.js';
import { race } from '../support/race.js';
import { startService, type TestService } from '../support/service.js';

const NO_SUCH_ID = '00000000-0000-7000-8000-000000000000';

describe('the list of alarms', () => {
  let service: TestService;
  let bureau: Person;

  beforeAll(async () => {
    service = await startService(OFTEN);
    bureau = await operator(service);
    await closeBoards(service, `'${bureau.id}'`);
  });

  it('is gone through page by page, newest first, by state, kind and board', async () => {
    await openBoard(service, 'land');
    const gap = await theAlarm(bureau, 'live_gap', 'land');
    const runway = await theAlarm(bureau, 'runway', 'land');
    expect((await alarmsOf(bureau, 'open=true')).map(({ id }) => id)).toEqual(
      [gap.id, runway.id].toSorted().toReversed(),
    );
    expect(gap).toMatchObject({
      subject: 'land',
      board: 'land',
      orderId: null,
      closedAt: null,
      acknowledged: null,
      rounds: 0,
    });
    // Those of the start, which were over when the boards were closed.
    const over = await alarmsOf(bureau, 'open=false');
    expect(over).toHaveLength(24);
    const seen: Alarm[] = [];
    for (let cursor = ''; ;) {
      const { body } = await bureau.get(`/alarms?limit=7${cursor}`).expect(200);
      const page = body as { items: Alarm[]; nextCursor: string | null };
      seen.push(...page.items);
      if (page.nextCursor === null) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(seen).toHaveLength(26);
    expect(seen.map(({ id }) => id)).toEqual(
      seen
        .map(({ id }) => id)
        .toSorted()
        .toReversed(),
    );
    expect(await alarmsOf(bureau, 'kind=runway&board=land')).toHaveLength(2);
    for (const wrong of ['open=perhaps', 'kind=fire', 'board=space', 'cursor=x', 'limit=0', 'who=me'])
      await bureau.get(`/alarms?${wrong}`).expect(400);
  });

  it('is for operators; a lawyer who was not asked finds nothing, nor does an operator what is not there', async () => {
    const [advocate, asker] = await Promise.all([lawyer(service, 1), resident(service)]);
    // Whose boards were all closed before they could be called for this one.
    const { rows } = await service.db.query<{ id: string }>(
      `INSERT INTO alarms (kind, subject, board) VALUES ('live_gap', 'x', 'family') RETURNING id`,
    );
    const { id } = rows[0]!;
    await advocate.get(`/alarms/${id}`).expect(404);
    await advocate.post(`/alarms/${id}/acknowledge`).expect(404);
    await advocate.get('/alarms').expect(403);
    await asker.get(`/alarms/${id}`).expect(403);
    await bureau.get(`/alarms/${NO_SUCH_ID}`).expect(404);
    await bureau.post(`/alarms/${NO_SUCH_ID}/acknowledge`).expect(404);
    await bureau.post(`/alarms/${NO_SUCH_ID}/close`, { reason: '没有' }).expect(404);
    await bureau.get('/alarms/x').expect(404);
  });

  it('is acknowledged for a while: 15 minutes, or as long as is said, up to a day', async () => {
    const { id } = await theAlarm(bureau, 'live_gap', 'land');
    const until = (body: unknown) => {
      const { acknowledged } = body as Alarm;
      return Math.round((Date.parse(acknowledged!.until) - Date.parse(acknowledged!.at)) / 1000);
    };
    expect(until((await bureau.post(`/alarms/${id}/acknowledge`).expect(200)).body)).toBe(900);
    expect(
      until((await bureau.post(`/alarms/${id}/acknowledge`, { forSeconds: 86_400 }).expect(200)).body),
    ).toBe(86_400);
    // Never shorter than it was.
    expect(
      until((await bureau.post(`/alarms/${id}/acknowledge`, { forSeconds: 1 }).expect(200)).body),
    ).toBeGreaterThan(86_000);
    for (const forSeconds of [0, -1, 86_401, 1.5, '60', null])
      await bureau.post(`/alarms/${id}/acknowledge`, { forSeconds }).expect(400);
    await bureau.post(`/alarms/${id}/acknowledge`, { who: 'me' }).expect(400);
    const told = await race(Array.from({ length: 10 }, () => bureau.post(`/alarms/${id}/acknowledge`)));
    expect(told).toEqual({ 200: 10 });
    const { events, version } = await detailOf(bureau, id);
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: version + 1 }, (_, seq) => seq));
  });
});

describe('the watch', () => {
  it('wakes nobody for a workbench that is back within seconds', async () => {
    const service = await startService({ ...OFTEN, LEASE_MS: '86400000' });
    const bureau = await operator(service);
    await closeBoards(service, `'${bureau.id}'`);
    const { db } = service;
    const [id] = await makeLawyers(db, 1, { boards: ['land'] });
    await openBoard(service, 'land');
    await db.query('UPDATE lawyer_leases SET until = service_now() WHERE lawyer_id = $1', [id]);
    // The other watch has looked meanwhile, and so has this one.
    await theAlarm(bureau, 'runway', 'land');
    await db.query(
      `INSERT INTO lawyer_leases (lawyer_id, state, until) VALUES ($1, 'available', from_now(3600000))`,
      [id],
    );
    await db.query(
      `UPDATE lawyer_leases SET until = service_now() WHERE lawyer_id = $1 AND until > service_now()`,
      [id],
    );
    expect(await alarmsOf(bureau, 'open=true&kind=live_gap')).toEqual([]);
    await service.moveClock('11 seconds');
    await theAlarm(bureau, 'live_gap', 'land');
  });

  it(
    'is one process’s at a time: who acts on an old look raises nothing that is over',
    { timeout: 60_000 },
    async () => {
      expect(await timesRaised()).toBe(1);
    },
  );

  it('without its lock raises one gap twice', { timeout: 60_000 }, async () => {
    const main = await mutantOf([
      {
        file: 'cover/alarm-watch.js',
        from: `pg_try_advisory_xact_lock(hashtext('alarm-watch'), hashtext($1))`,
        to: '$1::text IS NOT NULL',
      },
    ]);
    expect(await timesRaised(main)).toBe(2);
  });

  /**
   * A first node has seen two boards without a lawyer, and is held up on raising the alarm of the first one. Meanwhile
   * the first board's lawyer is back, and the second's comes and goes. Gives how often the second gap was raised.
   */
  async function timesRaised(main?: string): Promise<number> {
    const service = await startService({ ...OFTEN, LEASE_MS: '86400000' }, { main });
    const bureau = await operator(service);
    await closeBoards(service, `'${bureau.id}'`);
    const { db } = service;
    const [first] = await makeLawyers(db, 1, { boards: ['business'], live: false });
    const [second] = await makeLawyers(db, 1, { boards: ['contract'], live: false });
    const isThere = (id: string | undefined) =>
      db.query(
        `INSERT INTO lawyer_leases (lawyer_id, state, until) VALUES ($1, 'available', from_now(3600000))`,
        [id],
      );
    const holder = await db.connect();
    await holder.query('BEGIN');
    await holder.query(
      `INSERT INTO alarms (kind, subject, board) VALUES ('live_gap', 'business', 'business')`,
    );
    await db.query(`DELETE FROM closed_hours WHERE board IN ('business', 'contract')`);
    const heldUp = async () =>
      (
        await db.query(
          `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database() AND query LIKE 'INSERT INTO alarms%'`,
        )
      ).rowCount;
    await expect.poll(heldUp).toBe(1);
    await isThere(first);
    await service.launchAnother();
    // Without the lock, the second node sees to the second board now; with it, it waits.
    if (main) await theAlarm(bureau, 'live_gap', 'contract');
    await isThere(second);
    if (main) await noGapStands(bureau);
    await holder.query('ROLLBACK');
    holder.release();
    const raised = async () =>
      (await alarmsOf(bureau, 'open=false&kind=live_gap&board=contract')).filter(
        ({ raisedAt }) => raisedAt > start,
      );
    const { rows } = await db.query<{ at: Date }>(
      `SELECT max(closed_at) AS at FROM alarms WHERE kind = 'live_gap' AND board = 'land'`,
    );
    const start = rows[0]!.at.toISOString();
    await expect.poll(raised).not.toEqual([]);
    await noGapStands(bureau);
    return (await raised()).length;
  }
});

async function noGapStands(bureau: Person): Promise<void> {
  await expect.poll(() => alarmsOf(bureau, 'open=true&kind=live_gap')).toEqual([]);
}
