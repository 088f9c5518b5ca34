import { ApiProperty } from '@nestjs/swagger';

export class DeliveryAttemptView {
  /** 1, 2, 3, … */
  attempt: number;
  beganAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt: string | null;
  /** `unsure`: it may have arrived. Null while it is under way. */
  @ApiProperty({ type: String, enum: ['sent', 'refused', 'unsure'], nullable: true })
  outcome: 'sent' | 'refused' | 'unsure' | null;
  /** Such as `status 503` or `errcode 93000`. */
  @ApiProperty({ type: String, nullable: true })
  detail: string | null;
}

export class DeliveryView {
  id: string;
  @ApiProperty({ enum: ['sms', 'webhook'] })
  channel: 'sms' | 'webhook';
  /** To whose phone; null for the webhook. */
  @ApiProperty({ type: String, nullable: true })
  accountId: string | null;
  /** `unsure` is not sent again: it may have arrived. `failed` was refused too often. */
  @ApiProperty({ enum: ['waiting', 'sending', 'sent', 'unsure', 'failed'] })
  state: 'waiting' | 'sending' | 'sent' | 'unsure' | 'failed';
  createdAt: string;
  /** Oldest first. */
  attempts: DeliveryAttemptView[];
}
