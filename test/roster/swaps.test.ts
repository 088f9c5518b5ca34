import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lawyersOf } from '../support/ladder.js';
import { operator, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { at, clearRoster, dutyOf, shiftOf } from './roster-world.js';

const BOARD = 'debt';

describe('lawyers who give each other their shifts', () => {
  let service: TestService;
  let bureau: Person;
  let [anna, bela, cora, dora]: Person[] = [];

  beforeAll(async () => {
    service = await startService();
    bureau = await operator(service);
    [anna, bela, cora] = await lawyersOf(service, bureau, BOARD, ['swapa', 'swapb', 'swapc']);
    [dora] = await lawyersOf(service, bureau, 'family', ['swapd']);
  });

  beforeEach(() => clearRoster(service));

  const ask = (person: Person, body: object) => person.post('/roster/swaps', body);
  const idOf = async (asked: PromiseLike<{ body: unknown }>) => ((await asked).body as { id: string }).id;

  it('ask one by name, who takes it over or does not', async () => {
    const shift = await shiftOf(bureau, anna!, BOARD, [0, 12]);
    const { body } = await ask(anna!, { shiftId: shift.id, lawyerId: bela!.id, reason: '出庭' }).expect(201);
    const { id } = body as { id: string };
    expect(body).toMatchObject({
      state: 'open',
      lawyerId: anna!.id,
      toLawyerId: bela!.id,
      shift: { id: shift.id },
    });
    expect((await ask(anna!, { shiftId: shift.id })).body).toMatchObject({ code: 'SWAP_OPEN' });
    expect((await bela!.get('/roster/swaps?state=open')).body).toMatchObject({ items: [{ id }] });
    await cora!.get(`/roster/swaps/${id}`).expect(404);
    await cora!.post(`/roster/swaps/${id}/accept`).expect(404);
    await anna!.post(`/roster/swaps/${id}/accept`).expect(403);
    await bela!.post(`/roster/swaps/${id}/accept`).expect(200);
    expect((await bela!.post(`/roster/swaps/${id}/accept`).expect(200)).body).toMatchObject({
      state: 'accepted',
    });
    expect((await bela!.post(`/roster/swaps/${id}/decline`)).body).toMatchObject({ code: 'SWAP_SETTLED' });
    expect(await dutyOf(bureau, BOARD)).toEqual([[bela!.id, 0, 12]]);
  });

  it('decline and take back', async () => {
    const shift = await shiftOf(bureau, anna!, BOARD, [0, 12]);
    const first = await idOf(ask(anna!, { shiftId: shift.id, lawyerId: bela!.id }));
    await bela!.delete(`/roster/swaps/${first}`).expect(403);
    expect((await bela!.post(`/roster/swaps/${first}/decline`).expect(200)).body).toMatchObject({
      state: 'declined',
    });
    const second = await idOf(ask(anna!, { shiftId: shift.id }));
    await anna!.delete(`/roster/swaps/${second}`).expect(200);
    // Whom nobody asked by name saw it only while it was open.
    await bela!.post(`/roster/swaps/${second}/accept`).expect(404);
    expect(await dutyOf(bureau, BOARD)).toEqual([[anna!.id, 0, 12]]);
  });

  it('ask whoever serves the boards; of two who accept at once one has it', async () => {
    for (let round = 0; round < 10; round++) {
      await clearRoster(service);
      const shift = await shiftOf(bureau, anna!, BOARD, [0, 12]);
      const id = await idOf(ask(anna!, { shiftId: shift.id }));
      await dora!.get(`/roster/swaps/${id}`).expect(404);
      const answers = await Promise.all([bela!, cora!].map((one) => one.post(`/roster/swaps/${id}/accept`)));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.every(({ status }) => [200, 404, 409].includes(status))).toBe(true);
      const winner = [bela!, cora!][answers.findIndex(({ status }) => status === 200)]!;
      expect(await dutyOf(bureau, BOARD)).toEqual([[winner.id, 0, 12]]);
    }
  });

  it('give one shift for another, also at the same time of two boards', async () => {
    const mine = await shiftOf(bureau, anna!, BOARD, [0, 12]);
    const theirs = await shiftOf(bureau, bela!, BOARD, [6, 18]);
    const id = await idOf(ask(anna!, { shiftId: mine.id, lawyerId: bela!.id, forShiftId: theirs.id }));
    await bela!.post(`/roster/swaps/${id}/accept`).expect(200);
    expect(await dutyOf(bureau, BOARD)).toEqual([
      [bela!.id, 0, 12],
      [anna!.id, 6, 18],
    ]);
    await ask(anna!, { shiftId: theirs.id, forShiftId: mine.id }).expect(400);
    await ask(anna!, { shiftId: theirs.id, lawyerId: cora!.id, forShiftId: mine.id }).expect(404);
  });

  it('is bound to the shift as it was: what changed since is not swapped', async () => {
    const shift = await shiftOf(bureau, anna!, BOARD, [0, 12]);
    const id = await idOf(ask(anna!, { shiftId: shift.id, lawyerId: bela!.id }));
    await bureau.patch(`/roster/shifts/${shift.id}`, { to: at(13) }).expect(200);
    expect((await bela!.post(`/roster/swaps/${id}/accept`)).body).toMatchObject({ code: 'SWAP_VOID' });
    expect((await anna!.get(`/roster/swaps/${id}`).expect(200)).body).toMatchObject({ state: 'void' });
    expect(await dutyOf(bureau, BOARD)).toEqual([[anna!.id, 0, 13]]);
  });

  it('needs one who serves the board and is free', async () => {
    const shift = await shiftOf(bureau, anna!, BOARD, [0, 12]);
    expect((await ask(anna!, { shiftId: shift.id, lawyerId: dora!.id })).body).toMatchObject({
      code: 'LAWYER_NOT_OF_BOARD',
    });
    await ask(bela!, { shiftId: shift.id }).expect(404);
    await shiftOf(bureau, bela!, BOARD, [6, 8]);
    const id = await idOf(ask(anna!, { shiftId: shift.id, lawyerId: bela!.id }));
    expect((await bela!.post(`/roster/swaps/${id}/accept`)).body).toMatchObject({ code: 'SHIFTS_OVERLAP' });
    expect((await anna!.get(`/roster/swaps/${id}`)).body).toMatchObject({ state: 'open' });
  });

  it('take over now, or for a stretch', async () => {
    const shift = await shiftOf(bureau, anna!, BOARD, [0, 12]);
    await dora!.post(`/roster/shifts/${shift.id}/take-over`).expect(422);
    await bela!.post(`/roster/shifts/${shift.id}/take-over`, { from: at(2), to: at(4) }).expect(200);
    expect(await dutyOf(bureau, BOARD)).toEqual([
      [anna!.id, 0, 2],
      [bela!.id, 2, 4],
      [anna!.id, 4, 12],
    ]);
    await cora!.post(`/roster/shifts/${shift.id}/take-over`).expect(200);
    expect((await dutyOf(bureau, BOARD))[0]).toEqual([cora!.id, 0, 2]);
  });
});
