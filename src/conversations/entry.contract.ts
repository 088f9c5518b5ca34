import { ApiProperty } from '@nestjs/swagger';
import { AttachmentView } from '../attachments/attachments.contract.js';

/** What people say, and what the service says of what happened. */
export const SAID_KINDS = ['text', 'image', 'voice', 'file'] as const;
export const TOLD_KINDS = ['recall', 'join', 'leave', 'notice', 'summary', 'rating_asked'] as const;
export const ENTRY_KINDS = [...SAID_KINDS, ...TOLD_KINDS] as const;

export type SaidKind = (typeof SAID_KINDS)[number];
export type EntryKind = (typeof ENTRY_KINDS)[number];

export class Sender {
  /** Null: the service itself. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  id: string | null;
  @ApiProperty({ enum: ['resident', 'lawyer', 'system'] })
  role: string;
  displayName: string;
}

export const SYSTEM_SENDER: Sender = { id: null, role: 'system', displayName: '云律团' };

/** One thing that can be seen in a conversation, at its place. */
export class EntryView {
  /** 1, 2, 3, … with no hole and no repeat. */
  seq: number;
  @ApiProperty({ enum: ENTRY_KINDS })
  kind: EntryKind;
  sender: Sender;
  /** What was said, or what happened in words. Not there for what was recalled, and for an attachment without words. */
  body?: string;
  /** What goes with it; not there for what was recalled. */
  attachment?: AttachmentView;
  /** The sender's own id of what was said. */
  clientId?: string;
  /** Of a recall: the place of what is recalled. */
  refersTo?: number;
  /** Which notice, or why somebody left. */
  code?: string;
  /** It was said, and taken back. */
  recalled?: boolean;
  /** It was said, and erased with all that was kept of its resident. */
  erased?: boolean;
  at: string;
}
