import { Injectable } from '@nestjs/common';
import { Database, rows, type Tx } from '../database/database.js';
import type { NewEvent } from './event.js';
import { OutboxRelay } from './outbox-relay.js';

const INSERT_EVENT = {
  name: 'insert-event',
  text: `INSERT INTO events (subject_kind, subject_id, seq, type, actor_role, actor_id, reason, data, signals)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
};

/** Records what happened, in the transaction in which it happens. */
@Injectable()
export class Outbox {
  constructor(
    private readonly db: Database,
    private readonly relay: OutboxRelay,
  ) {}

  /** Writes `event` to the history; its signals are told once the transaction is durable. */
  async record(tx: Tx, event: NewEvent): Promise<void> {
    await rows(tx, INSERT_EVENT, [
      event.subjectKind,
      event.subjectId,
      event.seq,
      event.type,
      event.actor.role,
      event.actor.id,
      event.reason ?? null,
      JSON.stringify(event.data ?? {}),
      event.signals?.length ? JSON.stringify(event.signals) : null,
    ]);
    if (event.signals?.length) this.db.afterCommit(tx, () => this.relay.wake());
  }
}
