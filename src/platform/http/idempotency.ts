import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { commonProblems } from '../problems/common.problems.js';
import { row, rows, type Tx } from '../database/database.js';
import type { FastifyRequest } from 'fastify';

/** A creating request that may come again: who asks, under which key, for what. */
export interface IdempotentRequest {
  accountId: string;
  key: string | undefined;
  /** The route and the body, to tell a repeat from another request under the same key. */
  content: unknown;
}

/** The request's `Idempotency-Key`: 1 to 200 visible ASCII characters, or undefined. */
export const IdempotencyKey = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | undefined => {
    const key = context.switchToHttp().getRequest<FastifyRequest>().headers['idempotency-key'];
    if (key === undefined) return undefined;
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key))
      throw commonProblems.badFields([
        { field: 'Idempotency-Key', message: 'must be 1 to 200 visible ASCII characters' },
      ]);
    return key;
  },
);

/**
 * Runs `create` once for a key, and answers repeats with what it answered first. The key is written in the same
 * transaction, so that a repeat which comes while the first is under way waits for it.
 * @throws 422 `IDEMPOTENCY_KEY_REUSED` for the same key with another content
 */
export async function onceForKey<T>(
  tx: Tx,
  request: IdempotentRequest,
  create: () => Promise<T>,
): Promise<T> {
  const { accountId, key } = request;
  if (key === undefined) return create();
  const hash = createHash('sha256').update(JSON.stringify(request.content, withoutPasswords)).digest();
  const [fresh] = await rows(
    tx,
    `INSERT INTO idempotency_keys (account_id, key, request_hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING key`,
    [accountId, key, hash],
  );
  if (!fresh) return firstAnswer<T>(tx, accountId, key, hash);
  const response = await create();
  await rows(tx, 'UPDATE idempotency_keys SET response = $3 WHERE account_id = $1 AND key = $2', [
    accountId,
    key,
    JSON.stringify(response),
  ]);
  return response;
}

/** What is kept to know a repeat by must not help to guess a password. */
function withoutPasswords(key: string, value: unknown): unknown {
  return key === 'password' ? undefined : value;
}

async function firstAnswer<T>(tx: Tx, accountId: string, key: string, hash: Buffer): Promise<T> {
  const first = await row<{ request_hash: Buffer; response: T }>(
    tx,
    'SELECT request_hash, response FROM idempotency_keys WHERE account_id = $1 AND key = $2',
    [accountId, key],
  );
  if (!first?.request_hash.equals(hash)) throw commonProblems.idempotencyKeyReused();
  return first.response;
}

/** Documents the header of {@link IdempotencyKey}. */
export const ApiIdempotencyKey = (): MethodDecorator =>
  ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'The same key and body gives the first answer again; the same key with another body is 422.',
  });
