import { Injectable, Logger } from '@nestjs/common';
import { Database, rows } from '../database/database.js';
import { Loop } from '../loop.js';
import type { Signal } from './signal.js';

const BATCH = 200;
const POLL_MS = 1_000; // A node that died between commit and telling delays a hint by this much; it never loses one.

/**
 * Tells clients of committed events. Each node runs one; rows are claimed with SKIP LOCKED, told, then marked: at least
 * once, so clients look at `version`.
 */
@Injectable()
export class OutboxRelay {
  private readonly logger = new Logger('relay');
  private readonly loop = new Loop('relay', POLL_MS, () => this.tellBatch());
  private tell: ((signal: Signal) => void) | undefined;

  constructor(private readonly db: Database) {}

  /** Begins to relay through `tell`. */
  start(tell: (signal: Signal) => void): void {
    this.tell = tell;
    this.loop.start();
  }

  wake(): void {
    this.loop.wake();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  private async tellBatch(): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const events = await rows<{ id: string; signals: Signal[] }>(tx, {
        name: 'claim-outbox',
        text: `SELECT id, signals FROM events WHERE signals IS NOT NULL AND relayed_at IS NULL
                 ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
      });
      if (events.length === 0) return false;
      for (const event of events) for (const signal of event.signals) this.tellOne(signal);
      await rows(
        tx,
        { name: 'mark-relayed', text: 'UPDATE events SET relayed_at = service_now() WHERE id = ANY($1)' },
        [events.map((event) => event.id)],
      );
      return events.length === BATCH;
    });
  }

  private tellOne(signal: Signal): void {
    try {
      this.tell?.(signal);
    } catch (error) {
      this.logger.error(`A signal was not told: ${String(error)}`);
    }
  }
}
