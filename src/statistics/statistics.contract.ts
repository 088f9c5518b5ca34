import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { StretchQuery } from '../platform/http/stretch-query.contract.js';

export const GROUPINGS = ['day', 'board', 'lawyer', 'town'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Default: the 30 days before `to`, which is now; 400 days at most. */
export class StatisticsQuery extends StretchQuery {
  /** By what the orders of the stretch are counted. */
  @ApiProperty({ enum: GROUPINGS })
  @IsIn(GROUPINGS)
  by: Grouping;
}

/** Counts of the orders that were placed in the stretch; nobody's name or words but lawyers' names. */
export class StatisticsRow {
  /** A day in Asia/Shanghai (`YYYY-MM-DD`), a board's slug, a lawyer's id, or a town's name; empty when none is known. */
  key: string;
  /** As people call it. */
  name: string;
  /** Orders; by lawyer, those that the lawyer took on, each counted with every lawyer who did. */
  orders: number;
  /** Those in which a lawyer has answered. */
  answered: number;
  /** By lawyer, those that ended with this one. */
  completed: number;
  /** By lawyer, those of the orders that were cancelled later. */
  cancelled: number;
  /** Median of the seconds from placing to the first acceptance; null when nobody accepted. */
  @ApiProperty({ type: Number, nullable: true })
  acceptSeconds: number | null;
  /** Median of the seconds from acceptance to the lawyer's first word. */
  @ApiProperty({ type: Number, nullable: true })
  firstAnswerSeconds: number | null;
  /** How many segments residents rated. */
  rated: number;
  /** Share of the ratings with one of the three upper levels, 0 to 1; null while there are none. */
  @ApiProperty({ type: Number, nullable: true })
  satisfaction: number | null;
}

export class Statistics {
  from: string;
  to: string;
  @ApiProperty({ enum: GROUPINGS })
  by: Grouping;
  /** Days, boards and towns in their order; lawyers by how much they did. */
  @ApiProperty({ type: [StatisticsRow] })
  items: StatisticsRow[];
}
