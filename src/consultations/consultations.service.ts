import { Inject, Injectable } from '@nestjs/common';
import { ConversationFeed } from '../conversations/conversation-feed.service.js';
import { ConversationLog } from '../conversations/conversation-log.service.js';
import type { Caller } from '../identity/door.contract.js';
import { AttachmentsService, type Claim } from '../attachments/attachments.service.js';
import type { AttachmentView } from '../attachments/attachments.contract.js';
import { OrdersService } from '../orders/orders.service.js';
import { SETTINGS, type Settings } from '../platform/config/settings.js';
import { Database, row, rows, type Tx } from '../platform/database/database.js';
import { isUuid } from '../platform/http/page.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { append, type Appended, type AppendTerms } from './append.js';
import type { ReadMarkView, SentMessage } from './consultations.contract.js';
import { consultationProblems } from './consultations.problems.js';
import { MessageQueue, type Queued } from './message-queue.js';
import { leadsOffPlatform } from './off-platform.js';
import { Patience } from './patience.js';
import type { SendMessage } from './send-message.contract.js';

/** Messages that somebody may send at once; after that, one a second. */
const BURST = 20;
/** How often an order may come to its lawyer just while a message of theirs is on its way. */
const MOST_TRIES = 3;

/** Saying something in a conversation, by whichever door. */
@Injectable()
export class ConsultationsService {
  private readonly queue: MessageQueue;
  private readonly burst: AppendTerms['burst'];
  private readonly patience: Patience;

  constructor(
    private readonly db: Database,
    private readonly orders: OrdersService,
    private readonly feed: ConversationFeed,
    private readonly log: ConversationLog,
    private readonly attachments: AttachmentsService,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.burst = settings.rateLimits ? BURST : null;
    this.patience = new Patience(this.burst);
    this.queue = new MessageQueue({
      together: (said) => this.appendTogether(said),
      alone: (said) => this.appendAlone(said),
    });
  }

  /**
   * Stores a message at the next place of the log, and acknowledges it when it is durable. The same `clientId` again
   * gives the first answer, for ever.
   * @param socketId the sending socket, which is not told of its own message
   * @throws 404; 409 `CONVERSATION_CLOSED`; 422 `ATTACHMENT_NOT_FOUND`; 429 `RATE_LIMITED`
   */
  send(caller: Caller, orderId: string, message: SendMessage, socketId?: string): Promise<SentMessage> {
    return this.patience.hear(caller.accountId, () => this.store(caller, orderId, message, socketId));
  }

  private async store(
    caller: Caller,
    orderId: string,
    message: SendMessage,
    socketId: string | undefined,
  ): Promise<SentMessage> {
    const { clientId, kind, body, attachmentId } = message;
    if (kind !== 'text' && !isUuid(attachmentId)) throw consultationProblems.attachmentNotFound();
    const { accountId, role, displayName } = caller;
    const appended = await this.queue.send({
      orderId,
      senderId: accountId,
      clientId,
      kind,
      body,
      attachmentId,
      sender: { id: accountId, role, displayName },
      socketId,
      leadsAway: role === 'lawyer' && body !== undefined && leadsOffPlatform(body),
    });
    refuse(appended);
    return {
      seq: appended.seq,
      at: appended.at.toISOString(),
      duplicate: appended.outcome === 'duplicate',
    };
  }

  /** Moves the caller's read mark forward, to the end of the log at most. @throws 404 */
  async markRead(caller: Caller, orderId: string, seq: number, socketId?: string): Promise<ReadMarkView> {
    const mark = await row<{ seq: number; residentId: string; lawyerId: string | null; moved: boolean }>(
      this.db,
      { name: 'mark-read', text: MARK_READ },
      [orderId, caller.accountId, seq],
    );
    if (!mark) throw commonProblems.notFound();
    const { residentId, lawyerId } = mark;
    if (mark.moved)
      this.feed.publishRead(
        { orderId, residentId, lawyerId, socketId },
        { accountId: caller.accountId, seq: mark.seq },
      );
    return { readSeq: mark.seq };
  }

  /**
   * Takes back a message of the caller's own, within two minutes: nobody sees its words any more. The recall is an entry
   * of its own; a second one is the first. @throws 403 for somebody else's; 404; 409 `CONVERSATION_CLOSED`, `RECALL_TOO_LATE`
   */
  async recall(caller: Caller, orderId: string, seq: number): Promise<SentMessage> {
    return this.db.transaction(async (tx) => {
      // First the lock, then a look: two recalls at once are one.
      const isOfOrder = await row(tx, LOCK_CONVERSATION, [orderId, caller.accountId]);
      if (!isOfOrder) throw commonProblems.notFound();
      const said = await row<RecallableEntry>(tx, RECALLABLE, [orderId, seq]);
      if (!said || !said.isSaid) throw commonProblems.notFound();
      if (said.senderId !== caller.accountId) throw commonProblems.forbidden();
      if (said.recalledSeq !== null)
        return { seq: said.recalledSeq, at: said.recalledAt!.toISOString(), duplicate: true };
      if (said.isClosed) throw consultationProblems.conversationClosed();
      if (said.isLate) throw consultationProblems.recallTooLate();
      const [told] = await this.log.tell(tx, orderId, [
        { kind: 'recall', senderId: caller.accountId, refersTo: seq },
      ]);
      return { seq: told!.seq, at: told!.at.toISOString(), duplicate: false };
    });
  }

