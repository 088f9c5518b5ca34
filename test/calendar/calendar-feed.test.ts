import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import ICAL from 'ical.js';
import ical from 'node-ical';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lawyersOf } from '../support/ladder.js';
import { operator, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

describe('a lawyer’s calendar', () => {
  let service: TestService;
  let bureau: Person;
  let me: Person;
  const folder = join(tmpdir(), `calendar-feed-${randomUUID()}`);
  const logFile = join(folder, 'service.log');

  beforeAll(async () => {
    await mkdir(folder, { recursive: true });
    service = await startService({ LOG_FILE: logFile, LOG_LEVEL: 'info', RATE_LIMITS: '1' });
    bureau = await operator(service);
    [me] = (await lawyersOf(service, bureau, 'land', ['f1a'])) as [Person];
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const link = async (person = me) =>
    ((await person.post('/me/calendar-feed').expect(201)).body as { url: string }).url;
  const shift = async (from: string, to: string, more: object = {}) => {
    const { rows } = await service.db.query<{ id: string }>(
      `INSERT INTO shifts (lawyer_id, boards, tier, during, version)
       SELECT $1, x.boards, x.tier, tstzrange($2, $3), x.version
         FROM jsonb_to_record($4) AS x (boards text[], tier text, version int) RETURNING id`,
      [me.id, from, to, JSON.stringify({ boards: ['land'], tier: 'primary', version: 0, ...more })],
    );
    return rows[0]!.id;
  };

  it('is read alike by two calendars that know nothing of each other', async () => {
    const now = (await service.db.query<{ at: Date }>('SELECT service_now() AS at')).rows[0]!.at;
    const at = (days: number, hours = 0) =>
      new Date(Math.floor(now.getTime() / 1000) * 1000 + days * 86_400_000 + hours * 3_600_000).toISOString();
    await service.db.query(`UPDATE boards SET name = '土地,征拆;与"宅基地"' WHERE slug = 'land'`);
    await shift(at(-120), at(-119));
    const past = await shift(at(-89), at(-89, 8));
    const far = await shift(at(300), at(300, 8), {
      boards: ['traffic-accident', 'land', 'family', 'labor', 'debt'],
      tier: 'standby',
      version: 7,
    });
    const response = await fetch(await link());
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(response.headers.get('cache-control')).toContain('private');
    const text = await response.text();
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);

    const expected = [
      {
        uid: `${past}@yunlvtuan`,
        sequence: 0,
        from: at(-89),
        to: at(-89, 8),
        summary: '值班：土地,征拆;与"宅基地"',
      },
      {
        uid: `${far}@yunlvtuan`,
        sequence: 7,
        from: at(300),
        to: at(300, 8),
        summary: '备勤：交通事故、婚姻家庭、劳动工伤、民间借贷、土地,征拆;与"宅基地"',
      },
    ];
    const one = new ICAL.Component(ICAL.parse(text) as unknown[]);
    expect(one.getFirstPropertyValue('method')).toBeNull();
    expect(one.getFirstPropertyValue('x-wr-calname')).toBe('云律团值班');
    const byOne = one.getAllSubcomponents('vevent').map((component) => {
      const { uid, sequence, startDate, endDate, summary } = new ICAL.Event(component);
      expect(component.getFirstPropertyValue('status')).toBe('CONFIRMED');
      expect(startDate.zone).toBe(ICAL.Timezone.utcTimezone);
      return {
        uid,
        sequence,
        from: startDate.toJSDate().toISOString(),
        to: endDate.toJSDate().toISOString(),
        summary,
      };
    });
    expect(byOne).toEqual(expected);
    const byOther = Object.values(ical.sync.parseICS(text)).flatMap((entry) =>
      entry?.type === 'VEVENT'
        ? [
            {
              uid: entry.uid,
              sequence: Number(entry.sequence),
              from: entry.start.toISOString(),
              to: entry.end!.toISOString(),
              summary: entry.summary,
            },
          ]
        : [],
    );
    expect(byOther).toEqual(expected);
  });

  it('is behind a link that is shown once, replaced by the next one, and revoked', async () => {
    const [you] = (await lawyersOf(service, bureau, 'debt', ['f2a'])) as [Person];
    const feed = async () => (await you.get('/me/calendar-feed').expect(200)).body as object;
    expect(await feed()).toEqual({ exists: false, createdAt: null });
    const first = await link(you);
    expect(first).toMatch(/^http:\/\/[^/]+\/api\/v1\/calendar\/[\w-]{43}\.ics$/);
    expect(await feed()).toEqual({ exists: true, createdAt: expect.stringMatching(/Z$/) });
    const second = await link(you);
    expect((await fetch(first)).status).toBe(404);
    expect(await (await fetch(second)).text()).not.toContain('VEVENT');
    // Only the hash is kept.
    const secret = second.slice(-47, -4);
    const { rows } = await service.db.query('SELECT to_jsonb(f) AS feed FROM calendar_feeds f');
    expect(JSON.stringify(rows)).not.toContain(secret);
    for (const wrong of [second.slice(0, -4), `${second}x`, second.replace(secret, secret.slice(1))])
      expect((await fetch(wrong)).status).toBe(404);
    await you.delete('/me/calendar-feed').expect(204);
    await you.delete('/me/calendar-feed').expect(204);
    expect((await fetch(second)).status).toBe(404);
    expect(await feed()).toMatchObject({ exists: false });
    await service.running.stop();
    const log = await readFile(logFile, 'utf8');
    expect(log).toContain('/api/v1/calendar/[secret]');
    for (const url of [first, second]) expect(log).not.toContain(url.slice(-40, -4));
    service.use(await service.launchAnother());
  });

  it('is not to be guessed at for ever', async () => {
    const guess = () => fetch(`${service.api}/calendar/x.ics`);
    await service.db.query(
      `INSERT INTO rate_buckets (bucket, window_start, hits)
       SELECT 'calendar-address:127.0.0.1', date_bin('600 seconds', service_now() + n * interval '600 seconds', 'epoch'), 600
         FROM generate_series(0, 1) n ON CONFLICT (bucket, window_start) DO UPDATE SET hits = 600`,
    );
    const { status, headers } = await guess();
    expect([status, Number(headers.get('retry-after')) > 0]).toEqual([429, true]);
  });
});
