import { attachmentProblems } from '../attachments/attachments.problems.js';

const { attachmentNotFound, conversationClosed } = attachmentProblems;

/** What can go wrong on saying something; the room below knows the same. */
export const consultationProblems = { attachmentNotFound, conversationClosed };
