import { beforeAll, describe, expect, it } from 'vitest';
import { live, lawyersOf, onDuty } from '../support/ladder.js';
import { anyone, operator, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

interface Stretch {
  board: string;
  from: string;
  to: string;
  planned: number;
  live: number;
  effective: number;
}
interface BoardNow extends Stretch {
  required: number;
  closed: boolean;
  onDuty: { lawyerId: string; tier: string; live: boolean }[];
}

/** Leases and sessions that outlive a clock which is moved. */
const SETTINGS = { LEASE_MS: '86400000', ACCESS_TOKEN_SECONDS: '86400', COVER_LOOK_MS: '300' };

const OVERLAPS = `
  SELECT count(*)::int AS n FROM cover_history a
    JOIN cover_history b ON b.board = a.board AND b.since > a.since AND b.since < a.until`;

describe('cover', () => {
  let service: TestService;
  let bureau: Person;

  beforeAll(async () => {
    service = await startService(SETTINGS);
    bureau = await operator(service);
  });

  const now = async (board: string) => {
    const { body } = await bureau.get('/coverage/now').expect(200);
    const { boards } = body as { boards: BoardNow[] };
    expect(boards).toHaveLength(12);
    return boards.find((one) => one.board === board)!;
  };
  const history = async (board: string, hours = 24, limit = 100) => {
    const at = (ms: number) => new Date(Date.now() + ms).toISOString();
    const query = `from=${at(-3_600_000)}&to=${at(hours * 3_600_000)}&limit=${limit}${board && `&board=${board}`}`;
    const items: Stretch[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await bureau
        .get(`/coverage/history?${query}${cursor && `&cursor=${cursor}`}`)
        .expect(200);
      const page = body as { items: Stretch[]; nextCursor: string | null };
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    return items;
  };
  const numbers = (stretches: Stretch[]) => stretches.map((one) => [one.planned, one.live, one.effective]);

  it('now is three numbers: on the roster, really there, and with a free place', async () => {
    const [primary, standby, other] = (await lawyersOf(
      service,
      bureau,
      'land',
      ['cover1', 'cover2', 'cover3'],
      {
        capacity: 1,
      },
    )) as [Person, Person, Person];
    expect(await now('land')).toMatchObject({
      required: 1,
      closed: false,
      planned: 0,
      live: 0,
      effective: 0,
      onDuty: [],
    });
    await onDuty(bureau, standby, 'land', 'standby');
    await onDuty(bureau, primary, 'land', 'primary');
    await live(service, primary);
    // Of a board is who serves it, whether on duty or not.
    const bench = await live(service, other);
    await live(service, other);
    await service.db.query('UPDATE lawyers SET load = 1 WHERE id = $1', [primary.id]);
    expect(await now('land')).toMatchObject({
      planned: 2,
      live: 2,
      effective: 1,
      onDuty: [
        { lawyerId: primary.id, tier: 'primary', live: true },
        { lawyerId: standby.id, tier: 'standby', live: false },
      ],
    });
    expect(await now('debt')).toMatchObject({ planned: 0, live: 0, effective: 0 });
    await bench.ask('presence:beat', { state: 'away' });
    await other.put('/me/lawyer/availability', { state: 'away' }).expect(200);
    expect(await now('land')).toMatchObject({ live: 1, effective: 0 });
    await service.db.query(
      `INSERT INTO closed_hours (board, during, reason, decided_by)
       VALUES ('land', tstzrange(service_now(), from_now(60000)), '停电', $1)`,
      [bureau.id],
    );
    expect(await now('land')).toMatchObject({ closed: true });
  });

  it('was what was looked at: a stretch lasts while the numbers do, and nobody makes up the rest', async () => {
    const [person] = (await lawyersOf(service, bureau, 'debt', ['cover4'], { capacity: 1 })) as [Person];
    await expect.poll(async () => numbers(await history('debt'))).toEqual([[0, 0, 0]]);
    await live(service, person);
    await expect
      .poll(async () => numbers(await history('debt')))
      .toEqual([
        [0, 0, 0],
        [0, 1, 1],
      ]);
    const [before, after] = await history('debt');
    expect(after!.from).toBe(before!.to);
    // It grows while it stays the same.
    await expect.poll(async () => (await history('debt'))[1]!.to).not.toBe(after!.to);
    await service.db.query('UPDATE lawyers SET load = 1 WHERE id = $1', [person.id]);
    await expect.poll(async () => numbers(await history('debt'))).toHaveLength(3);

    // Ten minutes in which nobody looked are in no stretch, though the numbers are the same before and after.
    const last = (await history('debt'))[2]!;
    await service.moveClock('10 minutes');
    await expect
      .poll(async () => numbers(await history('debt')))
      .toEqual([
        [0, 0, 0],
        [0, 1, 1],
        [0, 1, 0],
        [0, 1, 0],
      ]);
    const resumed = (await history('debt'))[3]!;
    const hole = Date.parse(resumed.from) - Date.parse((await history('debt'))[2]!.to);
    expect(hole).toBeGreaterThan(9.7 * 60_000);
    expect(Date.parse(resumed.from) - Date.parse(last.from)).toBeGreaterThan(hole);
    // Twenty seconds are a look that came late.
    await service.moveClock('10 minutes 20 seconds');
    await expect
      .poll(async () => Date.parse((await history('debt'))[3]!.to) - Date.parse(resumed.from))
      .toBeGreaterThan(20_000);
    expect(await history('debt')).toHaveLength(4);
  });

  it('is measured by several nodes as by one, and page by page it is the same', async () => {
    await service.launchAnother(SETTINGS);
    await service.launchAnother(SETTINGS);
    const before = (await history('', 24)).length;
    await service.moveClock('20 minutes');
    await expect.poll(async () => (await history('', 24)).length).toBeGreaterThanOrEqual(before + 12);
    expect((await service.db.query<{ n: number }>(OVERLAPS)).rows).toEqual([{ n: 0 }]);
    const key = ({ board, from }: Stretch) => `${from} ${board}`;
    const [whole, paged] = [await history('', 24), await history('', 24, 3)];
    expect(paged.map(key).slice(0, whole.length - 12)).toEqual(whole.map(key).slice(0, whole.length - 12));
    expect(new Set(paged.map(key)).size).toBe(paged.length);
    expect(whole.map(({ from }) => from)).toEqual(whole.map(({ from }) => from).toSorted());
  });

  it('of a clock that was put back is waited for, not measured twice', async () => {
    await service.moveClock('0');
    await service.launchAnother(SETTINGS);
    await service.moveClock('21 minutes');
    const before = (await history('debt')).at(-1)!;
    await expect.poll(async () => (await history('debt')).at(-1)!.to).not.toBe(before.to);
    expect((await service.db.query<{ n: number }>(OVERLAPS)).rows).toEqual([{ n: 0 }]);
  });

  it('is of a stretch that makes sense, and for the bureau alone', async () => {
    const code = async (path: string) => ((await bureau.get(path)).body as { code: string }).code;
    for (const path of ['history', 'share']) {
      const ask = (from: string, to: string) => code(`/coverage/${path}?from=${from}&to=${to}`);
      expect(await ask('2026-03-02T00:00:00Z', '2026-03-02T00:00:00Z')).toBe('EMPTY_STRETCH');
      expect(await ask('2021-03-02T00:00:00Z', '2026-03-02T00:00:00Z')).toBe('STRETCH_TOO_LONG');
      expect(await ask('infinity', '2026-03-02T00:00:00Z')).toBe('BAD_REQUEST');
    }
    await anyone(service).get('/coverage/now').expect(401);
  });
});
