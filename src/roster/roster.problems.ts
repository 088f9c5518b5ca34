import { mapConstraints } from '../platform/problems/to-problem.js';
import { problem } from '../platform/problems/problem.js';

export const rosterProblems = {
  shiftsOverlap: problem(409, 'SHIFTS_OVERLAP', 'The lawyer is on such a shift already in that time'),
  lawyerNotFound: problem(422, 'LAWYER_NOT_FOUND', 'There is no such lawyer'),
  lawyerNotOfBoard: problem(422, 'LAWYER_NOT_OF_BOARD', 'The lawyer does not serve all of these boards'),
  emptyShift: problem(422, 'EMPTY_SHIFT', 'A shift ends after it begins'),
};

mapConstraints({ shifts_no_overlap: () => rosterProblems.shiftsOverlap() });
