import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean } from 'class-validator';
import { Optional } from '../platform/http/optional.js';
import { toBoolean } from '../platform/http/page.js';

export const KINDS = ['image', 'voice', 'file'] as const;
export type AttachmentKind = (typeof KINDS)[number];

const STATES = ['held', 'clean', 'refused'] as const;

/** A form of two parts, in this order; documents it, for it is read as a stream. */
export class UploadAttachment {
  /** The order in whose conversation it will be said. */
  @ApiProperty({ format: 'uuid' })
  orderId: string;

  /** At most 20 MB; its type is found from its bytes. */
  @ApiProperty({ type: 'string', format: 'binary' })
  file: unknown;
}

/** Something that was added to a conversation. */
export class AttachmentView {
  id: string;
  @ApiProperty({ enum: KINDS })
  kind: AttachmentKind;
  /** For display only; its ending fits the type. */
  name: string;
  /** Its media type, found from its bytes. */
  type: string;
  sizeBytes: number;
  /** A picture's, in pixels. */
  width?: number;
  height?: number;
  /** A voice message's. */
  durationMs?: number;
  /** `held`: it has not been scanned yet, and the others cannot fetch it; `refused`: something was found in it, it is gone. */
  @ApiProperty({ enum: STATES })
  state: (typeof STATES)[number];
}

export class FetchQuery {
  /** A picture's small WebP, at most 320 pixels wide and high, instead of the picture. */
  @Optional()
  @Transform(({ value }: { value: unknown }) => toBoolean(value))
  @IsBoolean()
  thumbnail: boolean = false;
}
