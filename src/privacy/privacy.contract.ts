import { ApiProperty } from '@nestjs/swagger';
import { Equals } from 'class-validator';
import { MyAccount } from '../identity/me.contract.js';

export class EraseMyData {
  /** Said on purpose: it cannot be taken back. */
  @ApiProperty({ enum: [true] })
  @Equals(true, { message: 'confirm must be true' })
  confirm: boolean;
}

const LIST = { type: 'array', items: { type: 'object', additionalProperties: true } } as const;

/** All that is kept of a resident, as they see it elsewhere in this API. */
export class MyData {
  exportedAt: string;
  account: MyAccount;
  /** When they signed in and out. */
  @ApiProperty(LIST)
  sessions: object[];
  @ApiProperty(LIST)
  notices: object[];
  /** What they uploaded; the contents are fetched one by one. */
  @ApiProperty(LIST)
  attachments: object[];
  /** Every entry of every conversation, with its `orderId`. */
  @ApiProperty(LIST)
  messages: object[];
  /** How far they have read. */
  @ApiProperty(LIST)
  readMarks: object[];
  /** When they were last there. */
  @ApiProperty(LIST)
  presence: object[];
  /** Each with its `events`, its `promises` of a call-back, and of how many names the other side was named by. */
  @ApiProperty(LIST)
  orders: object[];
  @ApiProperty(LIST)
  ratings: object[];
}
