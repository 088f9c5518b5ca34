import type { OrderTimes } from '../orders/order-times.service.js';
import type { Step } from '../orders/plan.contract.js';

/** What the plan of a search depends on. */
export interface SearchKind {
  mode: 'online' | 'offline';
  urgent: boolean;
  /** Who is asked first: picked by the resident, responsible for the village, or named by the lawyer who hands on. */
  chosen?: string;
}

/** The steps of the ladder for a search, first to last. The last is always the bureau's, which has no end of its own. */
export function planSearch({ mode, urgent, chosen }: SearchKind, times: OrderTimes): Step[] {
  const bureau: Step = { wave: 'bureau', forMs: times.bureauReminderMs };
  const forMs = mode === 'online' ? times.chosenMs : times.visitChosenMs;
  const first: Step[] = chosen === undefined ? [] : [{ wave: 'chosen', lawyerId: chosen, forMs }];
  if (mode === 'offline') return [...first, { wave: 'pool' }, bureau];
  const duty = (tier: 'primary' | 'standby'): Step => ({ wave: 'duty', tier, forMs: times.dutyMs });
  // Whoever is picked for an urgent order is asked with the pool: nobody waits for one alone.
  if (urgent) return [{ ...duty('primary'), withPool: true }, duty('standby'), bureau];
  return [...first, { wave: 'pool', forMs: times.poolMs }, duty('primary'), duty('standby'), bureau];
}
