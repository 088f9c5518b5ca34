import { mapConstraints } from '../platform/problems/to-problem.js';
import { problem } from '../platform/problems/problem.js';

export const lawyerProblems = {
  licenceNumberTaken: problem(409, 'LICENCE_NUMBER_TAKEN', 'Another lawyer has this licence number'),
  notInPractice: problem(403, 'NOT_IN_PRACTICE', 'The licence is not valid just now'),
  capacityBelowLoad: problem(422, 'CAPACITY_BELOW_LOAD', 'The lawyer serves more orders than that just now'),
};

mapConstraints({ lawyers_licence_number_key: () => lawyerProblems.licenceNumberTaken() });
