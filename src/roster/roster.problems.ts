import { mapConstraints } from '../platform/problems/to-problem.js';
import { problem } from '../platform/problems/problem.js';

export const rosterProblems = {
  shiftsOverlap: problem(409, 'SHIFTS_OVERLAP', 'The lawyer is on such a shift already in that time'),
  shiftOver: problem(409, 'SHIFT_OVER', 'The shift is over, and stays as it was'),
  rosterChanged: problem(409, 'ROSTER_CHANGED', 'The roster was changed meanwhile; look at it again'),
  swapSettled: problem(409, 'SWAP_SETTLED', 'The swap is settled'),
  swapVoid: problem(409, 'SWAP_VOID', 'The shift was changed after the swap was asked for'),
  swapOpen: problem(409, 'SWAP_OPEN', 'A swap of this shift is asked for already'),
  lawyerNotFound: problem(422, 'LAWYER_NOT_FOUND', 'There is no such lawyer'),
  lawyerNotOfBoard: problem(422, 'LAWYER_NOT_OF_BOARD', 'The lawyer does not serve all of these boards'),
  lawyerNotInPractice: problem(422, 'LAWYER_NOT_IN_PRACTICE', 'The lawyer’s licence is not valid'),
  licenceEnds: problem(422, 'LICENCE_ENDS', 'The lawyer’s licence ends before the shift does'),
  emptyShift: problem(422, 'EMPTY_SHIFT', 'A shift ends after it begins'),
  outsideShift: problem(422, 'OUTSIDE_SHIFT', 'The time is not within what is left of the shift'),
  wouldOpenGap: problem(422, 'WOULD_OPEN_GAP', 'A board would have less cover than it asks for'),
};

mapConstraints({
  shifts_no_overlap: () => rosterProblems.shiftsOverlap(),
  swaps_open_once: () => rosterProblems.swapOpen(),
});
