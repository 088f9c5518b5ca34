import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { reaches } from '../identity/reach.queries.js';
import { Database, rows, type Tx } from '../platform/database/database.js';
import { readCursor, toPage } from '../platform/http/page.js';
import { allPages, PersonalData, type PersonalDataOfRoom } from '../privacy/personal-data.service.js';
import { toView, VIEW_COLUMNS, type AttachmentRow } from './attachment-views.queries.js';
import { AttachmentSweeper } from './sweeper.js';

type OwnRow = AttachmentRow & { orderId: string; uploadedAt: Date };

/** What this room keeps of a resident: what both sides added to the resident's conversations. */
@Injectable()
export class MyAttachments implements PersonalDataOfRoom {
  constructor(
    data: PersonalData,
    private readonly db: Database,
    private readonly sweeper: AttachmentSweeper,
  ) {
    data.register(this);
  }

  parts(caller: Caller) {
    return { attachments: allPages((page) => this.list(caller, page)) };
  }

  /** Marked, so that nobody can fetch it from now on; contents and rows go right after the commit, or with the next sweep. */
  async erase(tx: Tx, accountId: string): Promise<void> {
    await rows(
      tx,
      `UPDATE attachments SET state = 'discarded', said_at = NULL, scan_at = NULL, finding = NULL, name = ''
        WHERE order_id IN (SELECT order_id FROM conversations WHERE resident_id = $1)`,
      [accountId],
    );
    this.db.afterCommit(tx, () => this.sweeper.wake());
  }

  private async list(
    { accountId, ordersSince }: Caller,
    { limit, cursor }: { limit: number; cursor?: string },
  ) {
    const after = readCursor(cursor, ['uuid']);
    const found = await this.db.rows<OwnRow>(
      `SELECT ${VIEW_COLUMNS}, a.order_id AS "orderId", a.uploaded_at AS "uploadedAt"
         FROM conversations c JOIN attachments a USING (order_id)
        WHERE c.resident_id = $1 AND a.uploader_id = $1 AND a.state <> 'discarded' AND ($2::uuid IS NULL OR a.id > $2)
          AND ${reaches('a.order_id', '$4')}
        ORDER BY a.id LIMIT $3`,
      [accountId, after?.[0] ?? null, limit + 1, ordersSince],
    );
    const page = toPage(found, limit, ({ id }) => [id]);
    return {
      ...page,
      items: page.items.map(({ orderId, uploadedAt, ...attachment }) => {
        const { id, kind, name, type, sizeBytes, state } = toView(attachment);
        return { orderId, id, kind, name, type, sizeBytes, state, uploadedAt: uploadedAt.toISOString() };
      }),
    };
  }
}
