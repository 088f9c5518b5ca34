import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a resident says of one segment: 5 非常满意 to 1 非常不满意. */
@Entity('ratings')
export class Rating {
  @PrimaryColumn('uuid') orderId: string;
  @PrimaryColumn('integer') segment: number;
  @Column('integer') level: number;
  @Column('text', { array: true }) reasons: string[];
  @Column('text', { nullable: true }) comment: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) changedAt: Date | null;
}
