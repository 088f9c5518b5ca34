import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from './door.contract.js';

/** A person who signs in. Residents come by phone, lawyers and operators by username. */
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
  @Column('boolean') demo: boolean;
  @Column('timestamptz') createdAt: Date;
}
