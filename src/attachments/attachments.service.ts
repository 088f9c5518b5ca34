import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { reaches } from '../identity/reach.queries.js';
import { Database, row, type Tx } from '../platform/database/database.js';
import { onceForKey } from '../platform/http/idempotency.js';
import { isUuid } from '../platform/http/page.js';
import { RateLimits } from '../platform/limits/rate-limits.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { VIEW_COLUMNS, views } from './attachment-views.queries.js';
import type { AttachmentKind, AttachmentView } from './attachments.contract.js';
import { attachmentProblems } from './attachments.problems.js';
import { Incoming, type Arrived } from './incoming.js';
import { Inspector } from './inspector.js';
import type { Inspected } from './inspection/inspected.js';
import { displayName } from './inspection/display-name.js';
import { FORMATS } from './inspection/formats.js';
import { Scans } from './scans.js';
import { inForm, type UploadForm } from './upload-form.js';
import { Vault } from './vault.js';

const UPLOADS = { name: 'uploads', hits: 30, windowSeconds: 3600 };

/** What is to be said with a message. */
export interface Claim {
  attachmentId: string;
  orderId: string;
  senderId: string;
  kind: AttachmentKind;
}

@Injectable()
export class AttachmentsService {
  constructor(
    private readonly db: Database,
    private readonly limits: RateLimits,
    private readonly incoming: Incoming,
    private readonly inspector: Inspector,
    private readonly vault: Vault,
    private readonly scans: Scans,
  ) {}

  /**
   * Takes in a file for a conversation. It is answered when its content is durable; a crash before that leaves what is
   * swept.
   * @throws 404; 409 `CONVERSATION_CLOSED`; 413, 415 in words; 429; 503
   */
  async upload(caller: Caller, form: UploadForm, idempotencyKey?: string): Promise<AttachmentView> {
    try {
      await this.limits.hit(UPLOADS, caller.accountId);
      const orderId = await form.orderId();
      const id = await this.newIdIn(orderId, caller);
      const { file, filename } = await form.file();
      const arrived = await this.incoming.take(file).catch((error: unknown) => Promise.reject(inForm(error)));
      try {
        if (file.truncated) throw attachmentProblems.tooLarge('A file may have at most 20 MB.');
        await form.end();
        const request = { accountId: caller.accountId, key: idempotencyKey };
        const content = ['attachment', orderId, filename, arrived.sha256];
        return await this.keep({ id, orderId, caller, filename, arrived }, { ...request, content });
      } finally {
        await arrived.discard();
      }
    } finally {
      form.drop();
    }
  }

  /**
   * Says an attachment with a message, in the sender's transaction: once, in its own conversation, by its uploader, as
   * what it is. One that is held may be said; nobody else can fetch it until it is clean.
   * @throws 422 `ATTACHMENT_NOT_FOUND`
   */
  async claim(tx: Tx, { attachmentId, orderId, senderId, kind }: Claim): Promise<AttachmentView> {
    if (!isUuid(attachmentId)) throw attachmentProblems.attachmentNotFound();
    const [view] = await views(
      tx,
      `UPDATE attachments a SET said_at = service_now()
        WHERE a.id = $1 AND a.order_id = $2 AND a.uploader_id = $3 AND a.kind = $4
          AND a.state IN ('held', 'clean') AND a.said_at IS NULL RETURNING ${VIEW_COLUMNS}`,
      [attachmentId, orderId, senderId, kind],
    );
    if (!view) throw attachmentProblems.attachmentNotFound();
    return view;
  }

  /** An id for an attachment in a conversation that is open to the caller. @throws 404; 409 `CONVERSATION_CLOSED` */
  private async newIdIn(orderId: string, caller: Caller): Promise<string> {
    const conversation = await row<{ id: string; closed: boolean }>(
      this.db,
      `SELECT uuidv7() AS id, closed_at IS NOT NULL AS closed FROM conversations
        WHERE order_id = $1 AND $2 IN (resident_id, lawyer_id) AND ${reaches('order_id', '$3')}`,
      [orderId, caller.accountId, caller.ordersSince],
    );
    if (!conversation) throw commonProblems.notFound();
    if (conversation.closed) throw attachmentProblems.conversationClosed();
    return conversation.id;
  }

  /** First the content, then the row: whatever has a row can be fetched. */
  private async keep(upload: Upload, request: Parameters<typeof onceForKey>[1]): Promise<AttachmentView> {
    const { id } = upload;
    const inspected = await this.inspector.look(upload.arrived);
    let kept: AttachmentView | undefined;
    try {
      await this.vault.put(id, 'content', inspected.content);
      if (inspected.thumbnail) await this.vault.put(id, 'thumbnail', inspected.thumbnail);
      kept = await this.db.transaction((tx) =>
        onceForKey(tx, request, () => this.insert(tx, upload, inspected)),
      );
    } finally {
      // It failed, or the same came before: its own content is in the way then.
      if (kept?.id !== id) await this.vault.empty(id);
    }
    this.scans.wake();
    return kept;
  }

  private async insert(tx: Tx, upload: Upload, inspected: Inspected): Promise<AttachmentView> {
    const { kind, type } = FORMATS[inspected.format];
    const [view] = await views(
      tx,
      `INSERT INTO attachments AS a
         (id, order_id, uploader_id, kind, name, type, size_bytes, width, height, duration_ms, state, scan_at)
       SELECT $1, order_id, $3, $4, $5, $6, $7, $8, $9, $10, $11, CASE WHEN $11 = 'held' THEN service_now() END
         FROM conversations WHERE order_id = $2 AND $3 IN (resident_id, lawyer_id) AND closed_at IS NULL
       RETURNING ${VIEW_COLUMNS}`,
      [
        upload.id,
        upload.orderId,
        upload.caller.accountId,
        kind,
        displayName(upload.filename, inspected.format),
        type,
        inspected.content.length,
        inspected.width ?? null,
        inspected.height ?? null,
        inspected.durationMs ?? null,
        this.scans.stateAtFirst,
      ],
    );
    // The order was closed or handed on while the file was under way.
    if (!view) throw attachmentProblems.conversationClosed();
    return view;
  }
}

interface Upload {
  id: string;
  orderId: string;
  caller: Caller;
  filename: string;
  arrived: Arrived;
}
