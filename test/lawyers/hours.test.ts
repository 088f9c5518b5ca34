import { beforeAll, describe, expect, it } from 'vitest';
import { lawyer, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

interface Hours {
  seconds: number;
  days: { day: string; seconds: number }[];
}

const HOUR = 3600;

describe('hours online', () => {
  let service: TestService;
  let person: Person;

  beforeAll(async () => {
    service = await startService();
    person = await lawyer(service, 1);
    // Two tabs around a midnight in Shanghai, and one on a day of its own; some marked as ended, some not yet.
    await service.db.query(
      `INSERT INTO lawyer_leases (lawyer_id, state, started_at, until, ended_at) VALUES
         ($1, 'available', '2026-03-01T22:00:00+08:00', '2026-03-02T01:00:00+08:00', '2026-03-02T01:00:00+08:00'),
         ($1, 'away', '2026-03-01T23:00:00+08:00', '2026-03-02T02:30:00+08:00', '2026-03-02T02:30:00+08:00'),
         ($1, 'available', '2026-03-04T08:00:00+08:00', '2026-03-04T08:00:01.500+08:00', NULL),
         ($2, 'available', '2026-03-01T00:00:00+08:00', '2026-03-05T00:00:00+08:00', '2026-03-05T00:00:00+08:00')`,
      [person.id, (await lawyer(service, 2)).id],
    );
  });

  const hours = async (from: string, to: string) => {
    const query = new URLSearchParams({ from, to }).toString();
    return (await person.get(`/me/lawyer/hours?${query}`).expect(200)).body as Hours;
  };

  it('are the union of the leases, day by day as Shanghai counts them', async () => {
    expect(await hours('2026-03-01T00:00:00+08:00', '2026-03-05T00:00:00+08:00')).toEqual({
      from: '2026-02-28T16:00:00.000Z',
      to: '2026-03-04T16:00:00.000Z',
      seconds: 4.5 * HOUR + 1.5,
      days: [
        { day: '2026-03-01', seconds: 2 * HOUR },
        { day: '2026-03-02', seconds: 2.5 * HOUR },
        { day: '2026-03-03', seconds: 0 },
        { day: '2026-03-04', seconds: 1.5 },
      ],
    });
  });

  it('are cut to the stretch, and to what has passed', async () => {
    expect(await hours('2026-03-01T23:30:00+08:00', '2026-03-02T00:30:00+08:00')).toMatchObject({
      seconds: HOUR,
      days: [{ seconds: HOUR / 2 }, { seconds: HOUR / 2 }],
    });
    await service.db.query(
      `INSERT INTO lawyer_leases (lawyer_id, state, started_at, until)
       VALUES ($1, 'available', service_now() - interval '10 seconds', service_now() + interval '1 hour')`,
      [person.id],
    );
    const at = (ms: number) => new Date(Date.now() + ms).toISOString();
    const { seconds } = await hours(at(-60_000), at(86_400_000));
    expect(seconds).toBeGreaterThanOrEqual(10);
    expect(seconds).toBeLessThan(60);
    expect(await hours(at(3_600_000), at(7_200_000))).toMatchObject({ seconds: 0 });
  });

  it('are of a stretch that makes sense', async () => {
    const code = async (from: string, to: string) =>
      ((await person.get(`/me/lawyer/hours?from=${from}&to=${to}`)).body as { code: string }).code;
    expect(await code('2026-03-02T00:00:00Z', '2026-03-02T00:00:00Z')).toBe('EMPTY_STRETCH');
    expect(await code('2024-03-02T00:00:00Z', '2026-03-02T00:00:00Z')).toBe('STRETCH_TOO_LONG');
    expect(await code('infinity', '2026-03-02T00:00:00Z')).toBe('BAD_REQUEST');
    expect(await code('', '')).toBe('BAD_REQUEST');
  });
});
