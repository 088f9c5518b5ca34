import { mapConstraints } from '../platform/problems/to-problem.js';
import { problem } from '../platform/problems/problem.js';

export const orderProblems = {
  notWaiting: problem(409, 'NOT_WAITING', 'The order is not waiting for a lawyer any more'),
  notActive: problem(409, 'NOT_ACTIVE', 'The order is not being served'),
  closed: problem(409, 'ORDER_CLOSED', 'The order is closed'),
  notCompleted: problem(409, 'NOT_COMPLETED', 'The order is not completed'),
};

mapConstraints({ orders_flow: () => orderProblems.notWaiting() });
