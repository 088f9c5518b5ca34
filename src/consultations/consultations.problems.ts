import { problem } from '../platform/problems/problem.js';

export const consultationProblems = {
  conversationClosed: problem(409, 'CONVERSATION_CLOSED', 'The conversation is closed; nothing can be added'),
  recallTooLate: problem(409, 'RECALL_TOO_LATE', 'A message can be taken back for two minutes'),
  attachmentNotFound: problem(422, 'ATTACHMENT_NOT_FOUND', 'There is no such attachment of yours'),
};
