import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { startService, type TestService } from '../support/service.js';
import { changePoints, gapsByWalking, onDutyAt, type KnownGap, type Roster } from './oracle.js';

const HORIZON_HOURS = 48;
const BOARDS = ['land', 'debt'];
/** Days around which clocks jump in their zones, and one on which none does. */
const DAYS = [
  ['Asia/Shanghai', '1986-05-03'],
  ['Asia/Shanghai', '1988-09-10'],
  ['Asia/Shanghai', '2027-02-06'],
  ['Australia/Lord_Howe', '2026-10-03'],
  ['Australia/Lord_Howe', '2027-04-03'],
  ['America/Chicago', '2027-03-13'],
  ['America/Chicago', '2026-10-31'],
] as const;

/** What PostgreSQL says of random rosters is what a walk over every shift at every instant says. */
describe('the resolver and the gaps', () => {
  let service: TestService;
  let lawyers: string[];

  beforeAll(async () => {
    service = await startService();
    const { rows } = await service.db.query<{ id: string }>('SELECT id FROM lawyers ORDER BY id LIMIT 6');
    lawyers = rows.map(({ id }) => id);
  });

  /** A wall-clock time so many seconds after midnight of a day, counted as people count who look at the clock. */
  const wall = ([zone, day]: (typeof DAYS)[number], seconds: number) =>
    Temporal.PlainDateTime.from(`${day}T00:00:00`)
      .add({ seconds })
      .toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;

  const seconds = fc.oneof(
    fc.integer({ min: -4 * 3600, max: (HORIZON_HOURS + 4) * 3600 }),
    fc.integer({ min: -8, max: 2 * HORIZON_HOURS + 8 }).map((halves) => halves * 1800),
  );
  const stretch = fc
    .tuple(seconds, seconds)
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);
  const rosters = fc.record({
    day: fc.constantFrom(...DAYS),
    shifts: fc.array(
      fc.record({
        stretch,
        lawyer: fc.nat(5),
        boards: fc.constantFrom(['land'], ['debt'], BOARDS),
        tier: fc.constantFrom('primary', 'primary', 'standby'),
      }),
      { maxLength: 24, size: 'max' },
    ),
    closed: fc.array(fc.record({ stretch, board: fc.constantFrom(...BOARDS) }), { maxLength: 3 }),
    required: fc.integer({ min: 1, max: 3 }),
  });

  it('equal a brute-force walk, in zones whose clocks jump', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(rosters, async ({ day, shifts, closed, required }) => {
        const between = ([a, b]: number[]) => ({ from: wall(day, a!), to: wall(day, b!) });
        const drafts = shifts
          .map(({ stretch: span, lawyer, ...shift }) => ({
            ...shift,
            lawyerId: lawyers[lawyer]!,
            ...between(span),
          }))
          .filter(({ from, to }) => from < to);
        const hours = closed
          .map(({ stretch: span, board }) => ({ board, ...between(span) }))
          .filter(({ from, to }) => from < to);
        const roster: Roster = { shifts: await put(drafts), closed: hours, required };
        await close(hours, required);
        const [from, to] = [wall(day, 0), wall(day, HORIZON_HOURS * 3600)];
        for (const board of BOARDS) {
          const gaps = await gapsInDatabase(board, from, to);
          expect(gaps).toEqual(gapsByWalking(roster, board, from, to));
          expectWhole(roster, board, gaps, [from, to]);
        }
        await expectSameDuty(roster, [from, to]);
      }),
      { numRuns: 150 },
    );
  });

  it('find a whole gap in an empty roster, and a hole of a second', async () => {
    const [from, to] = [Date.parse('2027-01-01T00:00:00Z'), Date.parse('2027-01-02T00:00:00Z')];
    await put([]);
    await close([], 1);
    expect(await gapsInDatabase('land', from, to)).toEqual([[from, to, 0]]);
    const duty = { lawyerId: lawyers[0]!, boards: ['land'], tier: 'primary' };
    const noon = Date.parse('2027-01-01T12:00:00Z');
    await put([
      { ...duty, from, to: noon },
      { ...duty, from: noon + 1000, to },
    ]);
    expect(await gapsInDatabase('land', from, to)).toEqual([[noon, noon + 1000, 0]]);
  });

  /** Covered and gaps are all of the time that is asked for, and no instant is both. */
  function expectWhole(roster: Roster, board: string, gaps: KnownGap[], [from, to]: [number, number]): void {
    for (const [n, [begin, end, have]] of gaps.entries()) {
      expect(begin).toBeLessThan(end);
      expect(begin).toBeGreaterThanOrEqual(n === 0 ? from : gaps[n - 1]![1]);
      expect(have).toBeLessThan(roster.required);
    }
    for (const at of changePoints(roster, from, to).slice(0, -1)) {
      const isGap = gaps.some(([begin, end]) => begin <= at && at < end);
      const isClosed = roster.closed.some((one) => one.board === board && one.from <= at && at < one.to);
      expect(isGap).toBe(!isClosed && onDutyAt(roster, board, at).length < roster.required);
    }
  }

  async function expectSameDuty(roster: Roster, [from, to]: [number, number]): Promise<void> {
    const instants = changePoints(roster, from, to).flatMap((at) => [at - 1000, at, at + 1000]);
    const { rows } = await service.db.query<{ board: string; at: Date; tier: string; ids: string[] }>(
      `SELECT board, at, tier, array_agg(d.lawyer_id::text ORDER BY d.lawyer_id) AS ids
         FROM unnest($1::text[]) board, unnest($2::timestamptz[]) at, on_duty(board, at) d GROUP BY board, at, tier`,
      [BOARDS, [...new Set(instants)].map((at) => new Date(at))],
    );
    const said = new Map(rows.map(({ board, at, tier, ids }) => [`${board} ${at.getTime()} ${tier}`, ids]));
    for (const board of BOARDS)
      for (const at of instants)
        for (const tier of ['primary', 'standby'])
          expect(said.get(`${board} ${at} ${tier}`) ?? []).toEqual(onDutyAt(roster, board, at, tier));
  }

  /** Makes these the roster; gives those that could be: nobody is on two overlapping shifts of one tier. */
  async function put(drafts: readonly Roster['shifts'][number][]): Promise<Roster['shifts'][number][]> {
    await service.db.query('DELETE FROM shifts');
    const kept = [];
    for (const draft of drafts) {
      const { rowCount } = await service.db.query(
        `INSERT INTO shifts (lawyer_id, boards, tier, during) VALUES ($1, $2, $3, tstzrange($4, $5)) ON CONFLICT DO NOTHING`,
        [draft.lawyerId, draft.boards, draft.tier, new Date(draft.from), new Date(draft.to)],
      );
      if (rowCount === 1) kept.push(draft);
    }
    return kept;
  }

  async function close(hours: readonly Roster['closed'][number][], required: number): Promise<void> {
    await service.db.query('DELETE FROM closed_hours');
    await service.db.query('UPDATE cover_policies SET primaries = $1', [required]);
    for (const { board, from, to } of hours)
      await service.db.query(
        `INSERT INTO closed_hours (board, during, reason, decided_by)
         SELECT $1, tstzrange($2, $3), '试', id FROM accounts WHERE role = 'operator' LIMIT 1`,
        [board, new Date(from), new Date(to)],
      );
  }

  async function gapsInDatabase(board: string, from: number, to: number): Promise<KnownGap[]> {
    const { rows } = await service.db.query<{ from: Date; to: Date; have: number }>(
      'SELECT lower(during) AS "from", upper(during) AS "to", have FROM cover_gaps($1, $2, $3)',
      [[board], new Date(from), new Date(to)],
    );
    return rows.map((gap) => [gap.from.getTime(), gap.to.getTime(), gap.have]);
  }
});
