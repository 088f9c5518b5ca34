import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { AlarmCalls, type DueAlarm } from '../alarms/alarm-calls.service.js';
import { STEPS_OF, type AlarmStep } from '../alarms/alarms.contract.js';
import { Database, rows, type Tx } from '../platform/database/database.js';
import { Loop } from '../platform/loop.js';
import { isDatabaseAway } from '../platform/problems/to-problem.js';
import { DutyQueries } from '../roster/duty.queries.js';

const POLL_MS = 1_000; // Bounds how late a step is taken.

/**
 * Leads alarms on: whoever is on duty, the board, the operators, until somebody acknowledges. A step is one transaction,
 * so that whoever dies amid it has taken it or not. Every node runs one; SKIP LOCKED shares the work among them.
 */
@Injectable()
export class AlarmEscalation implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('alarms');
  private readonly loop = new Loop('alarm steps', POLL_MS, () => this.takeSteps());

  constructor(
    private readonly db: Database,
    private readonly calls: AlarmCalls,
    private readonly duty: DutyQueries,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** Takes every step that is due; one that fails is tried again at the next look, and holds up no other. */
  private async takeSteps(): Promise<boolean> {
    const failed: string[] = [];
    for (;;) {
      let claimed: DueAlarm | undefined;
      try {
        const found = await this.db.transaction(async (tx) => {
          claimed = await this.calls.claim(tx, failed);
          if (claimed) await this.takeStep(tx, claimed);
          return claimed !== undefined;
        });
        if (!found) return false;
      } catch (error) {
        if (!claimed || isDatabaseAway(error)) throw error;
        failed.push(claimed.id);
        this.logger.error(`Alarm ${claimed.id} took no step: ${String(error)}`);
      }
    }
  }

  /** The next step with somebody left to ask. */
  private async takeStep(tx: Tx, due: DueAlarm): Promise<void> {
    const alarm = due.isOverdue ? await this.calls.raiseAgain(tx, due) : due;
    const steps: readonly AlarmStep[] = STEPS_OF[alarm.kind];
    const from = alarm.step === null ? 0 : steps.indexOf(alarm.step) + 1;
    for (const step of steps.slice(from)) {
      if (await this.calls.call(tx, alarm, step, await this.whom(tx, alarm, step))) return;
    }
    await this.calls.giveUp(tx, alarm);
  }

  private async whom(tx: Tx, { boards }: DueAlarm, step: AlarmStep): Promise<string[]> {
    switch (step) {
      case 'operators':
        return idsOf(tx, `SELECT id FROM accounts WHERE role = 'operator' AND closed_at IS NULL`, []);
      case 'board':
        return idsOf(tx, OF_BOARDS, [boards]);
      default: {
        const onDuty = [];
        for (const board of boards) onDuty.push(...(await this.duty.whoIsOnDuty(tx, board)));
        const ids = onDuty.filter(({ tier }) => tier === step).map(({ lawyerId }) => lawyerId);
        return idsOf(tx, 'SELECT l.id FROM lawyers l WHERE l.id = ANY($1) AND may_practise(l)', [ids]);
      }
    }
  }
}

const OF_BOARDS = `SELECT l.id FROM lawyers l
  WHERE may_practise(l) AND EXISTS (SELECT FROM lawyer_boards b WHERE b.lawyer_id = l.id AND b.board = ANY($1))`;

async function idsOf(tx: Tx, sql: string, values: unknown[]): Promise<string[]> {
  return (await rows<{ id: string }>(tx, sql, values)).map(({ id }) => id);
}
