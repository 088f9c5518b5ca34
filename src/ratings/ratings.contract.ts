import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsInt, Max, Min } from 'class-validator';
import { Optional } from '../platform/http/optional.js';
import { Text } from '../platform/http/text.js';

export class RateOrder {
  /** 5 非常满意, 4 满意, 3 基本满意, 2 不满意, 1 非常不满意. */
  @IsInt()
  @Min(1)
  @Max(5)
  level: number;

  @Optional()
  @IsArray()
  @ArrayMaxSize(10)
  @ArrayUnique()
  @Text(1, 40, { each: true })
  reasons?: string[];

  @Optional()
  @Text(1, 1000)
  comment?: string;

  /** Which stretch of the order; the last one when left out. */
  @Optional()
  @IsInt()
  @Min(1)
  @Max(1000)
  segment?: number;
}

export class RatingView {
  segment: number;
  level: number;
  reasons: string[];
  @ApiProperty({ type: String, nullable: true })
  comment: string | null;
  createdAt: string;
  @ApiProperty({ type: String, nullable: true })
  changedAt: string | null;
  /** Until when it may be changed. */
  changeableUntil: string;
}
