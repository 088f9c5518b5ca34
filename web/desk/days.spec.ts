import { describe, expect, it } from 'vitest';
import { dayStart, fromField, sayStretch, toField, weekStart } from './days.ts';

describe('days in Beijing', () => {
  it('begin at 16:00 UTC, weeks on Monday', () => {
    expect(new Date(dayStart(Date.parse('2026-12-01T15:59:59Z'))).toISOString()).toBe(
      '2026-11-30T16:00:00.000Z',
    );
    expect(new Date(dayStart(Date.parse('2026-12-01T16:00:00Z'))).toISOString()).toBe(
      '2026-12-01T16:00:00.000Z',
    );
    // 2026-12-06 is a Sunday.
    expect(new Date(weekStart(Date.parse('2026-12-06T15:00:00Z'))).toISOString()).toBe(
      '2026-11-29T16:00:00.000Z',
    );
    expect(new Date(weekStart(Date.parse('2026-12-06T16:00:00Z'))).toISOString()).toBe(
      '2026-12-06T16:00:00.000Z',
    );
  });

  it('are said as stretches, with the second day where there is one', () => {
    expect(sayStretch('2026-12-01T00:00:00Z', '2026-12-01T12:00:00Z')).toBe('12/1周二 08:00 – 20:00');
    expect(sayStretch('2026-12-01T12:00:00Z', '2026-12-01T16:00:00Z')).toBe('12/1周二 20:00 – 24:00');
    expect(sayStretch('2026-12-01T12:00:00Z', '2026-12-02T00:00:00Z')).toBe(
      '12/1周二 20:00 – 12/2周三 08:00',
    );
  });

  it('come out of a field as they went in', () => {
    const at = '2026-12-01T12:30:00.000Z';
    expect(toField(Date.parse(at))).toBe('2026-12-01T20:30');
    expect(fromField('2026-12-01T20:30')).toBe(at);
    expect(fromField('')).toBeUndefined();
  });
});
