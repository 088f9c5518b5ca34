import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AlarmKind, AlarmStep } from './alarms.contract.js';

/** Something that people have to see to; raised once, acknowledged by someone, closed by itself. */
@Entity('alarms')
export class Alarm {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: AlarmKind;
  @Column('text') subject: string;
  @Column('text', { nullable: true }) board: string | null;
  @Column('uuid', { nullable: true }) orderId: string | null;
  @Column('jsonb') data: Record<string, unknown>;
  @Column('timestamptz') raisedAt: Date;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  @Column('uuid', { nullable: true }) closedBy: string | null;
  @Column('uuid', { nullable: true }) acknowledgedBy: string | null;
  @Column('timestamptz', { nullable: true }) acknowledgedAt: Date | null;
  @Column('timestamptz', { nullable: true }) acknowledgedUntil: Date | null;
  @Column('text', { nullable: true }) step: AlarmStep | null;
  @Column('timestamptz', { nullable: true }) nextStepAt: Date | null;
  @Column('integer') rounds: number;
  @Column('integer') version: number;
}

/** Who was asked for help, each once a round. */
@Entity('alarm_calls')
export class AlarmCall {
  @PrimaryColumn('uuid') alarmId: string;
  @PrimaryColumn('integer') round: number;
  @PrimaryColumn('uuid') accountId: string;
  @Column('text') step: AlarmStep;
  @Column('timestamptz') at: Date;
}
