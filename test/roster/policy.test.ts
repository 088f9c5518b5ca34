import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lawyersOf } from '../support/ladder.js';
import { lawyer, operator, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { HOUR_MS, at, clearRoster, gapsOf, shiftOf } from './roster-world.js';

const BOARD = 'criminal';

describe('what a board asks of its roster', () => {
  let service: TestService;
  let bureau: Person;
  let [anna, bela]: Person[] = [];

  beforeAll(async () => {
    service = await startService();
    bureau = await operator(service);
    [anna, bela] = await lawyersOf(service, bureau, BOARD, ['anna', 'bela']);
  });

  beforeEach(async () => {
    await clearRoster(service);
    await service.db.query('DELETE FROM closed_hours');
    await service.db.query('UPDATE cover_policies SET primaries = 1');
  });

  it('is one primary at every instant at first: an empty roster is one whole gap', async () => {
    expect(await gapsOf(bureau, BOARD, [0, 24 * 30])).toEqual([[0, 24 * 30, 0]]);
    const { body } = await (await lawyer(service, 1)).get('/coverage').expect(200);
    const { boards } = body as { boards: { required: number; gaps: object[]; runway: string }[] };
    expect(boards).toHaveLength(12);
    for (const board of boards) {
      expect(board).toMatchObject({ required: 1, gaps: { length: 1 } });
      expect(Math.abs(Date.parse(board.runway) - Date.now())).toBeLessThan(60_000);
    }
  });

  it('reaches until the first gap from now on, whatever stretch is asked for', async () => {
    const day = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();
    const duty = { lawyerId: anna!.id, boards: [BOARD], tier: 'primary', from: day(-1), to: day(5) };
    await bureau.post('/roster/shifts', duty).expect(201);
    for (const query of ['', `&from=${day(-10)}`, `&from=${day(-10)}&to=${day(2)}`, `&from=${day(30)}`]) {
      const { body } = await bureau.get(`/coverage?board=${BOARD}${query}`).expect(200);
      expect(body, query).toMatchObject({ boards: [{ runway: duty.to }] });
    }
  });

  it('sees a hole of a second, and a standby as no cover', async () => {
    await shiftOf(bureau, anna!, BOARD, [0, 6]);
    await shiftOf(bureau, bela!, BOARD, [6 + 1 / 3600, 12]);
    await shiftOf(bureau, bela!, BOARD, [5, 6 + 1 / 3600], 'standby');
    expect(await gapsOf(bureau, BOARD, [0, 12])).toEqual([[6, 6 + 1 / 3600, 0]]);
  });

  it('may be more: then a gap says how many there are', async () => {
    await shiftOf(bureau, anna!, BOARD, [0, 12]);
    await shiftOf(bureau, bela!, BOARD, [4, 8]);
    const { body } = await bureau.put(`/coverage/policies/${BOARD}`, { primaries: 2 }).expect(200);
    expect(body).toMatchObject({ board: BOARD, primaries: 2, runwayDays: 7, gaps: { length: 1 } });
    expect(await gapsOf(bureau, BOARD, [-1, 12])).toEqual([
      [-1, 0, 0],
      [0, 4, 1],
      [8, 12, 1],
    ]);
    await bureau.put('/coverage/policies/nothing', { primaries: 2 }).expect(404);
    await bureau.put(`/coverage/policies/${BOARD}`, { primaries: 0 }).expect(400);
  });

  it('is nobody in closed hours, which have an author and a reason', async () => {
    const closed = { boards: [BOARD], from: at(2), to: at(4), reason: '夜间无人来访', weeks: 1 };
    const { body } = await bureau.post('/coverage/closed-hours', closed).expect(201);
    const { items } = body as { items: { id: string }[] };
    expect(items).toMatchObject([
      { board: BOARD, from: at(2), to: at(4), reason: '夜间无人来访', decidedBy: bureau.id },
      { from: at(2 + 168), to: at(4 + 168) },
    ]);
    expect(await gapsOf(bureau, BOARD, [0, 6])).toEqual([
      [0, 2, 0],
      [4, 6, 0],
    ]);
    // Nobody is needed there, so nobody is missed.
    const shift = await shiftOf(bureau, anna!, BOARD, [2, 4]);
    await anna!.post('/roster/leaves', { shiftId: shift.id, reason: '休息' }).expect(201);
    await bureau.delete(`/coverage/closed-hours/${items[0]!.id}`).expect(204);
    await bureau.delete(`/coverage/closed-hours/${items[0]!.id}`).expect(404);
    expect(await gapsOf(bureau, BOARD, [0, 6])).toEqual([[0, 6, 0]]);
    expect((await anna!.get('/coverage/closed-hours')).body).toMatchObject({ items: [{ id: items[1]!.id }] });
  });

  it('is asked for a stretch that has a length, and not for ever', async () => {
    const asked = async (from: string, to: string) =>
      ((await bureau.get(`/coverage?from=${from}&to=${to}`)).body as { code: string }).code;
    expect(await asked(at(2), at(2))).toBe('EMPTY_STRETCH');
    expect(await asked(at(0), at(24 * 401))).toBe('STRETCH_TOO_LONG');
    expect(await asked('infinity', at(1))).toBe('BAD_REQUEST');
  });
});
