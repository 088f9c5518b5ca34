import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Slot, Turn } from './pattern.js';

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
  @Column('jsonb') slots: Slot[];
  @Column('text') turn: Turn;
  @Column('integer') rollOutDays: number;
  @Column('timestamptz') rolledOutUntil: Date;
  @Column('integer') version: number;
  @Column('integer') history: number;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}

/** A slot that a rotation could give to nobody. */
@Entity('rotation_skips')
export class RotationSkip {
  @PrimaryColumn('uuid') rotationId: string;
  @PrimaryColumn('uuid') lawyerId: string;
  /** `[from,to)` */
  @PrimaryColumn('tstzrange') during: string;
  @Column('text') reason: string;
}
