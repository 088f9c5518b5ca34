import { mapConstraints } from '../platform/problems/to-problem.js';
import { problem } from '../platform/problems/problem.js';
import { MOST_PLACEHOLDERS, PLACEHOLDERS, type FoundPlaceholder } from './placeholders.js';

const KNOWN = PLACEHOLDERS.map((name) => `{{${name}}}`).join(', ');
const unknownPlaceholder = problem(
  422,
  'UNKNOWN_PLACEHOLDER',
  'The text leaves open what nobody can fill in',
);
const tooManyPlaceholders = problem(422, 'TOO_MANY_PLACEHOLDERS', 'The text leaves too much open');

export const quickReplyProblems = {
  full: problem(422, 'QUICK_REPLIES_FULL', 'A lawyer has at most 100 quick replies'),
  /** Each with the place where it stands. */
  unknownPlaceholder: (unknown: readonly FoundPlaceholder[]) =>
    unknownPlaceholder({
      detail: `Only these are filled in: ${KNOWN}.`,
      errors: unknown.map(({ written, place }) => ({
        field: 'body',
        message: `"${written}" at character ${place} is none of ${KNOWN}`,
      })),
    }),
  tooManyPlaceholders: () =>
    tooManyPlaceholders({
      errors: [{ field: 'body', message: `must have at most ${MOST_PLACEHOLDERS} placeholders` }],
    }),
};

mapConstraints({ quick_replies_position: () => quickReplyProblems.full() });
