import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Hours online of a day that is over, of all lawyers together. */
@Entity('online_days')
export class OnlineDay {
  @PrimaryColumn('date') day: string;
  @Column('double precision') seconds: number;
}
