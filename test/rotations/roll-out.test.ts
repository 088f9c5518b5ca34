import { beforeAll, describe, expect, it } from 'vitest';
import { lawyersOf } from '../support/ladder.js';
import { mutantOf } from '../support/mutant.js';
import { operator, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

const SLOTS = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => [
  { weekday, from: '00:00', to: '12:00' },
  { weekday, from: '12:00', to: '00:00' },
]);
const GUARD = 'LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED';

describe('rolling out', () => {
  let service: TestService;
  let bureau: Person;
  let people: Person[];

  beforeAll(async () => {
    service = await startService();
    bureau = await operator(service);
    await service.db.query('DELETE FROM shifts');
    people = await lawyersOf(service, bureau, 'land', ['t01', 't02', 't03']);
  });

  const make = async (more: object = {}) => {
    const { body } = await bureau
      .post('/roster/rotations', {
        name: '轮值',
        boards: ['land'],
        tier: 'primary',
        startsOn: '2026-01-01',
        lawyers: people.map(({ id }) => id),
        slots: SLOTS,
        turn: 'slot',
        rollOutDays: 2,
        ...more,
      })
      .expect(201);
    return body as { id: string };
  };
  /** Whether every rotation reaches as far as it should. */
  const isRolledOut = async () => {
    const { rows } = await service.db.query(
      `SELECT 1 FROM rotations WHERE ended_at IS NULL
         AND rolled_out_until < service_now() + make_interval(hours => 24 * roll_out_days)`,
    );
    return rows.length === 0;
  };
  /** Of one rotation, whose duty there is how often in all, how often it overlaps, and where it has holes. */
  const look = async (id: string) => {
    const { rows } = await service.db.query<{ holes: string; shifts: number; skips: number }>(
      `SELECT (tstzmultirange(tstzrange(min(lower(during)), max(upper(during)))) - range_agg(during))::text AS holes,
              count(*)::int AS shifts,
              (SELECT count(*)::int FROM rotation_skips WHERE rotation_id = $1) AS skips
         FROM shifts WHERE rotation_id = $1`,
      [id],
    );
    return rows[0]!;
  };

  it('goes on by itself as time goes by, doubles nothing, and never remakes what was taken off', async () => {
    const { id } = await make();
    const { rows } = await service.db.query<{ id: string; during: string }>(
      'SELECT id, during FROM shifts WHERE rotation_id = $1 ORDER BY lower(during) DESC LIMIT 1 OFFSET 1',
      [id],
    );
    const override = { reason: '不排' };
    await bureau.delete(`/roster/shifts/${rows[0]!.id}`, { override }).expect(204);
    const before = await look(id);
    for (const days of [1, 2, 3]) {
      await service.moveClock(`${days} days 2 hours`);
      await expect.poll(isRolledOut).toBe(true);
    }
    const after = await look(id);
    expect(after).toMatchObject({ holes: `{${rows[0]!.during}}`, skips: 0 });
    expect(after.shifts).toBeGreaterThan(before.shifts + 4);
    await service.moveClock('0');
  });

  it('skips who is not in practice by then, and reports the slot as a gap', async () => {
    const [lone] = await lawyersOf(service, bureau, 'debt', ['t04']);
    const { id } = await make({ boards: ['debt'], lawyers: [lone!.id] });
    await service.db.query(`UPDATE lawyers SET licence_status = 'suspended' WHERE id = $1`, [lone!.id]);
    await service.moveClock('2 days 2 hours');
    const reports = async () =>
      (
        await service.db.query<{ data: { count: number }; actor_role: string }>(
          `SELECT data, actor_role FROM events WHERE subject_id = $1 AND type = 'rotation.slots_skipped'`,
          [id],
        )
      ).rows;
    await expect.poll(reports).toMatchObject([{ actor_role: 'system', data: { count: expect.any(Number) } }]);
    await service.moveClock('0');
    const { body } = await bureau.get(`/roster/rotations/${id}`).expect(200);
    const { skipped } = body as { skipped: { lawyerId: string; reason: string }[] };
    expect(skipped[0]).toMatchObject({ lawyerId: lone!.id, reason: 'not_in_practice' });
  });

  it('survives nodes that die in the middle of it', { timeout: 60_000 }, async () => {
    const boards = ['family', 'labor', 'criminal', 'contract', 'housing', 'business'];
    const made: string[] = [];
    for (const [i, board] of boards.entries()) {
      const own = await lawyersOf(service, bureau, board, [`k${i}a`, `k${i}b`]);
      const { id } = await make({ boards: [board], lawyers: own.map((one) => one.id), rollOutDays: 60 });
      made.push(id);
    }
    await service.running.stop();
    await service.moveClock('55 days');
    const howManyAre = async () => {
      const { rows } = await service.db.query(
        `SELECT 1 FROM rotations WHERE id = ANY($1) AND rolled_out_until > service_now() + interval '60 days'`,
        [made],
      );
      return rows.length;
    };
    // Each is killed when so many are done, in the middle of the next.
    for (const done of [1, 3, 4]) {
      const doomed = await service.launchAnother();
      await expect.poll(howManyAre, { interval: 2 }).toBeGreaterThanOrEqual(done);
      await doomed.kill();
    }
    service.use(await service.launchAnother());
    await expect.poll(isRolledOut).toBe(true);
    for (const id of made) expect(await look(id)).toMatchObject({ holes: '{}', skips: 0 });
    await service.moveClock('0');
  });

  /** Has every demo lawyer's own rotation rolled out by two nodes at once; gives how many slots were taken for doubled. */
  const rollOutOnTwo = async (main?: string) => {
    await service.running.stop();
    await service.db.query('DELETE FROM rotation_skips');
    await service.db.query('DELETE FROM shifts');
    await service.db.query('UPDATE rotations SET ended_at = service_now() WHERE ended_at IS NULL');
    await service.db.query(
      `INSERT INTO rotations (name, boards, tier, zone, starts_on, lawyers, slots, turn, roll_out_days, rolled_out_until)
       SELECT '轮值', ARRAY[(SELECT min(board) FROM lawyer_boards b WHERE b.lawyer_id = l.id)], 'standby', 'Asia/Shanghai',
              '2026-01-01', ARRAY[l.id], $1, 'slot', 60, service_now()
         FROM lawyers l JOIN accounts a USING (id) WHERE a.username ~ '^lawyer0[0-5]'`,
      [JSON.stringify(SLOTS)],
    );
    const [one, other] = await Promise.all([
      service.launchAnother({}, main),
      service.launchAnother({}, main),
    ]);
    await expect.poll(isRolledOut, { timeout: 40_000 }).toBe(true);
    // Whoever came late to the last one is done with it then.
    await other.stop();
    service.use(one);
    const { rows } = await service.db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM rotation_skips WHERE reason = 'overlap'`,
    );
    return rows[0]!.count;
  };

  it('is shared by two nodes, and done once', { timeout: 60_000 }, async () => {
    expect(await rollOutOnTwo()).toBe(0);
    const { rows } = await service.db.query('SELECT 1 FROM shifts GROUP BY lawyer_id HAVING count(*) < 120');
    expect(rows).toEqual([]);
  });

  it('would be done twice but for the lock of the rotation', { timeout: 60_000 }, async () => {
    const mutant = await mutantOf([{ file: 'rotations/rotation-timer.js', from: GUARD, to: 'LIMIT 1' }]);
    expect(await rollOutOnTwo(mutant)).toBeGreaterThan(0);
  });
});
