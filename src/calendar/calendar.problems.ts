import { problem } from '../platform/problems/problem.js';
import type { FieldFault } from '../platform/problems/problem.js';

const dayOfAnotherYear = problem(422, 'DAY_OF_ANOTHER_YEAR', 'A day is not of this year');

export const calendarProblems = {
  dayOfAnotherYear: (errors: FieldFault[]) => dayOfAnotherYear({ errors }),
};
