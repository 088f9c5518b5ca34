import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { Database, rows } from '../platform/database/database.js';
import { isUuid } from '../platform/http/page.js';
import { commonProblems } from '../platform/problems/common.problems.js';

/** Of one request: more names of things than any has. */
const MOST_NAMES = 200;

/**
 * A session that was begun by a card alone reaches today's orders. Older ones are as if they did not exist, and that is
 * decided here for every request that names one, in whichever field: a new route need not think of it.
 */
@Injectable()
export class OrderReach {
  constructor(private readonly db: Database) {}

  /** @throws 404 when `request` names an order that the caller's session does not reach back to */
  async check({ ordersSince }: Caller, request: readonly unknown[]): Promise<void> {
    if (ordersSince === null) return;
    const names = request.flatMap(namesIn).slice(0, MOST_NAMES);
    if (names.length === 0) return;
    const [older] = await rows(
      this.db,
      'SELECT 1 FROM orders WHERE id = ANY($1) AND created_at < $2 LIMIT 1',
      [names, ordersSince],
    );
    if (older) throw commonProblems.notFound();
  }

  /** The orders that such a session reaches; for the rooms that its sockets stand in. */
  async reached({ accountId, ordersSince }: Caller): Promise<string[]> {
    const found = await this.db.rows<{ id: string }>(
      `SELECT id FROM orders WHERE resident_id = $1 AND ($2::timestamptz IS NULL OR created_at >= $2)
        ORDER BY id DESC LIMIT ${MOST_NAMES}`,
      [accountId, ordersSince],
    );
    return found.map(({ id }) => id);
  }
}

/** Values of the fields of one object that could name an order. */
function namesIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.values(part).filter(isUuid);
}
