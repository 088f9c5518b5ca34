import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 快捷回复: something that a lawyer often says. Sending it is the lawyer's own doing. */
@Entity('quick_replies')
export class QuickReply {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') lawyerId: string;
  /** 1, 2, 3, … without a hole. */
  @Column('integer') position: number;
  @Column('text') title: string;
  @Column('text') body: string;
  @Column('timestamptz') createdAt: Date;
}
