import { ApiProperty } from '@nestjs/swagger';

export class PresenceState {
  @ApiProperty({ enum: ['online', 'offline'] })
  state: 'online' | 'offline';
  /** Since when. */
  @ApiProperty({ format: 'date-time' })
  since: string;
}

export class PresenceView {
  /** Null: has not been there yet. */
  @ApiProperty({ type: PresenceState, nullable: true })
  resident: PresenceState | null;
  /** Null: there is none, or they have not been there yet. */
  @ApiProperty({ type: PresenceState, nullable: true })
  lawyer: PresenceState | null;
}
