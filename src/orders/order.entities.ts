import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OrderStatus, Wave } from './order-flow.js';
import type { Summary } from './orders.contract.js';

/** One request for service by one resident (点单), from placing to closing. */
@Entity('orders')
export class Order {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') residentId: string;
  @Column('text') mode: 'online' | 'offline';
  @Column('text') board: string;
  @Column('text') description: string;
  @Column('boolean') urgent: boolean;
  @Column('text', { nullable: true }) dialect: string | null;
  @Column('uuid', { nullable: true }) chosenLawyerId: string | null;
  @Column('text') status: OrderStatus;
  @Column('text', { nullable: true }) wave: Wave | null;
  @Column('timestamptz', { nullable: true }) deadlineAt: Date | null;
  @Column('uuid', { nullable: true }) lawyerId: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) acceptedAt: Date | null;
  @Column('timestamptz', { nullable: true }) completedAt: Date | null;
  @Column('jsonb', { nullable: true }) summary: Summary | null;
  /** Counts the changes; the place of the latest event in the order's history. */
  @Column('integer') version: number;
}

/** The other side of an order, as a keyed hash of the normalised name. */
@Entity('opposing_parties')
export class OpposingParty {
  @PrimaryColumn('uuid') orderId: string;
  @PrimaryColumn('bytea') nameHash: Buffer;
}

/** The standing invitation of one order to one lawyer; open while it has no answer. */
@Entity('offers')
export class Offer {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') orderId: string;
  @Column('uuid') lawyerId: string;
  @Column('text') wave: Wave;
  @Column('timestamptz') madeAt: Date;
  @Column('timestamptz') deadlineAt: Date;
  @Column('text', { nullable: true }) answer: 'accepted' | 'declined' | 'expired' | 'withdrawn' | null;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text', { nullable: true }) note: string | null;
}

/** The stretch of an order that one lawyer served. */
@Entity('segments')
export class Segment {
  @PrimaryColumn('uuid') orderId: string;
  @PrimaryColumn('integer') number: number;
  @Column('uuid') lawyerId: string;
  @Column('text') via: 'chosen' | 'pool' | 'duty' | 'dispatch';
  @Column('timestamptz') startedAt: Date;
  @Column('timestamptz', { nullable: true }) firstAnswerAt: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('text', { nullable: true }) endReason: string | null;
}

/** The flow once more, for the database's own check. */
@Entity('order_moves')
export class OrderMove {
  @PrimaryColumn('text') fromStatus: OrderStatus;
  @PrimaryColumn('text') toStatus: OrderStatus;
}
