import { ApiProperty } from '@nestjs/swagger';
import { EntryView } from '../conversations/entry.contract.js';

export class TranscriptEntry extends EntryView {
  /** SHA-256 of the entry as it is stored, in hex; also of what was taken back. */
  hash: string;
}

export class TranscriptSeal {
  /** The last place when the conversation was closed. */
  seq: number;
  /** The end of the chain then, in hex; it also stands in the order's history. */
  hash: string;
}

/** All of a conversation, to keep: page, print, file. */
export class Transcript {
  orderId: string;
  board: string;
  boardName: string;
  description: string;
  createdAt: string;
  resident: string;
  /** Whoever served, in turn. */
  lawyers: string[];
  entries: TranscriptEntry[];
  /** The end of the chain: each link is SHA-256 of the link before and the entry's hash. */
  hash: string;
  /** Null while the conversation has never been closed. */
  @ApiProperty({ type: TranscriptSeal, nullable: true })
  seal: TranscriptSeal | null;
  /** Whether the entries are those that were sealed; true without a seal. */
  intact: boolean;
  /** When this copy was made. */
  at: string;
}
