import { beforeAll, describe, expect, it } from 'vitest';
import { mutantOf } from '../support/mutant.js';
import { operator, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { pick, planningOn, type Plan } from './planner-world.js';

describe('a plan that is accepted', () => {
  let service: TestService;
  let bureau: Person;

  beforeAll(async () => {
    service = await startService();
    bureau = await operator(service);
  });

  const { shiftsBetween, gapsBetween, plan, accept } = planningOn(() => ({ service, bureau }));

  it('is outdated when the roster, a lawyer, a leave or a rule has changed', async () => {
    const body = { boards: ['debt'], standby: false };
    const changes: Record<string, (proposed: Plan) => Promise<unknown>> = {
      'another shift': ({ proposal: [one] }) =>
        bureau.post('/roster/shifts', { ...pick(one!), tier: 'standby' }).expect(201),
      'a board less': ({ proposal: [one] }) =>
        service.db.query(`DELETE FROM lawyer_boards WHERE lawyer_id = $1 AND board = 'debt'`, [
          one!.lawyerId,
        ]),
      'a suspended licence': ({ proposal: [one] }) =>
        service.db.query(`UPDATE lawyers SET licence_status = 'suspended' WHERE id = $1`, [one!.lawyerId]),
      'a licence that ends': ({ proposal: [one] }) =>
        service.db.query(`UPDATE lawyers SET licence_valid_until = '2027-04-01' WHERE id = $1`, [
          one!.lawyerId,
        ]),
      'a leave': ({ proposal: [one] }) =>
        service.db.query(
          `INSERT INTO leaves (shift_id, lawyer_id, boards, during, reason) VALUES (uuidv7(), $1, '{debt}', tstzrange($2, $3), 'x')`,
          [one!.lawyerId, one!.from, one!.to],
        ),
      'a policy': () => service.db.query(`UPDATE cover_policies SET primaries = 2 WHERE board = 'debt'`),
      'closed hours': () =>
        service.db.query(
          `INSERT INTO closed_hours (board, during, reason, decided_by) VALUES ('debt', '[2027-04-01,2027-04-02)', 'x', $1)`,
          [bureau.id],
        ),
    };
    for (const [name, change] of Object.entries(changes)) {
      const proposed = await plan('2027-04', body);
      await change(proposed);
      const before = await shiftsBetween('2027-04-01', '2027-05-01');
      const { body: refused } = await accept(proposed.id).expect(409);
      expect(refused, name).toMatchObject({ code: 'PLAN_OUTDATED' });
      expect(await shiftsBetween('2027-04-01', '2027-05-01'), name).toBe(before);
    }
    // What has nothing to do with it leaves it as it is.
    const proposed = await plan('2027-04', body);
    await service.db.query(
      `UPDATE lawyers SET introduction = '你好', licence_valid_until = '2030-01-01' WHERE licence_valid_until IS NULL`,
    );
    await accept(proposed.id).expect(200);
  });

  it('is accepted once by many at once, and one of two plans for the same time', async () => {
    const proposed = await plan('2027-05');
    const answers = await Promise.all(Array.from({ length: 8 }, () => accept(proposed.id)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await shiftsBetween('2027-05-01T00:00:00Z', '2027-05-03T00:00:00Z')).toBe(proposed.shifts);

    const rivals = [await plan('2027-06', { seed: 1 }), await plan('2027-06', { seed: 2 })];
    const outcomes = await Promise.all(rivals.map(({ id }) => accept(id)));
    expect(outcomes.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await gapsBetween('2027-06-01T00:00:00Z', '2027-06-03T00:00:00Z')).toEqual([]);
    expect(await shiftsBetween('2027-06-01T00:00:00Z', '2027-06-03T00:00:00Z')).toBe(rivals[0]!.shifts);
  });

  it('loses against a change that is under way', async () => {
    const proposed = await plan('2027-07', { boards: ['family'] });
    const one = proposed.proposal.find(({ tier }) => tier === 'primary');
    const client = await service.db.connect();
    await client.query('BEGIN');
    await client.query(`SELECT FROM cover_policies WHERE board = 'family' FOR UPDATE`);
    await client.query(
      `INSERT INTO shifts (lawyer_id, boards, tier, during) VALUES ($1, '{family}', 'standby', tstzrange($2, $3))`,
      [one!.lawyerId, one!.from, one!.to],
    );
    const accepting = accept(proposed.id).then(({ status }) => status);
    await expect
      .poll(
        async () =>
          (await service.db.query(`SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'`)).rowCount,
      )
      .toBeGreaterThan(0);
    await client.query('COMMIT');
    client.release();
    expect(await accepting).toBe(409);
    expect(await shiftsBetween('2027-07-01T00:00:00Z', '2027-07-03T00:00:00Z')).toBe(1);
  });

  it('is outdated once its time has begun', async () => {
    const proposed = await plan('2027-12', { boards: ['land'] });
    await service.moveClock('400 days');
    const again = await operator(service);
    const { body } = await accept(proposed.id, again).expect(409);
    expect(body).toMatchObject({ code: 'PLAN_OUTDATED' });
    await service.moveClock('0');
  });
});

describe('without its guards', () => {
  const file = 'planner/planner.queries.js';
  it('a plan would be put on the roster by several at once', async () => {
    const main = await mutantOf([{ file, from: ' FOR UPDATE', to: '' }]);
    const service = await startService({}, { main });
    const bureau = await operator(service);
    const body = { from: '2027-05-01T00:00:00Z', to: '2027-05-03T00:00:00Z' };
    const { body: proposed } = await bureau.post('/roster/plan', body).expect(201);
    const { id } = proposed as Plan;
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => bureau.post(`/roster/plans/${id}/accept`)),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBeGreaterThan(1);
  });

  it('an outdated plan would be put on the roster', async () => {
    const from = 'if (!now.equals(plan.fingerprint))';
    const main = await mutantOf([{ file: 'planner/planner.service.js', from, to: 'if (false)' }]);
    const service = await startService({}, { main });
    const bureau = await operator(service);
    const body = { from: '2027-05-01T00:00:00Z', to: '2027-05-02T00:00:00Z', boards: ['land'] };
    const { body: proposed } = await bureau.post('/roster/plan', body).expect(201);
    const { id, proposal } = proposed as Plan;
    const one = proposal.find(({ tier }) => tier === 'primary')!;
    await bureau.post('/roster/shifts', { ...pick(one), tier: 'standby' }).expect(201);
    await bureau.post(`/roster/plans/${id}/accept`).expect(200);
  });
});
