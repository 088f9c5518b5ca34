import { mapConstraints } from '../platform/problems/to-problem.js';
import { problem } from '../platform/problems/problem.js';

const alreadyTaken = problem(409, 'ALREADY_TAKEN', 'Somebody has taken this order already');

export const orderProblems = {
  /** Who was first, and when: the loser of a race is told. */
  alreadyTaken: (first: { by: { id: string; name: string } | null; at: string | null }) =>
    alreadyTaken({ extras: first }),
  offerExpired: problem(409, 'OFFER_EXPIRED', 'This offer is over'),
  notWaiting: problem(409, 'NOT_WAITING', 'The order is not waiting for a lawyer any more'),
  notActive: problem(409, 'NOT_ACTIVE', 'The order is not being served'),
  capacityReached: problem(409, 'CAPACITY_REACHED', 'The lawyer has no free place'),
  lawyerNotFound: problem(422, 'LAWYER_NOT_FOUND', 'There is no such lawyer'),
  lawyerNotOfBoard: problem(422, 'LAWYER_NOT_OF_BOARD', 'This lawyer does not serve that board'),
  /** Says no more than that: whether a lawyer is busy, away or in conflict is not for the asker to know. */
  lawyerNotAvailable: problem(422, 'LAWYER_NOT_AVAILABLE', 'This lawyer cannot take the order'),
  modeNotOffered: problem(422, 'MODE_NOT_OFFERED', 'Visits are not offered here yet; place an online order'),
};

mapConstraints({
  lawyers_load_within_capacity: () => orderProblems.capacityReached(),
  orders_flow: () => orderProblems.notWaiting(),
  lawyers_must_practise: () => orderProblems.offerExpired(),
});
