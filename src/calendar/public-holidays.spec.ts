import { describe, expect, it } from 'vitest';
import { PUBLIC_HOLIDAYS } from './public-holidays.js';

describe('public holidays', () => {
  const of = (year: string, kind: string) =>
    PUBLIC_HOLIDAYS.filter((one) => one.day.startsWith(year) && one.kind === kind).map(({ day }) => day);
  const weekday = (day: string) => new Date(day).getUTCDay();

  it('have as many days as the notices add up to', () => {
    expect(of('2025', 'holiday')).toHaveLength(1 + 8 + 3 + 5 + 3 + 8);
    expect(of('2026', 'holiday')).toHaveLength(3 + 9 + 3 + 5 + 3 + 3 + 7);
  });

  it('are worked for on weekends only, which are no holidays themselves', () => {
    const worked = [...of('2025', 'workday'), ...of('2026', 'workday')];
    expect(worked).toHaveLength(5 + 6);
    for (const day of worked) expect([0, 6], day).toContain(weekday(day));
    expect(new Set(PUBLIC_HOLIDAYS.map(({ day }) => day)).size).toBe(PUBLIC_HOLIDAYS.length);
  });
});
