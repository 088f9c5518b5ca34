import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { lawyersOf } from '../support/ladder.js';
import { staff, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { gapsByWalking, onDutyAt, type KnownGap, type KnownShift } from './oracle.js';
import { at, clearRoster, DAY, HOUR_MS, type GapSeen, type ShiftSeen } from './roster-world.js';

const BUREAU = {
  BOOTSTRAP_OPERATOR_USERNAME: 'chief',
  BOOTSTRAP_OPERATOR_PASSWORD: 'a password of the chief',
};
const BOARDS = ['land', 'debt'];
const HOURS = 24;
const LAWYERS = 4;

/** What somebody wants to do with the roster; numbers choose among what there is. */
const deeds = fc.oneof(
  fc.record({
    deed: fc.constant('add'),
    who: fc.nat(),
    from: fc.nat(HOURS - 1),
    hours: fc.integer({ min: 1, max: 8 }),
  }),
  fc.record({
    deed: fc.constant('leave'),
    which: fc.nat(),
    from: fc.nat(HOURS),
    hours: fc.integer({ min: 1, max: 8 }),
  }),
  fc.record({
    deed: fc.constant('move'),
    which: fc.nat(),
    from: fc.integer({ min: -3, max: 3 }),
    to: fc.integer({ min: -3, max: 3 }),
  }),
  fc.record({ deed: fc.constant('give'), which: fc.nat(), who: fc.nat() }),
  fc.record({
    deed: fc.constant('takeOver'),
    which: fc.nat(),
    who: fc.nat(),
    from: fc.nat(HOURS),
    hours: fc.integer({ min: 1, max: 8 }),
  }),
  fc.record({ deed: fc.constant('swap'), which: fc.nat(), who: fc.nat() }),
  fc.record({ deed: fc.constant('remove'), which: fc.nat(), overrides: fc.boolean() }),
  fc.record({ deed: fc.constant('suspend'), who: fc.nat(), overrides: fc.boolean() }),
) as fc.Arbitrary<Deed>;

interface Deed {
  deed: string;
  who?: number;
  which?: number;
  from?: number;
  to?: number;
  hours?: number;
  overrides?: boolean;
}

/**
 * Whatever is done to a roster that was full, by whoever, in whatever order: no instant is without cover for which there
 * is no override, and what the service says of duty and gaps is what a walk over its shifts says.
 */
describe('the roster, whatever is done to it', () => {
  let service: TestService;
  let bureau: Person;
  let lawyers: Person[];

  beforeAll(async () => {
    service = await startService(BUREAU, { from: 'template_empty' });
    bureau = await staff(service, 'chief', 'a password of the chief');
    const names = Array.from({ length: LAWYERS }, (_, n) => `model${n}`);
    lawyers = await lawyersOf(service, bureau, 'land', names, { boards: BOARDS });
  });

  it('has no gap for which nobody answers', { timeout: 180_000 }, async () => {
    let refused = 0;
    let overridden = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(deeds, { minLength: 10, maxLength: 25 }), async (list) => {
        await fillRoster();
        for (const deed of list) {
          const before = await shifts();
          const answer = await perform(deed, before);
          if (!answer) continue;
          const after = await shifts();
          const isRefused = answer.status >= 400;
          expect(isRefused ? after : []).toEqual(isRefused ? before : []);
          if (isRefused && (answer.body as { code: string }).code === 'WOULD_OPEN_GAP') refused++;
          await expectAnswered(after);
        }
        overridden += await overrides();
      }),
      { numRuns: 25 },
    );
    expect(Math.min(refused, overridden)).toBeGreaterThan(10);
  });

  /** Two lawyers, one after the other, are on duty for both boards for the whole day. */
  async function fillRoster(): Promise<void> {
    await clearRoster(service);
    await service.db.query('DELETE FROM overridden_gaps');
    await service.db.query('DELETE FROM cover_overrides');
    await service.db.query(`UPDATE lawyers SET licence_status = 'valid'`);
    for (const [n, lawyer] of lawyers.slice(0, 2).entries())
      await bureau
        .post('/roster/shifts', {
          lawyerId: lawyer.id,
          boards: BOARDS,
          tier: 'primary',
          from: at((n * HOURS) / 2),
          to: at(((n + 1) * HOURS) / 2),
        })
        .expect(201);
  }

  async function perform(
    { deed, who = 0, which = 0, from = 0, to = 0, hours = 0, overrides: may }: Deed,
    known: ShiftSeen[],
  ): Promise<{ status: number; body: unknown } | undefined> {
    const person = lawyers[who % LAWYERS]!;
    const shift = known[which % Math.max(known.length, 1)];
    const override = may ? { override: { reason: '特殊情况' } } : {};
    if (deed === 'add') {
      const duty = { lawyerId: person.id, boards: [BOARDS[who % 2]], tier: 'primary' };
      return bureau.post('/roster/shifts', { ...duty, from: at(from), to: at(from + hours) });
    }
    if (deed === 'suspend') {
      const licence = (status: string) =>
        bureau.patch(`/lawyers/${person.id}`, { licenceStatus: status, ...override });
      const suspended = await licence('suspended');
      if (suspended.status === 200) await licence('valid').expect(200);
      return suspended;
    }
    if (!shift) return undefined;
    const owner = lawyers.find(({ id }) => id === shift.lawyerId)!;
    const path = `/roster/shifts/${shift.id}`;
    switch (deed) {
      case 'leave':
        return owner.post('/roster/leaves', {
          shiftId: shift.id,
          from: at(from),
          to: at(from + hours),
          reason: '有事',
        });
      case 'move': {
        const moved = (instant: string, by: number) =>
          new Date(Date.parse(instant) + by * HOUR_MS).toISOString();
        return bureau.patch(path, { from: moved(shift.from, from), to: moved(shift.to, to) });
      }
      case 'give':
        return bureau.patch(path, { lawyerId: person.id });
      case 'takeOver':
        return person.post(`${path}/take-over`, { from: at(from), to: at(from + hours) });
      case 'swap': {
        const asked = await owner.post('/roster/swaps', { shiftId: shift.id });
        const { id } = asked.body as { id: string };
        const accepted = await person.post(`/roster/swaps/${id}/accept`);
        if (accepted.status !== 200 && asked.status === 201) await owner.delete(`/roster/swaps/${id}`);
        return accepted;
      }
      default:
        return bureau.delete(path, override);
    }
  }

  async function shifts(): Promise<ShiftSeen[]> {
    const { body } = await bureau.get('/roster/shifts?limit=100').expect(200);
    return (body as { items: ShiftSeen[] }).items;
  }

  async function overrides(): Promise<number> {
    const { rows } = await service.db.query<{ n: number }>('SELECT count(*)::int AS n FROM cover_overrides');
    return rows[0]!.n;
  }

  async function expectAnswered(seen: ShiftSeen[]): Promise<void> {
    const known: KnownShift[] = seen.map(({ lawyerId, boards, tier, from, to }) => ({
      lawyerId,
      boards,
      tier,
      from: Date.parse(from),
      to: Date.parse(to),
    }));
    const [begin, end] = [DAY, DAY + HOURS * HOUR_MS];
    const { rows: answered } = await service.db.query<{ board: string; from: Date; to: Date }>(
      'SELECT board, lower(during) AS "from", upper(during) AS "to" FROM overridden_gaps',
    );
    const { body } = await bureau.get(`/coverage?from=${at(0)}&to=${at(HOURS)}`).expect(200);
    const told = (body as { boards: { board: string; gaps: GapSeen[] }[] }).boards;
    for (const board of BOARDS) {
      const gaps = gapsByWalking({ shifts: known, closed: [], required: 1 }, board, begin, end);
      expect(told.find((one) => one.board === board)!.gaps.map(spanOf)).toEqual(gaps);
      for (const [from, to] of gaps)
        expect(
          uncoveredBy(
            answered.filter((one) => one.board === board),
            from,
            to,
          ),
        ).toEqual([]);
      const noon = begin + 12 * HOUR_MS;
      const { rows } = await service.db.query<{ id: string }>(
        `SELECT lawyer_id AS id FROM on_duty($1, $2) WHERE tier = 'primary' ORDER BY lawyer_id`,
        [board, new Date(noon)],
      );
      expect(rows.map(({ id }) => id)).toEqual(
        onDutyAt({ shifts: known, closed: [], required: 1 }, board, noon),
      );
    }
  }

  function spanOf({ from, to, have }: GapSeen): KnownGap {
    return [Date.parse(from), Date.parse(to), have];
  }

  /** Hours of a gap for which there is no override. */
  function uncoveredBy(answered: { from: Date; to: Date }[], from: number, to: number): number[] {
    const open: number[] = [];
    for (let instant = from; instant < to; instant += HOUR_MS)
      if (!answered.some((one) => one.from.getTime() <= instant && instant < one.to.getTime()))
        open.push(instant);
    return open;
  }
});
