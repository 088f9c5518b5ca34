import { mapConstraints } from '../platform/problems/to-problem.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { problem } from '../platform/problems/problem.js';

export const orderProblems = {
  notWaiting: problem(409, 'NOT_WAITING', 'The order is not waiting for a lawyer any more'),
  notActive: problem(409, 'NOT_ACTIVE', 'The order is not being served'),
  closed: problem(409, 'ORDER_CLOSED', 'The order is closed'),
  openOrders: problem(409, 'OPEN_ORDERS', 'Some orders are still open; cancel or complete them first'),
  notCompleted: problem(409, 'NOT_COMPLETED', 'The order is not completed'),
};

mapConstraints({
  orders_flow: () => orderProblems.notWaiting(),
  // Whose data were erased meanwhile has no orders any more.
  orders_erased: () => commonProblems.notFound(),
});
