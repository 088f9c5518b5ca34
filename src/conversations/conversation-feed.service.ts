import { Injectable } from '@nestjs/common';
import type { EntryView } from './entry.contract.js';

/** Who hears of it: the people of the order when it was stored, and nobody else. */
export interface Audience {
  orderId: string;
  residentId: string;
  lawyerId: string | null;
  /** The socket that sent it, if one did. */
  socketId?: string;
}

/** Whoever carries what was stored to the sockets of an order's people. */
export interface FeedListener {
  entry(audience: Audience, entry: EntryView): void;
  read(audience: Audience, mark: { accountId: string; seq: number }): void;
}

/**
 * From the log to the sockets, after the commit. It is only the fast way: a client that hears nothing finds the same
 * entries with `after=`.
 */
@Injectable()
export class ConversationFeed {
  private listener: FeedListener | undefined;

  listen(listener: FeedListener): void {
    this.listener = listener;
  }

  publish(audience: Audience, entry: EntryView): void {
    this.listener?.entry(audience, entry);
  }

  publishRead(audience: Audience, mark: { accountId: string; seq: number }): void {
    this.listener?.read(audience, mark);
  }
}
