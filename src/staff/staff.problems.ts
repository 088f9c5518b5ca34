import { problem } from '../platform/problems/problem.js';

export const staffProblems = {
  lastOperator: problem(409, 'LAST_OPERATOR', 'Without this operator nobody could sign in for the bureau'),
  ownPassword: problem(409, 'OWN_PASSWORD', 'One’s own password is changed with the one until now'),
};
