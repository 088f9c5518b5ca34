import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_ATTEMPTS, retryAfterMs, retryDelayMs } from './retry.js';

const attempts = fc.integer({ min: 1, max: MOST_ATTEMPTS });
const chances = fc.double({ min: 0, max: 1, noNaN: true });

describe('what was refused is tried again', () => {
  it('after 5 s, 10 s, 20 s, … when chance is even', () => {
    expect([1, 2, 3, 4].map((attempt) => retryDelayMs(attempt, 0.5))).toEqual([5000, 10_000, 20_000, 40_000]);
  });

  it('later each time, whatever chance says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MOST_ATTEMPTS - 1 }), chances, chances, (attempt, one, other) => {
        expect(retryDelayMs(attempt + 1, one)).toBeGreaterThan(retryDelayMs(attempt, other));
      }),
    );
  });

  it('not sooner than the receiver asked for, and within an hour', () => {
    fc.assert(
      fc.property(attempts, chances, fc.integer({ min: 0, max: 10_000_000 }), (attempt, chance, asked) => {
        const delay = retryDelayMs(attempt, chance, asked);
        expect(delay).toBeGreaterThanOrEqual(Math.min(asked, 3_600_000));
        expect(delay).toBeLessThanOrEqual(3_600_000);
      }),
    );
  });
});

describe('Retry-After', () => {
  const date = 'Wed, 25 Nov 2026 01:00:00 GMT';

  it.each([
    ['7', 7000],
    ['0', 0],
    ['Wed, 25 Nov 2026 01:00:30 GMT', 30_000],
    ['Wed, 25 Nov 2026 00:00:00 GMT', undefined],
    ['soon', undefined],
    ['-5', undefined],
    [undefined, undefined],
  ])('%s asks for %s ms', (header, ms) => expect(retryAfterMs(header, date)).toBe(ms));

  it('is no instant without the answer’s own date', () => {
    expect(retryAfterMs('Wed, 25 Nov 2026 01:00:30 GMT', undefined)).toBeUndefined();
  });
});
