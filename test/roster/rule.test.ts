import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lawyersOf } from '../support/ladder.js';
import { staff, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { at, clearRoster, dutyOf, gapsOf, shiftOf, type Refusal } from './roster-world.js';

const BOARD = 'land';
/** A bureau without demo data, so that nobody else could be a substitute. */
const BUREAU = {
  BOOTSTRAP_OPERATOR_USERNAME: 'chief',
  BOOTSTRAP_OPERATOR_PASSWORD: 'a password of the chief',
};

/** Cover is a rule: what would open a gap is refused, with the gap and who could fill it. */
describe('a change of the roster', () => {
  let service: TestService;
  let bureau: Person;
  let [anna, bela, cora]: Person[] = [];

  beforeAll(async () => {
    service = await startService(BUREAU, { from: 'template_empty' });
    bureau = await staff(service, 'chief', 'a password of the chief');
    [anna, bela, cora] = await lawyersOf(service, bureau, BOARD, ['anna', 'bela', 'cora']);
  });

  beforeEach(() => clearRoster(service));

  const refusalOf = async (request: PromiseLike<{ status: number; body: unknown }>): Promise<Refusal> => {
    const { status, body } = await request;
    expect([status, body]).toMatchObject([422, { code: 'WOULD_OPEN_GAP' }]);
    return body as Refusal;
  };
  const leave = (person: Person, shiftId: string, more: object = {}) =>
    person.post('/roster/leaves', { shiftId, reason: '家里有事', ...more });

  it('that leaves nobody is refused with the exact gap and ranked substitutes, and changes nothing', async () => {
    const shift = await shiftOf(bureau, anna!, BOARD, [0, 12]);
    // She comes off duty five hours before.
    await shiftOf(bureau, cora!, BOARD, [-10, -2]);
    const { gaps, substitutes } = await refusalOf(leave(anna!, shift.id, { from: at(3), to: at(4.5) }));
    expect(gaps).toEqual([{ board: BOARD, from: at(3), to: at(4.5), have: 0, required: 1 }]);
    expect(substitutes).toMatchObject([
      { lawyerId: bela!.id, board: BOARD, from: at(3), to: at(4.5), rested: true },
      { lawyerId: cora!.id, board: BOARD, rested: false },
    ]);
    expect(await dutyOf(bureau, BOARD)).toEqual([
      [cora!.id, -10, -2],
      [anna!.id, 0, 12],
    ]);
  });

  it('says who could fill an hour that nobody has', async () => {
    await shiftOf(bureau, anna!, BOARD, [0, 3]);
    await shiftOf(bureau, cora!, BOARD, [-2, 0]);
    const of = (from: number, to: number) => {
      const query = `board=${BOARD}&from=${at(from)}&to=${at(to)}`;
      return bureau.get(`/coverage/substitutes?${query}`).expect(200);
    };
    const { body } = await of(2, 4);
    expect(body).toMatchObject({
      items: [
        { lawyerId: bela!.id, name: 'bela某', from: at(3), to: at(4), rested: true },
        { lawyerId: cora!.id, rested: false },
        { lawyerId: anna!.id, rested: false },
      ],
    });
    expect((await of(1, 2)).body).toEqual({ items: [] });
    await bureau.get('/coverage/substitutes').expect(400);
  });

  it('names the standby first, who is there anyway', async () => {
    const shift = await shiftOf(bureau, anna!, BOARD, [0, 12]);
    await shiftOf(bureau, cora!, BOARD, [0, 12], 'standby');
    const { substitutes } = await refusalOf(leave(anna!, shift.id));
    expect(substitutes[0]).toMatchObject({
      lawyerId: cora!.id,
      reasons: expect.arrayContaining(['该时段的备勤律师']),
    });
  });

  it('leaves the head, the middle, the tail or all of a shift when somebody else is there', async () => {
    const shift = await shiftOf(bureau, anna!, BOARD, [0, 12]);
    await shiftOf(bureau, bela!, BOARD, [0, 12]);
    const { body } = await leave(anna!, shift.id, { from: at(4), to: at(5) }).expect(201);
    expect(body).toMatchObject({ shiftId: shift.id, from: at(4), to: at(5), boards: [BOARD] });
    const mine = async () =>
      (await dutyOf(bureau, BOARD)).filter(([id]) => id === anna!.id).map(([, from, to]) => [from, to]);
    expect(await mine()).toEqual([
      [0, 4],
      [5, 12],
    ]);
    await leave(anna!, shift.id, { to: at(1) }).expect(201);
    await leave(anna!, shift.id, { from: at(3) }).expect(201);
    expect(await mine()).toEqual([
      [1, 3],
      [5, 12],
    ]);
    await leave(anna!, shift.id).expect(201);
    expect(await mine()).toEqual([[5, 12]]);
    await leave(anna!, shift.id).expect(404);
    expect((await anna!.get('/roster/leaves')).body).toMatchObject({ items: { length: 4 } });
    expect((await bela!.get('/roster/leaves')).body).toMatchObject({ items: [] });
    // Two hours in which bela is alone now are bela's to keep.
    const [own] = (await dutyOf(bureau, BOARD)).filter(([id]) => id === bela!.id);
    expect(own).toEqual([bela!.id, 0, 12]);
  });

  it('takes leave of one’s own shifts alone, within them, and for a reason', async () => {
    const shift = await shiftOf(bureau, anna!, BOARD, [0, 12]);
    await leave(bela!, shift.id).expect(404);
    for (const outside of [{ from: at(-1) }, { to: at(13) }, { from: at(5), to: at(5) }])
      expect((await leave(anna!, shift.id, outside)).body).toMatchObject({ code: 'OUTSIDE_SHIFT' });
    await leave(anna!, shift.id, { reason: ' ' }).expect(400);
    await leave(anna!, shift.id, { override: { reason: '我说了算' } }).expect(400);
  });

  it('is done with an operator’s override, which is kept, raises an alarm and stands beside the gap', async () => {
    const shift = await shiftOf(bureau, anna!, BOARD, [0, 12]);
    await refusalOf(bureau.delete(`/roster/shifts/${shift.id}`));
    await refusalOf(bureau.patch(`/roster/shifts/${shift.id}`, { to: at(10) }));
    await bureau.patch(`/roster/shifts/${shift.id}`, { to: at(10), override: { reason: '' } }).expect(400);
    await bureau
      .patch(`/roster/shifts/${shift.id}`, { to: at(10), override: { reason: '台风停工' } })
      .expect(200);
    const { body } = await bureau.get(`/coverage?from=${at(0)}&to=${at(12)}&board=${BOARD}`).expect(200);
    expect(body).toMatchObject({
      boards: [
        {
          board: BOARD,
          required: 1,
          gaps: [
            {
              from: at(10),
              to: at(12),
              have: 0,
              reason: 'overridden',
              override: { reason: '台风停工', by: bureau.id },
            },
          ],
        },
      ],
    });
    const { rows } = await service.db.query(
      `SELECT a.kind, a.board, o.verb, o.reason FROM alarms a JOIN cover_overrides o ON o.id::text = a.subject WHERE a.closed_at IS NULL`,
    );
    expect(rows).toEqual([{ kind: 'roster_override', board: BOARD, verb: 'alter', reason: '台风停工' }]);
  });

  it('tells those whose duty it touched the difference, and nobody else', async () => {
    const shift = await shiftOf(bureau, anna!, BOARD, [0, 12]);
    const noticesOf = async (person: Person) => {
      const { rows } = await service.db.query<{ data: { changes: unknown[] } }>(
        `SELECT data FROM notices WHERE account_id = $1 AND kind = 'roster.changed' ORDER BY id DESC LIMIT 1`,
        [person.id],
      );
      return rows[0]?.data.changes;
    };
    const before = await noticesOf(cora!);
    await bureau.patch(`/roster/shifts/${shift.id}`, { lawyerId: bela!.id }).expect(200);
    const duty = { shiftId: shift.id, from: at(0), to: at(12), boards: [BOARD], tier: 'primary' };
    expect(await noticesOf(anna!)).toEqual([{ change: 'removed', ...duty }]);
    expect(await noticesOf(bela!)).toEqual([{ change: 'added', ...duty }]);
    await bureau.patch(`/roster/shifts/${shift.id}`, { to: at(14) }).expect(200);
    expect(await noticesOf(bela!)).toEqual([
      {
        change: 'changed',
        ...duty,
        to: at(14),
        was: { from: at(0), to: at(12), boards: [BOARD], tier: 'primary' },
      },
    ]);
    expect(await noticesOf(cora!)).toEqual(before);
  });

  it('keeps what was: of a shift that has begun the rest goes, and what is over stays', async () => {
    const now = Date.now();
    const day = (hours: number) => new Date(now + hours * 3_600_000).toISOString();
    const shift = { lawyerId: anna!.id, boards: [BOARD], tier: 'primary', from: day(-2), to: day(2) };
    const { body } = await bureau.post('/roster/shifts', shift).expect(201);
    const { id } = body as { id: string };
    await bureau.post('/roster/shifts', { ...shift, lawyerId: bela!.id }).expect(201);
    await bureau.patch(`/roster/shifts/${id}`, { from: day(-1) }).expect(422);
    const handed = await bureau.patch(`/roster/shifts/${id}`, { lawyerId: cora!.id }).expect(200);
    expect(handed.body).toMatchObject({ lawyerId: cora!.id, to: shift.to });
    const { body: was } = await bureau.get(`/roster/shifts/${id}`).expect(200);
    expect(was).toMatchObject({ lawyerId: anna!.id, from: shift.from });
    expect((was as { to: string }).to).toBe((handed.body as { from: string }).from);
    expect((await bureau.delete(`/roster/shifts/${id}`)).body).toMatchObject({ code: 'SHIFT_OVER' });
  });

  it('finds the version that was looked at, or says that there is another', async () => {
    const shift = await shiftOf(bureau, anna!, BOARD, [0, 12]);
    await bureau.patch(`/roster/shifts/${shift.id}`, { to: at(13), version: 0 }).expect(200);
    const { body } = await bureau.patch(`/roster/shifts/${shift.id}`, { to: at(14), version: 0 }).expect(409);
    expect(body).toMatchObject({ code: 'ROSTER_CHANGED' });
    expect(await gapsOf(bureau, BOARD, [0, 14])).toEqual([[13, 14, 0]]);
  });
});
