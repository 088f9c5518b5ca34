import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A sign-in and all tokens that came of it by refreshing: the family that ends together. */
@Entity('sessions')
export class Session {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') accountId: string;
  @Column('bytea') refreshHash: Buffer;
  @Column('timestamptz') refreshExpiresAt: Date;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('text', { nullable: true }) endReason: string | null;
  @Column('uuid', { nullable: true }) kioskId: string | null;
  /** At a kiosk: when it is over unless somebody touches it, and when it is over in any case. */
  @Column('timestamptz', { nullable: true }) idleAt: Date | null;
  @Column('timestamptz', { nullable: true }) endsAt: Date | null;
  /** It reaches the resident's orders that were placed since; null: all. */
  @Column('timestamptz', { nullable: true }) ordersSince: Date | null;
  @Column('timestamptz', { nullable: true }) unlockedAt: Date | null;
  /** Village staff stand by. */
  @Column('boolean') helping: boolean;
  @Column('text', { nullable: true }) helperName: string | null;
  @Column('integer') version: number;
}

@Entity('access_tokens')
export class AccessToken {
  @PrimaryColumn('bytea') hash: Buffer;
  @Column('uuid') sessionId: string;
  @Column('timestamptz') expiresAt: Date;
}

@Entity('spent_refresh_tokens')
export class SpentRefreshToken {
  @PrimaryColumn('bytea') hash: Buffer;
  @Column('uuid') sessionId: string;
}

/** The one code that is out for a phone; a newer one takes its place. */
@Entity('sms_codes')
export class SmsCode {
  @PrimaryColumn('bytea') phoneHash: Buffer;
  @Column('bytea') codeHash: Buffer;
  @Column('timestamptz') expiresAt: Date;
  @Column('integer') attempts: number;
}
