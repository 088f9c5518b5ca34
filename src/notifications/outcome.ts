/**
 * What became of an attempt. `refused`: it certainly did not get there, and may be tried again. `unsure`: it may have
 * got there, and is never sent again. `detail` is a word or a status, never what was sent nor where to.
 */
export type Outcome =
  | { outcome: 'sent'; detail?: string }
  | { outcome: 'refused'; detail: string; retryAfterMs?: number }
  | { outcome: 'unsure'; detail: string };
