import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Database, row, rows } from '../platform/database/database.js';
import { Loop } from '../platform/loop.js';

const POLL_MS = 1_000; // What is not indexed yet is found all the same; it only takes longer.
const BATCH = 20;
/** After so much work it rests for nine times as long: who sends has the machine, and it a tenth of a core. */
const REST_PER_WORK = 9;

/** Indexes what was said for the search, behind the back of whoever sends; one node at a time. */
@Injectable()
export class SearchIndexer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop = new Loop('search index', POLL_MS, () => this.work());

  constructor(private readonly db: Database) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  private async work(): Promise<boolean | number> {
    const began = performance.now();
    const isMore = await this.indexBatch();
    return isMore && REST_PER_WORK * (performance.now() - began);
  }

  /** Gives whether there may be more: a long conversation is not done at once. */
  private indexBatch(): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const turn = await row<{ mine: boolean }>(
        tx,
        `SELECT pg_try_advisory_xact_lock(hashtext('search index')) AS mine`,
      );
      if (!turn!.mine) return false;
      const due = await rows<{ orderId: string }>(tx, TAKE_DUE);
      // In a statement of its own, which sees all that was said before it was due.
      if (due.length > 0) await rows(tx, INDEX, [due.map(({ orderId }) => orderId)]);
      return due.length > 0;
    });
  }
}

const TAKE_DUE = {
  name: 'take-search-due',
  text: `DELETE FROM search_due WHERE id IN (SELECT id FROM search_due ORDER BY id LIMIT ${BATCH})
         RETURNING order_id AS "orderId"`,
};

const INDEX = { name: 'index-conversations', text: 'SELECT index_conversations($1)' };
