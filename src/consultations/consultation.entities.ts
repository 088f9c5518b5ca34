import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The head of an order's log: who may write, and the last place that was given. */
@Entity('conversations')
export class Conversation {
  @PrimaryColumn('uuid') orderId: string;
  @Column('uuid') residentId: string;
  @Column('uuid', { nullable: true }) lawyerId: string | null;
  /** The lawyer has not said a word in this segment yet. */
  @Column('boolean') awaitsAnswer: boolean;
  @Column('integer') lastSeq: number;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
}

/** One thing that was said. */
@Entity('entries')
export class Entry {
  @PrimaryColumn('uuid') orderId: string;
  @PrimaryColumn('integer') seq: number;
  @Column('text') kind: 'text';
  @Column('uuid') senderId: string;
  /** The sender's own id of it; the same again is no second message. */
  @Column('text') clientId: string;
  @Column('text') body: string;
  @Column('timestamptz') at: Date;
}

@Entity('read_marks')
export class ReadMark {
  @PrimaryColumn('uuid') orderId: string;
  @PrimaryColumn('uuid') accountId: string;
  @Column('integer') seq: number;
  @Column('timestamptz') at: Date;
}
