import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { OrdersService } from '../orders/orders.service.js';
import { Database, row, type Queryable } from '../platform/database/database.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { ConversationFeed } from './conversation-feed.service.js';
import type { ReadMarkView, SentMessage } from './consultations.contract.js';
import { consultationProblems } from './consultations.problems.js';
import type { SendMessage } from './send-message.contract.js';

/** Saying something in a conversation, by whichever door. */
@Injectable()
export class ConsultationsService {
  constructor(
    private readonly db: Database,
    private readonly orders: OrdersService,
    private readonly feed: ConversationFeed,
  ) {}

  /**
   * Stores a message at the next place of the log, and acknowledges it when it is durable. The same `clientId` again
   * gives the first answer, for ever.
   * @param socketId the sending socket, which is not told of its own message
   * @throws 404; 409 `CONVERSATION_CLOSED`; 422 `ATTACHMENT_NOT_FOUND`
   */
  async send(caller: Caller, orderId: string, message: SendMessage, socketId?: string): Promise<SentMessage> {
    if (message.kind !== 'text') throw consultationProblems.attachmentNotFound();
    const appended =
      (await this.append(this.db, caller, orderId, message)) ??
      (await this.sentBefore(caller, orderId, message.clientId)) ??
      (await this.appendFirstAnswer(caller, orderId, message));
    if ('duplicate' in appended) return appended;
    this.feed.publish({ ...appended, orderId, message, sender: caller, socketId });
    return { seq: appended.seq, at: appended.at.toISOString(), duplicate: false };
  }

  /** Moves the caller's read mark forward, to the end of the log at most. @throws 404 */
  async markRead(caller: Caller, orderId: string, seq: number, socketId?: string): Promise<ReadMarkView> {
    const mark = await row<{ seq: number; residentId: string; lawyerId: string | null; moved: boolean }>(
      this.db,
      { name: 'mark-read', text: MARK_READ },
      [orderId, caller.accountId, seq],
    );
    if (!mark) throw commonProblems.notFound();
    if (mark.moved) this.feed.publishRead({ ...mark, orderId, reader: caller, socketId });
    return { readSeq: mark.seq };
  }

  /** Appends in one statement; undefined when the statement found a reason not to. */
  private async append(
    db: Queryable,
    caller: Caller,
    orderId: string,
    message: SendMessage,
  ): Promise<Appended | undefined> {
    try {
      return await row<Appended>(db, { name: 'append-entry', text: APPEND }, [
        orderId,
        caller.accountId,
        message.clientId,
        message.body,
      ]);
    } catch (error) {
      // The same message by two ways at once: the second waited for the first, and finds it there.
      if ((error as { constraint?: string }).constraint === 'entries_client_id_key') return undefined;
      throw error;
    }
  }

  private async sentBefore(
    caller: Caller,
    orderId: string,
    clientId: string,
  ): Promise<SentMessage | undefined> {
    const entry = await row<{ seq: number; at: Date }>(
      this.db,
      `SELECT e.seq, e.at FROM entries e JOIN conversations c USING (order_id)
        WHERE e.order_id = $1 AND e.sender_id = $2 AND e.client_id = $3 AND $2 IN (c.resident_id, c.lawyer_id)`,
      [orderId, caller.accountId, clientId],
    );
    return entry && { seq: entry.seq, at: entry.at.toISOString(), duplicate: true };
  }

  /** The lawyer's first word of a segment also meets the order's deadline, so the order's row is locked before the log. */
  private async appendFirstAnswer(
    caller: Caller,
    orderId: string,
    message: SendMessage,
  ): Promise<Appended | SentMessage> {
    const appended = await this.db.transaction(async (tx) => {
      if (caller.role === 'lawyer') await this.orders.recordFirstAnswer(tx, orderId, caller.accountId);
      const head = await row<{ closed: boolean }>(
        tx,
        `UPDATE conversations SET awaits_answer = awaits_answer AND lawyer_id IS DISTINCT FROM $2
          WHERE order_id = $1 AND $2 IN (resident_id, lawyer_id) RETURNING closed_at IS NOT NULL AS closed`,
        [orderId, caller.accountId],
      );
      if (!head) throw commonProblems.notFound();
      if (head.closed) throw consultationProblems.conversationClosed();
      // Under the lock of the log: either it was said meanwhile, or it is said now.
      return this.append(tx, caller, orderId, message);
    });
    return (
      appended ??
      (await this.sentBefore(caller, orderId, message.clientId)) ??
      Promise.reject(commonProblems.notFound())
    );
  }
}

interface Appended {
  seq: number;
  at: Date;
  residentId: string;
  lawyerId: string | null;
}

/** $1 order, $2 sender, $3 client id, $4 body. */
const APPEND = `
  WITH head AS (
    UPDATE conversations SET last_seq = last_seq + 1
     WHERE order_id = $1 AND closed_at IS NULL AND (resident_id = $2 OR (lawyer_id = $2 AND NOT awaits_answer))
       AND NOT EXISTS (SELECT FROM entries WHERE order_id = $1 AND sender_id = $2 AND client_id = $3)
     RETURNING last_seq, resident_id, lawyer_id),
  entry AS (
    INSERT INTO entries (order_id, seq, kind, sender_id, client_id, body)
    SELECT $1, last_seq, 'text', $2, $3, $4 FROM head RETURNING seq, at)
  SELECT entry.seq, entry.at, head.resident_id AS "residentId", head.lawyer_id AS "lawyerId" FROM entry, head`;

/** $1 order, $2 reader, $3 place. */
const MARK_READ = `
  WITH head AS (
    SELECT resident_id, lawyer_id, least($3, last_seq) AS seq FROM conversations
     WHERE order_id = $1 AND $2 IN (resident_id, lawyer_id)),
  moved AS (
    INSERT INTO read_marks (order_id, account_id, seq) SELECT $1, $2, seq FROM head
    ON CONFLICT (order_id, account_id) DO UPDATE SET seq = excluded.seq, at = service_now()
     WHERE read_marks.seq < excluded.seq RETURNING seq)
  SELECT coalesce((SELECT seq FROM moved),
                  (SELECT seq FROM read_marks WHERE order_id = $1 AND account_id = $2), head.seq) AS seq,
         EXISTS (SELECT FROM moved) AS moved, resident_id AS "residentId", lawyer_id AS "lawyerId"
    FROM head`;
