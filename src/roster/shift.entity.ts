import { Column, Entity, PrimaryColumn } from 'typeorm';

export type Tier = 'primary' | 'standby';

/** 值班: one lawyer on duty for some boards over a half-open stretch of time. */
@Entity('shifts')
export class Shift {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') lawyerId: string;
  @Column('text', { array: true }) boards: string[];
  @Column('text') tier: Tier;
  /** `[from,to)` */
  @Column('tstzrange') during: string;
  @Column('uuid', { nullable: true }) rotationId: string | null;
  @Column('integer') version: number;
  @Column('timestamptz') createdAt: Date;
}
