import { ApiProperty } from '@nestjs/swagger';
import { Text } from '../platform/http/text.js';

export class BoardView {
  slug: string;
  /** Chinese, as residents see it. */
  name: string;
  keywords: string[];
  /** Lawyers of the board whose licence is valid. */
  lawyers: number;
  /** Those of them who are really there now. */
  live: number;
  /** Those on duty now, by the roster. */
  onDuty: number;
}

export class BoardList {
  items: BoardView[];
  /** Always null: there are twelve. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: null;
}

export class TriageRequest {
  /** What happened, in the resident's own words. */
  @Text(1, 4000)
  text: string;
}

export class TriageMatch {
  slug: string;
  /** 0 to 1; the best first. */
  score: number;
  /** The keywords that were found. */
  matched: string[];
}

export class TriageAnswer {
  items: TriageMatch[];
}
