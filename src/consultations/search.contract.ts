import { ApiProperty } from '@nestjs/swagger';
import { EntryView } from '../conversations/entry.contract.js';
import { PageQuery } from '../platform/http/page-query.contract.js';
import { Text } from '../platform/http/text.js';

const MAX_SOUGHT_CHARACTERS = 100;

export class SearchQuery extends PageQuery {
  /** Any part of what was said, from one character on, as it stands: no wildcards. Case and width do not matter. */
  @Text(1, MAX_SOUGHT_CHARACTERS)
  q: string;
}

/** A stretch of a body, in UTF-16 code units, as JavaScript counts them. */
export class Highlight {
  from: number;
  /** The place after the last unit. */
  to: number;
}

export class SearchHit {
  orderId: string;
  board: string;
  entry: EntryView;
  /** Where in `entry.body` it stands: the first 20 times. */
  highlights: Highlight[];
}

export class SearchPage {
  /** Newest first. A long search may give fewer than asked for, and still have a `nextCursor`. */
  items: SearchHit[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}
