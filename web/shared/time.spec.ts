import { describe, expect, it } from 'vitest';
import { sayDate, sayDuration, sayFullTime, sayTime } from './time.ts';

/** 2026-11-30 00:30 in Beijing. */
const NOW = Date.parse('2026-11-29T16:30:00.000Z');

describe('times as people say them', () => {
  it('are of Beijing, whatever the device thinks', () => {
    expect(sayTime('2026-11-29T16:05:00.000Z', NOW)).toBe('今天 00:05');
    expect(sayTime('2026-11-29T15:59:59.999Z', NOW)).toBe('昨天 23:59');
    expect(sayTime('2026-11-30T16:00:00.000Z', NOW)).toBe('明天 00:00');
    expect(sayTime('2026-11-03T06:05:00.000Z', NOW)).toBe('11月3日 14:05');
    expect(sayDate('2025-11-30T00:00:00.000Z', NOW)).toBe('2025年11月30日');
    expect(sayFullTime('2026-11-29T16:05:00.000Z')).toBe('2026年11月30日 00:05');
  });

  it('durations are rounded as somebody would', () => {
    expect([0, 42, 60, 119, 3569, 3600, 5400, 86_400].map(sayDuration)).toEqual([
      '0 秒',
      '42 秒',
      '约 1 分钟',
      '约 2 分钟',
      '约 59 分钟',
      '约 1 小时',
      '约 1.5 小时',
      '约 1 天',
    ]);
  });
});
