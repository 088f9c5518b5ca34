import { mapConstraints } from '../platform/problems/to-problem.js';
import { problem } from '../platform/problems/problem.js';

export const attachmentProblems = {
  /** The detail says which measure, and how much there may be of it. */
  tooLarge: problem(413, 'ATTACHMENT_TOO_LARGE', 'The attachment is too large'),
  /** The detail says what cannot be taken about it. */
  typeRefused: problem(415, 'ATTACHMENT_TYPE_REFUSED', 'Such a file cannot be taken'),
  notReady: problem(409, 'ATTACHMENT_NOT_READY', 'The attachment has not been scanned yet; try again soon'),
  refused: problem(410, 'ATTACHMENT_REFUSED', 'Something harmful was found in the attachment; it is gone'),
  rangeNotSatisfiable: problem(416, 'RANGE_NOT_SATISFIABLE', 'The attachment does not have these bytes'),
  attachmentNotFound: problem(422, 'ATTACHMENT_NOT_FOUND', 'There is no such attachment of yours'),
  conversationClosed: problem(409, 'CONVERSATION_CLOSED', 'The conversation is closed; nothing can be added'),
};

mapConstraints({
  entries_attachment_exists: () => attachmentProblems.attachmentNotFound(),
  entries_attachment_once: () => attachmentProblems.attachmentNotFound(),
});
