import { commonProblems } from '../problems/common.problems.js';

/** One page of a list, and how to ask for the next: null at the end. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** A query parameter as a whole number; anything else stays as it is, for the checks to refuse. */
export function toInteger(value: unknown): unknown {
  return typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
}

/** A query parameter as a truth value; anything else stays as it is, for the checks to refuse. */
export function toBoolean(value: unknown): unknown {
  if (value === 'true' || value === '1') return true;
  if (value === 'false' || value === '0') return false;
  return value;
}

/** Cuts `found` (one more than `limit` was asked for) to a page; `keyOf` gives the place to go on from. */
export function toPage<T>(found: T[], limit: number, keyOf: (item: T) => (string | number)[]): Page<T> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const more = found.length > limit && last !== undefined;
  return { items, nextCursor: more ? cursorOf(keyOf(last)) : null };
}

/** The cursor that {@link readCursor} reads. */
export function cursorOf(key: (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The key in `cursor`: one part for each of `kinds`, of that kind. @throws 400 when it is not of our making */
export function readCursor(
  cursor: string | undefined,
  kinds: readonly ('uuid' | 'number')[],
): (string | number)[] | undefined {
  if (cursor === undefined) return undefined;
  let key: unknown;
  try {
    key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    key = undefined;
  }
  const fits =
    Array.isArray(key) && key.length === kinds.length && kinds.every((kind, i) => isOfKind(kind, key[i]));
  if (!fits)
    throw commonProblems.badFields([{ field: 'cursor', message: 'is not a cursor that this list gave' }]);
  return key as (string | number)[];
}

function isOfKind(kind: 'uuid' | 'number', part: unknown): boolean {
  return kind === 'number' ? Number.isFinite(part) : isUuid(part);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}
