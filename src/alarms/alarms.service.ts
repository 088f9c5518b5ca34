import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { Database, row, rows, type Tx } from '../platform/database/database.js';
import { Outbox } from '../platform/events/outbox.js';
import { SYSTEM, type Actor } from '../platform/events/event.js';
import { room, type Signal } from '../platform/events/signal.js';
import { CLOSED_BY_HAND, type AlarmKind, type AlarmView } from './alarms.contract.js';
import { alarmProblems } from './alarms.problems.js';
import { AlarmsQueries } from './alarms.queries.js';

export interface NewAlarm {
  kind: AlarmKind;
  /** What it is about, within its kind. */
  subject: string;
  board?: string;
  orderId?: string;
  /** Ids and states only; `boards`, slugs, where it is about several. */
  data?: Record<string, unknown>;
  actor?: Actor;
}

/** Which alarm is over, and who saw to it. */
interface Closing {
  kind: AlarmKind;
  subjects: readonly string[];
  actor: Actor;
  reason?: string;
}

/** Alarms: raised once, acknowledged by someone, closed by itself. */
@Injectable()
export class AlarmsService {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly alarms: AlarmsQueries,
  ) {}

  /** Raises an alarm, in the transaction of what it is about; gives its id, or undefined when it stands already. */
  async raise(tx: Tx, alarm: NewAlarm): Promise<string | undefined> {
    const [id] = await this.raiseAll(tx, [alarm]);
    return id;
  }

  /** Several of different subjects in one statement; gives the ids of those that did not stand yet. */
  async raiseAll(tx: Tx, alarms: readonly NewAlarm[]): Promise<string[]> {
    if (alarms.length === 0) return [];
    const raised = await rows<{ id: string; kind: AlarmKind; subject: string }>(tx, RAISE, [
      alarms.map(({ kind }) => kind),
      alarms.map(({ subject }) => subject),
      alarms.map(({ board }) => board ?? null),
      alarms.map(({ orderId }) => orderId ?? null),
      alarms.map(({ data }) => JSON.stringify(data ?? {})),
    ]);
    const bySubject = new Map(alarms.map((alarm) => [keyOf(alarm), alarm]));
    await this.outbox.recordAll(
      tx,
      raised.map(({ id, ...about }) => {
        const alarm = bySubject.get(keyOf(about))!;
        return {
          subjectKind: 'alarm',
          subjectId: id,
          seq: 0,
          type: 'alarm.raised',
          actor: alarm.actor ?? SYSTEM,
          data: { kind: alarm.kind, subject: alarm.subject },
          signals: [{ rooms: [room.operators], event: 'alarm:raised', payload: { alarmId: id } }],
        };
      }),
    );
    return raised.map(({ id }) => id);
  }

  /** Closes the alarm that stands, if one does: what it was about is over. Gives its id. */
  async close(tx: Tx, kind: AlarmKind, subject: string, actor: Actor = SYSTEM): Promise<string | undefined> {
    const [id] = await this.closeAll(tx, { kind, subjects: [subject], actor });
    return id;
  }

  /** The same for several subjects of one kind. */
  async closeAll(tx: Tx, { kind, subjects, actor, reason }: Closing): Promise<string[]> {
    if (subjects.length === 0) return [];
    const closed = await rows<{ id: string; version: number; subject: string }>(tx, CLOSE, [
      kind,
      subjects,
      actor.id,
    ]);
    const told = await this.toldOf(
      tx,
      closed.map(({ id }) => id),
    );
    await this.outbox.recordAll(
      tx,
      closed.map(({ id, version, subject }) => ({
        subjectKind: 'alarm',
        subjectId: id,
        seq: version,
        type: 'alarm.closed',
        actor,
        reason,
        data: { kind, subject },
        signals: [told(id)],
      })),
    );
    return closed.map(({ id }) => id);
  }

  /**
   * Somebody sees to it: nobody else is asked for so long, counted from now; acknowledged again, it is never shorter.
   * @throws 404 for a lawyer who was not asked; 409 `ALARM_CLOSED`
   */
  async acknowledge(caller: Caller, id: string, forSeconds: number): Promise<AlarmView> {
    return this.db.transaction(async (tx) => {
      await this.alarms.show(caller, id, tx);
      const acknowledged = await row<{ version: number; until: Date }>(tx, ACKNOWLEDGE, [
        id,
        caller.accountId,
        forSeconds * 1000,
      ]);
      if (!acknowledged) throw alarmProblems.closed();
      const told = await this.toldOf(tx, [id]);
      await this.outbox.record(tx, {
        subjectKind: 'alarm',
        subjectId: id,
        seq: acknowledged.version,
        type: 'alarm.acknowledged',
        actor: { role: caller.role, id: caller.accountId },
        data: { until: acknowledged.until },
        signals: [told(id)],
      });
      return this.alarms.show(caller, id, tx);
    });
  }

  /** An operator has seen to what does not end by itself. @throws 404; 409 `ALARM_CLOSES_ITSELF`, `ALARM_CLOSED` */
  async closeByHand(operator: Caller, id: string, reason: string): Promise<AlarmView> {
    return this.db.transaction(async (tx) => {
      const alarm = await this.alarms.show(operator, id, tx);
      if (!CLOSED_BY_HAND.includes(alarm.kind)) throw alarmProblems.closesItself();
      const actor: Actor = { role: operator.role, id: operator.accountId };
      const closed = await this.closeAll(tx, { kind: alarm.kind, subjects: [alarm.subject], actor, reason });
      if (!closed.includes(id)) throw alarmProblems.closed();
      return this.alarms.show(operator, id, tx);
    });
  }

  /** How operators, and the lawyers whom it asked for help, are told that an alarm has changed. */
  async toldOf(tx: Tx, ids: readonly string[]): Promise<(id: string) => Signal> {
    const called = await rows<{ alarmId: string; accountId: string }>(tx, CALLED_LAWYERS, [ids]);
    const byAlarm = Map.groupBy(called, ({ alarmId }) => alarmId);
    return (id) => ({
      rooms: [room.operators, ...(byAlarm.get(id) ?? []).map(({ accountId }) => room.account(accountId))],
      event: 'alarm:changed',
      payload: { alarmId: id },
    });
  }
}

