import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A roster that was proposed, and perhaps accepted. */
@Entity('roster_plans')
export class RosterPlan {
  @PrimaryColumn('uuid') id: string;
  @Column('tstzrange') during: string;
  @Column('text', { array: true }) boards: string[];
  @Column('jsonb') asked: object;
  @Column('jsonb') proposal: object;
  @Column('jsonb') uncovered: object;
  @Column('jsonb') fairness: object;
  @Column('bytea') fingerprint: Buffer;
  @Column('uuid') createdBy: string;
  @Column('timestamptz') createdAt: Date;
  @Column('uuid', { nullable: true }) acceptedBy: string | null;
  @Column('timestamptz', { nullable: true }) acceptedAt: Date | null;
  @Column('uuid', { array: true, nullable: true }) shiftIds: string[] | null;
}
