import { problem, type FieldFault } from './problem.js';

const badRequest = problem(400, 'BAD_REQUEST', 'The request is malformed');

/** Problems that any room may meet. */
export const commonProblems = {
  badRequest,
  badFields: (errors: FieldFault[]) => badRequest({ detail: 'Some fields are wrong; see errors.', errors }),
  unauthenticated: problem(401, 'UNAUTHENTICATED', 'Sign in first'),
  forbidden: problem(403, 'FORBIDDEN', 'Your role may not do this'),
  notFound: problem(404, 'NOT_FOUND', 'There is no such thing, or it is not yours'),
  requestTimeout: problem(408, 'REQUEST_TIMEOUT', 'The request did not arrive in time'),
  headersTooLarge: problem(431, 'HEADERS_TOO_LARGE', 'The head of the request is too large'),
  tooLarge: problem(413, 'TOO_LARGE', 'The request is too large'),
  wrongType: problem(415, 'UNSUPPORTED_MEDIA_TYPE', 'The body has a type that is not taken here'),
  idempotencyKeyReused: problem(
    422,
    'IDEMPOTENCY_KEY_REUSED',
    'This Idempotency-Key was used with another request before',
  ),
  rateLimited: (retryAfterSeconds: number) =>
    problem(
      429,
      'RATE_LIMITED',
      'Too many requests',
    )({
      detail: `Try again in ${retryAfterSeconds} s.`,
      retryAfterSeconds,
      extras: { retryAfterSeconds },
    }),
  emptyStretch: problem(422, 'EMPTY_STRETCH', 'A stretch of time ends after it begins'),
  stretchTooLong: (mostDays: number) =>
    problem(
      422,
      'STRETCH_TOO_LONG',
      'The stretch of time is too long',
    )({ detail: `At most ${mostDays} days at once.` }),
  internal: problem(500, 'INTERNAL', 'Something went wrong on our side'),
  unavailable: problem(503, 'UNAVAILABLE', 'The service is not ready for a moment'),
};
