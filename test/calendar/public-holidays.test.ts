import { beforeAll, describe, expect, it } from 'vitest';
import { lawyer, operator, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

interface Year {
  year: number;
  days: { day: string; kind: string; name: string; source: string }[];
}

describe('the calendar of public holidays', () => {
  let service: TestService;
  let bureau: Person;

  beforeAll(async () => {
    service = await startService();
    bureau = await operator(service);
  });

  const yearOf = async (year: number, person = bureau) =>
    (await person.get(`/roster/calendar?year=${year}`).expect(200)).body as Year;
  const enter = (year: number | string, body: object) => bureau.put(`/roster/calendar/${year}`, body);

  it('knows from the beginning what the State Council has announced', async () => {
    const { days } = await yearOf(2026, await lawyer(service, 1));
    expect(days).toHaveLength(33 + 6);
    expect(days.find(({ day }) => day === '2026-10-10')).toEqual({
      day: '2026-10-10',
      kind: 'workday',
      name: '国庆节',
      source: expect.stringContaining('关于2026年部分节假日安排的通知'),
    });
    expect((await yearOf(2025)).days.at(-1)).toMatchObject({ day: '2025-10-11', kind: 'workday' });
    expect(await yearOf(2031)).toEqual({ year: 2031, days: [] });
  });

  it('is the bureau’s to enter, a year at a time', async () => {
    const source = '某某通知';
    const day = { day: '2028-01-01', kind: 'holiday', name: '元旦' };
    const { body } = await enter(2028, { source, days: [{ ...day, day: '2028-12-31' }, day] }).expect(200);
    expect(body).toEqual({
      year: 2028,
      days: [
        { ...day, source },
        { ...day, day: '2028-12-31', source },
      ],
    });
    await enter(2028, { source, days: [day] }).expect(200);
    expect((await yearOf(2028)).days).toEqual([{ ...day, source }]);
    // What is not of the year is told with its place, and nothing of it is entered.
    const wrong = await enter(2028, { source, days: [day, { ...day, day: '2029-01-01' }] }).expect(422);
    expect(wrong.body).toMatchObject({ code: 'DAY_OF_ANOTHER_YEAR', errors: [{ field: 'days.1.day' }] });
    for (const wrongBody of [
      { days: [day] },
      { source, days: [day, day] },
      { source, days: [{ ...day, kind: 'weekend' }] },
      { source, days: [{ ...day, day: '2028-02-30' }] },
      { source, days: [null] },
    ])
      await enter(2028, wrongBody).expect(400);
    await enter(1899, { source, days: [] }).expect(404);
    await enter('2028x', { source, days: [] }).expect(404);
    await bureau.get('/roster/calendar?year=x').expect(400);
    expect((await yearOf(2028)).days).toHaveLength(1);
  });

  it('is one entry or the other when two enter the same year at once', async () => {
    const days = (name: string, count: number) =>
      Array.from({ length: count }, (_, i) => ({
        day: `2029-03-${String(i + 1).padStart(2, '0')}`,
        kind: 'holiday',
        name,
      }));
    for (let round = 0; round < 5; round++) {
      const entries = Array.from({ length: 8 }, (_, i) => ({ source: `${i}`, days: days(`${i}`, i + 1) }));
      const answers = await Promise.all(entries.map((entry) => enter(2029, entry)));
      expect(answers.map(({ status }) => status)).toEqual(entries.map(() => 200));
      const { days: left } = await yearOf(2029);
      expect(left).toHaveLength(Number(left[0]!.source) + 1);
    }
  });
});