  private async appendTogether(said: readonly Queued[]): Promise<Appended[]> {
    const appended = await append(this.db, said, { waits: false, burst: this.burst });
    for (const [n, one] of appended.entries()) if (one.outcome === 'appended') this.publish(said[n]!, one);
    return appended;
  }

  /** In a transaction of its own, waiting for whoever has the conversation in hand. */
  private async appendAlone(said: Queued): Promise<Appended> {
    for (let tries = 1; ; tries++) {
      const appended = await this.db.transaction((tx) => this.appendWhole(tx, said));
      // Until the lock was had, the order had come to its lawyer; now it is seen from the beginning.
      if (appended.outcome !== 'first_answer' || tries === MOST_TRIES) return appended;
    }
  }

  private async appendWhole(tx: Tx, said: Queued): Promise<Appended> {
    await this.meetFirstAnswer(tx, said);
    const [appended] = await append(tx, [said], { waits: true, burst: this.burst });
    if (appended!.outcome !== 'appended') {
      // Nothing of what a message brings with it stays without the message.
      if (appended!.outcome !== 'first_answer') refuse(appended!);
      return appended!;
    }
    const attachment = said.kind === 'text' ? undefined : await this.attachments.claim(tx, claimOf(said));
    this.db.afterCommit(tx, () => this.publish(said, appended!, attachment));
    if (said.leadsAway) await this.log.tell(tx, said.orderId, [offPlatformNotice(appended!.seq)]);
    return appended!;
  }

  private publish(said: Queued, stored: Appended, attachment?: AttachmentView): void {
    const { seq, at, residentId, lawyerId } = stored;
    const { orderId, socketId, kind, sender, clientId, body } = said;
    this.feed.publish(
      { orderId, residentId, lawyerId, socketId },
      {
        seq,
        kind,
        sender,
        ...(body !== undefined && { body }),
        ...(attachment && { attachment }),
        clientId,
        at: at.toISOString(),
      },
    );
  }

  /** A lawyer's first word in a segment also meets the order's deadline, so the order's row is locked before the log. */
  private async meetFirstAnswer(tx: Tx, { orderId, senderId, clientId, sender }: Queued): Promise<void> {
    if (sender.role !== 'lawyer') return;
    const awaited = await row(tx, AWAITED, [orderId, senderId, clientId]);
    if (!awaited) return;
    await this.orders.recordFirstAnswer(tx, orderId, senderId);
    await rows(
      tx,
      'UPDATE conversations SET awaits_answer = false WHERE order_id = $1 AND lawyer_id = $2 AND awaits_answer',
      [orderId, senderId],
    );
  }
}

/** @throws the problem that an outcome means to whoever wanted to say something */
function refuse({ outcome, inSeconds }: Appended): void {
  if (outcome === 'closed') throw consultationProblems.conversationClosed();
  if (outcome === 'limited') throw commonProblems.rateLimited(Math.max(1, inSeconds));
  if (outcome !== 'appended' && outcome !== 'duplicate') throw commonProblems.notFound();
}

function claimOf({ attachmentId, orderId, senderId, kind }: Queued): Claim {
  return { attachmentId: attachmentId!, orderId, senderId, kind: kind as Claim['kind'] };
}

function offPlatformNotice(seq: number) {
  return {
    kind: 'notice',
    code: 'off_platform',
    refersTo: seq,
    body: '平台提醒：本服务免费。律师不应索要电话、微信或钱款；离开平台的交流没有记录，请当心。',
  } as const;
}

const AWAITED = `
  SELECT 1 FROM conversations c WHERE order_id = $1 AND lawyer_id = $2 AND awaits_answer
     AND NOT EXISTS (SELECT FROM entries e WHERE e.order_id = $1 AND e.sender_id = $2 AND e.client_id = $3)`;

interface RecallableEntry {
  senderId: string | null;
  isSaid: boolean;
  isClosed: boolean;
  isLate: boolean;
  recalledSeq: number | null;
  recalledAt: Date | null;
}

const LOCK_CONVERSATION = `
  SELECT 1 FROM conversations WHERE order_id = $1 AND $2 IN (resident_id, lawyer_id) FOR NO KEY UPDATE`;

/** $1 order, $2 place. */
const RECALLABLE = `
  SELECT e.sender_id AS "senderId", e.client_id IS NOT NULL AS "isSaid", c.closed_at IS NOT NULL AS "isClosed",
         e.at < service_now() - interval '2 minutes' AS "isLate", r.seq AS "recalledSeq", r.at AS "recalledAt"
    FROM conversations c JOIN entries e ON e.order_id = c.order_id AND e.seq = $2
    LEFT JOIN entries r ON r.order_id = c.order_id AND r.kind = 'recall' AND r.refers_to = $2
   WHERE c.order_id = $1`;

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
