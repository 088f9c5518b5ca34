import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OrderStatus, Via, Wave } from './order-flow.contract.js';
import type { Step } from './plan.contract.js';
import type { Summary } from './orders.contract.js';

/** One request for service by one resident (点单), from placing to closing. */
@Entity('orders')
export class Order {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') residentId: string;
  @Column('text') mode: 'online' | 'offline';
  @Column('text') board: string;
  /** How often the resident has corrected it; counted by the database. */
  @Column('integer') boardCorrections: number;
  @Column('text') description: string;
  @Column('boolean') urgent: boolean;
  @Column('text', { nullable: true }) dialect: string | null;
  @Column('uuid', { nullable: true }) chosenLawyerId: string | null;
  @Column('text') status: OrderStatus;
  /** The ladder as it was planned when the search began, and the place in it. */
  @Column('jsonb') plan: Step[];
  @Column('integer') step: number;
  @Column('text', { nullable: true }) wave: Wave | null;
  @Column('timestamptz') bureauAt: Date;
  @Column('timestamptz', { nullable: true }) stepEndsAt: Date | null;
  @Column('timestamptz', { nullable: true }) promiseAt: Date | null;
  /** The earlier of the two above; computed by the database. */
  @Column('timestamptz', { nullable: true }) deadlineAt: Date | null;
  @Column('uuid', { nullable: true }) lawyerId: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) acceptedAt: Date | null;
  @Column('timestamptz', { nullable: true }) completedAt: Date | null;
  /** Where it was placed; null: not at a kiosk. */
  @Column('uuid', { nullable: true }) kioskId: string | null;
  /** Counts the changes; the place of the latest event in the order's history. */
  @Column('integer') version: number;
  /** When what was said in it was erased. */
  @Column('timestamptz', { nullable: true }) erasedAt: Date | null;
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
  /** When the segment ended that it led to. */
  @Column('timestamptz', { nullable: true }) overAt: Date | null;
  @Column('double precision', { nullable: true }) score: number | null;
  @Column('jsonb', { nullable: true }) parts: Record<string, number> | null;
}

/** The stretch of an order that one lawyer served. */
@Entity('segments')
export class Segment {
  @PrimaryColumn('uuid') orderId: string;
  @PrimaryColumn('integer') number: number;
  @Column('uuid') lawyerId: string;
  /** The order's when the segment began. */
  @Column('text') board: string;
  @Column('text') via: Via;
  @Column('timestamptz') startedAt: Date;
  @Column('timestamptz', { nullable: true }) firstAnswerAt: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('text', { nullable: true }) endReason: string | null;
  @Column('text', { nullable: true }) statement: string | null;
  @Column('jsonb', { nullable: true }) summary: Summary | null;
}

/** The flow once more, for the database's own check. */
@Entity('order_moves')
export class OrderMove {
  @PrimaryColumn('text') fromStatus: OrderStatus;
  @PrimaryColumn('text') toStatus: OrderStatus;
}

/** A call-back that a resident was promised, and what became of it. */
@Entity('promises')
export class CallBackPromise {
  @PrimaryColumn('uuid') orderId: string;
  @PrimaryColumn('timestamptz') promisedAt: Date;
  @Column('timestamptz') callBy: Date;
  @Column('text', { nullable: true }) outcome: 'kept' | 'broken' | 'released' | null;
  @Column('timestamptz', { nullable: true }) settledAt: Date | null;
}

/** Where and when a lawyer comes; the lawyer stands here while the order is being served. */
@Entity('visits')
export class Visit {
  @PrimaryColumn('uuid') orderId: string;
  @Column('text') town: string;
  @Column('text') village: string;
  @Column('text') place: string;
  @Column('tstzrange') during: string;
  @Column('bytea') codeSealed: Buffer;
  @Column('uuid', { nullable: true }) lawyerId: string | null;
  @Column('timestamptz', { nullable: true }) checkedInAt: Date | null;
}
