import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { lawyer, operator, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { planningOn, type Plan } from './planner-world.js';

const NO_SUCH_ID = '00000000-0000-7000-8000-000000000000';

describe('planning a roster', () => {
  let service: TestService;
  let bureau: Person;

  beforeAll(async () => {
    service = await startService();
    bureau = await operator(service);
  });

  const { shiftsBetween, gapsBetween, plan, accept } = planningOn(() => ({ service, bureau }));

  it('proposes without changing anything, and fills every gap once it is accepted', async () => {
    const stretch = ['2027-01-01T00:00:00+08:00', '2027-01-31T00:00:00+08:00'] as const;
    const before = await shiftsBetween(...stretch);
    const proposed = await plan('2027-01', { from: stretch[0], to: stretch[1] });
    expect(proposed.uncovered).toEqual([]);
    expect(proposed.coverage).toHaveLength(12);
    expect(proposed.coverage[0]).toMatchObject({ gaps: 0, gapSeconds: 0, withoutStandby: 0 });
    const { nights } = proposed.fairness;
    expect(nights.most - nights.least).toBeLessThanOrEqual(1);
    expect(await shiftsBetween(...stretch)).toBe(before);
    expect((await gapsBetween(...stretch)).length).toBeGreaterThan(0);

    const { body } = await accept(proposed.id).expect(200);
    expect(body).toMatchObject({ id: proposed.id, acceptedBy: bureau.id });
    expect((body as { shifts: string[] }).shifts).toHaveLength(proposed.shifts);
    expect(await gapsBetween(...stretch)).toEqual([]);
    expect(await shiftsBetween(...stretch)).toBe(before + proposed.shifts);
    const someone = proposed.proposal[0]!;
    const { body: page } = await bureau
      .get(`/roster/shifts?lawyer=${someone.lawyerId}&from=${someone.from}&to=${someone.to}`)
      .expect(200);
    expect((page as { items: object[] }).items).toMatchObject([someone]);
    const { body: next } = await accept(proposed.id).expect(200);
    expect(next).toEqual(body);
    expect(await shiftsBetween(...stretch)).toBe(before + proposed.shifts);
  });

  it('plans nothing where the roster is full', async () => {
    await accept((await plan('2027-02')).id).expect(200);
    const again = await plan('2027-02');
    expect(again).toMatchObject({ shifts: 0, proposal: [], uncovered: [] });
  });

  it('keeps to what it is told: boards, cuts, tiers, boards per shift, wishes', async () => {
    const first = await plan('2027-03', { boards: ['land'], standby: false });
    const picked = first.proposal[0]!;
    expect(first.proposal.every(({ boards, tier }) => boards.join() === 'land' && tier === 'primary')).toBe(
      true,
    );
    const other = await plan('2027-03', {
      boards: ['land'],
      standby: false,
      cuts: ['00:00', '08:00', '16:00'],
      wishes: [
        {
          lawyerId: picked.lawyerId,
          from: '2027-03-01T00:00:00Z',
          to: '2027-03-05T00:00:00Z',
          kind: 'unavailable',
        },
      ],
    });
    expect(other.proposal.map(({ lawyerId }) => lawyerId)).not.toContain(picked.lawyerId);
    expect(new Set(other.proposal.map(({ from }) => from.slice(11, 13)))).toEqual(
      new Set(['00', '08', '16']),
    );
    const shared = await plan('2027-03', { boardsPerShift: 3, standby: false });
    expect(shared.uncovered).toEqual([]);
    expect(Math.max(...shared.proposal.map(({ boards }) => boards.length))).toBeGreaterThan(1);
  });

  it('outlives a restart', async () => {
    const proposed = await plan('2027-08', { boards: ['labor'] });
    await service.running.kill();
    service.use(await service.launchAnother());
    expect((await bureau.get(`/roster/plans/${proposed.id}`).expect(200)).body).toEqual(proposed);
    const { body } = await bureau.get('/roster/plans?limit=1').expect(200);
    const { items, nextCursor } = body as { items: Plan[]; nextCursor: string };
    expect(items).toMatchObject([{ id: proposed.id, shifts: proposed.shifts, acceptedAt: null }]);
    expect(items[0]).not.toHaveProperty('proposal');
    const { body: second } = await bureau.get(`/roster/plans?limit=1&cursor=${nextCursor}`).expect(200);
    expect((second as { items: Plan[] }).items[0]!.id < proposed.id).toBe(true);
    await accept(proposed.id).expect(200);
    expect(await gapsBetween('2027-08-01T00:00:00Z', '2027-08-03T00:00:00Z', ['labor'])).toEqual([]);
  });

  it('says what nobody can cover and why', async () => {
    await service.db.query(`DELETE FROM lawyer_boards WHERE board = 'criminal'`);
    const { uncovered, coverage } = await plan('2027-09', { boards: ['criminal', 'labor'], standby: false });
    expect(uncovered).toMatchObject([
      {
        board: 'criminal',
        tier: 'primary',
        from: '2027-09-01T00:00:00.000Z',
        to: '2027-09-03T00:00:00.000Z',
        why: [{ reason: 'no_lawyer_of_board' }],
      },
    ]);
    expect(coverage).toMatchObject([{ board: 'criminal', gaps: 1, gapSeconds: 172_800 }, { gaps: 0 }]);
  });

  it('answers a repeat under the same key with the same plan', async () => {
    const body = { from: '2027-10-01T00:00:00Z', to: '2027-10-02T00:00:00Z', boards: ['tort-injury'] };
    const key = randomUUID();
    const first = await bureau.post('/roster/plan', body).set('Idempotency-Key', key).expect(201);
    const second = await bureau.post('/roster/plan', body).set('Idempotency-Key', key).expect(201);
    expect(second.body).toEqual(first.body);
    const { body: reused } = await bureau
      .post('/roster/plan', { ...body, seed: 9 })
      .set('Idempotency-Key', key)
      .expect(422);
    expect(reused).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('makes one plan at a time, and answers others meanwhile', async () => {
    const body = { from: '2028-01-01T00:00:00Z', to: '2028-04-01T00:00:00Z' };
    const answers = await Promise.all(
      [1, 2, 3].map((seed) => bureau.post('/roster/plan', { ...body, seed })),
    );
    const codes = answers.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(codes).toEqual([201, 503, 503]);
    const busy = answers.find(({ status }) => status === 503)!;
    expect(busy.body).toMatchObject({ code: 'PLANNER_BUSY' });
    expect(busy.headers['retry-after']).toBeDefined();
    await plan('2028-05', { boards: ['land'] });
  });

  it('refuses what makes no sense, and whoever may not', async () => {
    const refused = async (change: object, status = 422) =>
      (
        await bureau
          .post('/roster/plan', { from: '2027-11-01T00:00:00Z', to: '2027-11-02T00:00:00Z', ...change })
          .expect(status)
      ).body as { code: string };
    expect(await refused({ to: '2027-11-01T00:00:00Z' })).toMatchObject({ code: 'EMPTY_STRETCH' });
    expect(await refused({ to: '2028-02-02T00:00:00Z' })).toMatchObject({ code: 'STRETCH_TOO_LONG' });
    expect(await refused({ from: '2020-01-01T00:00:00Z', to: '2020-01-02T00:00:00Z' })).toMatchObject({
      code: 'PLAN_IN_THE_PAST',
    });
    expect(await refused({ cuts: ['08:00', '19:00'] })).toMatchObject({ code: 'CUTS_TOO_FAR_APART' });
    const wish = {
      lawyerId: NO_SUCH_ID,
      from: '2027-11-01T00:00:00Z',
      to: '2027-11-02T00:00:00Z',
      kind: 'avoid',
    };
    expect(await refused({ wishes: [wish] })).toMatchObject({ code: 'LAWYER_NOT_FOUND' });
    for (const change of [
      { boards: [] },
      { boards: ['nonsense'] },
      { cuts: ['8:00', '20:00'] },
      { cuts: ['20:00'] },
      { standby: 'yes' },
      { boardsPerShift: 0 },
      { seed: -1 },
      { from: 'infinity' },
      { wishes: [{ ...wish, kind: 'sometimes' }] },
      { wishes: [{ ...wish, more: 1 }] },
      { more: 1 },
    ])
      expect(await refused(change, 400), JSON.stringify(change)).toMatchObject({ code: 'BAD_REQUEST' });
    const someone = await lawyer(service, 1);
    await someone
      .post('/roster/plan', { from: '2027-11-01T00:00:00Z', to: '2027-11-02T00:00:00Z' })
      .expect(403);
    await accept(NO_SUCH_ID, someone).expect(403);
    await accept(NO_SUCH_ID).expect(404);
    await bureau.get(`/roster/plans/${NO_SUCH_ID}`).expect(404);
  });
});
