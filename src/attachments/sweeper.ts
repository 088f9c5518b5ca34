import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Database, row } from '../platform/database/database.js';
import { Loop } from '../platform/loop.js';
import { Incoming } from './incoming.js';
import { Vault } from './vault.js';

const EVERY_MS = 600_000;
/** The whole store is gone through once a day, and when a node starts. */
const ROUNDS_UNTIL_STORE = 144;
const BATCH = 100;

/**
 * Sweeps out what nobody will miss: halves of uploads, attachments that were never said, contents without a row. Any
 * node may do any of it at any time, and again: each step leaves what the next run can go on from.
 */
@Injectable()
export class AttachmentSweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop = new Loop('attachment sweep', EVERY_MS, () => this.sweep());
  private round = 0;

  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
    private readonly incoming: Incoming,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** Sweeps now: something was discarded. */
  wake(): void {
    this.loop.wake();
  }

  private async sweep(): Promise<boolean> {
    const ago = await row<{ hour: Date; day: Date }>(
      this.db,
      `SELECT service_now() - interval '1 hour' AS hour, service_now() - interval '1 day' AS day`,
    );
    await this.incoming.sweep(ago!.hour);
    const isMore = await this.sweepUnsaid(ago!.day);
    await this.emptyRefused();
    if (isMore) return true;
    if (this.round++ % ROUNDS_UNTIL_STORE === 0) await this.sweepStore(ago!.day);
    return false;
  }

  /** Marked first, so that nobody says it while its content goes; the row goes last. */
  private async sweepUnsaid(before: Date): Promise<boolean> {
    await this.db.rows(
      `UPDATE attachments SET state = 'discarded', scan_at = NULL WHERE id IN (
         SELECT id FROM attachments WHERE said_at IS NULL AND uploaded_at < $1 AND state <> 'discarded'
          ORDER BY uploaded_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`,
      [before],
    );
    const discarded = await this.db.rows<{ id: string }>(
      `SELECT id FROM attachments WHERE said_at IS NULL AND state = 'discarded' LIMIT ${BATCH}`,
    );
    for (const { id } of discarded) {
      await this.vault.empty(id);
      await this.db.rows(`DELETE FROM attachments WHERE id = $1 AND state = 'discarded'`, [id]);
    }
    return discarded.length === BATCH;
  }

  private async emptyRefused(): Promise<void> {
    const refused = await this.db.rows<{ id: string }>(
      `SELECT id FROM attachments WHERE state = 'refused' AND has_content LIMIT ${BATCH}`,
    );
    for (const { id } of refused) {
      await this.vault.empty(id);
      await this.db.rows(`UPDATE attachments SET has_content = false WHERE id = $1 AND state = 'refused'`, [
        id,
      ]);
    }
  }

  /** A crash between content and row leaves content alone, and so does the restore of an older database. */
  private async sweepStore(before: Date): Promise<void> {
    for await (const items of this.vault.olderThan(before)) {
      const known = await this.db.rows<{ id: string }>('SELECT id FROM attachments WHERE id = ANY($1)', [
        items.map(({ id }) => id),
      ]);
      const ids = new Set(known.map(({ id }) => id));
      const isHalf = (key: string) => key.endsWith('.part');
      for (const { key, id } of items) if (!ids.has(id) || isHalf(key)) await this.vault.remove(key);
    }
  }
}
