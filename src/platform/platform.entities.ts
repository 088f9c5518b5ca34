import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ActorRole } from './events/event.js';
import type { Signal } from './events/signal.js';

@Entity('master_key')
export class MasterKey {
  @PrimaryColumn('boolean') onlyRow: true;
  @Column('bytea') fingerprint: Buffer;
}

/** History and outbox in one. */
@Entity('events')
export class Event {
  @PrimaryColumn('bigint') id: string;
  @Column('text') subjectKind: string;
  @Column('uuid') subjectId: string;
  @Column('integer') seq: number;
  @Column('text') type: string;
  @Column('timestamptz') at: Date;
  @Column('text') actorRole: ActorRole;
  @Column('uuid', { nullable: true }) actorId: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('jsonb') data: Record<string, unknown>;
  @Column('jsonb', { nullable: true }) signals: Signal[] | null;
  @Column('timestamptz', { nullable: true }) relayedAt: Date | null;
}

@Entity('idempotency_keys')
export class IdempotencyKeyRow {
  @PrimaryColumn('uuid') accountId: string;
  @PrimaryColumn('text') key: string;
  @Column('bytea') requestHash: Buffer;
  @Column('jsonb', { nullable: true }) response: unknown;
  @Column('timestamptz') createdAt: Date;
}

@Entity('rate_buckets')
export class RateBucket {
  @PrimaryColumn('text') bucket: string;
  @PrimaryColumn('timestamptz') windowStart: Date;
  @Column('integer') hits: number;
}
