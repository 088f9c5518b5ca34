import { Logger } from '@nestjs/common';
import { LOCKED_COLUMNS, type LockedOrder } from '../orders/locked-order.queries.js';
import { rows, type Database, type Tx } from '../platform/database/database.js';
import { inParallel } from '../platform/in-parallel.js';
import { isDatabaseAway } from '../platform/problems/to-problem.js';

const BATCH = 400;
/** How many transactions at a time: one computes while another is in the database; the other connections are for requests. */
const HANDS = 3;

/** Orders with which the service itself has to do something. */
export interface QueueOf {
  /** Unique, for the names of its statements. */
  name: string;
  /** Of `orders o`. */
  where: string;
  orderBy: string;
  /** How many share a transaction. */
  together: number;
}

/** What is to be done with locked orders; all or none. */
type Deal = (tx: Tx, orders: LockedOrder[]) => Promise<void>;

/**
 * Orders that wait for the service to deal with them: they are locked, a group in a transaction, by whichever node gets
 * hold of them. When a group fails, each is tried alone, so that one that fails holds up no other.
 */
export class OrderQueue {
  private readonly logger = new Logger('order queue');
  private readonly list: { name: string; text: string };
  private readonly lock: { name: string; text: string };
  /** They are tried again when all others are done. */
  private readonly failed = new Set<string>();
  private readonly together: number;

  constructor(
    private readonly db: Database,
    { name, where, orderBy, together }: QueueOf,
  ) {
    this.together = together;
    this.list = {
      name: `list-${name}`,
      text: `SELECT o.id FROM orders o WHERE ${where} AND o.id <> ALL($1) ORDER BY ${orderBy} LIMIT ${BATCH}`,
    };
    this.lock = {
      name: `lock-${name}`,
      text: `SELECT ${LOCKED_COLUMNS} FROM orders o WHERE o.id = ANY($1) AND ${where} FOR NO KEY UPDATE OF o SKIP LOCKED`,
    };
  }

  /** Deals with the next ones; true when there may be more to deal with at once. */
  async work(deal: Deal): Promise<boolean> {
    const found = await this.db.rows<{ id: string }>(this.list, [[...this.failed]]);
    const ids = found.map(({ id }) => id);
    let tried = 0;
    await inParallel(HANDS, inGroups(ids, this.together), async (group) => {
      tried += await this.tryTogether(group, deal);
    });
    const isMore = ids.length === BATCH && tried > 0;
    if (!isMore) this.failed.clear();
    return isMore;
  }

  /** Gives how many were not in the hands of somebody else. */
  private async tryTogether(ids: readonly string[], deal: Deal): Promise<number> {
    try {
      return await this.db.transactionOnce(async (tx) => {
        const orders = await rows<LockedOrder>(tx, this.lock, [ids]);
        if (orders.length > 0) await deal(tx, orders);
        return orders.length;
      });
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      return ids.length > 1 ? this.tryEach(ids, deal) : this.giveUp(ids[0]!, error);
    }
  }

  private async tryEach(ids: readonly string[], deal: Deal): Promise<number> {
    let tried = 0;
    for (const id of ids) tried += await this.tryTogether([id], deal);
    return tried;
  }

  private giveUp(id: string, error: unknown): number {
    this.failed.add(id);
    this.logger.error(
      `Order ${id} was not moved on: ${error instanceof Error ? error.message : String(error)}`,
    );
    return 1;
  }
}

function inGroups<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) =>
    items.slice(n * size, (n + 1) * size),
  );
}
