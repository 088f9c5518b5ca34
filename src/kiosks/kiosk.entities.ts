import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 桌上通: a terminal in a village office. A device, not a person: it vouches for the cards that it reads. */
@Entity('kiosks')
export class Kiosk {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') town: string;
  @Column('text') village: string;
  /** Of the enrolment code that is out. */
  @Column('bytea', { nullable: true }) codeHash: Buffer | null;
  @Column('timestamptz', { nullable: true }) codeExpiresAt: Date | null;
  /** Ed25519, 32 bytes. */
  @Column('bytea', { nullable: true }) publicKey: Buffer | null;
  @Column('timestamptz', { nullable: true }) enrolledAt: Date | null;
  @Column('timestamptz', { nullable: true }) lastSeenAt: Date | null;
  @Column('timestamptz', { nullable: true }) revokedAt: Date | null;
  @Column('timestamptz') createdAt: Date;
  @Column('integer') version: number;
}

/** A nonce that a kiosk may sign; gone with the first use, whatever came of it. */
@Entity('kiosk_challenges')
export class KioskChallenge {
  @PrimaryColumn('bytea') nonceHash: Buffer;
  @Column('uuid') kioskId: string;
  @Column('timestamptz') expiresAt: Date;
}