const keyOf = ({ kind, subject }: Pick<NewAlarm, 'kind' | 'subject'>) => `${kind} ${subject}`;

const RAISE = {
  name: 'raise-alarms',
  text: `INSERT INTO alarms (kind, subject, board, order_id, data, next_step_at)
         SELECT *, service_now() FROM unnest($1::text[], $2::text[], $3::text[], $4::uuid[], $5::jsonb[])
         ON CONFLICT DO NOTHING RETURNING id, kind, subject`,
};

const CLOSE = {
  name: 'close-alarms',
  text: `UPDATE alarms SET closed_at = greatest(raised_at, service_now()), closed_by = $3, next_step_at = NULL, version = version + 1
          WHERE kind = $1 AND subject = ANY($2) AND closed_at IS NULL RETURNING id, version, subject`,
};

const ACKNOWLEDGE = {
  name: 'acknowledge-alarm',
  text: `UPDATE alarms a SET acknowledged_by = $2, acknowledged_at = now.at, acknowledged_until = now.until,
                next_step_at = now.until, version = version + 1
           FROM (SELECT b.id, service_now() AS at, greatest(b.acknowledged_until, from_now($3)) AS until
                   FROM alarms b WHERE b.id = $1 AND b.closed_at IS NULL FOR NO KEY UPDATE) now
          WHERE a.id = now.id RETURNING a.version, a.acknowledged_until AS until`,
};

const CALLED_LAWYERS = {
  name: 'lawyers-called',
  text: `SELECT DISTINCT c.alarm_id AS "alarmId", c.account_id AS "accountId"
           FROM alarm_calls c WHERE c.alarm_id = ANY($1) AND c.step <> 'operators'`,
};
