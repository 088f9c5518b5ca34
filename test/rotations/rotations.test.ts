import { beforeAll, describe, expect, it } from 'vitest';
import { lawyersOf } from '../support/ladder.js';
import { mutantOf } from '../support/mutant.js';
import { operator, type Person } from '../support/people.js';
import { race } from '../support/race.js';
import { startService, type TestService } from '../support/service.js';

const DAY_MS = 86_400_000;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const WHOLE_DAYS = EVERY_DAY.map((weekday) => ({ weekday, from: '00:00', to: '00:00' }));
const HALF_DAYS = EVERY_DAY.flatMap((weekday) => [
  { weekday, from: '08:00', to: '20:00' },
  { weekday, from: '20:00', to: '08:00' },
]);

interface Made {
  id: string;
  version: number;
  shifts: number;
  rolledOutUntil: string;
  skipped: { lawyerId: string; from: string; to: string; reason: string }[];
  difference: Record<'added' | 'removed' | 'moved' | 'kept' | 'skipped', Record<string, string>[]>;
}
interface Shift {
  id: string;
  lawyerId: string;
  from: Date;
  to: Date;
  version: number;
}

describe('a rotation', () => {
  let service: TestService;
  let bureau: Person;
  let nextName = 0;

  beforeAll(async () => {
    service = await startService();
    bureau = await operator(service);
    // Only what a test makes is on the roster.
    await service.db.query('DELETE FROM shifts');
  });

  const lawyers = (board: string, count = 2) =>
    lawyersOf(
      service,
      bureau,
      board,
      Array.from({ length: count }, () => `r${String(nextName++).padStart(3, '0')}`),
    );
  const now = async () => (await service.db.query<{ at: Date }>('SELECT service_now() AS at')).rows[0]!.at;
  const dayIn = async (days: number) =>
    new Date((await now()).getTime() + 8 * 3_600_000 + days * DAY_MS).toISOString().slice(0, 10);
  const pattern = async (board: string, people: Person[], more: object = {}) => ({
    name: '轮值',
    boards: [board],
    tier: 'primary',
    startsOn: await dayIn(0),
    lawyers: people.map(({ id }) => id),
    slots: HALF_DAYS,
    turn: 'slot',
    rollOutDays: 7,
    ...more,
  });
  const make = async (board: string, people: Person[], more: object = {}) =>
    (await bureau.post('/roster/rotations', await pattern(board, people, more)).expect(201)).body as Made;
  const change = async (id: string, version: number, body: object) =>
    (await bureau.put(`/roster/rotations/${id}`, { ...body, version }).expect(200)).body as Made;
  const shiftsOf = async (id: string) => {
    const { rows } = await service.db.query<Shift>(
      `SELECT id, lawyer_id AS "lawyerId", lower(during) AS "from", upper(during) AS "to", version
         FROM shifts WHERE rotation_id = $1 ORDER BY lower(during)`,
      [id],
    );
    return rows;
  };
  const gapsOf = async (board: string, until: Date) => {
    const { rows } = await service.db.query<{ during: string }>(
      'SELECT during FROM cover_gaps(ARRAY[$1], service_now(), $2)',
      [board, until],
    );
    return rows.map(({ during }) => during);
  };
  const DIFFERENCE = { added: [], removed: [], moved: [], kept: [], skipped: [] };

  it('is rolled out from now on, with what is under way, as far ahead as it says', async () => {
    const [a, b] = (await lawyers('land')) as [Person, Person];
    const made = await make('land', [a, b]);
    const shifts = await shiftsOf(made.id);
    expect(made).toMatchObject({ shifts: shifts.length, skipped: [], version: 0, zone: 'Asia/Shanghai' });
    expect(Math.abs(shifts[0]!.from.getTime() - (await now()).getTime())).toBeLessThan(10_000);
    const reach = new Date((await now()).getTime() + 7 * DAY_MS);
    expect(await gapsOf('land', reach)).toEqual([]);
    expect(Date.parse(made.rolledOutUntil)).toBeGreaterThan(reach.getTime());
    for (const [i, shift] of shifts.slice(1).entries()) {
      expect(shift.from).toEqual(shifts[i]!.to);
      expect(shift.lawyerId).not.toBe(shifts[i]!.lawyerId);
    }
    const { body } = await bureau.get('/roster/rotations?board=land').expect(200);
    expect(body).toMatchObject({ items: [{ id: made.id, slots: HALF_DAYS, endsOn: null, rollOutDays: 7 }] });
    expect((await bureau.get(`/roster/rotations/${made.id}`).expect(200)).body).toMatchObject({
      skipped: [],
    });
  });

  it('is made once for a key', async () => {
    const body = await pattern('debt', await lawyers('debt'));
    const send = () => bureau.post('/roster/rotations', body).set('Idempotency-Key', 'rotation-1');
    const answers = await Promise.all([send(), send(), send()]);
    const [first] = answers;
    for (const answer of answers) expect(answer.body).toEqual(first.body);
    expect(first.body).toMatchObject({ skipped: [] });
  });

  it('that cannot be is refused, with the places', async () => {
    const [a] = await lawyers('land', 1);
    const [other] = await lawyers('debt', 1);
    const nobody = { id: '00000000-0000-7000-8000-000000000000' } as Person;
    const refused = async (more: object, people: Person[] = [a!]) =>
      (await bureau.post('/roster/rotations', await pattern('land', people, more))).body as object;
    expect(await refused({}, [a!, other!, nobody])).toMatchObject({
      code: 'LAWYERS_UNFIT',
      status: 422,
      errors: [
        { field: 'lawyers.1', message: 'does not serve all of these boards' },
        { field: 'lawyers.2', message: 'is no lawyer of this service' },
      ],
    });
    const slots = [
      { weekday: 1, from: '08:00', to: '12:00' },
      { weekday: 1, from: '11:00', to: '13:00' },
    ];
    expect(await refused({ slots })).toMatchObject({
      code: 'SLOTS_OVERLAP',
      status: 422,
      errors: [{ field: 'slots.1' }],
    });
    expect(await refused({ endsOn: '2020-01-01' })).toMatchObject({ code: 'ENDS_BEFORE_IT_STARTS' });
    for (const more of [
      { zone: 'Asia/Kenli' },
      { zone: ['Asia/Shanghai'] },
      { slots: [] },
      { slots: [{ weekday: 8, from: '08:00', to: '12:00' }] },
      { slots: [{ weekday: 1, from: '8:00', to: '24:00' }] },
      { turn: 'month' },
      { startsOn: '2026-02-30' },
      { rollOutDays: 181 },
      { lawyers: [] },
      { boards: ['sea'] },
      { id: 1 },
    ])
      expect(await refused(more), JSON.stringify(more)).toMatchObject({ code: 'BAD_REQUEST' });
    for (const path of ['', '/preview'])
      expect((await bureau.get(`/roster/rotations/${nobody.id}${path}`)).status).toBe(404);
  });

  it('skips who is on a shift already or not in practice, and says so', async () => {
    const [a, b, c] = (await lawyers('family', 3)) as [Person, Person, Person];
    const [from, to] = [`${await dayIn(2)}T00:00:00+08:00`, `${await dayIn(3)}T00:00:00+08:00`];
    await bureau
      .post('/roster/shifts', { lawyerId: a.id, boards: ['family'], tier: 'primary', from, to })
      .expect(201);
    await bureau.patch(`/lawyers/${c.id}`, { licenceStatus: 'suspended' }).expect(200);
    const startsOn = await dayIn(1);
    const made = await make('family', [b, a, c], { slots: WHOLE_DAYS, startsOn, rollOutDays: 3 });
    expect(made.skipped.map(({ lawyerId, reason }) => [lawyerId, reason])).toEqual([
      [a.id, 'overlap'],
      [c.id, 'not_in_practice'],
    ]);
    expect(Date.parse(made.skipped[0]!.from)).toBe(Date.parse(from));
    const shown = (await bureau.get(`/roster/rotations/${made.id}`).expect(200)).body as Made;
    expect(shown.skipped).toEqual(made.skipped);
    const { rows } = await service.db.query<{ data: { count: number } }>(
      `SELECT data FROM events WHERE subject_id = $1 AND type = 'rotation.slots_skipped'`,
      [made.id],
    );
    expect(rows).toMatchObject([{ data: { count: 2, slots: made.skipped } }]);
    // Back in practice, the lawyer gets what was skipped with the next edit.
    await bureau.patch(`/lawyers/${c.id}`, { licenceStatus: 'valid' }).expect(200);
    const same = await pattern('family', [b, a, c], { slots: WHOLE_DAYS, startsOn, rollOutDays: 3 });
    const { difference } = await change(made.id, 0, same);
    expect(difference.added).toMatchObject([{ lawyerId: c.id, from: made.skipped[1]!.from }]);
    expect(difference.skipped).toMatchObject([{ lawyerId: a.id, reason: 'overlap' }]);
  });

  describe('that is edited', () => {
    it('to what it is changes nothing, the shift under way included', async () => {
      const people = await lawyers('labor');
      const body = await pattern('labor', people);
      const { id } = await make('labor', people);
      const before = await shiftsOf(id);
      const preview = await bureau.post(`/roster/rotations/${id}/preview`, body).expect(200);
      const [begun] = before;
      const kept = [{ shiftId: begun!.id, lawyerId: begun!.lawyerId }];
      expect(preview.body).toMatchObject({ ...DIFFERENCE, kept, gaps: [] });
      expect((await change(id, 0, body)).difference).toMatchObject({ ...DIFFERENCE, kept });
      expect(await shiftsOf(id)).toEqual(before);
    });

    it('says before what it does then: who comes, who goes, whose turn becomes another’s', async () => {
      const [a, b, c] = (await lawyers('criminal', 3)) as [Person, Person, Person];
      const { id } = await make('criminal', [a, b], { rollOutDays: 3 });
      const before = await shiftsOf(id);
      const body = await pattern('criminal', [a, c], { rollOutDays: 3 });
      const { body: preview } = await bureau.post(`/roster/rotations/${id}/preview`, body).expect(200);
      expect(await shiftsOf(id)).toEqual(before);
      const changed = await change(id, 0, body);
      expect({ ...changed.difference, gaps: [] }).toEqual(preview);
      expect(changed.version).toBe(1);
      const turns = changed.difference.moved.map(({ lawyerId, toLawyerId }) => [lawyerId, toLawyerId]);
      expect(turns.length).toBeGreaterThanOrEqual(3);
      expect(new Set(turns.map(String))).toEqual(new Set([`${b.id},${c.id}`]));
      expect(await gapsOf('criminal', new Date((await now()).getTime() + 3 * DAY_MS))).toEqual([]);
    });

    it('opens no gap, unless an operator answers for it', async () => {
      const people = await lawyers('contract');
      const { id } = await make('contract', people);
      const before = await shiftsOf(id);
      const body = await pattern('contract', people, { slots: HALF_DAYS.slice(1) });
      const { body: preview } = await bureau.post(`/roster/rotations/${id}/preview`, body).expect(200);
      const { gaps } = preview as { gaps: { board: string; from: string; to: string }[] };
      expect(gaps.length).toBeGreaterThan(0);
      for (const { from, to } of gaps) expect(Date.parse(to) - Date.parse(from)).toBe(DAY_MS / 2);
      const refused = await bureau.put(`/roster/rotations/${id}`, { ...body, version: 0 }).expect(422);
      expect(refused.body).toMatchObject({ code: 'WOULD_OPEN_GAP', gaps });
      expect(await shiftsOf(id)).toEqual(before);
      const override = { reason: '周一白天不值班' };
      await change(id, 0, { ...body, override });
      const { rows } = await service.db.query('SELECT reason FROM cover_overrides WHERE verb = $1', [
        'rotation',
      ]);
      expect(rows).toEqual([override]);
    });

    it('leaves what somebody changed by hand, and what somebody took off', async () => {
      const [a, b, c] = (await lawyers('housing', 3)) as [Person, Person, Person];
      const { id } = await make('housing', [a, b], { tier: 'standby' });
      const shifts = await shiftsOf(id);
      const [swapped, gone, shorter] = [shifts[2]!, shifts[3]!, shifts[4]!];
      await bureau.patch(`/roster/shifts/${swapped.id}`, { lawyerId: c.id }).expect(200);
      await bureau.delete(`/roster/shifts/${gone.id}`, {}).expect(204);
      const middle = new Date((shorter.from.getTime() + shorter.to.getTime()) / 2);
      const own = shorter.lawyerId === a.id ? a : b;
      await own
        .post('/roster/leaves', { shiftId: shorter.id, from: middle.toISOString(), reason: '有事' })
        .expect(201);
      const before = await shiftsOf(id);
      const body = await pattern('housing', [a, b], { tier: 'standby' });
      const { difference } = await change(id, 0, body);
      expect(difference).toMatchObject({ added: [], removed: [], moved: [] });
      expect(difference.kept.map(({ shiftId }) => shiftId)).toEqual([shifts[0]!.id, swapped.id, shorter.id]);
      expect(difference.skipped).toEqual([
        {
          lawyerId: gone.lawyerId,
          from: gone.from.toISOString(),
          to: gone.to.toISOString(),
          reason: 'changed_by_hand',
        },
        {
          lawyerId: own.id,
          from: middle.toISOString(),
          to: shorter.to.toISOString(),
          reason: 'changed_by_hand',
        },
      ]);
      expect(await shiftsOf(id)).toEqual(before);
      // A leave is remembered, though the turn was somebody else's for a while.
      await change(id, 1, { ...body, lawyers: [c.id] });
      const back = await change(id, 2, body);
      expect(back.difference.skipped).toContainEqual({
        lawyerId: own.id,
        from: middle.toISOString(),
        to: shorter.to.toISOString(),
        reason: 'changed_by_hand',
      });
      // Whole days go around what stays.
      const days = await change(id, 3, { ...body, slots: WHOLE_DAYS });
      expect(days.difference.kept).toHaveLength(3);
      const after = await shiftsOf(id);
      for (const [i, shift] of after.slice(1).entries())
        expect(after[i]!.to.getTime()).toBeLessThanOrEqual(shift.from.getTime());
    });

    it('is edited by one of two who looked at the same version', async () => {
      const people = await lawyers('business');
      const { id } = await make('business', people);
      const bodies = await Promise.all(
        Array.from({ length: 6 }, (_, i) => pattern('business', people, { name: `第${i}版`, version: 0 })),
      );
      expect(await race(bodies.map((body) => bureau.put(`/roster/rotations/${id}`, body)))).toEqual({
        200: 1,
        409: 5,
      });
      const late = await bureau.put(`/roster/rotations/${id}`, bodies[0]).expect(409);
      expect(late.body).toMatchObject({ code: 'ROTATION_CHANGED' });
    });

    it('would be edited by several but for the lock', async () => {
      const mutant = await mutantOf([
        {
          file: 'rotations/rotations.queries.js',
          from: 'WHERE r.id = $1 FOR NO KEY UPDATE',
          to: 'WHERE r.id = $1',
        },
      ]);
      const { url } = await service.launchAnother({}, mutant);
      const people = await lawyers('tort-injury');
      const { id } = await make('tort-injury', people);
      const body = await pattern('tort-injury', people, { version: 0 });
      const careless = bureau.through(url);
      const answers = await race(
        Array.from({ length: 6 }, () => careless.put(`/roster/rotations/${id}`, body)),
      );
      expect(answers[200]).toBeGreaterThan(1);
    });

    it('ends, and takes its shifts off the roster under the same rule', async () => {
      const people = await lawyers('administrative');
      const { id } = await make('administrative', people);
      expect((await bureau.delete(`/roster/rotations/${id}`, {}).expect(422)).body).toMatchObject({
        code: 'WOULD_OPEN_GAP',
      });
      const override = { reason: '改由另一组值班' };
      const { body } = await bureau.delete(`/roster/rotations/${id}`, { override }).expect(200);
      expect(body).toMatchObject({ endedAt: expect.stringMatching(/Z$/), difference: { added: [] } });
      expect(await shiftsOf(id)).toHaveLength(1);
      const again = await bureau.delete(`/roster/rotations/${id}`, {}).expect(409);
      expect(again.body).toMatchObject({ code: 'ROTATION_ENDED' });
    });
  });
});
