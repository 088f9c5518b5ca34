import { describe, expect, it } from 'vitest';
import { instantOf, sayDay, sayHour, visitDays, visitHours } from './visit-times.ts';

/** 2026-12-01 00:30 in Beijing, still November in UTC. */
const NOW = Date.parse('2026-11-30T16:30:00Z');

describe('the time of a visit', () => {
  it('is chosen among thirty days, which begin with today in Beijing', () => {
    const days = visitDays(NOW);
    expect(days).toHaveLength(30);
    expect(days.slice(0, 4).map(({ label }) => label)).toEqual([
      '今天 12月1日 周二',
      '明天 12月2日 周三',
      '后天 12月3日 周四',
      '12月4日 周五',
    ]);
    expect(days.at(-1)!.value).toBe('2026-12-30');
    expect(sayDay('2027-01-01', NOW)).toBe('1月1日 周五');
  });

  it('is said as people say it, and ends after it begins', () => {
    expect(['09:00', '12:30', '14:00', '18:30'].map(sayHour)).toEqual([
      '上午 9:00',
      '中午 12:30',
      '下午 2:00',
      '晚上 6:30',
    ]);
    expect(visitHours('19:00').map(({ value }) => value)).toEqual(['19:30', '20:00']);
  });

  it('is Beijing’s, wherever the device thinks it is', () => {
    expect(instantOf('2026-12-01', '07:30')).toBe('2026-11-30T23:30:00.000Z');
  });
});
