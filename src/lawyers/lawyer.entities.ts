import { Column, Entity, PrimaryColumn } from 'typeorm';

export type LicenceStatus = 'valid' | 'suspended' | 'expired';
export type Availability = 'available' | 'away';

/** A licensed lawyer; `id` is that of the account. */
@Entity('lawyers')
export class Lawyer {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') firm: string;
  @Column('text') licenceNumber: string;
  @Column('text') licenceStatus: LicenceStatus;
  @Column('date', { nullable: true }) licenceValidUntil: string | null;
  @Column('integer') yearsInPractice: number;
  @Column('text') introduction: string;
  @Column('text', { array: true }) towns: string[];
  @Column('text', { array: true }) dialects: string[];
  @Column('integer') capacity: number;
  /** Active orders; counted by the database where orders change hands. */
  @Column('integer') load: number;
  /** Offers in a row that were met with silence. */
  @Column('integer') silences: number;
  @Column('text') availability: Availability;
  /** When the licence no longer held; null while it holds. */
  @Column('timestamptz', { nullable: true }) outSince: Date | null;
  @Column('integer') version: number;
  @Column('timestamptz') createdAt: Date;
}

@Entity('lawyer_boards')
export class LawyerBoard {
  @PrimaryColumn('uuid') lawyerId: string;
  @PrimaryColumn('text') board: string;
}

/** One connection of a workbench that beats; history when `until` is past, whether it was marked as ended or not yet. */
@Entity('lawyer_leases')
export class LawyerLease {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') lawyerId: string;
  @Column('text') state: Availability;
  @Column('timestamptz') startedAt: Date;
  @Column('timestamptz') until: Date;
  /** The same again, once it is marked. */
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}

/** The lawyer whom a village, or a town with no village named, asks first for a visit. */
@Entity('responsible_lawyers')
export class ResponsibleLawyer {
  @PrimaryColumn('text') town: string;
  @PrimaryColumn('text') village: string;
  @Column('uuid') lawyerId: string;
}
