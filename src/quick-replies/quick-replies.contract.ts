import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsUUID, Max, Min } from 'class-validator';
import { Optional } from '../platform/http/optional.js';
import { PageQuery } from '../platform/http/page-query.contract.js';
import { Text } from '../platform/http/text.js';

const MOST = 100;

export class NewQuickReply {
  @Text(1, 40)
  title: string;

  /** May leave open, 20 times at most: `{{resident}}`, `{{lawyer}}`, `{{firm}}`, `{{board}}`, `{{orderNumber}}`. */
  @Text(1, 2000)
  body: string;

  /** The place in the list, from 1; the last one when it is further. Left out: the last one. */
  @Optional()
  @IsInt()
  @Min(1)
  @Max(MOST)
  position?: number;
}

export class ChangeQuickReply {
  @Optional()
  @Text(1, 40)
  title?: string;

  /** As for a new one. */
  @Optional()
  @Text(1, 2000)
  body?: string;

  /** Moves it to this place; the others make room. */
  @Optional()
  @IsInt()
  @Min(1)
  @Max(MOST)
  position?: number;
}

export class QuickRepliesQuery extends PageQuery {
  /** An order of the caller's, to fill in what the texts leave open. */
  @Optional()
  @IsUUID()
  orderId?: string;
}

export class QuickReplyView {
  id: string;
  title: string;
  body: string;
  /** 1, 2, 3, … in the order of the list. */
  position: number;
  createdAt: string;
  /** The text for the order that was asked for. */
  filled?: string;
}

export class QuickReplyPage {
  items: QuickReplyView[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}
