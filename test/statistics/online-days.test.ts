import { beforeAll, describe, expect, it } from 'vitest';
import { Chance } from '../support/chance.js';
import { anyone } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

const LEASES = 400;
const DAYS = 6;

/** Of every lawyer the union of all leases, as far as it is in the past; all of it at once. */
const NAIVE = `
  SELECT round((sum(extract(epoch FROM upper(during) - lower(during))) / 3600)::numeric, 2)::float8 AS hours FROM (
    SELECT unnest(range_agg(tstzrange(started_at, least(until, service_now())))) AS during
      FROM lawyer_leases WHERE started_at < service_now() GROUP BY lawyer_id) online`;

describe('hours online of all lawyers', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startService();
    const numbers = new Chance(20);
    const random = () => numbers.below(1_000_000) / 1_000_000;
    // Up to a day and a half long, so that many cross a midnight and overlap; a few still run.
    const leases = Array.from({ length: LEASES }, () => {
      const beganMs = Date.now() - random() * DAYS * 86_400_000;
      const endsMs = beganMs + random() ** 3 * 36 * 3_600_000;
      return { lawyer: Math.floor(random() * 20), began: new Date(beganMs), ends: new Date(endsMs) };
    });
    await service.db.query(
      `INSERT INTO lawyer_leases (lawyer_id, state, started_at, until, ended_at)
       SELECT (SELECT id FROM lawyers ORDER BY id OFFSET lawyer LIMIT 1), 'available', began, ends,
              CASE WHEN ends < service_now() THEN ends END
         FROM unnest($1::int[], $2::timestamptz[], $3::timestamptz[]) AS l (lawyer, began, ends)`,
      [leases.map(({ lawyer }) => lawyer), leases.map(({ began }) => began), leases.map(({ ends }) => ends)],
    );
  });

  const naive = async () => (await service.db.query<{ hours: number }>(NAIVE)).rows[0]!.hours;
  const published = async () =>
    ((await anyone(service).get('/public/figures').expect(200)).body as { hoursOnline: number }).hoursOnline;
  const daysOver = async () =>
    (await service.db.query<{ n: number }>('SELECT count(*)::int AS n FROM online_days')).rows[0]!.n;
  const asMany = async () => {
    // Those that run go on between the two looks.
    await expect.poll(async () => Math.abs((await published()) - (await naive()))).toBeLessThan(0.5);
    return naive();
  };

  it('are the union of the leases before any day was added up', async () => {
    expect(await daysOver()).toBe(0);
    expect(await asMany()).toBeGreaterThan(100);
  });

  it('are the same once days that are over are added up, whichever node did it', async () => {
    await Promise.all([service.launchAnother(), service.launchAnother()]);
    await expect.poll(daysOver, { timeout: 10_000 }).toBeGreaterThanOrEqual(DAYS - 1);
    await asMany();
  });

  it('are the same when another day is over', async () => {
    const before = await daysOver();
    await service.moveClock('1 day 11 minutes');
    await service.launchAnother();
    await expect.poll(daysOver, { timeout: 10_000 }).toBeGreaterThan(before);
    await asMany();
  });

  it('do not look at what was added up, however much it is', async () => {
    const before = await published();
    await service.db.query(
      `DELETE FROM lawyer_leases WHERE ended_at < (SELECT max(day)::timestamp AT TIME ZONE 'Asia/Shanghai' FROM online_days)`,
    );
    expect(await naive()).toBeLessThan(before);
    expect(Math.abs((await published()) - before)).toBeLessThan(0.5);
  });
});
