import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../database/database.js';
import type { NewEvent } from './event.js';
import { OutboxRelay } from './outbox-relay.js';

const INSERT_EVENTS = {
  name: 'insert-events',
  text: `INSERT INTO events (subject_kind, subject_id, seq, type, actor_role, actor_id, reason, data, signals)
         SELECT * FROM unnest($1::text[], $2::uuid[], $3::int[], $4::text[], $5::text[], $6::uuid[], $7::text[], $8::jsonb[], $9::jsonb[])`,
};

/** Records what happened, in the transaction in which it happens. */
@Injectable()
export class Outbox {
  constructor(
    private readonly db: Database,
    private readonly relay: OutboxRelay,
  ) {}

  /** Writes `event` to the history; its signals are told once the transaction is durable. */
  record(tx: Tx, event: NewEvent): Promise<void> {
    return this.recordAll(tx, [event]);
  }

  /** Several in one statement, in this order. */
  async recordAll(tx: Tx, events: readonly NewEvent[]): Promise<void> {
    await rows(tx, INSERT_EVENTS, [
      events.map(({ subjectKind }) => subjectKind),
      events.map(({ subjectId }) => subjectId),
      events.map(({ seq }) => seq),
      events.map(({ type }) => type),
      events.map(({ actor }) => actor.role),
      events.map(({ actor }) => actor.id),
      events.map(({ reason }) => reason ?? null),
      events.map(({ data }) => JSON.stringify(data ?? {})),
      events.map(({ signals }) => (signals?.length ? JSON.stringify(signals) : null)),
    ]);
    if (events.some(({ signals }) => signals?.length)) this.db.afterCommit(tx, () => this.relay.wake());
  }
}
