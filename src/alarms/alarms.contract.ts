import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, Max, Min } from 'class-validator';
import { BOARD_SLUGS } from '../boards/board-slugs.contract.js';
import { DeliveryView } from '../notifications/deliveries.contract.js';
import { Optional } from '../platform/http/optional.js';
import { PageQuery } from '../platform/http/page-query.contract.js';
import { toBoolean } from '../platform/http/page.js';
import { Text } from '../platform/http/text.js';

export const ALARM_KINDS = ['live_gap', 'roster_override', 'runway', 'bureau_wave'] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

/** Who is asked for help, in this order. */
export const ALARM_STEPS = ['primary', 'standby', 'board', 'operators'] as const;
export type AlarmStep = (typeof ALARM_STEPS)[number];

/** Whom each kind asks, one after the other. */
// prettier-ignore
export const STEPS_OF = {
  live_gap:        ['primary', 'standby', 'board', 'operators'],
  roster_override: ['standby', 'operators'],
  runway:          ['operators'],
  bureau_wave:     ['operators'],
} as const satisfies Record<AlarmKind, readonly AlarmStep[]>;

/** What is over when somebody has seen to it, and not by itself. */
export const CLOSED_BY_HAND: readonly AlarmKind[] = ['roster_override'];

export class AlarmsQuery extends PageQuery {
  /** Only those that stand, or only those that are over. */
  @Optional()
  @Transform(({ value }: { value: unknown }) => toBoolean(value))
  @IsBoolean()
  open?: boolean;

  @ApiProperty({ enum: ALARM_KINDS, required: false })
  @Optional()
  @IsIn(ALARM_KINDS)
  kind?: AlarmKind;

  /** A board's slug. */
  @Optional()
  @IsIn(BOARD_SLUGS)
  board?: string;
}

export class AcknowledgeAlarm {
  /** For how long nobody else is asked; an alarm that stands longer is raised again. */
  @Optional()
  @IsInt()
  @Min(1)
  @Max(86_400)
  forSeconds: number = 900;
}

export class CloseAlarm {
  /** What was done about it. */
  @Text(1, 500)
  reason: string;
}

/** One of the staff, as others of the staff know them. */
export class AlarmPerson {
  id: string;
  @ApiProperty({ enum: ['lawyer', 'operator'] })
  role: string;
  displayName: string;
}

export class Acknowledgement {
  by: AlarmPerson;
  at: string;
  /** When it stands longer than this, it is raised again. */
  until: string;
}

export class AlarmView {
  id: string;
  @ApiProperty({ enum: ALARM_KINDS })
  kind: AlarmKind;
  /** What it is about, within its kind: a board's slug, an order's id, an override's id. */
  subject: string;
  @ApiProperty({ type: String, nullable: true })
  board: string | null;
  @ApiProperty({ type: String, nullable: true })
  orderId: string | null;
  @ApiProperty({ type: Object, additionalProperties: true })
  data: Record<string, unknown>;
  raisedAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  closedAt: string | null;
  @ApiProperty({ type: Acknowledgement, nullable: true })
  acknowledged: Acknowledgement | null;
  /** Who was asked for help last; null: nobody yet. */
  @ApiProperty({ enum: ALARM_STEPS, nullable: true })
  step: AlarmStep | null;
  /** How often it was raised again after it had been acknowledged. */
  rounds: number;
  version: number;
}

export class AlarmPage {
  items: AlarmView[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export class AlarmActor {
  @ApiProperty({ enum: ['lawyer', 'operator', 'resident', 'system'] })
  role: string;
  @ApiProperty({ type: String, nullable: true })
  id: string | null;
}

export class AlarmEventView {
  seq: number;
  /** Such as `alarm.raised`, `alarm.called`, `alarm.acknowledged`, `alarm.raised_again`, `alarm.closed`. */
  type: string;
  at: string;
  actor: AlarmActor;
  reason?: string;
  @ApiProperty({ type: Object, additionalProperties: true })
  data: Record<string, unknown>;
}

export class AlarmDetail extends AlarmView {
  /** Its history, oldest first; of a very long one the last 200. */
  events: AlarmEventView[];
  /** What went out for it, newest first, at most 200; to a lawyer, what went to them. */
  deliveries: DeliveryView[];
}
