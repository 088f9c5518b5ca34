import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { commonProblems } from './common.problems.js';
import { toProblem } from './to-problem.js';

/** Answers every failure as `application/problem+json`; what is no known problem is logged and shown as 500. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const found = toProblem(error);
    if (!found) this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    const problem = found ?? commonProblems.internal();
    if (problem.details.retryAfterSeconds !== undefined)
      void reply.header('Retry-After', String(problem.details.retryAfterSeconds));
    if (problem.status === 401) void reply.header('WWW-Authenticate', 'Bearer');
    void reply
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify(problem.toDocument()));
  }
}
