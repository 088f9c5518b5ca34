import { afterEach, expect, it, vi } from 'vitest';
import { hearServerTime, serverNow } from './server-clock.ts';

afterEach(() => {
  vi.useRealTimers();
});

it('the service’s clock is learned from its answers, closer with each, and anew when a clock was set', () => {
  vi.useFakeTimers({ now: Date.parse('2026-11-30T12:00:00.000Z') });
  const now = Date.now();
  expect(serverNow()).toBe(now);
  // The service is 90.3 s ahead: it says the whole second.
  hearServerTime('Mon, 30 Nov 2026 12:01:30 GMT', now - 100, now);
  expect(Math.abs(serverNow() - now - 90_300)).toBeLessThan(600);
  hearServerTime('Mon, 30 Nov 2026 12:01:30 GMT', now + 600, now + 690);
  hearServerTime('Mon, 30 Nov 2026 12:01:31 GMT', now + 650, now + 720);
  expect(Math.abs(serverNow() - now - 90_300)).toBeLessThan(100);
  hearServerTime(null, now, now);
  hearServerTime('no date', now, now);
  expect(Math.abs(serverNow() - now - 90_300)).toBeLessThan(100);
  hearServerTime('Mon, 30 Nov 2026 11:00:00 GMT', now, now);
  expect(Math.abs(serverNow() - now + 3_600_000)).toBeLessThan(600);
});
