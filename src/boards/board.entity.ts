import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One of exactly twelve specialties (版块). */
@Entity('boards')
export class Board {
  @PrimaryColumn('text') slug: string;
  @Column('integer') position: number;
  @Column('text') name: string;
  @Column('text', { array: true }) keywords: string[];
}
