import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { commonProblems } from '../problems/common.problems.js';
import type { Problem } from '../problems/problem.js';

/** Answers what Fastify refuses before any route is found, such as a path that is no URL, as a problem like all others. */
export function answerFrameworkError(
  error: FastifyError,
  _request: FastifyRequest,
  reply: FastifyReply,
): void {
  // A name too long to be an id names nothing.
  const problem =
    error.code === 'FST_ERR_MAX_PARAM_LENGTH' ? commonProblems.notFound() : commonProblems.badRequest();
  void reply
    .status(problem.status)
    .type('application/problem+json')
    .send(JSON.stringify(problem.toDocument()));
}

/** Answers what Node's own HTTP parser refuses, before there is a request; then the connection is closed. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const problem = problemOfParser(error.code);
  const body = JSON.stringify(problem.toDocument());
  socket.end(
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\nContent-Type: application/problem+json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

function problemOfParser(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') return commonProblems.headersTooLarge();
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return commonProblems.requestTimeout();
  return commonProblems.badRequest();
}
