import { Transform } from 'class-transformer';
import { IsInt, IsString, Matches, Max, Min } from 'class-validator';
import { Optional } from './optional.js';
import { toInteger } from './page.js';

/** What every list takes. */
export class LimitQuery {
  /** How many items at most. */
  @Optional()
  @Transform(({ value }: { value: unknown }) => toInteger(value))
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 20;
}

/** A list that is gone through page by page. */
export class PageQuery extends LimitQuery {
  /** The `nextCursor` of the page before. */
  @Optional()
  @IsString()
  @Matches(/^[A-Za-z0-9_-]{1,400}$/)
  cursor?: string;
}
