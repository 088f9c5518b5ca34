import { isUuid } from '../platform/http/page.js';
import { commonProblems } from '../platform/problems/common.problems.js';

/** An event's payload as an object with known fields only. @throws 400 */
export function readFields<Field extends string>(
  payload: unknown,
  known: readonly Field[],
): Partial<Record<Field, unknown>> {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload))
    throw commonProblems.badRequest('The payload is a JSON object.');
  const unknown = Object.keys(payload).filter((field) => !(known as readonly string[]).includes(field));
  if (unknown.length > 0)
    throw commonProblems.badFields(
      unknown.map((field) => ({ field, message: `${field} is not known here` })),
    );
  return payload;
}

/** @throws 404 for what can be no order's id */
export function readOrderId(value: unknown): string {
  if (!isUuid(value)) throw commonProblems.notFound();
  return value.toLowerCase();
}

/** A place in a log: a whole number from 0. @throws 400 */
export function readSeq(field: string, value: unknown): number {
  if (Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 2_147_483_647)
    return value as number;
  throw commonProblems.badFields([{ field, message: `${field} must be a whole number from 0` }]);
}
