import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Database, row } from '../platform/database/database.js';
import { SYSTEM } from '../platform/events/event.js';
import { Loop } from '../platform/loop.js';
import { isDatabaseAway } from '../platform/problems/to-problem.js';
import { RotationRollOut } from './rotation-roll-out.service.js';
import { ROTATION, type RotationRow } from './rotations.queries.js';

const POLL_MS = 2_000; // A roll-out is due once a day; how long one may wait.

/**
 * Rolls rotations out ahead of time. Every node runs one; SKIP LOCKED shares the work among them. How far a rotation is
 * rolled out moves on in the transaction that makes its shifts, so that a node may die at any moment.
 */
@Injectable()
export class RotationTimer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('rotations');
  private readonly loop = new Loop('rotations', POLL_MS, () => this.rollOutDue());

  constructor(
    private readonly db: Database,
    private readonly rollOuts: RotationRollOut,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** One after the other; one that fails holds up no other and is tried again with the next run. */
  private async rollOutDue(): Promise<boolean> {
    const failed: string[] = [];
    for (;;) {
      const tried: { id?: string } = {};
      try {
        if (!(await this.rollOutOne(failed, tried))) return false;
      } catch (error) {
        if (tried.id === undefined || isDatabaseAway(error)) throw error;
        failed.push(tried.id);
        this.logger.error(`Rotation ${tried.id} is not rolled out: ${String(error)}`);
      }
    }
  }

  private rollOutOne(except: readonly string[], tried: { id?: string }): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const rotation = await row<RotationRow>(tx, DUE, [except]);
      if (!rotation) return false;
      tried.id = rotation.id;
      await this.rollOuts.rollOut(tx, rotation, { since: rotation.rolledOutUntil, actor: SYSTEM });
      return true;
    });
  }
}

const DUE = {
  name: 'rotations-due',
  text: `SELECT ${ROTATION} FROM rotations r
          WHERE r.ended_at IS NULL
            AND r.rolled_out_until < (SELECT service_now()) + make_interval(hours => 24 * r.roll_out_days)
            AND r.id <> ALL($1::uuid[])
          ORDER BY r.rolled_out_until LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`,
};
