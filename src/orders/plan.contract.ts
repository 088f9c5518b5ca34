import type { Wave } from './order-flow.contract.js';

/** One step of the ladder, as it was planned when the search began. */
export interface Step {
  wave: Wave;
  /** How long it takes at most; until the bureau's time when left out. */
  forMs?: number;
  /** On the `chosen` wave: who was picked. */
  lawyerId?: string;
  /** On the `duty` wave: which of the two on duty. */
  tier?: 'primary' | 'standby';
  /** An urgent order asks the pool at the same time. */
  withPool?: boolean;
}
