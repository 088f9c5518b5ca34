import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something that was added to a conversation; its content lies in the store under its id. */
@Entity('attachments')
export class Attachment {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') orderId: string;
  @Column('uuid') uploaderId: string;
  @Column('text') kind: 'image' | 'voice' | 'file';
  @Column('text') name: string;
  @Column('text') type: string;
  @Column('integer') sizeBytes: number;
  @Column('integer', { nullable: true }) width: number | null;
  @Column('integer', { nullable: true }) height: number | null;
  @Column('integer', { nullable: true }) durationMs: number | null;
  /** `discarded`: never said, and being swept. */
  @Column('text') state: 'held' | 'clean' | 'refused' | 'discarded';
  @Column('text', { nullable: true }) finding: string | null;
  @Column('timestamptz', { nullable: true }) scanAt: Date | null;
  @Column('boolean') hasContent: boolean;
  @Column('timestamptz') uploadedAt: Date;
  @Column('timestamptz', { nullable: true }) saidAt: Date | null;
}
