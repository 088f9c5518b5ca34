import { Inject, Injectable } from '@nestjs/common';
import { NotificationsService } from '../notifications/notifications.service.js';
import { SETTINGS, type Settings } from '../platform/config/settings.js';
import { row, rows, type Tx } from '../platform/database/database.js';
import { Outbox } from '../platform/events/outbox.js';
import { SYSTEM } from '../platform/events/event.js';
import { room, type Signal } from '../platform/events/signal.js';
import { aboutAlarm, alarmText } from './about.js';
import { STEPS_OF, type AlarmKind, type AlarmStep } from './alarms.contract.js';

/** An open, locked alarm whose next step is due. */
export interface DueAlarm {
  id: string;
  kind: AlarmKind;
  /** Slugs, and their names, in the order of the boards. */
  boards: string[];
  boardNames: string[];
  step: AlarmStep | null;
  rounds: number;
  /** It was acknowledged, and stands longer than it was to. */
  isOverdue: boolean;
  /** Since when it stands, in local time. */
  since: string;
}

/** The steps of an alarm: who is asked for help, and that it is written down and told. */
@Injectable()
export class AlarmCalls {
  constructor(
    private readonly outbox: Outbox,
    private readonly notifications: NotificationsService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Locks an alarm whose next step is due and that nobody else has in hand; none of `except`. */
  claim(tx: Tx, except: readonly string[]): Promise<DueAlarm | undefined> {
    return row<DueAlarm>(tx, CLAIM, [except]);
  }

  /** A locked alarm stands longer than whoever acknowledged it has said: it begins again at its first step. */
  async raiseAgain(tx: Tx, alarm: DueAlarm): Promise<DueAlarm> {
    const again = await row<{ version: number; rounds: number }>(tx, RAISE_AGAIN, [alarm.id]);
    await this.record(tx, {
      id: alarm.id,
      version: again!.version,
      type: 'alarm.raised_again',
      data: { round: again!.rounds },
      signals: [raised(alarm.id, [room.operators])],
    });
    return { ...alarm, step: null, rounds: again!.rounds, isOverdue: false };
  }

  /**
   * Asks these for help, as the next step of a locked alarm; whoever was asked in this round is not asked again. Gives
   * whether anybody was left to ask.
   */
  async call(tx: Tx, alarm: DueAlarm, step: AlarmStep, accountIds: readonly string[]): Promise<boolean> {
    const called = await rows<{ accountId: string }>(tx, WRITE_CALLS, [
      alarm.id,
      alarm.rounds,
      step,
      accountIds,
    ]);
    if (called.length === 0 && step !== 'operators') return false;
    const ids = called.map(({ accountId }) => accountId);
    await this.stepTo(tx, alarm, step, ids);
    const data = { alarmId: alarm.id, kind: alarm.kind, boards: alarm.boards, step, round: alarm.rounds };
    await this.notifications.notify(
      tx,
      ids.map((accountId) => ({ accountId, kind: 'alarm.called', data })),
    );
    await this.deliver(tx, alarm, step, ids);
    return true;
  }

  /** Nobody is left to ask. */
  async giveUp(tx: Tx, { id }: DueAlarm): Promise<void> {
    await rows(tx, 'UPDATE alarms SET next_step_at = NULL WHERE id = $1', [id]);
  }

  private async stepTo(tx: Tx, alarm: DueAlarm, step: AlarmStep, called: readonly string[]): Promise<void> {
    const isLast = STEPS_OF[alarm.kind].at(-1) === step;
    const moved = await row<{ version: number }>(tx, STEP, [
      alarm.id,
      step,
      isLast ? null : this.settings.alarmStepMs,
    ]);
    const rooms = called.map(room.account);
    await this.record(tx, {
      id: alarm.id,
      version: moved!.version,
      type: 'alarm.called',
      data: { step, round: alarm.rounds, called },
      signals: [
        ...(step !== 'operators' && rooms.length > 0 ? [raised(alarm.id, rooms)] : []),
        { rooms: [room.operators], event: 'alarm:changed', payload: { alarmId: alarm.id } },
      ],
    });
  }

  private async deliver(tx: Tx, alarm: DueAlarm, step: AlarmStep, ids: readonly string[]): Promise<void> {
    const about = aboutAlarm(alarm.id, { round: alarm.rounds, step });
    const content = { text: alarmText(alarm) };
    await this.notifications.deliver(tx, [
      ...ids.map((accountId) => ({ channel: 'sms' as const, accountId, about, content })),
      ...(step === 'operators' ? [{ channel: 'webhook' as const, about, content }] : []),
    ]);
  }

  private record(
    tx: Tx,
    event: { id: string; version: number; type: string; data: Record<string, unknown>; signals: Signal[] },
  ): Promise<void> {
    const { id, version, type, data, signals } = event;
    return this.outbox.record(tx, {
      subjectKind: 'alarm',
      subjectId: id,
      seq: version,
      type,
      actor: SYSTEM,
      data,
      signals,
    });
  }
}

function raised(id: string, rooms: string[]): Signal {
  return { rooms, event: 'alarm:raised', payload: { alarmId: id } };
}

/** Its boards are its own, or those that its data names. */
const BOARDS = `boards b WHERE b.slug = a.board
  OR (a.board IS NULL AND jsonb_typeof(a.data->'boards') = 'array' AND a.data->'boards' ? b.slug) ORDER BY b.position`;

const CLAIM = {
  name: 'claim-alarm',
  text: `SELECT a.id, a.kind, a.step, a.rounds, a.acknowledged_by IS NOT NULL AS "isOverdue",
                ARRAY(SELECT b.slug FROM ${BOARDS}) AS boards, ARRAY(SELECT b.name FROM ${BOARDS}) AS "boardNames",
                to_char(a.raised_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') AS since
           FROM alarms a
          WHERE a.closed_at IS NULL AND a.next_step_at <= (SELECT service_now()) AND a.id <> ALL($1)
          ORDER BY a.next_step_at LIMIT 1 FOR NO KEY UPDATE OF a SKIP LOCKED`,
};

const RAISE_AGAIN = {
  name: 'raise-alarm-again',
  text: `UPDATE alarms SET acknowledged_by = NULL, acknowledged_at = NULL, acknowledged_until = NULL,
                step = NULL, rounds = rounds + 1, version = version + 1
          WHERE id = $1 RETURNING version, rounds`,
};

const STEP = {
  name: 'step-alarm',
  text: `UPDATE alarms SET step = $2, next_step_at = CASE WHEN $3::bigint IS NULL THEN NULL ELSE from_now($3) END, version = version + 1
          WHERE id = $1 RETURNING version`,
};

const WRITE_CALLS = {
  name: 'write-calls',
  text: `INSERT INTO alarm_calls (alarm_id, round, step, account_id)
         SELECT DISTINCT $1::uuid, $2::int, $3, id FROM unnest($4::uuid[]) id
         ON CONFLICT DO NOTHING RETURNING account_id AS "accountId"`,
};
