import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a person is told inside of the service. */
@Entity('notices')
export class Notice {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') accountId: string;
  @Column('text') kind: string;
  @Column('jsonb') data: Record<string, unknown>;
  @Column('timestamptz') at: Date;
  @Column('timestamptz', { nullable: true }) readAt: Date | null;
}

export type Channel = 'sms' | 'webhook';
export type DeliveryState = 'waiting' | 'sending' | 'sent' | 'unsure' | 'failed';

/** What goes out of the service, once. */
@Entity('deliveries')
export class Delivery {
  @PrimaryColumn('uuid') id: string;
  @Column('text') channel: Channel;
  @Column('uuid', { nullable: true }) accountId: string | null;
  @Column('text') about: string;
  @Column('jsonb') content: Record<string, unknown>;
  @Column('text') state: DeliveryState;
  @Column('integer') attempts: number;
  @Column('timestamptz') nextAt: Date;
  @Column('timestamptz') createdAt: Date;
}

@Entity('delivery_attempts')
export class DeliveryAttempt {
  @PrimaryColumn('uuid') deliveryId: string;
  @PrimaryColumn('integer') attempt: number;
  @Column('timestamptz') beganAt: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('text', { nullable: true }) outcome: 'sent' | 'refused' | 'unsure' | null;
  @Column('text', { nullable: true }) detail: string | null;
}
