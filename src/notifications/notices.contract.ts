import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsUUID } from 'class-validator';
import { Optional } from '../platform/http/optional.js';
import { PageQuery } from '../platform/http/page-query.contract.js';
import { toBoolean } from '../platform/http/page.js';

export class NoticesQuery extends PageQuery {
  /** Only those that were not read yet, or only those that were. */
  @Optional()
  @Transform(({ value }: { value: unknown }) => toBoolean(value))
  @IsBoolean()
  unread?: boolean;
}

export class ReadNotices {
  /** The newest notice that was seen; it and all older ones are read. */
  @IsUUID()
  upTo: string;
}

export class NoticeView {
  id: string;
  /** Such as `alarm.called`. */
  kind: string;
  /** Ids and states; what they mean is fetched where it belongs. */
  @ApiProperty({ type: Object, additionalProperties: true })
  data: Record<string, unknown>;
  at: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readAt: string | null;
}

export class NoticePage {
  items: NoticeView[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
  /** How many the caller has not read, on all pages. */
  unread: number;
}

export class UnreadCount {
  unread: number;
}
