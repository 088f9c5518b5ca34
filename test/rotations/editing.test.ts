import { beforeAll, describe, expect, it } from 'vitest';
import { mutantOf } from '../support/mutant.js';
import { operator, type Person } from '../support/people.js';
import { race } from '../support/race.js';
import { startService, type TestService } from '../support/service.js';
import { DAY_MS, HALF_DAYS, WHOLE_DAYS, rotationsOn } from './rotation-world.js';

const DIFFERENCE = { added: [], removed: [], moved: [], kept: [], skipped: [] };

describe('a rotation that is edited', () => {
  let service: TestService;
  let bureau: Person;

  beforeAll(async () => {
    service = await startService();
    bureau = await operator(service);
  });

  const { lawyers, now, pattern, make, change, shiftsOf, gapsOf } = rotationsOn(() => ({
    service,
    bureau,
  }));

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
