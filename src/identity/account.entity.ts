import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from './door.contract.js';

/** A person who signs in. Residents come by phone or by ID card, lawyers and operators by username. */
@Entity('accounts')
export class Account {
  @PrimaryColumn('uuid') id: string;
  @Column('text') role: Role;
  @Column('text') displayName: string;
  @Column('text', { nullable: true }) username: string | null;
  @Column('text', { nullable: true }) passwordHash: string | null;
  @Column('bytea', { nullable: true }) totpSecret: Buffer | null;
  @Column('integer') totpLastStep: number;
  @Column('bytea', { nullable: true }) phoneHash: Buffer | null;
  @Column('bytea', { nullable: true }) phoneSealed: Buffer | null;
  /** Keyed hash of the normalised name that the person gave; to find conflicts of interest by. */
  @Column('bytea', { nullable: true }) nameHash: Buffer | null;
  @Column('bytea', { nullable: true }) cardHash: Buffer | null;
  /** The number and the name on the ID card. */
  @Column('bytea', { nullable: true }) cardSealed: Buffer | null;
  @Column('bytea', { nullable: true }) nameSealed: Buffer | null;
  @Column('text', { nullable: true }) pinHash: string | null;
  @Column('integer') pinTries: number;
  @Column('timestamptz', { nullable: true }) pinTriedAt: Date | null;
  /** What was placed before stays closed: phone or PIN were added with the card alone. */
  @Column('timestamptz', { nullable: true }) ordersSince: Date | null;
  @Column('boolean') demo: boolean;
  @Column('timestamptz') createdAt: Date;
  @Column('integer') version: number;
  /** When an operator left; nobody signs in by such an account. */
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  /** When the person had all that is kept of them erased; the row stays for what refers to it, and says nothing. */
  @Column('timestamptz', { nullable: true }) erasedAt: Date | null;
}
