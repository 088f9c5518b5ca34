import { attachmentProblems } from '../attachments/attachments.problems.js';
import { problem } from '../platform/problems/problem.js';

const { attachmentNotFound, conversationClosed } = attachmentProblems;

export const consultationProblems = {
  attachmentNotFound,
  conversationClosed,
  recallTooLate: problem(409, 'RECALL_TOO_LATE', 'A message can be taken back for two minutes'),
};
