import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What cover a board had in a stretch of time: on the roster, really there, really there with a free place. */
@Entity('cover_history')
export class CoverStretch {
  @PrimaryColumn('text') board: string;
  @PrimaryColumn('timestamptz') since: Date;
  @Column('timestamptz') until: Date;
  @Column('integer') planned: number;
  @Column('integer') live: number;
  @Column('integer') effective: number;
}
