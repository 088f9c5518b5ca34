import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a board asks of its roster. */
@Entity('cover_policies')
export class CoverPolicy {
  @PrimaryColumn('text') board: string;
  @Column('integer') primaries: number;
  @Column('integer') runwayDays: number;
  @Column('integer') version: number;
  @Column('uuid', { nullable: true }) changedBy: string | null;
  @Column('timestamptz', { nullable: true }) changedAt: Date | null;
}

/** Hours in which a board asks for nobody. */
@Entity('closed_hours')
export class ClosedHours {
  @PrimaryColumn('uuid') id: string;
  @Column('text') board: string;
  @Column('tstzrange') during: string;
  @Column('text') reason: string;
  @Column('uuid') decidedBy: string;
  @Column('timestamptz') createdAt: Date;
}

/** Time that a lawyer took out of a shift. */
@Entity('leaves')
export class Leave {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') shiftId: string;
  @Column('uuid') lawyerId: string;
  @Column('text', { array: true }) boards: string[];
  @Column('tstzrange') during: string;
  @Column('text') reason: string;
  @Column('timestamptz') createdAt: Date;
}

export type SwapState = 'open' | 'accepted' | 'declined' | 'withdrawn' | 'void';

/** A lawyer asks another to take over a shift. */
@Entity('swaps')
export class Swap {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') shiftId: string;
  @Column('integer') shiftVersion: number;
  @Column('uuid') lawyerId: string;
  @Column('uuid', { nullable: true }) toLawyerId: string | null;
  @Column('uuid', { nullable: true }) forShiftId: string | null;
  @Column('integer', { nullable: true }) forShiftVersion: number | null;
  @Column('text') reason: string;
  @Column('text') state: SwapState;
  @Column('uuid', { nullable: true }) acceptedBy: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) settledAt: Date | null;
}

/** Gaps that an operator opened all the same, and why. */
@Entity('cover_overrides')
export class CoverOverride {
  @PrimaryColumn('uuid') id: string;
  @Column('text') verb: string;
  @Column('text') reason: string;
  @Column('uuid') decidedBy: string;
  @Column('timestamptz') at: Date;
}

@Entity('overridden_gaps')
export class OverriddenGap {
  @PrimaryColumn('uuid') overrideId: string;
  @PrimaryColumn('text') board: string;
  @PrimaryColumn('tstzrange') during: string;
  @Column('integer') have: number;
}
