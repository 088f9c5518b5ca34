import { Injectable } from '@nestjs/common';
import { row, type Tx } from '../platform/database/database.js';
import { Outbox } from '../platform/events/outbox.js';
import { SYSTEM, type Actor } from '../platform/events/event.js';
import { room } from '../platform/events/signal.js';
import type { AlarmKind } from './alarms.contract.js';

export interface NewAlarm {
  kind: AlarmKind;
  /** What it is about, within its kind. */
  subject: string;
  board?: string;
  orderId?: string;
  /** Ids and states only. */
  data?: Record<string, unknown>;
  actor?: Actor;
}

/** Alarms: raised once, acknowledged by someone, closed by itself. */
@Injectable()
export class AlarmsService {
  constructor(private readonly outbox: Outbox) {}

  /** Raises an alarm, in the transaction of what it is about; gives its id, or undefined when it stands already. */
  async raise(tx: Tx, alarm: NewAlarm): Promise<string | undefined> {
    const raised = await row<{ id: string }>(
      tx,
      {
        name: 'raise-alarm',
        text: `INSERT INTO alarms (kind, subject, board, order_id, data, next_step_at)
               VALUES ($1, $2, $3, $4, $5, service_now()) ON CONFLICT DO NOTHING RETURNING id`,
      },
      [
        alarm.kind,
        alarm.subject,
        alarm.board ?? null,
        alarm.orderId ?? null,
        JSON.stringify(alarm.data ?? {}),
      ],
    );
    if (!raised) return undefined;
    await this.outbox.record(tx, {
      subjectKind: 'alarm',
      subjectId: raised.id,
      seq: 0,
      type: 'alarm.raised',
      actor: alarm.actor ?? SYSTEM,
      data: { kind: alarm.kind, subject: alarm.subject },
      signals: [{ rooms: [room.operators], event: 'alarm:raised', payload: { alarmId: raised.id } }],
    });
    return raised.id;
  }

  /** Closes the alarm that stands, if one does: what it was about is over. Gives its id. */
  async close(tx: Tx, kind: AlarmKind, subject: string, actor: Actor = SYSTEM): Promise<string | undefined> {
    const closed = await row<{ id: string; version: number }>(
      tx,
      {
        name: 'close-alarm',
        text: `UPDATE alarms SET closed_at = service_now(), closed_by = $3, next_step_at = NULL, version = version + 1
                WHERE kind = $1 AND subject = $2 AND closed_at IS NULL RETURNING id, version`,
      },
      [kind, subject, actor.id],
    );
    if (!closed) return undefined;
    await this.outbox.record(tx, {
      subjectKind: 'alarm',
      subjectId: closed.id,
      seq: closed.version,
      type: 'alarm.closed',
      actor,
      data: { kind, subject },
      signals: [{ rooms: [room.operators], event: 'alarm:changed', payload: { alarmId: closed.id } }],
    });
    return closed.id;
  }
}
