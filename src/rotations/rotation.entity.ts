import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A pattern of weeks in which several lawyers take turns. */
@Entity('rotations')
export class Rotation {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text', { array: true }) boards: string[];
  @Column('text') tier: string;
  @Column('text') zone: string;
  @Column('date') startsOn: string;
  @Column('date', { nullable: true }) endsOn: string | null;
  @Column('uuid', { array: true }) lawyers: string[];
  @Column('jsonb') slots: unknown;
  @Column('text') turn: 'slot' | 'day' | 'week';
  @Column('timestamptz') rolledOutUntil: Date;
  @Column('integer') version: number;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}
