import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import type { EntryView } from './consultations.contract.js';
import type { SendMessage } from './send-message.contract.js';

interface Published {
  orderId: string;
  /** The people of the order when it was stored; nobody else is told. */
  residentId: string;
  lawyerId: string | null;
  /** The socket that sent it, if one did. */
  socketId?: string;
}

export interface PublishedEntry extends Published {
  seq: number;
  at: Date;
  message: SendMessage;
  sender: Caller;
}

export interface PublishedReadMark extends Published {
  seq: number;
  reader: Caller;
}

/** Whoever carries what was stored to the sockets of an order's people. */
export interface FeedListener {
  entry(people: Published, entry: EntryView): void;
  read(people: Published, mark: { accountId: string; seq: number }): void;
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

  publish(entry: PublishedEntry): void {
    const { sender, message } = entry;
    this.listener?.entry(entry, {
      seq: entry.seq,
      kind: message.kind,
      sender: { id: sender.accountId, role: sender.role, displayName: sender.displayName },
      body: message.body ?? '',
      clientId: message.clientId,
      at: entry.at.toISOString(),
    });
  }

  publishRead(mark: PublishedReadMark): void {
    this.listener?.read(mark, { accountId: mark.reader.accountId, seq: mark.seq });
  }
}
