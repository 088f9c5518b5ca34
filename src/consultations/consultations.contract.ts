import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { Optional } from '../platform/http/optional.js';
import { LimitQuery } from '../platform/http/page-query.contract.js';
import { toInteger } from '../platform/http/page.js';
import { EntryView } from '../conversations/entry.contract.js';

const MAX_SEQ = 2_147_483_647;

export class EntriesQuery extends LimitQuery {
  /** Entries with a later place than this. */
  @Optional()
  @Transform(({ value }: { value: unknown }) => toInteger(value))
  @IsInt()
  @Min(0)
  @Max(MAX_SEQ)
  after: number = 0;

  /** The last entries with an earlier place than this: a long log is opened at its end, and read backwards. */
  @Optional()
  @Transform(({ value }: { value: unknown }) => toInteger(value))
  @IsInt()
  @Min(1)
  @Max(MAX_SEQ)
  before?: number;
}

export class ReadBy {
  resident: number;
  lawyer: number;
}

export class EntryPage {
  items: EntryView[];
  /** The last place in the log. */
  lastSeq: number;
  /** How far the caller has read. */
  readSeq: number;
  /** How far each side has read. */
  readBy: ReadBy;
  /** What others said after that, and did not take back. */
  unread: number;
}

export class SentMessage {
  seq: number;
  at: string;
  /** Whether the message was there already. */
  duplicate: boolean;
}

export class MarkRead {
  /** The last place that was read; never goes back. */
  @IsInt()
  @Min(0)
  @Max(MAX_SEQ)
  seq: number;
}

export class ReadMarkView {
  /** How far the caller has read. */
  readSeq: number;
}

/** A conversation in the caller's list. */
export class ConversationView {
  orderId: string;
  board: string;
  status: string;
  closed: boolean;
  /** The last place in the log. */
  lastSeq: number;
  /** How far the caller has read. */
  readSeq: number;
  /** What the other side said after that, and did not take back. */
  unread: number;
  /** The latest entry; null before the first. */
  @ApiProperty({ type: EntryView, nullable: true })
  last: EntryView | null;
}

export class ConversationPage {
  items: ConversationView[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}
