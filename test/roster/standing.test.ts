import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lawyersOf } from '../support/ladder.js';
import { staff, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { at, clearRoster, dutyOf, gapsOf, shiftOf } from './roster-world.js';

const BUREAU = {
  BOOTSTRAP_OPERATOR_USERNAME: 'chief',
  BOOTSTRAP_OPERATOR_PASSWORD: 'a password of the chief',
};

describe('what the bureau changes of a lawyer', () => {
  let service: TestService;
  let bureau: Person;
  let [anna, bela]: Person[] = [];

  beforeAll(async () => {
    service = await startService(BUREAU, { from: 'template_empty' });
    bureau = await staff(service, 'chief', 'a password of the chief');
    const both = { boards: ['land', 'debt'] };
    [anna, bela] = await lawyersOf(service, bureau, 'land', ['anna', 'bela'], both);
  });

  beforeEach(async () => {
    await clearRoster(service);
    await service.db.query(`UPDATE lawyers SET licence_status = 'valid', licence_valid_until = NULL`);
  });

  const change = (body: object, person = anna!) => bureau.patch(`/lawyers/${person.id}`, body);

  it('is refused when a board would lose its cover by it, and then nothing of it is done', async () => {
    await shiftOf(bureau, anna!, 'land', [0, 12]);
    const { body } = await change({ licenceStatus: 'suspended', introduction: '被停业' }).expect(422);
    expect(body).toMatchObject({
      code: 'WOULD_OPEN_GAP',
      gaps: [{ board: 'land', from: at(0), to: at(12), have: 0, required: 1 }],
      substitutes: [{ lawyerId: bela!.id }],
    });
    expect((await bureau.get(`/lawyers/${anna!.id}`)).body).toMatchObject({ introduction: '' });
    await anna!.get('/me/lawyer').expect(200);
    const { rows } = await service.db.query('SELECT licence_status FROM lawyers WHERE id = $1', [anna!.id]);
    expect(rows).toEqual([{ licence_status: 'valid' }]);
  });

  it('takes whoever is suspended off the roster, with an override or when others are there', async () => {
    await shiftOf(bureau, anna!, 'land', [0, 12]);
    await change({ licenceStatus: 'suspended', override: { reason: '司法局决定' } }).expect(200);
    expect(await dutyOf(bureau, 'land')).toEqual([]);
    const { body } = await bureau.post('/roster/shifts', {
      lawyerId: anna!.id,
      boards: ['land'],
      tier: 'primary',
      from: at(0),
      to: at(1),
    });
    expect(body).toMatchObject({ code: 'LAWYER_NOT_IN_PRACTICE' });
    await change({ licenceStatus: 'valid' }).expect(200);
    await shiftOf(bureau, anna!, 'land', [0, 12]);
    await shiftOf(bureau, bela!, 'land', [0, 12]);
    await change({ licenceStatus: 'expired' }).expect(200);
    expect(await dutyOf(bureau, 'land')).toEqual([[bela!.id, 0, 12]]);
  });

  it('takes a board off their duty, and leaves the others', async () => {
    const duty = { lawyerId: anna!.id, boards: ['land', 'debt'], tier: 'primary', from: at(0), to: at(12) };
    await bureau.post('/roster/shifts', duty).expect(201);
    await shiftOf(bureau, bela!, 'debt', [0, 12]);
    await change({ boards: ['debt'] }).expect(422);
    await change({ boards: ['land'] }).expect(200);
    expect(await gapsOf(bureau, 'land', [0, 12])).toEqual([]);
    expect(await dutyOf(bureau, 'debt')).toEqual([[bela!.id, 0, 12]]);
    await change({ boards: ['land', 'debt'] }).expect(200);
  });

  it('ends their duty with their licence', async () => {
    await shiftOf(bureau, anna!, 'land', [0, 48]);
    await shiftOf(bureau, bela!, 'land', [0, 48]);
    // Midnight in Asia/Shanghai is 16:00 UTC of the day before.
    await change({ licenceValidUntil: '2027-03-01' }).expect(200);
    expect(await dutyOf(bureau, 'land')).toEqual([
      [anna!.id, 0, 16],
      [bela!.id, 0, 48],
    ]);
    const late = { lawyerId: anna!.id, boards: ['land'], tier: 'primary', from: at(15), to: at(17) };
    expect((await bureau.post('/roster/shifts', { ...late, from: at(16) })).body).toMatchObject({
      code: 'LICENCE_ENDS',
    });
    await change({ licenceValidUntil: null }).expect(200);
  });

  it('never leaves a suspended lawyer on duty, however a shift is made at that moment', async () => {
    for (let round = 0; round < 20; round++) {
      await clearRoster(service);
      await service.db.query(`UPDATE lawyers SET licence_status = 'valid'`);
      const duty = { lawyerId: anna!.id, boards: ['land'], tier: 'primary', from: at(0), to: at(12) };
      const [made, suspended] = await Promise.all([
        bureau.post('/roster/shifts', duty),
        change({ licenceStatus: 'suspended', override: { reason: '司法局决定' } }),
      ]);
      expect([201, 422]).toContain(made.status);
      expect(suspended.status).toBe(200);
      expect(await dutyOf(bureau, 'land')).toEqual([]);
    }
  });
});
