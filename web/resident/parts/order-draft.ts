import { useDraft } from '../../shared/draft.ts';
import type { Attempt } from './use-placing.ts';

/** What somebody has written of an order before it is placed. Board, lawyer and urgency stand in the address. */
export interface OrderDraft {
  mode: 'online' | 'offline';
  description: string;
  /** Names of the other side, as they were typed. */
  otherSide: string;
  dialect: string;
  town: string;
  village: string;
  place: string;
  /** `YYYY-MM-DD`, and `HH:MM` twice, in Beijing time. */
  day: string;
  from: string;
  to: string;
  attempt?: Attempt;
  isSentOnSignIn: boolean;
}

/** The one order that is being written; asking in one's own words begins it, the order form ends it. */
export function useOrderDraft() {
  return useDraft('order', emptyOrder);
}

function emptyOrder(): OrderDraft {
  return {
    mode: 'online',
    description: '',
    otherSide: '',
    dialect: '',
    town: '',
    village: '',
    place: '',
    day: '',
    from: '',
    to: '',
    isSentOnSignIn: false,
  };
}
