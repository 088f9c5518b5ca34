import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EntryKind } from './entry.contract.js';

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
  /** The end of the chain over the entries, when it was last closed. */
  @Column('integer', { nullable: true }) sealedSeq: number | null;
  @Column('bytea', { nullable: true }) sealedHash: Buffer | null;
}

/** One thing that can be seen in a conversation. */
@Entity('entries')
export class Entry {
  @PrimaryColumn('uuid') orderId: string;
  @PrimaryColumn('integer') seq: number;
  @Column('text') kind: EntryKind;
  /** Null: the service itself. */
  @Column('uuid', { nullable: true }) senderId: string | null;
  /** The sender's own id of what was said; the same again is no second message. */
  @Column('text', { nullable: true }) clientId: string | null;
  @Column('text', { nullable: true }) body: string | null;
  @Column('uuid', { nullable: true }) attachmentId: string | null;
  /** The place of what is recalled. */
  @Column('integer', { nullable: true }) refersTo: number | null;
  /** Which notice, or why somebody left. */
  @Column('text', { nullable: true }) code: string | null;
  @Column('timestamptz') at: Date;
  /** The entry's hash as it was before its words were erased. */
  @Column('bytea', { nullable: true }) erasedHash: Buffer | null;
}

@Entity('read_marks')
export class ReadMark {
  @PrimaryColumn('uuid') orderId: string;
  @PrimaryColumn('uuid') accountId: string;
  @Column('integer') seq: number;
  @Column('timestamptz') at: Date;
}

/** A resident's heartbeats: there since, and until, unless another comes. */
@Entity('resident_presences')
export class ResidentPresence {
  @PrimaryColumn('uuid') residentId: string;
  @Column('timestamptz') since: Date;
  @Column('timestamptz') until: Date;
}

/** When somebody may speak again who has used up the burst. */
@Entity('talk_limits')
export class TalkLimit {
  @PrimaryColumn('uuid') accountId: string;
  @Column('timestamptz') earliest: Date;
}
