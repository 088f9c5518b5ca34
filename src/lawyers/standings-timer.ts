import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Database, rows, type Tx } from '../platform/database/database.js';
import { Loop } from '../platform/loop.js';

const POLL_MS = 2_000; // How long a place may lag behind the clock, a board's mean, or weights that were edited.
const BATCH = 200;

/**
 * Makes standings anew where nothing was written and yet they change: a step of fairness is due, the mean of a board
 * has moved, its weights were edited, a lease ran out. Every node runs one; SKIP LOCKED shares the work among them.
 */
@Injectable()
export class StandingsTimer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop = new Loop('standings', POLL_MS, () => this.tick());

  constructor(private readonly db: Database) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  private async tick(): Promise<boolean> {
    await this.callBoardsThatMoved();
    const done = [
      await this.claim(DUE, 'SELECT rescore($1)'),
      await this.claim(GONE, 'SELECT mark_presence($1)'),
    ];
    return done.includes(BATCH);
  }

  /** Has all lawyers of a board scored anew. */
  private async callBoardsThatMoved(): Promise<void> {
    const moved = await this.db.rows<{ board: string; prior: number }>(MOVED);
    for (const { board, prior } of moved)
      await this.db.transaction(async (tx) => {
        // Lawyers' rows before the board's: docs/decisions/0004-lock-order.md.
        await rows(tx, CALL_LAWYERS, [board]);
        await rows(tx, 'UPDATE board_ratings SET scored_prior = $2 WHERE board = $1', [board, prior]);
      });
  }

  /** Locks a batch of lawyers whom no other node has in hand, and deals with them in a statement that sees them as they are. */
  private claim(sql: typeof DUE, deal: string): Promise<number> {
    return this.db.transaction(async (tx: Tx) => {
      const claimed = await rows<{ id: string }>(tx, sql);
      if (claimed.length > 0) await rows(tx, deal, [claimed.map(({ id }) => id)]);
      return claimed.length;
    });
  }
}

const MOVED = {
  name: 'boards-moved',
  // Under half a hundredth of a level changes nobody's place that anybody could see.
  text: `SELECT board, prior FROM board_ratings WHERE scored_prior IS NULL OR abs(scored_prior - prior) >= 0.005 ORDER BY board`,
};

const CALL_LAWYERS = `
  UPDATE lawyer_figures SET rescore_at = service_now() WHERE lawyer_id IN (
    SELECT f.lawyer_id FROM lawyer_figures f JOIN lawyer_boards b ON b.lawyer_id = f.lawyer_id
     WHERE b.board = $1 ORDER BY f.lawyer_id FOR NO KEY UPDATE OF f)`;

const DUE = {
  name: 'standings-due',
  text: `SELECT l.id FROM lawyer_figures f JOIN lawyers l ON l.id = f.lawyer_id
          WHERE f.rescore_at <= (SELECT service_now())
          ORDER BY f.rescore_at LIMIT ${BATCH} FOR NO KEY UPDATE OF l SKIP LOCKED`,
};

const GONE = {
  name: 'lawyers-gone',
  text: `SELECT l.id FROM lawyer_figures f JOIN lawyers l ON l.id = f.lawyer_id
          WHERE f.present AND NOT EXISTS (
            SELECT FROM lawyer_leases s
             WHERE s.lawyer_id = f.lawyer_id AND s.ended_at IS NULL AND s.state = 'available' AND s.until > (SELECT service_now()))
          LIMIT ${BATCH} FOR NO KEY UPDATE OF l SKIP LOCKED`,
};
