import { beforeAll, describe, expect, it } from 'vitest';
import { operator, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { DAY_MS, HALF_DAYS, WHOLE_DAYS, rotationsOn, type Made } from './rotation-world.js';

describe('a rotation', () => {
  let service: TestService;
  let bureau: Person;

  beforeAll(async () => {
    service = await startService();
    bureau = await operator(service);
    // Only what a test makes is on the roster.
    await service.db.query('DELETE FROM shifts');
  });

  const { lawyers, now, dayIn, pattern, make, change, shiftsOf, gapsOf } = rotationsOn(() => ({
    service,
    bureau,
  }));

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
});
