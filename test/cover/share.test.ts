import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { anyone, operator, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

interface Seconds {
  askedSeconds: number;
  closedSeconds: number;
  measuredSeconds: number;
  effectiveSeconds: number;
  share: number | null;
}
interface Share {
  to: string;
  boards: (Seconds & { board: string })[];
  all: Seconds;
}
interface World {
  /** Where stretches begin and end in turn with pauses: even ones measure, odd ones are pauses. */
  lengths: { seconds: number; effective: number }[];
  closed: [number, number][];
  asked: [number, number];
}

/** Long past, where the service itself measures nothing. */
const EPOCH = Date.parse('2026-01-05T00:00:00Z');
const SECONDS = 120;

const second = fc.integer({ min: 0, max: SECONDS });
const stretch = fc
  .tuple(second, fc.integer({ min: 1, max: 40 }))
  .map(([from, length]): [number, number] => [from, from + length]);
const world: fc.Arbitrary<World> = fc.record({
  lengths: fc.array(
    fc.record({ seconds: fc.integer({ min: 1, max: 20 }), effective: fc.integer({ min: 0, max: 2 }) }),
    { maxLength: 10 },
  ),
  closed: fc.array(stretch, { maxLength: 3 }),
  asked: stretch,
});

/** Second by second. */
function bruteForce({ lengths, closed, asked }: World): Omit<Seconds, 'share'> {
  const effective: (number | undefined)[] = [];
  for (const [i, one] of lengths.entries())
    for (let n = 0; n < one.seconds; n++) effective.push(i % 2 === 0 ? one.effective : undefined);
  const sums = { askedSeconds: 0, closedSeconds: 0, measuredSeconds: 0, effectiveSeconds: 0 };
  for (let at = asked[0]; at < asked[1]; at++) {
    if (closed.some(([from, to]) => at >= from && at < to)) {
      sums.closedSeconds++;
      continue;
    }
    sums.askedSeconds++;
    if (effective[at] !== undefined) sums.measuredSeconds++;
    if ((effective[at] ?? 0) >= 1) sums.effectiveSeconds++;
  }
  return sums;
}

describe('the share of covered time', () => {
  let service: TestService;
  let bureau: Person;

  beforeAll(async () => {
    service = await startService();
    bureau = await operator(service);
  });

  const at = (seconds: number) => new Date(EPOCH + seconds * 1000).toISOString();

  async function make(board: string, { lengths, closed }: World): Promise<void> {
    await service.db.query('DELETE FROM cover_history WHERE board = $1 AND since < $2', [board, at(86_400)]);
    await service.db.query('DELETE FROM closed_hours WHERE board = $1', [board]);
    let from = 0;
    for (const [i, { seconds, effective }] of lengths.entries()) {
      if (i % 2 === 0)
        await service.db.query('INSERT INTO cover_history VALUES ($1, $2, $3, 1, 2, $4)', [
          board,
          at(from),
          at(from + seconds),
          effective,
        ]);
      from += seconds;
    }
    for (const [opens, closes] of closed)
      await service.db.query(
        `INSERT INTO closed_hours (board, during, reason, decided_by) VALUES ($1, tstzrange($2, $3), '停电', $4)`,
        [board, at(opens), at(closes), bureau.id],
      );
  }

  const share = async ([from, to]: [number, number], board?: string) =>
    (
      await bureau
        .get(`/coverage/share?from=${at(from)}&to=${at(to)}${board ? `&board=${board}` : ''}`)
        .expect(200)
    ).body as Share;

  it('is what counting second by second gives, whatever was measured, closed or asked', async () => {
    await fc.assert(
      fc.asyncProperty(world, async (one) => {
        await make('labor', one);
        const sums = bruteForce(one);
        const expected = {
          ...sums,
          share: sums.askedSeconds > 0 ? sums.effectiveSeconds / sums.askedSeconds : null,
        };
        const { boards, all } = await share(one.asked, 'labor');
        expect(boards).toEqual([{ board: 'labor', ...expected }]);
        expect(all).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('of all boards is that of their seconds; what nobody measured counts as not covered, and is told', async () => {
    const none: World = { lengths: [], closed: [], asked: [0, SECONDS] };
    await make('labor', { ...none, lengths: [{ seconds: 60, effective: 1 }], closed: [[0, 30]] });
    await make('debt', { ...none, lengths: [{ seconds: 120, effective: 3 }] });
    const { boards, all } = await share([0, SECONDS]);
    expect(boards).toHaveLength(12);
    expect(boards.find(({ board }) => board === 'labor')).toMatchObject({ askedSeconds: 90, share: 30 / 90 });
    expect(boards.find(({ board }) => board === 'land')).toMatchObject({ measuredSeconds: 0, share: 0 });
    const askedSeconds = 11 * 120 + 90;
    expect(all).toEqual({
      askedSeconds,
      closedSeconds: 30,
      measuredSeconds: 150,
      effectiveSeconds: 150,
      share: 150 / askedSeconds,
    });
  });

  it('leaves out what is still to come', async () => {
    const from = new Date(Date.now() - 60_000).toISOString();
    const { body } = await bureau.get(`/coverage/share?from=${from}&to=2027-11-01T00:00:00Z`).expect(200);
    const { to, all } = body as Share;
    expect(Date.parse(to) - Date.now()).toBeLessThan(5_000);
    expect(all.askedSeconds).toBeCloseTo((12 * (Date.parse(to) - Date.parse(from))) / 1000, 3);
  });

  it('is shown to the public for 30 days, as far back as anybody looked', async () => {
    const shown = async () =>
      (
        (await anyone(service).get('/public/figures').expect(200)).body as {
          effectiveCoverShare: number | null;
        }
      ).effectiveCoverShare;
    // The service measures all the while; here, only what the test says was measured.
    await service.db.query(`ALTER TABLE cover_history RENAME TO measured`);
    await service.db.query(`CREATE TABLE cover_history (LIKE measured INCLUDING ALL)`);
    await service.db.query(
      `CREATE RULE nobody_measures AS ON INSERT TO cover_history WHERE NEW.since = NEW.until DO INSTEAD NOTHING`,
    );
    expect(await shown()).toBe(null);
    const measured = (board: string, from: string, to: string, effective: number) =>
      service.db.query(
        `INSERT INTO cover_history VALUES ($1, service_now() - $2::interval, service_now() - $3::interval, 1, 1, $4)`,
        [board, from, to, effective],
      );
    await measured('labor', '10 days', '5 days', 1);
    await measured('debt', '10 days', '8 days', 1);
    await measured('debt', '8 days', '0 days', 0);
    expect(await shown()).toBeCloseTo(7 / 120, 3);
    await measured('land', '90 days', '15 days', 2);
    expect(await shown()).toBeCloseTo((7 + 15) / 360, 3);
  });
});
