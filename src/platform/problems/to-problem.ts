import { HttpException } from '@nestjs/common';
import { commonProblems } from './common.problems.js';
import { Problem } from './problem.js';

/** What pg, the network and PostgreSQL answer while the database is away. */
const AWAY_ERRORS = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '53300']);
/** What the database had to end, again and again, to break a deadlock. */
const DEADLOCK = '40P01';
/** The same, as pg and TypeORM say it without a code: on waiting, on asking, and on asking again inside a transaction. */
const LOST_CONNECTION =
  /Connection terminated|timeout exceeded when trying to connect|not queryable|Query runner already released/;
const constraintProblems = new Map<string, () => Problem>();

/** Lets a room say which problem a violated constraint of its tables means. */
export function mapConstraints(problems: Record<string, () => Problem>): void {
  for (const [constraint, make] of Object.entries(problems)) constraintProblems.set(constraint, make);
}

/** Whether `error` says that the constraint of this name was violated. */
export function violates(error: unknown, constraint: string): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const like = error as ErrorLike;
  return like.constraint === constraint || violates(like.driverError, constraint);
}

interface ErrorLike {
  code?: unknown;
  constraint?: unknown;
  driverError?: unknown;
  statusCode?: unknown;
  message?: unknown;
}

/** The problem that `error` means, or undefined when it is a bug of ours. */
export function toProblem(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (error instanceof HttpException) return fromStatus(error.getStatus());
  if (typeof error !== 'object' || error === null) return undefined;
  const like = error as ErrorLike;
  if (like.driverError) return toProblem(like.driverError);
  const code = typeof like.code === 'string' ? like.code : '';
  if (typeof like.constraint === 'string') return constraintProblems.get(like.constraint)?.();
  if (code === DEADLOCK || isDatabaseAway(error))
    return commonProblems.unavailable({
      detail: 'The database is away or busy; try again.',
      retryAfterSeconds: 1,
    });
  // Classes 22 (data exception) and 54 (program limit exceeded) come from what the caller sent.
  if (/^(22|54)[0-9A-Z]{3}$/.test(code)) return commonProblems.badRequest('A value cannot be stored.');
  if (typeof like.statusCode === 'number') return fromStatus(like.statusCode);
  return undefined;
}

/** Whether `error` is of a database that is away: whatever is tried next would fail as well. */
export function isDatabaseAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, driverError, message }: ErrorLike = error;
  if (driverError) return isDatabaseAway(driverError);
  if (typeof code === 'string' && (AWAY_ERRORS.has(code) || code.startsWith('08'))) return true;
  return typeof message === 'string' && LOST_CONNECTION.test(message);
}

/** Failures that the HTTP framework itself names by a status: unknown route, broken JSON, a body too large. */
function fromStatus(status: number): Problem | undefined {
  if (status === 401) return commonProblems.unauthenticated();
  if (status === 403) return commonProblems.forbidden();
  if (status === 404) return commonProblems.notFound();
  if (status === 413) return commonProblems.tooLarge();
  if (status === 415) return commonProblems.wrongType();
  if (status >= 400 && status < 500) return commonProblems.badRequest();
  return undefined;
}
