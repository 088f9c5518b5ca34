import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A public holiday, or a weekend day that is worked for one. */
@Entity('calendar_days')
export class CalendarDay {
  @PrimaryColumn('date') day: string;
  @Column('text') kind: 'holiday' | 'workday';
  @Column('text') name: string;
  @Column('text') source: string;
}

/** The secret link to a lawyer's duty. */
@Entity('calendar_feeds')
export class CalendarFeed {
  @PrimaryColumn('uuid') lawyerId: string;
  @Column('bytea') secretHash: Buffer;
  @Column('timestamptz') createdAt: Date;
}
