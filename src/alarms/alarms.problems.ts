import { problem } from '../platform/problems/problem.js';

export const alarmProblems = {
  closed: problem(409, 'ALARM_CLOSED', 'This alarm is over'),
  closesItself: problem(409, 'ALARM_CLOSES_ITSELF', 'This alarm is over when what it is about is over'),
};
