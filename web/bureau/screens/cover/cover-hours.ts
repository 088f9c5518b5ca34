import type { components } from '../../../shared/api/openapi.ts';

export const HOUR_MS = 3_600_000;

/** An hour of a board on the map. */
export interface Hour {
  /** Milliseconds. */
  from: number;
  required: number;
  /** The fewest primaries at any moment of it, where these are too few. */
  have: number;
  isGap: boolean;
}

/**
 * The hours from `from` on of one board, each as it is at its worst moment.
 * @param from milliseconds, a full hour
 */
export function hoursOf(
  { required, gaps }: Pick<components['schemas']['BoardCoverage'], 'required' | 'gaps'>,
  { from, hours }: { from: number; hours: number },
): Hour[] {
  const found = Array.from({ length: hours }, (_, n) => ({
    from: from + n * HOUR_MS,
    required,
    have: required,
    isGap: false,
  }));
  for (const gap of gaps) {
    const first = Math.max(0, Math.floor((Date.parse(gap.from) - from) / HOUR_MS));
    const last = Math.min(hours, Math.ceil((Date.parse(gap.to) - from) / HOUR_MS));
    for (const hour of found.slice(first, last)) {
      hour.isGap = true;
      hour.have = Math.min(hour.have, gap.have);
    }
  }
  return found;
}
