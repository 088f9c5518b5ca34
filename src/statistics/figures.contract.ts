import { ApiProperty } from '@nestjs/swagger';

export class Spread {
  /** Null while there is nothing to measure. */
  @ApiProperty({ type: Number, nullable: true })
  median: number | null;
  @ApiProperty({ type: Number, nullable: true })
  p95: number | null;
}

/** The figures that the public sees, computed from the rows; not more often than their cost allows. */
export class Figures {
  /** The instant of which they tell. */
  at: string;
  /** Lawyers whose licence is valid. */
  lawyers: number;
  /** Orders in which a lawyer has answered. */
  consultationsAnswered: number;
  /** Hours that lawyers were really there, all together; two connections at once count once. */
  hoursOnline: number;
  /** Offline jobs that lawyers took out of the pool (抢单). */
  offlineJobsGrabbed: number;
  /** Segments that a lawyer took on. */
  served: number;
  /** Segments that residents rated. */
  rated: number;
  /** Share of the ratings with one of the three upper levels, 0 to 1; null while nobody has rated. Silence is not satisfaction: read it with `responseRate`. */
  @ApiProperty({ type: Number, nullable: true })
  satisfaction: number | null;
  /** rated ÷ served, 0 to 1; null while nothing was served. */
  @ApiProperty({ type: Number, nullable: true })
  responseRate: number | null;
  /** From placing to acceptance. */
  timeToAcceptSeconds: Spread;
  /** From acceptance to the lawyer's first word. */
  timeToFirstAnswerSeconds: Spread;
  /**
   * Share of the time of the last 30 days, over all boards and outside closed hours, in which somebody was really there
   * with a free place; null until cover was measured. Time that was not measured counts as not covered.
   */
  @ApiProperty({ type: Number, nullable: true })
  effectiveCoverShare: number | null;
}
