import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/config/settings.js';
import { Database, row } from '../platform/database/database.js';
import { SYSTEM } from '../platform/events/event.js';
import { Outbox } from '../platform/events/outbox.js';
import { room } from '../platform/events/signal.js';
import { Loop } from '../platform/loop.js';
import { scanWithClamd } from './clamd.js';
import { Vault } from './vault.js';

const POLL_MS = 2_000; // Bounds how late a scan comes that another node was to do and did not.
/** Longer than a scan takes; after it, whoever had the attachment is thought dead. */
const LEASE_MS = 60_000;
const RETRY_MS = 2_000;

/** Has held attachments scanned; every node does, each attachment one node at a time. Without a scanner nothing is held. */
@Injectable()
export class Scans implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('scans');
  private readonly loop = new Loop('scans', POLL_MS, () => this.scanNext());

  private lastWarning: string | undefined;

  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
    private readonly outbox: Outbox,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The state of what has just come. */
  get stateAtFirst(): 'held' | 'clean' {
    return this.settings.clamd === undefined ? 'clean' : 'held';
  }

  onApplicationBootstrap(): void {
    if (this.settings.clamd !== undefined) this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** Scans now what has come. */
  wake(): void {
    this.loop.wake();
  }

  /** No lock is held while clamd thinks: a message may say a held attachment meanwhile. */
  private async scanNext(): Promise<boolean | number> {
    const next = await row<{ id: string }>(
      this.db,
      `UPDATE attachments SET scan_at = from_now(${LEASE_MS}) WHERE id = (
         SELECT id FROM attachments WHERE state = 'held' AND scan_at <= service_now()
          ORDER BY scan_at LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING id`,
    );
    if (!next) return false;
    try {
      const bytes = await this.vault.get(next.id, 'content');
      if (!bytes) throw new Error(`The content of attachment ${next.id} is not in the store`);
      await this.settle(next.id, await scanWithClamd(this.settings.clamd!, bytes));
      this.lastWarning = undefined;
      return true;
    } catch (error) {
      this.warn(error instanceof Error ? error.message : String(error));
      await this.db.rows(
        `UPDATE attachments SET scan_at = from_now(${RETRY_MS}) WHERE id = $1 AND state = 'held'`,
        [next.id],
      );
      return RETRY_MS;
    }
  }

  /** Once for each new reason: a scanner that is away for a night needs no line every two seconds. */
  private warn(reason: string): void {
    if (reason !== this.lastWarning) this.logger.warn(`An attachment stays held: ${reason}`);
    this.lastWarning = reason;
  }

  /** Clean, or refused and then emptied; a crash between the two leaves the emptying to the sweep. */
  private async settle(id: string, finding: string | undefined): Promise<void> {
    const state = finding === undefined ? 'clean' : 'refused';
    await this.db.transaction(async (tx) => {
      const settled = await row<{ orderId: string; people: (string | null)[] }>(
        tx,
        `UPDATE attachments a SET state = $2, finding = $3, scan_at = NULL FROM conversations c
          WHERE a.id = $1 AND a.state = 'held' AND c.order_id = a.order_id
          RETURNING a.order_id AS "orderId", CASE WHEN a.said_at IS NULL THEN ARRAY[a.uploader_id]
                    ELSE ARRAY[c.resident_id, c.lawyer_id] END AS people`,
        [id, state, finding ?? null],
      );
      // Another node, thought dead, was only slow.
      if (!settled) return;
      const people = settled.people.filter((person) => person !== null).map(room.account);
      const rooms = [...people, room.order(settled.orderId)];
      await this.outbox.record(tx, {
        subjectKind: 'attachment',
        subjectId: id,
        seq: 1,
        type: `attachment.${state}`,
        actor: SYSTEM,
        data: { orderId: settled.orderId },
        signals: [{ rooms, event: 'attachment:changed', payload: { attachmentId: id, state } }],
      });
    });
    if (state === 'refused') {
      await this.vault.empty(id);
      await this.db.rows(`UPDATE attachments SET has_content = false WHERE id = $1 AND state = 'refused'`, [
        id,
      ]);
    }
  }
}
