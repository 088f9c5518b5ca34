import { mapConstraints } from '../platform/problems/to-problem.js';
import { MOST_BOARD_CORRECTIONS } from '../orders/order-flow.contract.js';
import { problem } from '../platform/problems/problem.js';

const alreadyTaken = problem(409, 'ALREADY_TAKEN', 'Somebody has taken this order already');

export const ladderProblems = {
  /** Who was first, and when: the loser of a race is told. */
  alreadyTaken: (first: { by: { id: string; name: string } | null; at: string | null }) =>
    alreadyTaken({ extras: first }),
  offerExpired: problem(409, 'OFFER_EXPIRED', 'This offer is over'),
  capacityReached: problem(409, 'CAPACITY_REACHED', 'The lawyer has no free place'),
  visitsOverlap: problem(409, 'VISITS_OVERLAP', 'The lawyer is on another visit at that time'),
  dutyMustServe: problem(
    422,
    'DUTY_MUST_SERVE',
    'Whoever is on duty declines for a conflict of interest or incapacity only',
  ),
  lawyerNotFound: problem(422, 'LAWYER_NOT_FOUND', 'There is no such lawyer'),
  lawyerNotOfBoard: problem(422, 'LAWYER_NOT_OF_BOARD', 'This lawyer does not serve that board'),
  /** Says no more than that: whether a lawyer is full, away or in conflict is not for the asker to know. */
  lawyerNotAvailable: problem(422, 'LAWYER_NOT_AVAILABLE', 'This lawyer cannot take the order'),
  visitInThePast: problem(422, 'VISIT_IN_THE_PAST', 'A visit begins in the future'),
  visitTooLong: problem(422, 'VISIT_TOO_LONG', 'A visit ends after it begins, within a day'),
  noVisit: problem(409, 'NO_VISIT', 'This order is no visit'),
  alreadyCheckedIn: problem(409, 'ALREADY_CHECKED_IN', 'The lawyer has arrived already'),
  checkInCodeWrong: problem(422, 'CHECK_IN_CODE_WRONG', 'That is not the code that the resident shows'),
  reopenTooLate: problem(409, 'REOPEN_TOO_LATE', 'An order may be opened again within 7 days'),
  boardNotFound: problem(422, 'BOARD_NOT_FOUND', 'There is no such board'),
  sameBoard: problem(422, 'SAME_BOARD', 'The order is on this board already'),
  boardCorrectionsUsedUp: problem(
    422,
    'BOARD_CORRECTIONS_USED_UP',
    `The board of an order may be corrected ${MOST_BOARD_CORRECTIONS} times`,
  ),
  noPromise: problem(409, 'NO_PROMISE', 'No call-back is due for this order'),
};

mapConstraints({
  lawyers_load_within_capacity: () => ladderProblems.capacityReached(),
  lawyers_must_practise: () => ladderProblems.offerExpired(),
  orders_no_conflict: () => ladderProblems.offerExpired(),
  orders_board_corrections: () => ladderProblems.boardCorrectionsUsedUp(),
  visits_no_overlap: () => ladderProblems.visitsOverlap(),
});
