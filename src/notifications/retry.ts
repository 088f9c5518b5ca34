/** How often something that was clearly refused is tried. */
export const MOST_ATTEMPTS = 8;

const FIRST_DELAY_MS = 5_000;
/** A receiver that asks for more patience than this is not believed. */
const LONGEST_DELAY_MS = 3_600_000;
/** Those that were refused together do not come back together. */
const JITTER = 0.25;

/**
 * How many milliseconds to wait after the `attempt`-th refusal (from 1): 5 s, doubled each time, up to a quarter more or
 * less by `chance` (0 to 1); at least what the receiver asked for.
 */
export function retryDelayMs(attempt: number, chance: number, askedForMs = 0): number {
  const delayMs = FIRST_DELAY_MS * 2 ** (attempt - 1) * (1 + JITTER * (2 * chance - 1));
  return Math.round(Math.min(Math.max(delayMs, askedForMs), LONGEST_DELAY_MS));
}

/**
 * What `Retry-After` asks for, in milliseconds: seconds, or an instant, which is measured from the answer's own `date`.
 * Undefined when it asks for nothing that can be read.
 * @see RFC 9110, 10.2.3
 */
export function retryAfterMs(retryAfter: string | undefined, date: string | undefined): number | undefined {
  if (retryAfter === undefined) return undefined;
  if (/^\d{1,9}$/.test(retryAfter.trim())) return Number(retryAfter) * 1000;
  const ms = Date.parse(retryAfter) - Date.parse(date ?? '');
  return Number.isFinite(ms) && ms > 0 ? ms : undefined;
}
