import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Parts } from './ranking.js';

/** A lawyer's figures so far, kept by triggers in the transaction that changes them. */
@Entity('lawyer_figures')
export class LawyerFigures {
  @PrimaryColumn('uuid') lawyerId: string;
  @Column('integer') served: number;
  /** The last 50 of online orders, from offer to acceptance. */
  @Column('real', { array: true }) acceptSeconds: number[];
  @Column('real', { nullable: true }) acceptMedian: number | null;
  /** The last 50 of online orders, from acceptance to the first word. */
  @Column('real', { array: true }) answerSeconds: number[];
  @Column('real', { nullable: true }) answerMedian: number | null;
  @Column('integer') ratingCount: number;
  /** Of whole groups of five only. */
  @Column('integer') ratingSum: number;
  /** When the lawyer last took an order; 1970 when never. */
  @Column('timestamptz') takenAt: Date;
  /** The mean of the standings. */
  @Column('double precision') score: number;
  /** True for all who are live, and for a moment for some who no longer are. */
  @Column('boolean') present: boolean;
  @Column('timestamptz', { nullable: true }) rescoreAt: Date | null;
}

/** A lawyer's place in one board: the parts that do not depend on who asks, and their weighted sum. */
@Entity('standings')
export class Standing {
  @PrimaryColumn('uuid') lawyerId: string;
  @PrimaryColumn('text') board: string;
  @Column('double precision') specialty: number;
  @Column('double precision') rating: number;
  @Column('double precision') answer: number;
  @Column('double precision') fairness: number;
  @Column('double precision') load: number;
  @Column('double precision') score: number;
  @Column('timestamptz') takenAt: Date;
  @Column('boolean') present: boolean;
}

/** Which of a lawyer's ratings came when: groups of five are made in that order. */
@Entity('rating_places')
export class RatingPlace {
  @PrimaryColumn('uuid') lawyerId: string;
  @PrimaryColumn('integer') place: number;
  @Column('uuid') orderId: string;
  @Column('integer') segment: number;
}

/** A board's mean, the prior of its lawyers. */
@Entity('board_ratings')
export class BoardRatings {
  @PrimaryColumn('text') board: string;
  @Column('integer') ratingSum: number;
  @Column('integer') ratingCount: number;
  @Column('double precision') prior: number;
  /** The prior with which the board was last scored as a whole; null: it has to be. */
  @Column('double precision', { nullable: true }) scoredPrior: number | null;
}

/** How much each part counts in a board, 0 to 1. */
@Entity('board_weights')
export class BoardWeights implements Parts {
  @PrimaryColumn('text') board: string;
  @Column('double precision') specialty: number;
  @Column('double precision') rating: number;
  @Column('double precision') answer: number;
  @Column('double precision') relation: number;
  @Column('double precision') dialect: number;
  @Column('double precision') distance: number;
  @Column('double precision') fairness: number;
  @Column('double precision') load: number;
  /** Null: nothing counts, and all score 0. */
  @Column('double precision', { nullable: true }) total: number | null;
}
